/** The page of a report in a file: what it holds, and the report. */
import { type ReportFile } from '../view/report-file';
import { Explain } from './explain';
import { HelpDialog } from './help-dialog';
import { ReportView } from './report-view';
import { type Store } from './store';

const editions = {
  today: 'today’s Insights: attributes count as they were when the reservation completed, 128 characters of a text',
  specification: 'the specification: attributes count for 5 minutes after the end, 255 characters of a text',
};

export function ReportPage({ store, file }: { store: Store; file: ReportFile }) {
  const [first, ...others] = file.notes;
  return (
    <>
      <header class="report-head">
        <div>
          <h1>{file.title}</h1>
          {file.about !== undefined && <p class="soft">{file.about}</p>}
          <p class="soft">
            Read as {file.edition === 'today' ? 'today’s Insights' : 'the specification'}{' '}
            <Explain about="read as">
              <p>Read as {editions[file.edition]}.</p>
            </Explain>
          </p>
        </div>
        <HelpDialog />
      </header>
      {first !== undefined && (
        <div class="report-notes">
          <p>
            <strong>{first}</strong>
          </p>
          {others.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </div>
      )}
      <ReportView store={store} empty={<p>Not one conversation lies in this period.</p>} />
    </>
  );
}

/** Said in place of a blank page. */
export function DamagedReport() {
  return (
    <main class="damaged">
      <h1>This report cannot be read</h1>
      <p>
        The data in the file is damaged or was cut off on its way. Save the report again, or ask who sent it for another
        copy.
      </p>
    </main>
  );
}
