/** Checked by the compiler (npm run types), never run: the types that are derived from the attribute table. */
import {
  type Changes,
  type Conversations,
  type Customers,
  type MediaItem,
  type WorkerAttributes,
} from '../../assets/attributes/types';
import { type Code } from '../../assets/reply/codes';

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
declare function same<A, B>(equal: Same<A, B>): void;

same<Conversations['campaign'], string | undefined>(true);
same<Conversations['hold_time'], number | undefined>(true);
same<Conversations['virtual'], 'Yes' | 'No' | undefined>(true);
same<Conversations['abandoned'], 'Yes' | 'No' | 'Follow-Up' | undefined>(true);
same<Conversations['media'], MediaItem[] | undefined>(true);
same<Customers['business_value'], number | undefined>(true);
same<WorkerAttributes['team_id'], string | undefined>(true);
same<Changes<'worker'>['location'], string | null | undefined>(true);
same<Changes<'customers'>['name'], string | null | undefined>(true);

export const known: Conversations = {
  conversation_attribute_10: 'x',
  conversation_measure_1: 1,
  segment_link: 'https://a.example',
};

// @ts-expect-error a name Insights does not read
export const misspelled: Conversations = { outcom: 'x' };
// @ts-expect-error a measure is a number
export const textAsMeasure: Conversations = { conversation_measure_1: '1' };
// @ts-expect-error only abandoned knows Follow-Up
export const wrongWord: Conversations = { virtual: 'Follow-Up' };
// @ts-expect-error conversations and customers have names of their own
export const wrongObject: Customers = { campaign: 'x' };
// @ts-expect-error a code that no reply has
export const wrongCode: Code = 'ok';
// @ts-expect-error roles are Flex's; Insights reads role
export const flexRoles: WorkerAttributes = { roles: 'agent' };
// @ts-expect-error an id of a worker is text
export const numericTeam: WorkerAttributes = { team_id: 2 };
// @ts-expect-error there are three custom attributes of an agent
export const fourthAttribute: WorkerAttributes = { agent_attribute_4: 'x' };
// @ts-expect-error null clears in changes, a worker has none
export const cleared: WorkerAttributes = { location: null };
