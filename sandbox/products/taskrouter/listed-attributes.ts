/** Twilio documents attributes as null in lists, production code reads them there: a setting chooses. */
import { type World } from '../../twilio/world';

/** To be spread over every entry of a list. */
export const hiddenInLists = ({ settings }: World): { attributes?: null } =>
  settings.listedAttributes === 'null' ? { attributes: null } : {};
