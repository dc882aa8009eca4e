/** Whether a worker's answer carries an ETag, which Twilio's own description says and its guide to ETags does not. */
import { type Context } from '../../../assets/twilio/context';
import { problemOf } from '../../tool/found';
import { failed, ok, warning, type Report } from '../report';

const about = 'Workers';

/** Reads one worker; changes nothing. */
export async function checkWorkerETag({ twilio, settings }: Context): Promise<Report> {
  const workers = await twilio.ask((client) =>
    client.taskrouter.v1.workspaces(settings.TASKROUTER_WORKSPACE_SID).workers.pageWithHttpInfo({ pageSize: 1 }),
  );
  if (!workers.ok) return failed(about, problemOf(workers, 'the list of workers'));
  const [first] = workers.body.instances;
  if (!first) return ok(about, 'There is no worker yet: whether a worker has an ETag was not looked at.');
  const worker = await twilio.ask((client) =>
    client.taskrouter.v1.workspaces(settings.TASKROUTER_WORKSPACE_SID).workers(first.sid).fetchWithHttpInfo(),
  );
  if (!worker.ok) return failed(about, problemOf(worker, 'a worker'));
  return worker.etag
    ? ok(about, 'A worker has an ETag: two writers of one worker lose nothing.')
    : warning(
        about,
        'A worker has no ETag: changes are checked by reading back, and one of two writers at once may lose.',
        'Let one system alone write to workers, Flex apart.',
      );
}
