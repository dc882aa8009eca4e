/** What each write took, request by request on one axis: a race that was lost, the pause, and how it came through. */
import { type TracedRequest, type WriteTrace } from '../live/write-traces';
import { percent } from '../../insights/page/phase-bar';
import { atDayAndTime, plural } from '../../insights/page/words';
import { spell } from '../../insights/warnings/warning';

const failed = ({ status }: TracedRequest) => status === null || status >= 400;
const named = ({ verb, status, fault }: TracedRequest) =>
  `${verb} ${status ?? (fault === 'reset-after' ? 'applied, answer lost' : 'no answer')}`;

/** What happened, in a few words. */
function summary({ requests }: WriteTrace): string {
  const tries = requests.filter(({ verb }) => verb !== 'read');
  const last = tries[tries.length - 1];
  if (failed(last)) return `never came through (${last.status ?? 'no answer'})`;
  const lost = tries.filter(failed);
  if (lost.length === 0) return last.conditional ? 'written at once, with If-Match' : 'written without If-Match';
  return `came through after ${lost.map(({ status }) => status ?? 'no answer').join(', ')}`;
}

/** ms that a request is drawn with at least, so that it can be seen beside its pause. */
const shareLeast = 0.012;

function Trace({ trace }: { trace: WriteTrace }) {
  const { requests, at } = trace;
  const last = requests[requests.length - 1];
  const length = Math.max(last.at + last.ms - at, 1);
  const isStory = requests.some(failed);
  return (
    <li class={isStory ? 'trace story' : 'trace'}>
      <p>
        <span class="time">{atDayAndTime(at)}</span> <strong>{summary(trace)}</strong>{' '}
        <span class="soft">
          {plural(requests.length, 'request')} in {spell(length)}
        </span>
      </p>
      {isStory && (
        <div class="trace-axis" aria-hidden="true">
          {requests.map((request) => (
            <span
              key={request.id}
              class={`request ${request.verb}${failed(request) ? ' failed' : ''}`}
              style={{
                left: percent(Math.min((request.at - at) / length, 1 - shareLeast)),
                width: percent(Math.max(request.ms / length, shareLeast)),
              }}
            />
          ))}
        </div>
      )}
      <ol class="trace-steps">
        {requests.map((request, index) => {
          const pause = index > 0 ? request.at - requests[index - 1].at - requests[index - 1].ms : 0;
          return (
            <li key={request.id}>
              {pause > 15 && <span class="pause">pause {spell(pause)}</span>}
              <span class={`step ${request.verb}${failed(request) ? ' failed' : ''}`}>{named(request)}</span>
            </li>
          );
        })}
      </ol>
    </li>
  );
}

export function WriteTraces({ writes, search }: { writes: WriteTrace[]; search: () => void }) {
  if (writes.length === 0) return null;
  return (
    <section class="card" aria-label="Writes">
      <div class="table-head">
        <h3>Writes</h3>
        <button type="button" class="link" onClick={search}>
          All requests of this task
        </button>
      </div>
      <ul class="traces">
        {writes.map((trace) => (
          <Trace key={trace.requests[0].id} trace={trace} />
        ))}
      </ul>
    </section>
  );
}
