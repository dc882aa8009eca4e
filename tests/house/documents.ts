/** Markdown as the tests of the documents read it: files, prose, code, links, and the anchors GitHub makes of headings. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(__dirname, '../..');

export interface Document {
  /** From the project's root. */
  file: string;
  text: string;
  /** The text without code, by line: fenced blocks are blank, inline code is as many `x`. */
  prose: string[];
  /** Fenced blocks and inline code. */
  code: string[];
}

const apart = new Set(['node_modules', 'dist', 'coverage', 'reports']);

/** Every file of the project, without what is installed or built. Folders whose name starts with a dot: .github and .ci alone. */
export function projectFiles(folder = ''): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const place = path.join(folder, entry.name);
    if (!entry.isDirectory()) return [place];
    const hidden = entry.name.startsWith('.') && !['.github', '.ci'].includes(entry.name);
    return hidden || apart.has(entry.name) ? [] : projectFiles(place);
  });
}

export function readDocument(file: string, text = readFileSync(path.join(root, file), 'utf8')): Document {
  const prose: string[] = [];
  const code: string[] = [];
  let fence: string[] | undefined;
  for (const line of text.split('\n')) {
    if (/^\s*```/.test(line)) {
      if (fence) code.push(fence.join('\n'));
      fence = fence ? undefined : [];
      prose.push('');
    } else if (fence) {
      fence.push(line);
      prose.push('');
    } else {
      code.push(...[...line.matchAll(/`([^`]+)`/g)].map(([, inline]) => inline));
      prose.push(line.replace(/`[^`]+`/g, (inline) => '`'.padEnd(inline.length - 1, 'x') + '`'));
    }
  }
  return { file, text, prose, code };
}

export const documents: Document[] = projectFiles()
  .filter((file) => file.endsWith('.md'))
  .map((file) => readDocument(file));

/** Targets of links and pictures, web addresses left out. A link's text may run over two lines. */
export function relativeLinks({ prose }: Document): string[] {
  const written = prose.join('\n').matchAll(/\]\(\s*([^)\s]+)[^)]*\)|^\[[^\]]+\]:\s*(\S+)|(?:href|src)="([^"]+)"/gm);
  return [...written]
    .map(([, inline, reference, html]) => inline ?? reference ?? html)
    .filter((to) => !/^[a-z]+:/.test(to));
}

/** https://docs.github.com/en/get-started/writing-on-github: small letters, spaces as hyphens, no other punctuation; -1, -2 when taken. */
export function anchorsOf({ text }: Document): Set<string> {
  const anchors = new Set<string>();
  const body = text.replace(/^\s*```[\s\S]*?^\s*```/gm, '');
  for (const [, heading] of body.matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)) {
    const shown = heading.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1');
    const name = shown
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
      .replaceAll(' ', '-');
    let anchor = name;
    for (let taken = 1; anchors.has(anchor); taken++) anchor = `${name}-${taken}`;
    anchors.add(anchor);
  }
  for (const [, id] of body.matchAll(/<a\s+(?:id|name)="([^"]+)"/g)) anchors.add(id);
  return anchors;
}
