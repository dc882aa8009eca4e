/** The size of the attributes on a ruler, with the limits of Send to Flex and TaskRouter as marks. */
import { element } from './element';
import { type Size } from '../judge/inspect';

const count = (characters: number) => characters.toLocaleString('en');

export function renderSize(container: HTMLElement, { characters, limit, sendToFlex }: Size): void {
  const limits = [...(sendToFlex ? [{ name: 'Send to Flex', limit: sendToFlex }] : []), { name: 'TaskRouter', limit }];
  const fill = element('span', {
    class: 'fill',
    'data-state': characters > limit ? 'over' : sendToFlex && characters > sendToFlex ? 'high' : 'fits',
  });
  fill.style.width = `${Math.min(100, (characters / limit) * 100)}%`;
  const ruler = element('div', { class: 'ruler', 'aria-hidden': 'true' }, fill);
  for (const each of limits) {
    const mark = element('span', { class: 'mark' });
    mark.style.left = `${(each.limit / limit) * 100}%`;
    ruler.append(mark);
  }
  const words = limits.map((each) => {
    const over = characters - each.limit;
    return element(
      'li',
      over > 0 ? { class: 'over' } : {},
      `${each.name} takes ${count(each.limit)}: ${over > 0 ? `${count(over)} too many` : `${count(-over)} left`}`,
    );
  });
  container.replaceChildren(
    element('p', {}, element('strong', {}, `${count(characters)} characters`), ' without whitespace'),
    ruler,
    element('ul', {}, ...words),
  );
}
