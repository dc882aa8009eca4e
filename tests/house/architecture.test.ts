/**
 * Holds the shape of the house (docs/architecture.md): who may know whom, and what is open to the world.
 * A room takes from itself and from rooms on lower floors, never from one above it or next to it; types count.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
const wings = ['functions', 'assets', 'insights', 'sandbox', 'cli'];
/** Functions anyone may call; every other one wants Twilio's signature. */
const publicFunctions = [
  'functions/recordings/media.ts',
  'functions/webhooks/event-streams.ts',
  'functions/workers/update-worker.ts',
];

/** The floors of each wing, and of the largest tool, from the top down: rooms or files; those on one floor do not know each other. */
const floors: Record<string, string[][]> = {
  assets: [
    ['inspector'],
    ['kit.private.ts'],
    ['serve'],
    ['events'],
    ['twilio'],
    ['decide'],
    ['reply', 'parse'],
    ['settings'],
    ['attributes'],
    ['findings'],
  ],
  insights: [
    ['page'],
    ['view'],
    ['report.ts', 'find-conversations.ts'],
    ['joined-tasks.ts'],
    ['table'],
    ['conversations.ts', 'judgement', 'story'],
    ['task-reading.ts'],
    ['warnings'],
    ['attributes'],
    ['segments'],
    ['events'],
    ['history'],
    ['links', 'approximations.ts'],
  ],
  sandbox: [
    ['start.ts', 'demo.ts', 'rehearse.ts'],
    ['demo', 'rehearsal'],
    ['launcher'],
    ['server.ts'],
    ['create-parts.ts'],
    ['control', 'page'],
    ['live'],
    ['gateway'],
    ['parts'],
    ['actions'],
    ['seed', 'history'],
    ['products'],
    ['twilio'],
    ['events'],
    ['faults', 'preload'],
    ['state'],
    ['http'],
  ],
  'cli/workers-sync': [
    ['sync.ts'],
    ['write-plan.ts'],
    ['options.ts', 'tell'],
    ['write'],
    ['plan'],
    ['read', 'pace', 'exit-codes.ts'],
  ],
  'cli/report': [['run-report.ts'], ['options.ts', 'tell', 'spool.ts'], ['read', 'exit-codes.ts']],
};

interface Import {
  from: string;
  specifier: string;
  /** The file a relative specifier leads to, from the root; undefined for packages. */
  to?: string;
  typeOnly: boolean;
}

const isCode = (file: string) => /\.(ts|tsx|cjs|mjs)$/.test(file);

function filesOf(folder: string): string[] {
  if (!existsSync(path.join(root, folder))) return [];
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}

function resolve(from: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const base = path.normalize(path.join(path.dirname(from), specifier));
  const candidates = [base, ...['.ts', '.tsx', '.d.cts', '.cjs', '.mjs'].map((ending) => base + ending)];
  const found = candidates.find((file) => path.extname(file) && existsSync(path.join(root, file)));
  // Generated files need not be there yet.
  return found ?? (base.endsWith('.generated') ? `${base}.ts` : base);
}

