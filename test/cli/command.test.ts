/** The command as users run it: every test starts processes of its own in a folder of its own. */

import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, renameSync, statSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ts } from 'ts-morph';
import { afterEach, describe, expect, it } from 'vitest';
import { actc, cli, ended, start, timeless } from './actc.js';
import { Project } from './project.js';

const projects: Project[] = [];
const fresh = (files: Readonly<Record<string, string>> = {}): Project => {
  const project = new Project();
  projects.push(project);
  for (const [file, text] of Object.entries(files)) project.write(file, text);
  return project;
};
afterEach(() => {
  for (const p of projects.splice(0)) p.remove();
});

/** Quick to compile, and one uses the other. */
const two = {
  'definitions/bend.yaml': 'value: x/(1 + x^2)\nclaims: { odd: odd(bend(x)) }\n',
  'definitions/twice.yaml': 'parameters: { k: 2 }\nvalue: k*bend(x)\n',
};
/** The target that is quickest to emit and check. */
const quick = ['-t', 'latex'];

describe('help', () => {
  it.each(['', 'audit', 'build', 'check', 'explain', 'new', 'recheck'])(
    'of `%s` is what its golden file says',
    async (command) => {
      const ran = await actc(fresh(), [...(command === '' ? [] : [command]), '--help']);
      expect([ran.status, ran.err]).toEqual([0, '']);
      expect(Math.max(...ran.out.split('\n').map((l) => l.length))).toBeLessThanOrEqual(100);
      await expect(ran.out).toMatchFileSnapshot(`help/${command || 'actc'}.txt`);
    },
  );

  it('is what one gets without a command', async () => {
    const [bare, help] = [await actc(fresh(), []), await actc(fresh(), ['--help'])];
    expect(bare.out + bare.err).toBe(help.out);
  });

  it('gives the nearest command and option for a mistyped one, with status 1', async () => {
    const p = fresh(two);
    for (const [args, near] of [
      [['biuld'], 'build'],
      [['chek'], 'check'],
      [['build', '--targt', 'x'], '--target'],
    ] as const) {
      const ran = await actc(p, args);
      expect([ran.status, ran.err.includes(`Did you mean ${near}?`), ran.out]).toEqual([1, true, '']);
    }
  });

  it("has a version, which is the package's", async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect((await actc(fresh(), ['--version'])).out).toBe(`${version}\n`);
  });
});

