/** Steps of Studio executions, in no promised order. https://www.twilio.com/docs/studio/rest-api/v2/step */
import { notFound, refusal, type Answer, type Route } from './answer';

export interface Step {
  event: string;
  from: string;
  to: string;
  /** Seconds since the first. */
  atSeconds: number;
}

/** What Studio has of an execution: its steps, nothing of it, or a failure. */
export type Execution = Step[] | 'unknown' | 'failing';

export class Studio {
  readonly executions = new Map<string, Execution>();
  readonly routes: Route[] = [
    {
      host: 'studio',
      pattern: /^GET \/v2\/Flows\/FW\w+\/Executions\/(FN\w+)\/Steps$/,
      answer: (_, [sid]) => this.listSteps(sid),
    },
  ];

  /** Milliseconds since 1970 when the executions began. */
  constructor(private readonly beganAtMs: number) {}

  private listSteps(sid: string): Answer {
    const execution = this.executions.get(sid) ?? 'unknown';
    if (execution === 'unknown') return notFound;
    if (execution === 'failing') return refusal(500, 20_500, 'An internal server error has occurred');
    const steps = execution.map(({ event, from, to, atSeconds }, place) => ({
      sid: `FT${String(place).padStart(32, '0')}`,
      name: event,
      transitioned_from: from,
      transitioned_to: to,
      date_created: new Date(this.beganAtMs + atSeconds * 1000).toISOString(),
    }));
    const meta = { key: 'steps', page: 0, page_size: 1000, next_page_url: null, previous_page_url: null };
    return { status: 200, body: { steps, meta } };
  }
}
