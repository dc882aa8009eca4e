/** What will stand here, before anything is pasted. */
import { type Verdict } from '../judge/judge-attribute';

const verdicts: { verdict: Verdict; labels: string[]; meaning: string }[] = [
  { verdict: 'loaded', labels: ['Loaded'], meaning: 'Insights loads the value as it is.' },
  {
    verdict: 'look',
    labels: ['Check', 'Cut', 'Hidden'],
    meaning: 'Insights takes it, but not all of it, not where it shows, or at a price.',
  },
  {
    verdict: 'lost',
    labels: ['Ignored', 'Wrong'],
    meaning:
      'It is lost, and Twilio says nothing. Here you read why; a name that was probably meant is put right with one press.',
  },
  {
    verdict: 'own',
    labels: ['Not read'],
    meaning: 'Data of your own or of Flex, which Insights leaves alone.',
  },
];

export function EmptyReport() {
  return (
    <div class="empty">
      <p>
        Each attribute will appear here with the Insights field it fills, the value that will be loaded, and one of
        these verdicts.
      </p>
      <dl>
        {verdicts.map(({ verdict, labels, meaning }) => (
          <div key={verdict} data-verdict={verdict}>
            <dt>
              {labels.map((label) => (
                <span key={label} class="badge">
                  {label}
                </span>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
