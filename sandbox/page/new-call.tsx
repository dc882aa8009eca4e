/** A new call, for a department. */
import { useState } from 'preact/hooks';
import { unnarrowed } from '../../insights/page/choice';
import { ask } from './connection';
import { type Simulator } from './simulator';

/** 555-0100 to 555-0199 are nobody's numbers. */
const inventNumber = () => `+1415555${String(100 + Math.floor(Math.random() * 100)).padStart(4, '0')}`;

export function NewCall({ simulator: { store, run } }: { simulator: Simulator }) {
  const [department, setDepartment] = useState('');

  async function call(): Promise<string> {
    const from = inventNumber();
    const { result } = await ask<{ result: { sid: string } }>('POST', '/actions/enqueue-call', {
      from,
      ...(department && { attributes: { department } }),
    });
    store.choose({ list: 'conversations', selected: result.sid, opened: true, ...unnarrowed });
    document.getElementById('conversation-rows')?.scrollTo({ top: 0 });
    return `A call from ${from} waits.`;
  }

  return (
    <span class="pair">
      <button type="button" class="primary" onClick={() => run(call)}>
        New call
      </button>
      <select
        aria-label="Department that is called"
        value={department}
        onChange={(event) => setDepartment(event.currentTarget.value)}
      >
        <option value="">Everyone</option>
        <option value="sales">Sales</option>
        <option value="support">Support</option>
      </select>
    </span>
  );
}
