/** The tabs: arrow keys go from one to the next. */
import { listNames, type ListName } from '../live/list-names';
import { byId, make } from './element';
import { withCapital } from './words';

export function createTabs(
  choose: (list: ListName) => void,
): (current: ListName, counts: Record<ListName, number>, warned: number) => void {
  const numbers = new Map<ListName, HTMLElement>();
  const tabs = new Map<ListName, HTMLElement>();

  for (const name of listNames) {
    const count = make('span', { class: 'count' });
    const tab = make(
      'button',
      {
        attributes: { type: 'button', role: 'tab', id: `tab-${name}`, 'aria-controls': 'panel' },
        press: () => choose(name),
      },
      withCapital(name),
      ' ',
      count,
    );
    numbers.set(name, count);
    tabs.set(name, tab);
    byId('tabs').append(tab);
  }
  byId('tabs').addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const current = listNames.findIndex((name) => tabs.get(name) === document.activeElement);
    if (!step || current < 0) return;
    event.preventDefault();
    const next = listNames[(current + step + listNames.length) % listNames.length];
    tabs.get(next)?.focus();
    choose(next);
  });

  return (current, counts, warned) => {
    for (const [name, tab] of tabs) {
      tab.setAttribute('aria-selected', String(name === current));
      tab.tabIndex = name === current ? 0 : -1;
      const count = numbers.get(name);
      if (count) count.textContent = counts[name].toLocaleString('en');
    }
    byId('panel').setAttribute('aria-labelledby', `tab-${current}`);
    const inConversations = current === 'conversations';
    byId('conversations').hidden = !inConversations;
    byId('records').hidden = inConversations;
    byId('tools').hidden = !inConversations && current !== 'segments';
    byId('warned-count').textContent = warned.toLocaleString('en');
  };
}
