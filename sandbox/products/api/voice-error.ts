/** Errors of Programmable Voice: https://www.twilio.com/docs/api/errors. 400 is a guess where no status is documented. */
import { TwilioError } from '../../twilio/twilio-error';

/** A call or recording that has ended, or has not begun; the text is as seen in real answers. */
export const notEligible = () => new TwilioError(400, 21_220, 'Requested resource is not eligible for recording');

/** Twilio.CURRENT while more than one recording is active. */
export const severalActive = () =>
  new TwilioError(400, 16_108, 'Voice Recording: Request failed due to concurrent recordings');

export const noSecondChannel = () =>
  new TwilioError(400, 16_113, 'Voice Recording: Cannot download a dual-channel presentation of a mono recording');
