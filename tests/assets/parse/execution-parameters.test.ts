import { executionParameters, halfAnExecution } from '../../../assets/parse/execution-parameters';

const FlowSid = `FW${'1'.repeat(32)}`;
const ExecutionSid = `FN${'2'.repeat(32)}`;

test('both SIDs name an execution, and none names none', () => {
  expect(halfAnExecution({ FlowSid, ExecutionSid })).toEqual([]);
  expect(halfAnExecution({ FlowSid: undefined, ExecutionSid: undefined })).toEqual([]);
});

test('of one alone the other is missing, and where Studio has it is told', () => {
  expect(halfAnExecution({ FlowSid: undefined, ExecutionSid })).toEqual([
    {
      field: 'FlowSid',
      problem: 'is missing next to ExecutionSid',
      hint: 'send {{flow.flow_sid}} as FlowSid, or neither',
    },
  ]);
  expect(halfAnExecution({ FlowSid, ExecutionSid: undefined })).toEqual([
    {
      field: 'ExecutionSid',
      problem: 'is missing next to FlowSid',
      hint: 'send {{flow.sid}} as ExecutionSid, or neither',
    },
  ]);
});

test('each takes its own kind of SID, and neither must be there', () => {
  const { FlowSid: flow, ExecutionSid: execution } = executionParameters;

  expect([flow.read(FlowSid), execution.read(ExecutionSid)]).toEqual([{ value: FlowSid }, { value: ExecutionSid }]);
  expect([flow.read(ExecutionSid), execution.read(FlowSid)]).toMatchObject([
    { problem: 'is the SID of an execution, not of a flow' },
    { problem: 'is the SID of a flow, not of an execution' },
  ]);
  expect([flow.purpose, execution.purpose]).toEqual([undefined, undefined]);
});
