/** The kinds of loss in the few words that a page has room for; the engine's table of losses tells each whole. */
import { type Shown } from '../find-conversations';
import { type Severity } from '../warnings/losses';
import { type WarningKind } from '../warnings/warning';

interface KindWords {
  title: string;
  /** What it means, as a sentence. */
  meaning: string;
}

/** In the order in which they are shown: the most costly mistakes first. */
const kinds: Record<WarningKind, KindWords> = {
  late: { title: 'Too late', meaning: 'Written when Insights had already read the attributes.' },
  'late-link': { title: 'Link too late', meaning: 'The link to a recording came when links no longer counted.' },
  overwritten: { title: 'Overwritten', meaning: 'Another write put an older state over the value.' },
  failed: { title: 'Never arrived', meaning: 'The write was refused or lost, and nobody repeated it.' },
  ignored: { title: 'Ignored', meaning: 'Insights does not read an attribute of this name.' },
  cut: { title: 'Cut', meaning: 'The text is longer than Insights loads.' },
  hidden: { title: 'Not shown', meaning: 'A name is loaded, but shown only where its id is given as well.' },
  unlinked: { title: 'Not linked', meaning: 'Tasks of one customer are reported as two conversations.' },
  unreadable: { title: 'Unreadable', meaning: 'The attributes are not a JSON object.' },
  wrong: { title: 'Wrong type', meaning: 'The value is of a type that the field does not have.' },
  'no-outcome': { title: 'No outcome', meaning: 'It ended without an outcome and without a reason.' },
  'no-recording': { title: 'No recording', meaning: 'No link leads to a recording of the call.' },
};

const likelyUnlinked: KindWords = {
  title: 'Perhaps not linked',
  meaning: 'The same customer was in touch within 24 hours before, in a conversation of its own.',
};

export const kindNames = Object.keys(kinds) as WarningKind[];

/** Not linked is lost where a task names the other one, and to look at where only the customer is the same. */
export const wordsOf = (kind: WarningKind, severity: Severity): KindWords =>
  kind === 'unlinked' && severity === 'look' ? likelyUnlinked : kinds[kind];

/** What narrows the report to warnings of a kind. */
export const shownOf = (kind: WarningKind, severity: Severity): Shown =>
  kind === 'unlinked' && severity === 'look' ? 'likely-unlinked' : kind;

export const shownNames: Shown[] = ['all', 'meant', 'lost', 'look', ...kindNames, 'likely-unlinked'];
