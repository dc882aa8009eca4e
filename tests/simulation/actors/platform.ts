/** What befalls Twilio and the Functions' process as a whole. */
import { type Trouble } from '../trouble';
import { defineActor } from '../scene';

/** The process stands still for a while and goes on as if nothing had been. */
export const freezer = defineActor<{ forMs: number }>({
  weight: 0.7,
  plan: (dice, { weather }) =>
    weather === 'order' || weather === 'calm' ? undefined : { forMs: dice.pick([500, 3000, 9000, 60_000]) },
  act(run, key, { forMs }) {
    run.tell(key, `the process stands still for ${forMs} ms`);
    run.freeze(forMs);
  },
});

/** Every request meets the same trouble for a while. */
export const outage = defineActor<{ trouble: Trouble | 'rivals'; forMs: number }>({
  weight: 0.7,
  plan: (dice, { weather }) =>
    weather === 'order' || weather === 'calm'
      ? undefined
      : {
          trouble: dice.pick([
            '429',
            '503-before',
            '503-after',
            'reset-before',
            'reset-after',
            'silence-after',
            'race',
            'rivals',
            'rivals',
          ] as const),
          forMs: dice.pick([500, 2000, 9000]),
        },
  act(run, key, { trouble, forMs }) {
    run.tell(key, `every request meets ${trouble} for ${forMs} ms`);
    run.outage = trouble;
    run.timeline.after(forMs, () => void (run.outage = undefined));
  },
});
