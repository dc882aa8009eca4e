/** What a name that is no parameter of a Function was meant to be, where that can be told. */
import { fieldName } from '../attributes/rules';
import { attributeTable, taskObjects } from '../attributes/table';
import { didYouMean, nearestName } from '../findings/nearest-name';

/** The JSON parameter of an object of attributes. */
export const jsonParameter = { conversations: 'Conversations', customers: 'Customers' } as const;

/** Every parameter name that carries attributes of a task. */
export const attributeNames: readonly string[] = taskObjects.flatMap((object) => [
  jsonParameter[object],
  ...Object.keys(attributeTable[object]).map((key) => fieldName(object, key)),
]);

/** The attributes by their names without the object: `campaign`. Where two objects have one, the first is offered. */
const bareNames = new Map(
  taskObjects
    .toReversed()
    .flatMap((object) => Object.keys(attributeTable[object]).map((key) => [key, fieldName(object, key)])),
);

/** Twilio's own parameters whose names are an attribute's, but for their capitals. */
const platformWords = new Set(['Direction', 'Language', 'Channel', 'Name', 'Type', 'State', 'Country', 'Region']);

/** The attribute that has this name within its object. */
export const attributeOfKey = (key: string): string | undefined => bareNames.get(key);

/** `campaign` for `conversations.campaign`; a word with capitals only when nothing but these differ. */
function attributeMeant(name: string): { field: string; exact: boolean } | undefined {
  const exact = bareNames.get(platformWords.has(name) ? name : name.toLowerCase());
  if (exact) return { field: exact, exact: true };
  const near = /^[a-z\d]+(_[a-z\d]+)+$|^[a-z]{5,}$/.test(name) ? nearestName(name, bareNames.keys()) : undefined;
  return near === undefined ? undefined : { field: bareNames.get(near)!, exact: false };
}

/** How link-task is told what to link to. Nobody but our callers has such names. */
const linkNames = ['FirstTaskSid', 'PreviousTaskSid', 'ConversationId', 'LinkKey', 'LinkWithinHours', 'Relink'];

/** The known name that was meant: near it, or it without its `Sid`. */
export function nearestParameter(name: string, names: readonly string[]): string | undefined {
  const sidName = `${name}Sid`.toLowerCase();
  return nearestName(name, names) ?? names.find((each) => each.toLowerCase() === sidName);
}

const carriesAttributes = (name: string): boolean =>
  attributeNames.includes(name) ||
  taskObjects.some((object) => name.toLowerCase() === object || name.startsWith(`${object}.`));

/** `takesAttributes`: whether the Function has attributes among its parameters. */
export function otherName(name: string, takesAttributes: boolean): { problem: string; hint: string } | undefined {
  if (!takesAttributes && carriesAttributes(name))
    return { problem: 'is not taken by this Function', hint: 'send attributes to enrich-task' };
  if (name.toLowerCase() === 'attributes')
    return {
      problem: "is Twilio's name for all attributes, and no parameter of this Function",
      hint: takesAttributes
        ? 'send each one by its name, such as conversations.campaign, or all as JSON in Conversations and Customers'
        : 'send attributes to enrich-task',
    };
  const meant = attributeMeant(name);
  if (!meant?.exact && nearestParameter(name, linkNames))
    return { problem: 'is not taken by this Function', hint: 'send it to link-task' };
  if (!meant) return undefined;
  const instead = meant.exact ? `write ${meant.field}` : didYouMean(meant.field);
  return {
    problem: 'is not a parameter of this Function',
    hint: takesAttributes ? instead : `if it is ${meant.field}, send it to enrich-task`,
  };
}
