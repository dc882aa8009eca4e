/** What everything that asks Twilio is given. */
import { type Settings } from '../settings/settings';
import { type TwilioCalls } from './calls';

export interface Context {
  settings: Settings;
  twilio: TwilioCalls;
}
