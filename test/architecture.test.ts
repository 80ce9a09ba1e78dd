/** The laws of the project's shape: who may import whom, what the compiler may know, and what everything must have. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codes } from '../src/diagnostic.js';
import { opNames } from '../src/expr/ops.js';

const root = process.cwd();
const filesBelow = (folder: string, ending: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((f) => f.endsWith(ending) && !f.endsWith('.d.ts'))
    .map((f) => `${folder}/${f.replaceAll('\\', '/')}`)
    .sort();

const sources = new Map(filesBelow('src', '.ts').map((f) => [f, readFileSync(join(root, f), 'utf8')]));
const templates = new Map(filesBelow('templates', '.hbs').map((f) => [f, readFileSync(join(root, f), 'utf8')]));

/**
 * The text with comments as blanks; strings stay. A small scanner rather than a regular expression, because strings
 * hold `//` and regular expressions hold quotes.
 */
function withoutComments(text: string): string {
  let [out, i] = ['', 0];
  const blank = (end: number): void => {
    out += text.slice(i, end).replace(/[^\n]/g, ' ');
    i = end;
  };
  const copy = (end: number): void => {
    out += text.slice(i, end);
    i = end;
  };
  while (i < text.length) {
    const rest = text.slice(i, i + 2);
    const end = (mark: string, from: number) => {
      const at = text.indexOf(mark, from);
      return at < 0 ? text.length : at;
    };
    if (rest === '//') blank(end('\n', i));
    else if (rest === '/*') blank(end('*/', i) + 2);
    else if (text[i] === "'" || text[i] === '"' || text[i] === '`') copy(stringEnd(text, i));
    else if (text[i] === '/' && /[(,=:[!&|?{};\n]\s*$|return\s*$/.test(out.slice(-12))) copy(regexEnd(text, i));
    else copy(i + 1);
  }
  return out;
}

function stringEnd(text: string, start: number): number {
  let i = start + 1;
  while (i < text.length && text[i] !== text[start]) i += text[i] === '\\' ? 2 : 1;
  return i + 1;
}

function regexEnd(text: string, start: number): number {
  let inClass = false;
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '[') inClass = true;
    else if (text[i] === ']') inClass = false;
    else if (text[i] === '\n' || (text[i] === '/' && !inClass)) return i + 1;
  }
  return text.length;
}

const code = new Map([...sources].map(([f, text]) => [f, withoutComments(text)]));

interface Import {
  readonly from: string;
  /** A path of the project, or a package's name. */
  readonly to: string;
  readonly typeOnly: boolean;
}

