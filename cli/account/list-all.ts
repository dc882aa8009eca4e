/**
 * Lists of the account, whole. The SDK's own listWithHttpInfo leaves a rejection behind that nobody can handle whenever
 * its first page fails, and never ends when the request cannot be made at all.
 */
import { type TwilioClient } from '../../assets/twilio/client';
import { type Context } from '../../assets/twilio/context';
import { type Answer, type ApiResponse } from '../../assets/twilio/failure';

interface Page<T> {
  instances: T[];
  nextPageUrl?: string;
}

/** As the SDK gives every list. */
interface Pages<T> {
  pageWithHttpInfo(): Promise<ApiResponse<Page<T>>>;
  getPageWithHttpInfo(url: string): Promise<ApiResponse<Page<T>>>;
}

/**
 * Every entry of the list that `pagesOf` names, page by page; the first page that fails is the answer. `within`:
 * milliseconds that one page may take with all its repeats.
 */
export async function listAll<T>(
  { twilio }: Context,
  pagesOf: (client: TwilioClient) => Pages<T>,
  within?: number,
): Promise<Answer<T[]>> {
  const all: T[] = [];
  let next: string | undefined;
  for (;;) {
    const url: string | undefined = next;
    const answer: Answer<Page<T>> = await twilio.ask(
      (client) => (url === undefined ? pagesOf(client).pageWithHttpInfo() : pagesOf(client).getPageWithHttpInfo(url)),
      { within },
    );
    if (!answer.ok) return answer;
    all.push(...answer.body.instances);
    next = answer.body.nextPageUrl;
    if (!next) return { ...answer, body: all };
  }
}
