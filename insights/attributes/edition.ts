/**
 * Two editions of Twilio's rules. The older one is the specification of this project; today's reads the attributes
 * from reservation events, so that only links to recordings still count once the reservation has ended.
 */
export type Edition = 'today' | 'specification';

interface Rules {
  /** Most characters of a text that are loaded. */
  textLimit: number;
  /** How long after the end a change of an attribute still counts (ms). */
  attributeGraceMs: number;
  /** The same for links to recordings. */
  linkGraceMs: number;
}

const minute = 60_000;

export const rules: Record<Edition, Rules> = {
  today: { textLimit: 128, attributeGraceMs: 0, linkGraceMs: 2 * minute },
  specification: { textLimit: 255, attributeGraceMs: 5 * minute, linkGraceMs: 5 * minute },
};

export function readEdition(text: string | null): Edition {
  return text === 'specification' ? 'specification' : 'today';
}