function importsOf(file: string): readonly Import[] {
  const text = code.get(file)!;
  const found: Import[] = [];
  for (const m of text.matchAll(
    /\b(?:import|export)\s+(type\s+)?([^;'"]*?)\s*\bfrom\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|\bimport\s+'([^']+)'/g,
  )) {
    const to = m[3] ?? m[4] ?? m[5]!;
    const named = m[2]?.trim() ?? '';
    const typeOnly = m[1] !== undefined || /^\{(\s*type\s+\w+(\s+as\s+\w+)?\s*,?)+\s*\}$/.test(named);
    const target = to.startsWith('.') ? join(dirname(file), to).replaceAll('\\', '/').replace(/\.js$/, '.ts') : to;
    found.push({ from: file, to: target, typeOnly });
  }
  return found;
}

const imports = [...sources.keys()].flatMap(importsOf);
const packageOf = (to: string): string =>
  to
    .split('/')
    .slice(0, to.startsWith('@') ? 2 : 1)
    .join('/');

const stages = ['read', 'derive', 'verify', 'lower', 'measure', 'emit'];
const folderOf = (file: string): string => file.split('/')[1]!;

describe('imports', () => {
  it('are found at all', () => {
    expect(imports.length).toBeGreaterThan(100);
    expect(imports.some((i) => i.from === 'src/compile.ts' && i.to === 'src/read/read.ts')).toBe(true);
  });

  it('never lead from one stage to another: only compile.ts joins them', () => {
    // The types of what a target declares are what measuring and emitting agree on.
    const allowed = (i: Import) => i.typeOnly && i.to === 'src/emit/target.ts' && folderOf(i.from) === 'measure';
    const wrong = imports.filter(
      (i) =>
        stages.includes(folderOf(i.from)) &&
        i.to.startsWith('src/') &&
        stages.includes(folderOf(i.to)) &&
        folderOf(i.from) !== folderOf(i.to) &&
        !allowed(i),
    );
    expect(wrong).toEqual([]);
  });

  it('lead from the audit to stages through compile.ts only, and to what measures; from elsewhere to it never', () => {
    const isAudit = (file: string) => folderOf(file) === 'audit';
    const own = imports.filter((i) => isAudit(i.from) && i.to.startsWith('src/') && stages.includes(folderOf(i.to)));
    expect(own.filter((i) => folderOf(i.to) !== 'measure')).toEqual([]);
    const outer = (file: string) => file === 'src/cli.ts' || file.startsWith('src/commands/') || isAudit(file);
    expect(imports.filter((i) => isAudit(i.to) && !outer(i.from))).toEqual([]);
  });

  it('never lead from the checker of certificates to the prover or its normal form', () => {
    const allowed = (to: string) =>
      ['recheck', 'expr', 'truth', 'stages.ts'].includes(folderOf(to)) || to === 'src/algebra/rational.ts';
    const wrong = imports.filter((i) => folderOf(i.from) === 'recheck' && i.to.startsWith('src/') && !allowed(i.to));
    expect(wrong).toEqual([]);
  });

  it('lead from what stages share to nothing but what they share', () => {
    const shared = ['expr', 'algebra', 'truth', 'runtime', 'program', 'diagnostic.ts', 'stages.ts'];
    const wrong = imports.filter(
      (i) => shared.includes(folderOf(i.from)) && i.to.startsWith('src/') && !shared.includes(folderOf(i.to)),
    );
    expect(wrong).toEqual([]);
  });

  it('never lead to the command line or the disk from the core', () => {
    const outer = ['cli.ts', 'commands', 'files.ts', 'store-on-disk.ts', 'output.ts', 'progress.ts'];
    const wrong = imports.filter(
      (i) =>
        !outer.includes(folderOf(i.from)) && i.to.startsWith('src/') && outer.includes(folderOf(i.to)) && !i.typeOnly,
    );
    expect(wrong).toEqual([]);
  });

  it.each([
    ['mathjs', 'src/expr/mathjs.ts'],
    // Two rooms read TypeScript: emitted text that is checked, and a user's text that is audited.
    ['ts-morph', 'src/audit/parse-source.ts src/emit/check-typescript.ts'],
    ['handlebars', 'src/emit/render.ts'],
    ['gmp-wasm', 'src/truth/mpfr.ts'],
    // A user's folders, and a folder of kept results that may vanish any time.
    ['node:fs', 'src/files.ts src/store-on-disk.ts'],
    ['yaml', 'src/read/yaml.ts'],
    ['commander', undefined],
  ])('of %s stand in one file (ts-morph and node:fs: two)', (name, file) => {
    // A device's runner loads its driver from the disk itself.
    const isDevice = (i: Import) => i.from.startsWith('src/measure/devices/');
    const found = imports.filter((i) => packageOf(i.to) === name && !i.typeOnly && !isDevice(i));
    const importers = [...new Set(found.map((i) => i.from))];
    if (file !== undefined) expect([...importers].sort()).toEqual(file.split(' '));
    else expect(importers.every((f) => f === 'src/cli.ts' || f.startsWith('src/commands/'))).toBe(true);
  });

  it('name only packages that package.json lists as dependencies', () => {
    const listed = Object.keys(
      (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: object }).dependencies,
    );
    const device = (i: Import) => i.from.startsWith('src/measure/devices/');
    const packages = imports.filter((i) => !/^(src\/|templates\/|node:)/.test(i.to) && !i.typeOnly && !device(i));
    expect([...new Set(packages.map((i) => packageOf(i.to)))].filter((p) => !listed.includes(p))).toEqual([]);
  });

  it('lead into templates only where kernels and the compiler run the same functions', () => {
    const wrong = imports.filter((i) => i.to.startsWith('templates/') && !/^templates\/[a-z]+\/runtime\//.test(i.to));
    expect(wrong).toEqual([]);
  });

  it('make no circle (types aside)', () => {
    const edges = new Map<string, readonly string[]>();
    for (const file of sources.keys())
      edges.set(
        file,
        imports.filter((i) => i.from === file && !i.typeOnly).map((i) => i.to),
      );
    const [done, open] = [new Set<string>(), [] as string[]];
    const circles: string[] = [];
    const visit = (file: string): void => {
      if (done.has(file)) return;
      if (open.includes(file)) return void circles.push([...open.slice(open.indexOf(file)), file].join(' → '));
      open.push(file);
      for (const to of edges.get(file) ?? []) visit(to);
      open.pop();
      done.add(file);
    };
    for (const file of edges.keys()) visit(file);
    expect(circles).toEqual([]);
  });
});

describe('the core', () => {
  // Those that read the command line and the disk, and those that drive a graphics device, belong to Node.
  const node = (file: string) =>
    ['src/cli.ts', 'src/files.ts', 'src/store-on-disk.ts'].includes(file) || file.startsWith('src/measure/devices/');

  it('uses no Node API', () => {
    const api =
      /\b(process\s*\.|Buffer\s*[.(]|__dirname|__filename|require\s*\(|setImmediate|globalThis\.process)|'node:/;
    expect([...code].filter(([file, text]) => !node(file) && api.test(text)).map(([file]) => file)).toEqual([]);
  });

  it('neither prints nor asks for the time, chance or language', () => {
    const impure = /\bconsole\.|\bDate\b|\bMath\.random\b|\blocaleCompare\b|\btoLocale\w+|\bIntl\b/;
    const outer = (file: string) => node(file) || file.startsWith('src/commands/') || file === 'src/output.ts';
    expect([...code].filter(([file, text]) => !outer(file) && impure.test(text)).map(([file]) => file)).toEqual([]);
  });

  it('makes a Verified in one place only', () => {
    const makers = [...code]
      .filter(([, text]) => /\bas\s+(unknown\s+as\s+)?Verified\b|<Verified>/.test(text))
      .map(([file]) => file);
    expect(makers).toEqual(['src/verify/verify.ts']);
  });
});

describe('the runtime of exact kernels, src/runtime/,', () => {
  const own = [...code].filter(([file]) => file.startsWith('src/runtime/'));

  it('imports nothing from outside: it is copied beside kernels', () => {
    expect(own.length).toBeGreaterThan(10);
    const wrong = imports.filter((i) => i.from.startsWith('src/runtime/') && !i.to.startsWith('src/runtime/'));
    expect(wrong).toEqual([]);
  });

  it('asks the host for nothing that may round differently on another engine', () => {
    // + − · / and sqrt are exact to the last bit everywhere; exp, log, sin and the power operator are not.
    const allowed = ['abs', 'fround', 'floor', 'ceil', 'round', 'trunc', 'max', 'min', 'sqrt', 'sign', 'SQRT2', 'LN2'];
    const found = own.flatMap(([file, text]) => [
      ...[...text.matchAll(/\bMath\.(\w+)/g)].flatMap((m) => (allowed.includes(m[1]!) ? [] : [`${file}: ${m[0]}`])),
      ...[...text.matchAll(/\S* \*\* .*/g)].flatMap((m) => (/\*\* BigInt\(/.test(m[0]) ? [] : [`${file}: ${m[0]}`])),
    ]);
    expect(found).toEqual([]);
  });
});

describe('names', () => {
  const definitions = filesBelow('definitions', '.yaml').map((f) => basename(f, '.yaml'));
  // A definition may have a built-in function's name when it is that function.
  const activations = definitions.filter((n) => !(opNames as readonly string[]).includes(n));
  const mentions = (names: readonly string[]) =>
    new RegExp(`(?<![A-Za-z0-9_])(${names.join('|')})(?![A-Za-z0-9_])`, 'i');

  it('of activations stand nowhere in src/ or templates/', () => {
    expect(activations.length).toBeGreaterThan(10);
    const wanted = mentions(activations);
    const found = [...sources, ...templates].flatMap(([file, text]) =>
      text.split('\n').flatMap((line, i) => (wanted.test(line) ? [`${file}:${i + 1}: ${line.trim()}`] : [])),
    );
    expect(found).toEqual([]);
  });

  const targets = filesBelow('src/emit/targets', '.ts')
    .filter((f) => f.split('/').length === 4)
    .map((f) => basename(f, '.ts'));
  const own = (target: string, file: string) =>
    file === `src/emit/targets/${target}.ts` || file.startsWith(`src/emit/targets/${target}/`);

  it("of targets stand in no code outside the target's own file and folder", () => {
    expect(targets.length).toBeGreaterThan(1);
    // In code a target's name can only matter as a text: 'name', or the beginning of a path.
    const found = [...code].flatMap(([file, text]) =>
      targets.filter((t) => !own(t, file) && new RegExp(`(['"\`])${t}(\\1|/)`).test(text)).map((t) => `${file}: ${t}`),
    );
    expect(found).toEqual([]);
  });

  it('of template folders are those of targets, and what they share', () => {
    const folders = new Set([...templates.keys()].map((f) => f.split('/')[1]!));
    const extra = ['shared', 'trace'];
    expect([...folders].filter((f) => !extra.includes(f)).sort()).toEqual([...targets].sort());
  });
});

describe('every diagnostic code', () => {
  const goldens = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' }).filter(
    (f) => /(^|[\\/])bad[\\/]/.test(f) && f.endsWith('.txt'),
  );
  const drawn = new Set(
    goldens.flatMap((f) =>
      [...readFileSync(join(root, 'test', f), 'utf8').matchAll(/^(?:error|warning)\[([a-z-]+)\]/gm)].map((m) => m[1]!),
    ),
  );
  // Only a mistake of the compiler itself can cause these.
  const bugs = ['derivative-wrong', 'emitted-code-rejected'];

  it('has a case under test/…/bad with its drawn frame', () => {
    expect(Object.keys(codes).filter((c) => !drawn.has(c) && !bugs.includes(c))).toEqual([]);
  });

  it('that is drawn is in the table', () => {
    expect([...drawn].filter((c) => !Object.hasOwn(codes, c))).toEqual([]);
  });

  it('is used somewhere in the sources', () => {
    const unused = Object.keys(codes).filter(
      (c) => ![...code].some(([file, text]) => file !== 'src/diagnostic.ts' && text.includes(`'${c}'`)),
    );
    expect(unused).toEqual([]);
  });
});

describe('a source file', () => {
  it('is short enough to have one purpose', () => {
    const most = 350;
    expect([...sources].filter(([, text]) => text.split('\n').length > most).map(([f]) => relative('src', f))).toEqual(
      [],
    );
  });

  it('begins with what it is for', () => {
    expect([...sources].filter(([, text]) => !/^(#!.*\n)?\/\*\*/.test(text)).map(([f]) => f)).toEqual([]);
  });
});
