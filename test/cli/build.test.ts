import { mkdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { exitStatus } from '../../src/commands/host.js';
import { diagnostic } from '../../src/diagnostic.js';
import { Project } from './project.js';
import { buildToy, toyPipeline } from './toy-pipeline.js';

const projects: Project[] = [];
const fresh = (files: Readonly<Record<string, string>>): Project => {
  const project = new Project();
  projects.push(project);
  for (const [file, text] of Object.entries(files)) project.write(file, text);
  return project;
};
afterEach(() => {
  for (const p of projects.splice(0)) p.remove();
});

const three = {
  'definitions/a.yaml': 'value: 1\n',
  'definitions/b.yaml': 'uses: a\nvalue: 2\n',
  'definitions/c.yaml': 'value: 3\nwarn\n',
};
const codesOf = (o: { diagnostics: readonly { code: string }[] }) => o.diagnostics.map((d) => d.code);

describe('an incremental build', () => {
  it('compiles everything once, and nothing when nothing changed', async () => {
    const [p, toy] = [fresh(three), toyPipeline()];
    const first = await buildToy(p, toy);
    expect(toy.compiled()).toEqual(['a', 'b', 'c']);
    expect(first.written).toBe(5);
    const before = Object.keys(p.tree('out')).map((f) => statSync(p.path(`out/${f}`)).mtimeMs);
    const second = await buildToy(p, toy);
    expect(toy.compiled()).toEqual([]);
    expect([second.written, second.unchanged]).toEqual([0, 5]);
    expect(Object.keys(p.tree('out')).map((f) => statSync(p.path(`out/${f}`)).mtimeMs)).toEqual(before);
  });

  it('does not even load the pipeline when nothing changed', async () => {
    const [p, toy] = [fresh(three), toyPipeline()];
    await buildToy(p, toy);
    const loaded = { pipeline: undefined as never, compiled: () => [] };
    expect((await buildToy(p, loaded)).written).toBe(0);
  });

  it('compiles a changed definition and those that use it, and rewrites only what differs', async () => {
    const [p, toy] = [fresh(three), toyPipeline()];
    await buildToy(p, toy);
    toy.compiled();
    p.write('definitions/a.yaml', 'value: 9\n');
    const outcome = await buildToy(p, toy);
    expect(toy.compiled()).toEqual(['a', 'b']);
    expect(outcome.written).toBe(4);
    expect(p.read('out/ts/b.txt')).toContain('a=9');
  });

  it('says the warnings of definitions that it did not compile again', async () => {
    const [p, toy] = [fresh(three), toyPipeline()];
    const first = await buildToy(p, toy);
    expect((await buildToy(p, toy)).diagnostics).toEqual(first.diagnostics);
    expect(first.diagnostics.map((d) => d.message)).toEqual(['warned in c']);
  });

  it('compiles again what was tampered with or removed', async () => {
    const [p, toy] = [fresh(three), toyPipeline()];
    await buildToy(p, toy);
    const good = p.tree('out');
    for (const harm of [
      () => p.write('out/ts/a.txt', 'tampered'),
      () => p.remove('out/ts/a.txt'),
      () => p.remove('out/ts'),
      () => p.remove('out/manifest.json'),
      () => p.write('out/manifest.json', '{"generator": "activ'),
      () => p.write('out/manifest.json', p.read('out/manifest.json').replace('"version": 1', '"version": 0')),
      () => p.remove('out/evidence.json'),
      () => p.write('out/evidence.json', p.read('out/evidence.json').replace('a=1', 'a=2')),
      () => p.write('out/evidence.json', `${p.read('out/evidence.json')}\n`),
      () => p.remove('out'),
    ]) {
      harm();
      await buildToy(p, toy);
      expect(p.tree('out')).toEqual(good);
    }
  });

  it('depends on grade, settings, targets and measurements', async () => {
    const [p, toy] = [fresh(three), toyPipeline()];
    await buildToy(p, toy);
    toy.compiled();
    await buildToy(p, toy, { set: ['k=3'] });
    expect(toy.compiled()).toEqual(['a', 'b', 'c']);
    await buildToy(p, toy, { set: ['k=3'], targets: ['latex', 'ts'] });
    expect(toy.compiled()).toEqual(['a', 'b', 'c']);
    p.write('measured/b.json', '{}');
    await buildToy(p, toy, { set: ['k=3'], targets: ['latex', 'ts'] });
    expect(toy.compiled()).toEqual(['b']);
  });

  it('leaves byte for byte what a full build gives, after any edits, removals and tampering', async () => {
    const names = ['a', 'b', 'c', 'd'];
    const text = fc.record({
      uses: fc.subarray(names),
      value: fc.nat(3),
      warn: fc.boolean(),
      // Failed definitions keep earlier output, which a full build cannot know; they are in the next test.
    });
    const step = fc.oneof(
      fc.record({ kind: fc.constant('edit' as const), name: fc.constantFrom(...names), text }),
      fc.record({ kind: fc.constant('delete' as const), name: fc.constantFrom(...names) }),
      fc.record({
        kind: fc.constant('tamper' as const),
        name: fc.constantFrom('ts/a.txt', 'ts/index.txt', 'evidence.json', 'manifest.json', 'latex/b.txt'),
      }),
      fc.record({ kind: fc.constant('options' as const), targets: fc.constantFrom(['ts'], ['latex', 'ts']) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        const [p, toy] = [fresh({ 'definitions/z.yaml': 'value: 0\n' }), toyPipeline()];
        let targets: string[] = ['ts'];
        for (const s of steps) {
          if (s.kind === 'edit')
            p.write(
              `definitions/${s.name}.yaml`,
              `uses: ${s.text.uses.join(' ')}\nvalue: ${s.text.value}\n${s.text.warn ? 'warn\n' : ''}`,
            );
          else if (s.kind === 'delete') p.remove(`definitions/${s.name}.yaml`);
          else if (s.kind === 'options') targets = [...s.targets];
          else p.write(`out/${s.name}`, '{ broken');
          // Broken text where no output of ours was is a stranger's file, which a build refuses to replace.
          if (s.kind === 'tamper' && !(s.name in (p.tree('full') ?? {}))) p.remove(`out/${s.name}`);
          const outcome = await buildToy(p, toy, { targets });
          p.remove('full');
          const full = await buildToy(p, toyPipeline(), { targets, out: 'full' });
          expect(p.tree('out')).toEqual(p.tree('full'));
          expect(outcome.diagnostics).toEqual(full.diagnostics);
        }
        p.remove();
      }),
      { numRuns: 25, seed: 20240607 },
    );
  });
});

describe('a definition with an error', () => {
  it('keeps its earlier outputs, and so does what uses it; the others are built', async () => {
    const [p, toy] = [fresh(three), toyPipeline()];
    await buildToy(p, toy);
    const before = p.tree('out');
    p.write('definitions/a.yaml', 'value: 7\nfail\n').write('definitions/c.yaml', 'value: 8\n');
    const outcome = await buildToy(p, toy);
    expect(codesOf(outcome).sort()).toEqual(['claim-refuted', 'stale-output', 'stale-output', 'uses-failed']);
    expect(outcome.rows.map((r) => [r.name, r.status])).toEqual([
      ['a', 'stale'],
      ['b', 'stale'],
      ['c', 'current'],
    ]);
    expect(exitStatus(outcome)).toBe(1);
    const after = p.tree('out');
    for (const file of ['ts/a.txt', 'ts/b.txt']) expect(after[file]).toBe(before[file]);
    expect(after['ts/c.txt']).toContain('c=8');
    p.write('definitions/a.yaml', 'value: 7\n');
    expect(exitStatus(await buildToy(p, toy))).toBe(0);
    p.remove('full');
    await buildToy(p, toy, { out: 'full' });
    expect(p.tree('out')).toEqual(p.tree('full'));
  });

  it('has no output when it never had any, and says so again at each build', async () => {
    const [p, toy] = [fresh({ ...three, 'definitions/a.yaml': 'fail\n' }), toyPipeline()];
    for (let i = 0; i < 2; i++) {
      const outcome = await buildToy(p, toy);
      expect(outcome.rows.map((r) => r.status)).toEqual(['failed', 'failed', 'current']);
      expect(Object.keys(p.tree('out'))).toEqual(['evidence.json', 'manifest.json', 'ts/c.txt', 'ts/index.txt']);
    }
  });

  it('that meets a bug of the compiler does not stop the others, and ends with status 2', async () => {
    const [p, toy] = [fresh({ ...three, 'definitions/c.yaml': 'bug\n' }), toyPipeline()];
    const outcome = await buildToy(p, toy);
    expect(exitStatus(outcome)).toBe(2);
    expect(Object.keys(p.tree('out'))).toContain('ts/a.txt');
    expect(Object.keys(p.tree('out'))).not.toContain('ts/c.txt');
  });

  it('called like a file over all definitions fails alone', async () => {
    const [p, toy] = [fresh({ ...three, 'definitions/index.yaml': 'value: 1\n' }), toyPipeline()];
    const outcome = await buildToy(p, toy);
    expect(codesOf(outcome)).toContain('reserved-name');
    expect(p.read('out/ts/index.txt')).toContain('a=1');
    expect(p.read('out/ts/index.txt')).not.toContain('index=');
  });
});

describe('the output folder', () => {
  it('of a build of a folder loses what has no definition any more', async () => {
    const [p, toy] = [fresh(three), toyPipeline()];
    await buildToy(p, toy, { targets: ['latex', 'ts'] });
    p.remove('definitions/b.yaml');
    const outcome = await buildToy(p, toy);
    expect(outcome.removed).toBe(5);
    expect(Object.keys(p.tree('out'))).toEqual([
      'evidence.json',
      'manifest.json',
      'ts/a.txt',
      'ts/c.txt',
      'ts/index.txt',
    ]);
  });

  it('of a build of a file keeps the outputs of all others', async () => {
    const [p, toy] = [fresh(three), toyPipeline()];
    await buildToy(p, toy);
    p.write('elsewhere/n.yaml', 'value: 5\n');
    await buildToy(p, toy, { paths: ['elsewhere/n.yaml'] });
    expect(p.read('out/ts/index.txt').split('\n').slice(1, -1)).toEqual(['a=1', 'b=2;a=1', 'c=3', 'n=5']);
    expect(Object.keys(JSON.parse(p.read('out/evidence.json')).definitions)).toEqual(['a', 'b', 'c', 'n']);
  });

  it('keeps everything when a path cannot be read, because what is missing may only seem to be', async () => {
    const [p, toy] = [fresh(three), toyPipeline()];
    await buildToy(p, toy);
    p.remove('definitions/b.yaml');
    mkdirSync(p.path('definitions/d.yaml'));
    const outcome = await buildToy(p, toy);
    expect(codesOf(outcome)).toContain('file-unreadable');
    expect(Object.keys(p.tree('out'))).toContain('ts/b.txt');
  });

  it("never loses a stranger's file, and says that it is there", async () => {
    const [p, toy] = [fresh({ ...three, 'out/notes.md': 'mine', 'out/ts/mine.txt': 'mine' }), toyPipeline()];
    const outcome = await buildToy(p, toy);
    expect(codesOf(outcome)).toContain('foreign-file');
    expect(exitStatus(outcome)).toBe(0);
    expect([p.read('out/notes.md'), p.read('out/ts/mine.txt')]).toEqual(['mine', 'mine']);
  });

  it("is left alone when a stranger's file would be overwritten", async () => {
    for (const file of ['out/ts/a.txt', 'out/manifest.json', 'out/evidence.json']) {
      const [p, toy] = [fresh({ ...three, [file]: '{ "name": "mine" }' }), toyPipeline()];
      const outcome = await buildToy(p, toy);
      expect(codesOf(outcome)).toContain('bad-output');
      expect(Object.keys(p.tree('out'))).toEqual([file.slice(4)]);
      expect(outcome.written).toBe(0);
    }
  });

  it('loses earlier outputs of ours that no manifest knows, by the mark in their heads', async () => {
    const [p, toy] = [fresh(three), toyPipeline()];
    await buildToy(p, toy);
    p.remove('out/manifest.json');
    p.remove('definitions/c.yaml');
    await buildToy(p, toy);
    expect(Object.keys(p.tree('out'))).not.toContain('ts/c.txt');
  });

  it('cannot be the root, the home folder, a project, a folder of definitions, the compiler, or a file', async () => {
    const toy = toyPipeline();
    const p = fresh({ ...three, file: 'x', 'project/package.json': '{}', 'cloned/.git/HEAD': '' });
    symlinkSync('/', p.path('link'));
    const package_ = process.cwd();
    for (const out of [
      '/',
      homedir(),
      '..',
      '.',
      'definitions',
      'link',
      'file',
      'project',
      'cloned',
      package_,
      `${package_}/src/x`,
    ]) {
      const outcome = await buildToy(p, toy, { out });
      expect([out, codesOf(outcome)]).toEqual([out, ['bad-output']]);
    }
    expect(toy.compiled()).toEqual([]);
  });

  it('never loses a file outside the folders of targets, whatever stands in it', async () => {
    const mine = '// Made by activation-compiler; do not edit.\n';
    const [p, toy] = [fresh({ ...three, 'out/mine/a.txt': mine, 'out/b.txt': mine }), toyPipeline()];
    await buildToy(p, toy);
    expect([p.read('out/mine/a.txt'), p.read('out/b.txt')]).toEqual([mine, mine]);
  });

  it('is not left by a manifest of a stranger that names files outside', async () => {
    const [p, toy] = [fresh({ ...three, victim: 'mine' }), toyPipeline()];
    await buildToy(p, toy);
    p.write('out/manifest.json', p.read('out/manifest.json').replaceAll('ts/c.txt', 'ts/../../victim'));
    p.remove('definitions/c.yaml');
    await buildToy(p, toy);
    expect(p.read('victim')).toBe('mine');
  });

  it('is not left through a symbolic link in it', async () => {
    const [p, toy] = [fresh(three), toyPipeline()];
    mkdirSync(p.path('elsewhere'));
    mkdirSync(p.path('out'));
    symlinkSync(p.path('elsewhere'), p.path('out/ts'));
    const outcome = await buildToy(p, toy);
    expect(codesOf(outcome)).toContain('write-failed');
    expect(p.tree('elsewhere')).toEqual({});
    expect(Object.keys(p.tree('out'))).toEqual([]);
  });

  it('is as it was when something cannot be written, with a diagnostic that names it', async () => {
    const [p, toy] = [fresh(three), toyPipeline()];
    await buildToy(p, toy);
    const before = p.tree('out');
    p.write('definitions/a.yaml', 'value: 4\n').write('definitions/n.yaml', 'value: 5\n');
    mkdirSync(p.path('out/ts/n.txt'));
    writeFileSync(p.path('out/ts/n.txt/inside'), 'x');
    const outcome = await buildToy(p, toy);
    expect(outcome.diagnostics.find((d) => d.code === 'write-failed')?.message).toBe(
      '`out/ts/n.txt`: it is a folder, a file is needed here',
    );
    expect(exitStatus(outcome)).toBe(1);
    rmSync(p.path('out/ts/n.txt'), { recursive: true });
    expect(p.tree('out')).toEqual(before);
  });

  it('is not touched when a target rejects what was emitted', async () => {
    const p = fresh(three);
    await buildToy(p, toyPipeline());
    const before = p.tree('out');
    p.write('definitions/a.yaml', 'value: 4\n');
    const seen: string[][] = [];
    const rejecting = toyPipeline((files) => {
      seen.push(files.map((f) => f.path));
      return [diagnostic('emitted-code-rejected', 'no good')];
    });
    const outcome = await buildToy(p, rejecting);
    expect(exitStatus(outcome)).toBe(2);
    expect(p.tree('out')).toEqual(before);
    expect(seen).toEqual([['ts/a.txt', 'ts/b.txt', 'ts/c.txt', 'ts/index.txt']]);
  });

  it('that cannot be made is a diagnostic', async () => {
    const [p, toy] = [fresh({ ...three, blocked: 'a file' }), toyPipeline()];
    const outcome = await buildToy(p, toy, { out: 'blocked/deep/out' });
    expect(codesOf(outcome)).toEqual(['write-failed']);
    expect(p.read('blocked')).toBe('a file');
  });

  it('is cleaned of what crashed builds left, and not of what a running one is writing', async () => {
    const [p, toy] = [fresh(three), toyPipeline()];
    const { ownMark } = await import('../../src/files.js');
    const [host] = ownMark().split(' ');
    // No process has this number: it is above the largest that Linux and macOS give.
    const [dead, alive] = [`.actc-${host}-99999999-0a`, `.actc-${host}-${process.pid}-0b`];
    p.write(`out/${dead}/new-0`, 'x')
      .write(`out/${alive}/new-0`, 'x')
      .write('out/.actc-lock/owner', `${host} 99999999`);
    await buildToy(p, toy);
    expect(Object.keys(p.tree('out')).filter((f) => f.startsWith('.'))).toEqual([`${alive}/new-0`]);
  });

  it('is the same after many builds at once as after one, with no lock left', async () => {
    const p = fresh(three);
    const jobs = ['a', 'c', 'ab', 'ac'].map((names) => [...names].map((n) => `definitions/${n}.yaml`));
    const outcomes = await Promise.all([...jobs, ...jobs].map((paths) => buildToy(p, toyPipeline(), { paths })));
    expect(outcomes.map((o) => exitStatus(o))).toEqual(outcomes.map(() => 0));
    await buildToy(p, toyPipeline(), { out: 'full' });
    expect(p.tree('out')).toEqual(p.tree('full'));
  });
});