/** Static imports, re-exports, requires and dynamic imports of a file. */
function importsIn(file: string): Import[] {
  const statement =
    /(?:^|\n)\s*(import|export)\s+(type\s+)?([^'"`;]*?)\s*from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|(?:require|import)\(\s*['"]([^'"]+)['"]/g;
  const source = readFileSync(path.join(root, file), 'utf8');
  return [...source.matchAll(statement)].map(([, , type, names, specifier, bare, required]) => {
    const named = /^\{(.*)\}$/s.exec(names ?? '')?.[1];
    const inlineTypes = named?.split(',').every((each) => !each.trim() || each.trim().startsWith('type '));
    const wanted = specifier ?? bare ?? required;
    return { from: file, specifier: wanted, to: resolve(file, wanted), typeOnly: Boolean(type ?? inlineTypes) };
  });
}

const code = wings.flatMap(filesOf).filter(isCode);
const imports = code.flatMap(importsIn);
const wingOf = (file: string) => file.split(path.sep)[0];
const importsOf = (wing: string) => imports.filter(({ from }) => wingOf(from) === wing);
const told = ({ from, to, specifier }: Import) => `${from} -> ${to ?? specifier}`;

/** The room of a file: the first folder below its wing (or that tool), or the file itself where it lies at the root. */
const roomOf = (file: string, wing = wingOf(file)) => path.relative(wing, file).split(path.sep)[0];
const floorOf = (wing: string, file: string) => floors[wing].findIndex((rooms) => rooms.includes(roomOf(file, wing)));
const liesIn = (wing: string, file: string) => file.startsWith(wing + path.sep);

test.each([
  ['functions', ['functions', 'assets']],
  ['assets', ['assets']],
  ['cli', ['cli', 'assets', 'insights']],
  ['insights', ['insights']],
  ['sandbox', ['sandbox', 'insights']],
])('%s knows only %j', (wing, allowed) => {
  const strangers = importsOf(wing).filter(({ to }) => to && !allowed.includes(wingOf(to)));

  expect(strangers.map(told)).toEqual([]);
});

describe.each(Object.keys(floors))('in %s', (wing) => {
  test('every room stands in the table of floors, and every room of the table is there', () => {
    const rooms = new Set(code.filter((file) => liesIn(wing, file)).map((file) => roomOf(file, wing)));
    const known = floors[wing].flat();

    expect([...rooms].filter((room) => !known.includes(room))).toEqual([]);
    expect(known.filter((room) => !rooms.has(room) && !existsSync(path.join(root, wing, room)))).toEqual([]);
  });

  test('no arrow runs back up or sideways', () => {
    const inside = imports.filter(({ from, to }) => to && liesIn(wing, from) && liesIn(wing, to));
    const wrong = inside.filter(
      ({ from, to }) => roomOf(from, wing) !== roomOf(to!, wing) && floorOf(wing, from) >= floorOf(wing, to!),
    );

    expect(wrong.map(told)).toEqual([]);
    expect(inside.length).toBeGreaterThan(0);
  });
});

test('the tools share folders, and know nothing of each other', () => {
  const shared = ['tool', 'deployment', 'account', 'events'];
  const toolOf = (file: string) => roomOf(file).replace(/\.ts$/, '');
  const strangers = importsOf('cli').filter(
    ({ from, to }) => to && wingOf(to) === 'cli' && !shared.includes(toolOf(to)) && toolOf(from) !== toolOf(to),
  );

  expect(strangers.map(told)).toEqual([]);
});

test('products of the sandbox know each other in two places only: flex knows taskrouter, and taskrouter the api', () => {
  const productOf = (file: string) => /^sandbox\/products\/([^/]+)\//.exec(file)?.[1];
  const between = imports.filter(
    ({ from, to }) => to && productOf(from) && productOf(to) && productOf(from) !== productOf(to),
  );
  const allowed = ['flex -> taskrouter', 'taskrouter -> api'];

  expect(
    between.filter(({ from, to }) => !allowed.includes(`${productOf(from)} -> ${productOf(to!)}`)).map(told),
  ).toEqual([]);
});

test('no circle of files anywhere', () => {
  const next = new Map<string, string[]>();
  for (const { from, to } of imports) if (to) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (file: string, way: string[]): void => {
    if (way.includes(file)) {
      circles.push([...way.slice(way.indexOf(file)), file].join(' -> '));
      return;
    }
    if (done.has(file)) return;
    for (const to of next.get(file) ?? []) walk(to, [...way, file]);
    done.add(file);
  };
  for (const file of code) walk(file, []);

  expect(circles).toEqual([]);
});

test('what is pure stays pure: no module of Node but crypto, no value of twilio, no console, process or Runtime', () => {
  const pure = code.filter((file) => /^assets\/(decide|reply|parse|attributes|findings)\/|^insights\//.test(file));
  const impure = imports.filter(
    ({ from, specifier, to, typeOnly }) =>
      pure.includes(from) &&
      ((specifier.startsWith('node:') && specifier !== 'node:crypto') ||
        (!typeOnly && (specifier === 'twilio' || specifier.startsWith('twilio/'))) ||
        (!typeOnly && to?.startsWith('assets/twilio/'))),
  );
  const naming = pure.filter((file) =>
    /\b(console|process|Runtime)\./.test(readFileSync(path.join(root, file), 'utf8')),
  );

  expect([impure.map(told), naming]).toEqual([[], []]);
});

test('only assets/twilio opens connections, and only the request log writes to the console', () => {
  const bundle = code.filter((file) => ['functions', 'assets'].includes(wingOf(file)) && roomOf(file) !== 'inspector');
  const connecting = imports.filter(
    ({ from, specifier }) => bundle.includes(from) && /^node:(https?|net|tls)$/.test(specifier),
  );
  const logging = bundle.filter((file) =>
    /\bconsole\./.test(readFileSync(path.join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')),
  );

  expect(connecting.filter(({ from }) => !from.startsWith('assets/twilio/')).map(told)).toEqual([]);
  expect(logging).toEqual(['assets/serve/request-log.ts']);
});

test('functions take assets from the kit at run time, and only types by path', () => {
  const byPath = importsOf('functions').filter(({ to }) => to && wingOf(to) === 'assets');

  expect(byPath.filter(({ typeOnly, to }) => !typeOnly || to !== 'assets/kit.private.ts').map(told)).toEqual([]);
  expect(byPath.length).toBeGreaterThan(0);
});

test('the kit defines nothing', () => {
  const source = readFileSync(path.join(root, 'assets/kit.private.ts'), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const statements = source
    .split(';')
    .map((each) => each.trim())
    .filter(Boolean);

  expect(statements.filter((each) => !/^export (type )?\{[^}]*\} from /.test(each))).toEqual([]);
});

test('the inspector takes from attributes, parse and findings alone, and nobody takes from it', () => {
  const taken = imports.filter(({ from, to }) => to && roomOf(from) === 'inspector' && roomOf(to) !== 'inspector');
  const asked = imports.filter(({ from, to }) => to?.startsWith('assets/inspector/') && roomOf(from) !== 'inspector');

  expect(taken.filter(({ to }) => !/^assets\/(attributes|parse|findings)\//.test(to!)).map(told)).toEqual([]);
  expect(asked.map(told)).toEqual([]);
});

test.each([
  ['assets', ['kit.private.ts', 'outcome-by-reason.private.json']],
  ['sandbox', ['README.md', 'create-parts.ts', 'demo.ts', 'rehearse.ts', 'server.ts', 'start.ts']],
])('at the root of %s lies %j and nothing else', (wing, expected) => {
  const loose = readdirSync(path.join(root, wing), { withFileTypes: true }).filter((entry) => entry.isFile());

  expect(loose.map(({ name }) => name).toSorted()).toEqual(expected);
});

test('every function is protected, except the public ones of the design', () => {
  const open = filesOf('functions').filter((file) => !/\.(protected|private)\.ts$/.test(file));

  expect(open.filter((file) => !publicFunctions.includes(file))).toEqual([]);
});

test('every export has a taker', () => {
  const entries =
    /^(functions\/|cli\/[^/]+\.ts$|sandbox\/(start|demo|rehearse)\.ts$|sandbox\/preload\/)|\.generated\.ts$/;
  const takers = [...code, ...filesOf('tests').filter(isCode), ...filesOf('build').filter(isCode)];
  const sources = new Map(takers.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]));
  const exported = /^export (?:async )?(?:abstract )?(?:function\*?|const|let|class|interface|type|enum) (\w+)/gm;
  const untaken = code
    .filter((file) => !entries.test(file))
    .flatMap((file) => [...sources.get(file)!.matchAll(exported)].map(([, name]) => ({ file, name })))
    .filter(({ file, name }) => {
      const word = new RegExp(`\\b${name}\\b`);
      return ![...sources].some(([taker, source]) => taker !== file && word.test(source));
    });

  expect(untaken.map(({ file, name }) => `${file}: ${name}`)).toEqual([]);
});

test('no name of a test or sandbox module stands in what is deployed', () => {
  const sources = [...filesOf('functions'), ...filesOf('assets')];

  expect(sources.filter((file) => /sandbox/i.test(readFileSync(path.join(root, file), 'utf8')))).toEqual([]);
});
