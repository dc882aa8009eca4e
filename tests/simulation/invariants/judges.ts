/** Everything that must hold in every world. A new promise is a file and a line here. */
import { judgeConversations } from './conversations';
import { judgeHonesty } from './honesty';
import { judgeHangUp } from './hang-up';
import { judgeIvr } from './ivr';
import { judgeKeys } from './keys';
import { judgeOnce } from './once';
import { judgeOutcomes } from './outcomes';
import { judgePromises } from './promises';
import { judgeRecordings } from './recordings';
import { judgeReplies } from './replies';
import { type Judge, type Verdict } from './verdict';
import { judgeWrites } from './writes';

const judges: readonly Judge[] = [
  judgeReplies,
  judgeWrites,
  judgePromises,
  judgeHonesty,
  judgeOnce,
  judgeConversations,
  judgeKeys,
  judgeHangUp,
  judgeIvr,
  judgeOutcomes,
  judgeRecordings,
];

export const judge: Judge = (run): Verdict[] => judges.flatMap((each) => each(run));
