/** Every mistake with paths, options and the output folder, drawn: `bad/CODE[-variant].txt` is what a user sees. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { codes, drawDiagnostic } from '../../src/diagnostic.js';
import { actc, timeless } from './actc.js';
import { Project } from './project.js';
import { buildToy, toyPipeline } from './toy-pipeline.js';

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

const one = { 'definitions/one.yaml': 'value: x\n' };
const nothing = (): void => {};

type Case = readonly [
  name: string,
  files: Readonly<Record<string, string>>,
  args: string,
  prepare: (p: Project) => void,
];

const commands: readonly Case[] = [
  ['no-definitions', {}, 'build', nothing],
  ['no-definitions-empty', { 'acts/readme.md': 'x' }, 'check acts', nothing],
  ['file-unreadable', {}, 'check definitions/one.yaml', nothing],
  ['file-unreadable-nearest', one, 'check definitions/on.yaml', nothing],
  ['file-unreadable-ending-left-out', one, 'check definitions/one', nothing],
  ['file-unreadable-folder', {}, 'check', (p) => mkdirSync(p.path('definitions/a.yaml'), { recursive: true })],
  ['file-unreadable-bytes', {}, 'check', (p) => p.write('definitions/a.yaml', Buffer.from([0x76, 0xff, 0xfe]))],
  [
    'file-unreadable-link',
    { 'definitions/readme': '' },
    'check',
    (p) => symlinkSync('nowhere', p.path('definitions/a.yaml')),
  ],
  [
    'file-unreadable-link-circle',
    { 'definitions/readme': '' },
    'check',
    (p) => symlinkSync('a.yaml', p.path('definitions/a.yaml')),
  ],
  [
    'file-unreadable-link-outside',
    { 'definitions/readme': '', 'secret.txt': 'x' },
    'check',
    (p) => symlinkSync('../secret.txt', p.path('definitions/a.yaml')),
  ],
  ['file-unreadable-device', {}, 'check /dev/null', nothing],
  ['file-ignored', { 'definitions/one.yml': 'value: x\n' }, 'check', nothing],
  ['file-name', { 'one.yml': 'value: x\n' }, 'check one.yml', nothing],
  ['unknown-definition', {}, 'explain gleu', nothing],
  ['unknown-definition-several', { ...one, 'definitions/two.yaml': 'value: x\n' }, 'explain ./definitions/', nothing],
  ['unknown-target', one, 'build --target tss', nothing],
  ['grade-unavailable', one, 'build --grade exact', nothing],
  ['grade-unavailable-unknown', one, 'build --grade exakt', nothing],
  ['bad-setting', one, 'build --set k', nothing],
  [
    'bad-setting-unknown',
    { 'definitions/one.yaml': 'value: k*x\nparameters: { k: 1 }\n' },
    'check --set kk=2',
    nothing,
  ],
  [
    'bad-setting-domain',
    { 'definitions/one.yaml': 'value: k*x\nparameters:\n  k: { default: 1, domain: k > 0 }\n' },
    'check --set k=-2',
    nothing,
  ],
  ['bad-setting-input', {}, 'explain tanh --at 1e999', nothing],
  ['already-exists', one, 'new one', nothing],
  ['bad-name', {}, 'new SoftStep', nothing],
  [
    'proof-refused',
    {
      'definitions/one.yaml': 'value: x\nclaims:\n  twice: one(x) + x = 2*x\n',
      'generated/proofs/one.json': JSON.stringify({
        definition: 'one',
        claims: [
          { title: 'twice', statement: 'one(x) + x = 2*x', certificate: { kind: 'cells', tree: { end: 'neither' } } },
        ],
      }),
    },
    'recheck',
    nothing,
  ],
  ['bad-output', one, 'build --out definitions', nothing],
  ['bad-output-project', { ...one, 'package.json': '{}' }, 'build --out .', nothing],
];

/** `bad-output-project` is a case of `bad-output`. */
const codeOf = (name: string): string | undefined =>
  Object.keys(codes)
    .filter((c) => name === c || name.startsWith(`${c}-`))
    .sort((a, b) => b.length - a.length)[0];

describe('a mistake on the command line', () => {
  it.each(commands)(
    '%s is drawn as its golden file, with status 1 for an error',
    async (name, files, args, prepare) => {
      const p = fresh(files);
      prepare(p);
      const ran = await actc(p, args.split(' '));
      const text = `${timeless(ran.err.trimEnd())}\n`;
      expect(text).toContain(`[${codeOf(name)}]`);
      expect(ran.status).toBe(text.includes('error[') ? 1 : 0);
      await expect(text).toMatchFileSnapshot(`bad/${name}.txt`);
    },
  );
});

/** What a build of toy definitions says, drawn. */
async function drawn(p: Project, out = 'out'): Promise<string> {
  const { diagnostics, texts } = await buildToy(p, toyPipeline(), { out });
  return `${diagnostics.map((d) => drawDiagnostic(d, texts)).join('\n\n')}\n`;
}

describe('a mistake in the output folder', () => {
  it('that a failed definition leaves earlier output is drawn', async () => {
    const p = fresh({ 'definitions/a.yaml': 'value: 1\n', 'definitions/b.yaml': 'uses: a\nvalue: 1\n' });
    await drawn(p);
    p.write('definitions/a.yaml', 'fail\n');
    await expect(await drawn(p)).toMatchFileSnapshot('bad/stale-output.txt');
  });

  it("that a stranger's file lies there is drawn", async () => {
    const p = fresh({ ...one, 'out/notes.md': 'mine' });
    await expect(await drawn(p)).toMatchFileSnapshot('bad/foreign-file.txt');
  });

  it("that a stranger's file would be overwritten is drawn", async () => {
    const p = fresh({ ...one, 'out/manifest.json': '{ "name": "my web app" }' });
    await expect(await drawn(p)).toMatchFileSnapshot('bad/bad-output-overwritten.txt');
  });

  it('that an output cannot be written is drawn', async () => {
    const p = fresh({ ...one, 'out/ts': 'a file' });
    await expect(await drawn(p)).toMatchFileSnapshot('bad/write-failed.txt');
  });
});
