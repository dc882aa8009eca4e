/** Errors of Sync, by the numbers of its dictionary: https://www.twilio.com/docs/api/errors#5-4xxx */
import { TwilioError } from '../../twilio/twilio-error';

export const itemExists = () => new TwilioError(409, 54_208, 'An Item with given key already exists in the Map');

export const nameExists = () => new TwilioError(409, 54_301, 'Unique name already exists');

/** 54103, which is also told of, is a Document's. */
export const revisionMismatch = () =>
  new TwilioError(412, 54_205, 'The revision of the Map Item does not match the expected revision');

export const dataTooLarge = () => new TwilioError(413, 54_006, 'Request entity too large');

export const dataNotJson = () => new TwilioError(400, 54_008, 'Invalid JSON: Data must be a JSON object');

export const tooFast = () => new TwilioError(429, 54_009, 'Rate limit exceeded');
