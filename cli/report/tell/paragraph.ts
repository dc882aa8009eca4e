/** Plain text in a column of a given width. */

/** Control characters in a name must not steer a terminal. */
export const plain = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '�');

/** Lines of at most `width` characters; a word that is longer has a line of its own. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}

/** The text behind `head`, further lines under its beginning. */
export function hang(head: string, text: string, width: number): string[] {
  const indent = ' '.repeat(head.length);
  return wrap(text, Math.max(20, width - head.length)).map((line, index) => (index === 0 ? head : indent) + line);
}

export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** 18 %, 0.4 %, <0.1 %. */
export function percent(share: number): string {
  const value = share * 100;
  if (value === 0 || value === 100) return `${value} %`;
  if (value < 0.1) return '<0.1 %';
  return value >= 10 && value < 99.5 ? `${Math.round(value)} %` : `${Math.floor(value * 10) / 10} %`;
}