describe('build', () => {
  it('prints the evidence and a line that sums up, and a second one does nothing, quickly', async () => {
    const p = fresh(two);
    const first = await actc(p, ['build', ...quick]);
    expect([first.status, first.err]).toEqual([0, '']);
    expect(timeless(first.out)).toContain('2 definitions, ');
    const files = Object.keys(p.tree('generated'));
    expect(files).toEqual(
      expect.arrayContaining(['evidence.json', 'latex/bend.tex', 'latex/book.tex', 'manifest.json', 'trace/bend.md']),
    );
    const times = () => files.map((f) => statSync(p.path(`generated/${f}`)).mtimeMs);
    const before = times();
    const [cover, begin] = [p.path('coverage'), performance.now()];
    const second = await actc(p, ['build', ...quick], { NODE_V8_COVERAGE: cover });
    expect(performance.now() - begin).toBeLessThan(3000);
    expect(times()).toEqual(before);
    expect(second.out).toMatch(/0 files written, \d+ unchanged/);
    const loaded = readdirSync(cover).flatMap((f) =>
      [...readFileSync(join(cover, f), 'utf8').matchAll(/"url":"([^"]+)"/g)].map((m) => m[1]!),
    );
    expect(loaded.some((url) => url.endsWith('dist/manifest.js'))).toBe(true);
    expect(loaded.filter((url) => /node_modules\/(mathjs|gmp-wasm|ts-morph|handlebars|zod|yaml)\//.test(url))).toEqual(
      [],
    );
  });

  it('gives the same bytes under another language, time zone and folder, and from another path', async () => {
    const [a, b] = [fresh(two), fresh(two)];
    await actc(a, ['build', ...quick]);
    await actc(b, ['build', b.path('definitions'), '--out', b.path('deep/er'), ...quick], {
      LC_ALL: 'tr_TR.UTF-8',
      LANG: 'tr_TR.UTF-8',
      TZ: 'Asia/Kathmandu',
      // Nothing that another build worked out is taken over.
      ACTC_CACHE: 'off',
    });
    expect(b.tree('deep/er')).toEqual(a.tree('generated'));
    expect(Object.keys(b.tree('deep/er')).length).toBeGreaterThan(5);
  });

  it('by two processes at once gives what one gives, and leaves no lock', async () => {
    const [p, alone] = [fresh(two), fresh(two)];
    const ran = await Promise.all([
      actc(p, ['build', ...quick]),
      actc(p, ['build', ...quick]),
      actc(alone, ['build', ...quick]),
    ]);
    expect(ran.map((r) => r.status)).toEqual([0, 0, 0]);
    expect(p.tree('generated')).toEqual(alone.tree('generated'));
  });

  it('that is interrupted leaves nothing, or everything', async () => {
    const p = fresh(two);
    for (const wait of [300, 1500]) {
      const child = start(p, ['build', ...quick]);
      const end = ended(child);
      await pause(wait);
      child.kill('SIGINT');
      const ran = await end;
      expect(ran.signal === 'SIGINT' || ran.status === 130 || ran.status === 0).toBe(true);
      const left = Object.keys(p.tree('generated'));
      expect(left.filter((f) => f.startsWith('.'))).toEqual([]);
      expect(left.length === 0 || left.includes('manifest.json')).toBe(true);
    }
  });

  it('on a full disk changes nothing, says so, and works when there is room', async () => {
    const p = fresh(two);
    // A limit on the size of files stands in for a full disk: both fail in the middle of a write.
    const limited = () =>
      ended(
        spawn('sh', ['-c', `ulimit -f 1; exec "${process.execPath}" "${cli}" build -t latex`], {
          cwd: p.folder,
          stdio: ['ignore', 'pipe', 'pipe'],
        }),
      );
    const ran = await limited();
    expect([ran.status, ran.err.includes('error[write-failed]')]).toEqual([1, true]);
    expect(existsSync(p.path('generated'))).toBe(false);
    await actc(p, ['build', ...quick]);
    const before = p.tree('generated');
    p.write('definitions/bend.yaml', 'value: x/(2 + x^2)\n');
    expect((await limited()).status).toBe(1);
    expect(p.tree('generated')).toEqual(before);
    expect((await actc(p, ['build', ...quick])).status).toBe(0);
  });

  it('with mistakes draws each, builds the rest, and ends with status 1', async () => {
    const p = fresh({
      ...two,
      'definitions/wrong.yaml': 'value: exp(x\n',
      'definitions/falsehood.yaml': 'value: x^2\nclaims: { odd: odd(falsehood(x)) }\n',
    });
    const ran = await actc(p, ['build', ...quick]);
    expect(ran.status).toBe(1);
    expect(ran.err).toMatch(/error\[expr-syntax\][\s\S]*--> definitions\/wrong.yaml:1:/);
    expect(ran.err).toMatch(/error\[claim-refuted\][\s\S]*--> definitions\/falsehood.yaml:2:/);
    expect(ran.out).toMatch(/^definition +proved +refuted$/m);
    expect(ran.out).toMatch(/^falsehood \(failed\) +· +1$/m);
    expect(Object.keys(p.tree('generated'))).toContain('latex/twice.tex');
    expect(Object.keys(p.tree('generated'))).not.toContain('latex/falsehood.tex');
  });

  it('--json prints one object of the fixed shape and nothing else', async () => {
    const p = fresh({ ...two, 'definitions/wrong.yaml': 'value: exp(x\n' });
    const ran = await actc(p, ['build', '--json', ...quick]);
    expect([ran.status, ran.err]).toEqual([1, '']);
    const said = JSON.parse(ran.out) as { definitions: Record<string, object>; diagnostics: Record<string, unknown>[] };
    expect(Object.keys(said)).toEqual(['definitions', 'diagnostics']);
    expect(Object.keys(said.definitions)).toEqual(['bend', 'twice']);
    for (const d of Object.values(said.definitions)) expect(Object.keys(d)).toEqual(['claims', 'kernels']);
    expect(said.diagnostics.map((d) => Object.keys(d))).toEqual([
      ['code', 'severity', 'message', 'file', 'line', 'column', 'notes', 'help'],
    ]);
    expect(said.diagnostics[0]).toMatchObject({ severity: 'error', file: 'definitions/wrong.yaml', line: 1 });
  });

  it('takes names that are not given from the package, and a given file before a shipped one', async () => {
    const p = fresh({ 'own.yaml': 'value: x*logistic(x)\n' });
    expect((await actc(p, ['build', 'own.yaml', ...quick])).status).toBe(0);
    expect(Object.keys(p.tree('generated/latex'))).toEqual(['book.tex', 'own.tex']);
    p.write('logistic.yaml', 'value: x\n');
    await actc(p, ['build', 'own.yaml', 'logistic.yaml', ...quick]);
    expect(p.read('generated/trace/own.md')).toContain('x*x');
  });

  it('compiles fresh formulas to every target with right values and derivatives, touching no other file', async () => {
    const formulas = {
      swirl: 'x*atan(b*x)/(1 + x^2)',
      ripple: 'sin(x)*exp(-x^2/b)',
      lean: 'log(1 + exp(x)) - b*exp(-x^2)',
    };
    const p = fresh();
    for (const [name, formula] of Object.entries(formulas))
      p.write(`fresh/${name}.yaml`, `parameters:\n  b: { default: 3/2, domain: b > 0 }\nvalue: ${formula}\n`);
    const sources = p.tree('fresh');
    const ran = await actc(p, ['build', 'fresh', '--out', 'made']);
    // Parameters that no scaling takes out have no float32 code: nothing else is said.
    const said = new Set(ran.err.match(/^(warning|error)\[.*\]/gm));
    expect([[...said], ran.status]).toEqual([['warning[grade-fallback]'], 0]);
    expect(p.tree('fresh')).toEqual(sources);
    // By its mark a build knows its own files again when the manifest is lost.
    const unmarked = Object.entries(p.tree('made')).filter(
      ([, text]) => !/made by activation-compiler[^;]*; do not edit/i.test(text.slice(0, 1000)),
    );
    expect(unmarked.map(([file]) => file)).toEqual(['evidence.json', 'manifest.json']);
    const folders = new Set(Object.keys(p.tree('made')).map((f) => f.split('/')[0]));
    for (const target of ['ts', 'wgsl', 'glsl', 'latex', 'trace']) expect(folders).toContain(target);
    const by = {
      swirl: (x: number, b: number) => (x * Math.atan(b * x)) / (1 + x * x),
      ripple: (x: number, b: number) => Math.sin(x) * Math.exp((-x * x) / b),
      lean: (x: number, b: number) => Math.log1p(Math.exp(x)) - b * Math.exp(-x * x),
    };
    for (const [name, f] of Object.entries(by)) {
      const kernels = await load(p, name);
      for (const x of [-2.5, -0.3, 0.7, 4]) {
        const h = 1e-5;
        expect(kernels[name]!(x, 1.5)).toBeCloseTo(f(x, 1.5), 12);
        expect(kernels[name]!(x)).toBe(kernels[name]!(x, 1.5));
        expect(kernels[`${name}Dx`]!(x, 1.5)).toBeCloseTo((f(x + h, 1.5) - f(x - h, 1.5)) / (2 * h), 7);
        expect(kernels[`${name}Db`]!(x, 1.5)).toBeCloseTo((f(x, 1.5 + h) - f(x, 1.5 - h)) / (2 * h), 7);
      }
    }
  });

  it('reads folders all the way down, links inside them, and leaves hidden folders out', async () => {
    const p = fresh({
      'd/a/b/deep.yaml': 'value: x\n',
      'd/.hidden/no.yaml': 'broken: [',
      'd/node_modules/m/no.yaml': 'broken: [',
    });
    symlinkSync('a/b/deep.yaml', p.path('d/linked.yaml'));
    symlinkSync('..', p.path('d/a/loop'));
    const ran = await actc(p, ['build', 'd', '--json', ...quick]);
    const said = JSON.parse(ran.out) as { definitions: object; diagnostics: { code: string }[] };
    expect(Object.keys(said.definitions)).toEqual(['deep', 'linked']);
    expect(said.diagnostics.map((d) => d.code)).toEqual(['file-ignored']);
  });

  it('never writes outside its folder, whatever files are called', async () => {
    const p = fresh({
      'd/..yaml': 'value: x\n',
      'd/...yaml': 'value: x\n',
      'd/-rf.yaml': 'value: x\n',
      'd/a b.yaml': 'value: x\n',
      'd/ü.yaml': 'value: x\n',
      'd/constructor.yaml': 'value: x\n',
      'd/fine.yaml': 'value: x\n',
    });
    const before = Object.keys(p.tree('.'));
    const ran = await actc(p, ['build', 'd', '-o', 'o', ...quick]);
    expect(ran.status).toBe(1);
    const after = Object.keys(p.tree('.')).filter((f) => !before.includes(f));
    expect(after.every((f) => f.startsWith('o/'))).toBe(true);
    expect(Object.keys(p.tree('o/latex'))).toEqual(['book.tex', 'fine.tex']);
  });
});

/** The functions of an emitted TypeScript module. */
async function load(p: Project, name: string): Promise<Record<string, (...args: number[]) => number>> {
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
  for (const [file, text] of Object.entries(p.tree('made/ts')))
    p.write(`js/${file.replace(/\.ts$/, '.js')}`, ts.transpileModule(text, { compilerOptions }).outputText);
  p.write('js/package.json', '{ "type": "module" }');
  return import(/* @vite-ignore */ p.path(`js/${name}.js`)) as Promise<Record<string, (...args: number[]) => number>>;
}

describe('a reader that goes away', () => {
  it('is no error', async () => {
    const p = fresh(two);
    const piped = spawn(
      'sh',
      ['-c', `"${process.execPath}" "${cli}" explain definitions/bend.yaml | head -n 1; echo done`],
      { cwd: p.folder, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    const ran = await ended(piped);
    expect(ran.err).toBe('');
    expect(ran.out).toMatch(/^# bend[^\n]*\ndone\n$/i);
  });
});

describe('build --watch', () => {
  it('builds again at every change, survives mistakes and removals, and ends quietly', async () => {
    const p = fresh(two);
    const child = start(p, ['build', '--watch', ...quick]);
    let text = '';
    for (const stream of [child.stdout!, child.stderr!])
      stream.setEncoding('utf8').on('data', (t: string) => {
        text += t;
      });
    const closed = new Promise((resolve) => child.on('close', resolve));
    const until = async (what: RegExp): Promise<void> => {
      for (let i = 0; i < 400 && !what.test(text); i++) await pause(50);
      expect(text).toMatch(what);
      text = '';
    };
    await until(/watching for changes/);
    p.write('definitions/bend.yaml', 'value: x/(3 + x^2)\n');
    await until(/definitions\/bend\.yaml: 2 definitions, \d+ files written/);
    p.write('definitions/bend.yaml', 'value: x/(3 +\n');
    await until(/error\[expr-syntax\][\s\S]*2 errors/);
    // As editors save: written aside, then renamed over the file.
    p.write('definitions/.bend.swp', 'value: x/(4 + x^2)\n');
    renameSync(p.path('definitions/.bend.swp'), p.path('definitions/bend.yaml'));
    await until(/bend\.yaml: 2 definitions, \d+ files written, \d+ unchanged, [\d.]+ s/);
    p.remove('definitions/twice.yaml');
    await until(/twice\.yaml: 1 definition, .*removed/);
    expect(Object.keys(p.tree('generated/latex'))).toEqual(['bend.tex', 'book.tex']);
    child.kill('SIGINT');
    expect(await closed).toBe(0);
    expect(Object.keys(p.tree('generated')).filter((f) => f.startsWith('.'))).toEqual([]);
  });

  it('does not go with --json', async () => {
    const ran = await actc(fresh(two), ['build', '--watch', '--json']);
    expect([ran.status, ran.out, ran.err.includes('--json')]).toEqual([1, '', true]);
  });
});

describe('check', () => {
  it('says the verdicts and writes nothing', async () => {
    const p = fresh(two);
    const ran = await actc(p, ['check']);
    expect([ran.status, ran.err]).toEqual([0, '']);
    expect(timeless(ran.out)).toContain('2 definitions, 1 claim: 1 proved, N s');
    expect(Object.keys(p.tree('.'))).toEqual(Object.keys(two).sort());
  });
});

describe('explain', () => {
  it('shows the stages of a definition up to a mistake, and values at a point', async () => {
    const p = fresh({ ...two, 'definitions/falsehood.yaml': 'value: x^2\nclaims: { odd: odd(falsehood(x)) }\n' });
    const ran = await actc(p, ['explain', 'twice', '--at', '0.5', '--svg', 'drawn/twice.svg']);
    expect([ran.status, ran.err]).toEqual([0, '']);
    expect(ran.out).toMatch(/\nwrote drawn\/twice\.svg\n$/);
    expect(p.tree('.')['drawn/twice.svg']).toContain('twice_dx: error in ulp');
    expect(ran.out).toContain('## At x = 0.5, k = 2\n\n- twice = 0.8; ts fast gives 0.8');
    const wrong = await actc(p, ['explain', 'falsehood']);
    expect(wrong.status).toBe(1);
    expect(wrong.out).toContain('## 2. Derive');
    expect(wrong.err).toContain('error[claim-refuted]');
  });

  it('says what a code means', async () => {
    expect((await actc(fresh(), ['explain', 'pieces-gap'])).out).toBe(
      'error[pieces-gap]: the pieces leave a point of the domain uncovered\n',
    );
  });
});

describe('new', () => {
  it('writes a definition that holds, names the schema, and is never overwritten', async () => {
    const p = fresh();
    const ran = await actc(p, ['new', 'soft_step']);
    expect([ran.status, ran.err]).toEqual([0, '']);
    expect(ran.out).toContain('actc check definitions/soft_step.yaml');
    const text = p.read('definitions/soft_step.yaml');
    expect(text).toMatch(/^# yaml-language-server: \$schema=\S+definition\.schema\.json\n/);
    const checked = await actc(p, ['check']);
    expect([checked.status, checked.err]).toEqual([0, '']);
    expect(timeless(checked.out)).toContain('1 definition, 5 claims: 5 proved, N s');
    p.write('definitions/soft_step.yaml', 'mine');
    expect((await actc(p, ['new', 'soft_step'])).status).toBe(1);
    expect(p.read('definitions/soft_step.yaml')).toBe('mine');
  });

  it('names the schema by a path where the package lies in the project', async () => {
    const p = fresh({ 'node_modules/readme': '' });
    symlinkSync(process.cwd(), p.path('node_modules/activation-compiler'));
    const ran = await ended(
      spawn(
        process.execPath,
        [
          '--preserve-symlinks',
          '--preserve-symlinks-main',
          'node_modules/activation-compiler/dist/cli.js',
          'new',
          'soft_step',
        ],
        { cwd: p.folder, stdio: ['ignore', 'pipe', 'pipe'] },
      ),
    );
    expect(ran.err).toBe('');
    const schema = /\$schema=(\S+)/.exec(p.read('definitions/soft_step.yaml'))![1]!;
    expect(schema).toBe('../node_modules/activation-compiler/schema/definition.schema.json');
    expect(existsSync(join(dirname(p.path('definitions/x')), schema))).toBe(true);
  });

  it('refuses the names of built-in functions and names that would leave the folder', async () => {
    const p = fresh();
    for (const name of ['exp', '../up', 'a/b', 'A', 'x__y', '']) {
      const ran = await actc(p, ['new', name]);
      expect([name, ran.status, ran.err.startsWith('error[')]).toEqual([name, 1, true]);
    }
    expect(Object.keys(p.tree('.'))).toEqual([]);
  });
});
