/** Says in words where JSON is broken and what to do about it. */

/** A place in a pasted text that cannot be read, and what is wrong there. */
export interface TextFault {
  /** Offset in the text, from 0. */
  at: number;
  /** From 1, as editors count. */
  line: number;
  column: number;
  /** A sentence without its full stop. */
  problem: string;
  /** What to do, as a sentence without its full stop. */
  hint: string;
}

/** `error`: what parseExactly threw. */
export function explainFault(text: string, error: unknown): TextFault {
  const message = error instanceof Error ? error.message : '';
  const position = /at position (\d+)$/.exec(message);
  if (!position)
    return faultAt(text, 0, 'The JSON is nested too deeply to be read', 'Attributes need three levels at most');
  const at = Number(position[1]);
  const comma = trailingComma(text, at);
  if (comma !== undefined)
    return faultAt(text, comma, 'A comma stands before the closing bracket', 'Remove the comma after the last value');
  return faultAt(text, at, ...explain(text, at, message));
}

export function faultAt(text: string, at: number, problem: string, hint: string): TextFault {
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  return { at, line, column: at - before.lastIndexOf('\n'), problem, hint };
}

/** Where the comma stands that nothing but a closing bracket follows. */
function trailingComma(text: string, at: number): number | undefined {
  if (!/[}\]]/.test(text[at] ?? '')) return undefined;
  const before = text.slice(0, at).trimEnd();
  return before.endsWith(',') ? before.length - 1 : undefined;
}

type Explanation = [problem: string, hint: string];

function explain(text: string, at: number, message: string): Explanation {
  const character = text[at];
  const rest = text.slice(at, at + 40);
  const before = text.slice(0, at).trimEnd().at(-1);

  if (message.startsWith('Invalid')) return explainInvalid(message, character);
  if (character === undefined) return explainEnd(text, message);
  if (/^[“”„‟«»‘’]/.test(rest)) return ['A typographic quotation mark stands here', 'Write straight double quotes: "'];
  if (character === "'")
    return ['A single quotation mark stands here; JSON wants double ones', 'Write " instead of \''];
  if (/^\/[/*]/.test(rest)) return ['A comment stands here; JSON has none', 'Remove the comment'];
  if (rest.startsWith('{{') || (character === '{' && before === '{'))
    return ['A Liquid value stands here without quotes', 'Put it in double quotes, or add | to_json inside it'];
  if (message.startsWith('Expected end')) return explainMore(character);
  if (message.startsWith('Comma')) return explainComma(character, before);
  if (message.startsWith('Colon')) return ['A colon is missing after the name', 'Write "name": value'];
  if (message.startsWith('Quoted')) return explainName(rest);
  return explainValue(rest);
}

function explainInvalid(message: string, character: string | undefined): Explanation {
  if (message.startsWith('Invalid number'))
    return ['The number ends too early', 'Write digits after the point or the minus sign'];
  if (message.startsWith('Invalid escape') || message.startsWith('Invalid unicode'))
    return ['The backslash here begins nothing that JSON knows', 'Write \\\\ for a backslash'];
  if (character === '\n' || character === '\r')
    return ['A line ends inside a quoted text', 'Close the quotes, or write \\n for a line break'];
  return [
    character === '\t' ? 'A tab stands inside a quoted text' : 'A control character stands inside a quoted text',
    'Write \\t for a tab, or remove it',
  ];
}

function explainEnd(text: string, message: string): Explanation {
  if (message.startsWith('End of string'))
    return ['The text ends inside quotes that were never closed', 'Close them with "'];
  const open = openBrackets(text);
  if (open.length)
    return [
      `The text ends too early: ${open.length === 1 ? 'one bracket is' : `${open.length} brackets are`} still open`,
      `Add ${open} at the end`,
    ];
  return ['The text ends too early', 'Was all of it copied?'];
}

/** The brackets that would close the text, innermost first. */
function openBrackets(text: string): string {
  let open = '';
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"?|[{}[\]]/g)) {
    if (token === '{') open = `}${open}`;
    else if (token === '[') open = `]${open}`;
    else if (token === '}' || token === ']') open = open.slice(1);
  }
  return open.slice(0, 20);
}

function explainMore(character: string): Explanation {
  if (character === ':') return ['The outer braces are missing', 'Put { at the beginning and } at the end'];
  if (/[}\]]/.test(character)) return ['There is one closing bracket too many', 'Remove it'];
  return ['The JSON is complete, but more text follows', 'Paste one object at a time'];
}

function explainComma(character: string, before: string | undefined): Explanation {
  if (/[}\]]/.test(character))
    return ['This bracket closes something else than what is open', `Write ${character === '}' ? ']' : '}'} before it`];
  if (before === '0' && /\d/.test(character))
    return ['A number begins with 0', 'Write it without the 0, or put it in quotes'];
  if (character !== '"' && before === '"')
    return [
      'A comma is missing here, or a quotation mark stands inside the value',
      'Write \\" for a quotation mark inside a value',
    ];
  return ['A comma is missing here', 'Put a comma between two values'];
}

function explainName(rest: string): Explanation {
  const word = /^[\w$.]+/.exec(rest)?.[0];
  if (word) return [`The name ${word} is not in quotes`, `Write "${word}"`];
  return ['A name in double quotes belongs here', 'Write "name": value'];
}

const foreignWords: Record<string, string> = {
  True: 'true',
  False: 'false',
  TRUE: 'true',
  FALSE: 'false',
  None: 'null',
  NULL: 'null',
  Null: 'null',
  nil: 'null',
  undefined: 'null',
  NaN: 'null',
};

function explainValue(rest: string): Explanation {
  const word = /^[A-Za-z_]\w*/.exec(rest)?.[0];
  if (word && Object.hasOwn(foreignWords, word)) return [`${word} is not JSON`, `Write ${foreignWords[word]}`];
  if (/^[+.]/.test(rest))
    return ['A number must begin with a digit or a minus sign', 'Write 0.5 instead of .5, and leave out +'];
  if (/^[,}\]]/.test(rest)) return ['A value is missing here', 'Write the value, or null for none'];
  return ['A text stands here without quotes', 'Put it in double quotes'];
}
