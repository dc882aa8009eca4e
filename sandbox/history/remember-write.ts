import { type LoggedRequest } from '../state/request-log';
import { type History } from '../../insights/history/history';

const taskPath = /\/Tasks\/(WT\w{32})$/;

/** Tells the history of a request that carried attributes for a task, once its answer is known. */
export function rememberWrite(history: History, { method, path, form, headers, at, status }: LoggedRequest): void {
  const sid = taskPath.exec(path)?.[1];
  const { Attributes: text } = form;
  if (method !== 'POST' || !sid || typeof text !== 'string') return;
  history.write(sid, { at, status, conditional: 'if-match' in headers, text });
}
