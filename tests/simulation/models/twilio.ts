/** Which product answers a request. What no model knows is a defect of the simulation, and is told as one. */
import { type Asked } from '../engine/memory-network';
import { type Answer, type Route } from './answer';

/** `by`: whose request it is, for the record of what was changed. */
export function answerOf(models: { routes: Route[] }[], asked: Asked, by: object | string): Answer {
  const line = `${asked.method} ${asked.path}`;
  for (const route of models.flatMap(({ routes }) => routes)) {
    const sids = asked.host === `${route.host}.twilio.com` ? route.pattern.exec(line)?.slice(1) : undefined;
    if (sids) return route.answer(asked, sids, by);
  }
  throw new Error(`No model of the simulation answers ${line} on ${asked.host}`);
}
