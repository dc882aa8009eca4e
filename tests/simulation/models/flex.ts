/** Channels of Flex Interactions. https://www.twilio.com/docs/flex/developer/conversations/interactions-api */
import { notFound, refusal, type Answer, type Route } from './answer';
import { type TaskRouter } from './task-router';

export class Flex {
  /** Channels by SID: whether they are open. */
  readonly channels = new Map<string, boolean>();
  readonly routes: Route[] = [
    {
      host: 'flex-api',
      pattern: /^POST \/v1\/Interactions\/KD\w+\/Channels\/(UO\w+)$/,
      answer: (_, [sid], by) => this.closeChannel(sid, by),
    },
  ];

  constructor(private readonly taskRouter: TaskRouter) {}

  closeChannel(sid: string, by: object | string): Answer {
    const open = this.channels.get(sid);
    if (open === undefined) return notFound;
    if (!open) return refusal(400, 20_001, 'The channel is closed already');
    this.channels.set(sid, false);
    this.taskRouter.endWithChannel(sid, by);
    return { status: 200, body: { sid, status: 'closed' } };
  }
}
