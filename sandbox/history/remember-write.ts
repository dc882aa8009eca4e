/** The report warns of lost updates, so it is told of every write of attributes and whether it had If-Match. */
import { type LoggedRequest } from '../state/request-log';
import { type History } from '../../insights/history/history';

const taskPath = /\/Tasks\/(WT\w{32})$/;

/** Once its answer is known: a refused write loses nothing. */
export function rememberWrite(history: History, { method, path, form, headers, at, status }: LoggedRequest): void {
  const sid = taskPath.exec(path)?.[1];
  const { Attributes: text } = form;
  if (method !== 'POST' || !sid || typeof text !== 'string') return;
  history.write(sid, { at, status, conditional: 'if-match' in headers, text });
}
