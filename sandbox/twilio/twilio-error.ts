/** An error answer as Twilio words it: `{ code, message, more_info, status }`. */
export class TwilioError extends Error {
  readonly status: number;
  readonly code: number;
  readonly headers: Record<string, string>;

  constructor(status: number, code: number, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }

  get body() {
    return {
      code: this.code,
      message: this.message,
      more_info: `https://www.twilio.com/docs/errors/${this.code}`,
      status: this.status,
    };
  }
}

export const badRequest = (message: string) => new TwilioError(400, 20_001, message);

export const notFound = (path: string) => new TwilioError(404, 20_404, `The requested resource ${path} was not found`);

/** A page asked for by its number: https://www.twilio.com/docs/api/errors/40153 */
export const absolutePaging = () =>
  new TwilioError(400, 40_153, 'Absolute Paging used when iterating TaskRouter resources');

export const notAllowed = () => new TwilioError(405, 20_004, 'Method not allowed');

export const unauthenticated = () =>
  new TwilioError(401, 20_003, 'Authenticate', { 'WWW-Authenticate': 'Basic realm="Twilio API"' });

export const tooManyRequests = (headers: Record<string, string> = {}) =>
  new TwilioError(429, 20_429, 'Too Many Requests', headers);

// The number of the precondition error is in no document; 20412 follows the pattern of its neighbours.
export const preconditionFailed = () => new TwilioError(412, 20_412, 'Precondition Failed');

export const conflict = (message: string) => new TwilioError(409, 20_409, message);
