/** The buttons that make something happen to the selected conversation. */
import { useState } from 'preact/hooks';
import { type Simulator } from './simulator';
import { taskActions, type TaskAction } from './task-actions';

export function TaskButtons({ simulator: { store, run } }: { simulator: Simulator }) {
  const [agent, setAgent] = useState('');
  const [target, setTarget] = useState('');
  const { look } = store;
  const { agents = [], queues = [] } = look ?? {};
  const steps = look?.selected?.steps ?? null;
  const targets = [...queues, ...agents];
  const transferTo = targets.find(({ sid }) => sid === target) ?? targets[0];

  function press({ refusal, act }: TaskAction): void {
    run(async () => {
      // What was seen half a second ago may be over by now.
      await store.lookSoon();
      const steps = store.look?.selected?.steps ?? null;
      if (!steps) throw new Error('Select a conversation that is going on, or make a new call.');
      const why = refusal(steps);
      if (why !== null) throw new Error(why);
      return act(steps, { agent, transferTo, functions: Boolean(look?.functions) });
    });
  }

  function button(action: TaskAction) {
    // Not `disabled`: a button that loses the focus, or says nothing when pressed, helps nobody.
    return (
      <button type="button" aria-disabled={!steps || action.refusal(steps) !== null} onClick={() => press(action)}>
        {action.title(steps)}
      </button>
    );
  }

  return (
    <>
      <span class="pair">
        {button(taskActions.ring)}
        {button(taskActions.answer)}
        <select aria-label="Agent who is rung" value={agent} onChange={(event) => setAgent(event.currentTarget.value)}>
          <option value="">anyone</option>
          {agents.map(({ sid, name, activity }) => (
            <option key={sid} value={sid}>
              {name} ({activity.toLowerCase()})
            </option>
          ))}
        </select>
      </span>
      <span class="pair">
        {button(taskActions.transfer)}
        <select
          aria-label="Transfer to"
          value={transferTo?.sid ?? ''}
          onChange={(event) => setTarget(event.currentTarget.value)}
        >
          {targets.map(({ sid, name }) => (
            <option key={sid} value={sid}>
              {name}
            </option>
          ))}
        </select>
      </span>
      {button(taskActions.record)}
      {button(taskActions.hangUp)}
      {button(taskActions.complete)}
      {button(taskActions.cancel)}
    </>
  );
}
