/** What Studio is asked, and what its silence means; how steps make a time and a path is in decide/ivr-of-execution. */
import { NotConfigured } from '../../../assets/settings/settings';
import { readIvr } from '../../../assets/twilio/ivr';
import { answering, failure, told, type Prepared } from '../../harness/answering';

const execution = { FlowSid: 'FW1', ExecutionSid: 'FN1' };
const date = Date.parse('2026-11-22T10:00:30Z');
const step = (to: string, dateCreated: Date | undefined) => ({
  sid: 'FT1',
  name: 'keypress',
  transitionedFrom: 'menu',
  transitionedTo: to,
  dateCreated,
});
const steps = [step('billing', new Date(date - 12_000))];
const whole = { ivr_time: 12, ivr_path: 'billing' };
const nothing = { conversations: {}, warnings: [] };
const untold = (why: string) => ({
  conversations: {},
  warnings: [
    {
      field: 'ivr',
      problem: `could not be read: ${why}`,
      hint: 'look at FlowSid ({{flow.flow_sid}}) and ExecutionSid ({{flow.sid}}); everything else was done',
    },
  ],
});

afterEach(() => jest.restoreAllMocks());

test('one page of all steps is asked for, and waited for two seconds', async () => {
  const { context, asked } = answering([told({ instances: steps }, { date })]);

  expect(await readIvr(context, execution)).toEqual({ conversations: whole, warnings: [] });
  expect(asked).toEqual([['studio.v2.flows(FW1).executions(FN1).steps.page', { pageSize: 1000 }, { within: 2000 }]]);
});

test.each([
  ['the flow', { ...execution, FlowSid: undefined }, {}],
  ['the execution', { ...execution, ExecutionSid: undefined }, {}],
  ['anything to ask for', execution, { ivr_time: 1, ivr_path: null }],
])('without %s nothing is asked', async (_, input, given) => {
  const { context, asked } = answering([]);

  expect(await readIvr(context, input, given)).toEqual(nothing);
  expect(asked).toEqual([]);
});

test.each([
  [{ ivr_time: 5 }, { ivr_path: 'billing' }],
  [{ ivr_path: null }, { ivr_time: 12 }],
])('what the caller has a word on, %j, is left out', async (given, conversations) => {
  const { context } = answering([told({ instances: steps }, { date })]);

  expect(await readIvr(context, execution, given)).toEqual({ conversations, warnings: [] });
});

test('an answer without a date is judged by our clock', async () => {
  jest.spyOn(Date, 'now').mockReturnValue(date + 1000);

  const { conversations } = await readIvr(answering([told({ instances: steps })]).context, execution);

  expect(conversations).toEqual({ ivr_time: 13, ivr_path: 'billing' });
});

test('the path is cut to INSIGHTS_TEXT_LIMIT', async () => {
  const { context } = answering([told({ instances: steps }, { date })], { INSIGHTS_TEXT_LIMIT: '4' });

  expect((await readIvr(context, execution)).conversations.ivr_path).toHaveLength(4);
});

test.each<[string, Prepared, string]>([
  ['an unknown execution', failure('not-found'), 'Studio knows no such execution of this flow'],
  ['a refusal', failure('refused'), 'Studio refused the request'],
  ['a 429', failure('rate-limited'), 'Studio asked for fewer requests'],
  ['silence', failure('unavailable'), 'Studio did not answer in time'],
  ['no step', told({ instances: [] }), 'Studio lists no step of this execution'],
  ['a step without a time', told({ instances: [step('x', undefined)] }), 'Studio lists no step of this execution'],
])('%s is a warning', async (_, answer, why) => {
  expect(await readIvr(answering([answer]).context, execution)).toEqual(untold(why));
});

test('credentials that Twilio refuses are a warning to the caller and a note in the log', async () => {
  const { context } = answering([
    () => {
      throw new NotConfigured('ACCOUNT_SID is wrong');
    },
  ]);

  expect(await readIvr(context, execution)).toEqual({
    ...untold('ACCOUNT_SID is wrong'),
    note: 'ACCOUNT_SID is wrong.',
  });
});

test('a defect of ours is thrown on', async () => {
  const defect = new TypeError('ours');
  const { context } = answering([
    () => {
      throw defect;
    },
  ]);

  await expect(readIvr(context, execution)).rejects.toBe(defect);
});
