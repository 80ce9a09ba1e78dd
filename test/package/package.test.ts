import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const nodeModules = join(root, 'node_modules');

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string; readonly mode: number }[];
}
let packed: Packed;
/** An empty project that has the unpacked tarball as its only package. */
let consumer: string;

beforeAll(() => {
  expect(existsSync(join(root, 'generated/ts/index.ts')), 'generated/ts is made by `npm start`').toBe(true);
  // Packed from a copy: packing writes into dist/, which other tests run.
  const copy = mkdtempSync(join(tmpdir(), 'pack-'));
  for (const name of [
    'package.json',
    'tsconfig.json',
    'README.md',
    'LICENSE',
    'src',
    'scripts',
    'templates',
    'definitions',
    'forms',
    'schema',
    'generated',
    'test/package',
  ])
    if (existsSync(join(root, name))) cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(nodeModules, join(copy, 'node_modules'));
  const output = execFileSync(npm, ['pack', '--json', '--offline', '--no-update-notifier'], {
    cwd: copy,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  packed = (JSON.parse(output.slice(output.indexOf('['))) as [Packed])[0];
  consumer = mkdtempSync(join(tmpdir(), 'consumer-'));
  writeFileSync(join(consumer, 'package.json'), '{ "type": "module", "private": true }');
  const installed = join(consumer, 'node_modules/activation-compiler');
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', join(copy, packed.filename), '--strip-components=1', '-C', installed]);
}, 300_000);

const run = (name: string, text: string) => {
  writeFileSync(join(consumer, name), text);
  return spawnSync(process.execPath, [name], { cwd: consumer, encoding: 'utf8' });
};

/** Type-checks one file of the consumer with the strictest settings; what the checker prints, or ''. */
const typeCheck = (text: string, ...options: string[]): string => {
  writeFileSync(join(consumer, 'check.ts'), text);
  const strict = ['--strict', '--noUncheckedIndexedAccess', '--exactOptionalPropertyTypes', '--noEmit'];
  const module = ['--module', 'nodenext', '--target', 'es2022', '--lib', 'es2022', '--types', ''];
  const tsc = join(nodeModules, 'typescript/bin/tsc');
  return spawnSync(process.execPath, [tsc, ...strict, ...module, ...options, 'check.ts'], {
    cwd: consumer,
    encoding: 'utf8',
  }).stdout;
};

describe('the tarball', () => {
  test('holds what a user needs and nothing else', () => {
    const allowed = [
      /^(package\.json|README\.md|LICENSE)$/,
      /^dist\/[\w/.-]+\.(js|d\.ts)$/,
      /^dist\/build-info\.json$/,
      /^dist\/emit\/targets\/[a-z]+\/grades\.json$/,
      /^definitions\/[a-z0-9_]+\.yaml$/,
      /^forms\/([a-z0-9_]+\.yaml|README\.md)$/,
      /^templates\/[a-z]+\/[\w.-]+\.hbs$/,
      /^templates\/ts\/runtime\/[\w/-]+\.ts$/,
      /^schema\/[\w.-]+\.json$/,
      /^src\/runtime\/[\w/-]+\.ts$/,
    ];
    expect(packed.files.map((f) => f.path).filter((path) => !allowed.some((a) => a.test(path)))).toEqual([]);
    for (const path of [
      'dist/cli.js',
      'dist/compile.js',
      'dist/compile.d.ts',
      'dist/kernels/index.js',
      'dist/kernels/index.d.ts',
      'LICENSE',
      'schema/definition.schema.json',
      'templates/ts/definition.hbs',
      'src/runtime/index.ts',
    ])
      expect(packed.files.map((f) => f.path)).toContain(path);
  });

  test('is small', () => {
    // Kernels of grade accurate bring tables and a runtime of their own: 1.24 MB.
    expect(packed.size).toBeLessThan(1_500_000);
    expect(packed.unpackedSize).toBeLessThan(5_000_000);
  });

  test('has kernels with declarations for every definition it brings', () => {
    const paths = new Set(packed.files.map((f) => f.path));
    const definitions = readdirSync(join(root, 'definitions')).map((f) => f.replace('.yaml', ''));
    expect(definitions.length).toBeGreaterThan(0);
    const missing = definitions
      .flatMap((d) => [`dist/kernels/${d}.js`, `dist/kernels/${d}.d.ts`])
      .filter((p) => !paths.has(p));
    expect(missing).toEqual([]);
  });

  test('brings the command `actc`, executable', () => {
    const { bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { bin: Record<string, string> };
    expect(bin).toEqual({ actc: 'dist/cli.js' });
    expect((packed.files.find((f) => f.path === 'dist/cli.js')?.mode ?? 0) & 0o111).toBe(0o111);
    expect(readFileSync(join(consumer, 'node_modules/activation-compiler/dist/cli.js'), 'utf8')).toMatch(
      /^#!\/usr\/bin\/env node\n/,
    );
  });
});

describe('in an empty project without any other package', () => {
  test('kernels can be imported and run', () => {
    const { stdout, stderr } = run(
      'use.js',
      `import { gelu, geluDx, geluForward, softplusBackward } from 'activation-compiler/kernels';
       const x = Float32Array.of(-1, 0, 1), y = new Float32Array(3);
       geluForward(x, y);
       const { k } = softplusBackward(x, Float32Array.of(1, 1, 1), new Float32Array(3), 2);
       console.log(JSON.stringify([gelu(1), geluDx(0), y[2] === Math.fround(gelu(1)), typeof k, gelu(NaN)]));`,
    );
    expect(stderr).toBe('');
    const [value, slope, rounded, gradient, nan] = JSON.parse(stdout) as [number, number, boolean, string, null];
    // GELU(1) = normal_cdf(1), to the digits of double.
    expect(Math.abs(value - 0.8413447460685429)).toBeLessThan(1e-15);
    expect([slope, rounded, gradient, nan]).toEqual([0.5, true, 'number', null]);
  });

  test('kernels are typed, and mixed kinds of arrays are refused by the types', () => {
    expect(
      typeCheck(
        `import { gelu, geluForward, preluBackwardChannels, softplus, softplusBackward } from 'activation-compiler/kernels';
         export const a: number = gelu(1) + softplus(1) + softplus(1, 2);
         geluForward(new Float32Array(1), new Float32Array(1));
         export const { k }: { k: number } = softplusBackward(new Float64Array(1), new Float64Array(1), new Float64Array(1));
         export const alpha: Float64Array = preluBackwardChannels(new Float32Array(1), new Float32Array(1), new Float32Array(1), new Float32Array(1)).alpha;
         export function layer(x: Float32Array | Float64Array, y: Float32Array | Float64Array): void { geluForward(x, y); }`,
      ),
    ).toBe('');
    expect(
      typeCheck(
        "import { geluForward } from 'activation-compiler/kernels';\ngeluForward(new Float32Array(1), new Float64Array(1));",
      ),
    ).toContain('check.ts(2,');
    expect(typeCheck("import { gelu } from 'activation-compiler/kernels';\ngelu('1');")).toContain('TS2345');
  });

  test("the compiler's own entry is typed", () => {
    const text =
      "import { build, read, type Source } from 'activation-compiler';\nexport const f = [build, read] as const;\nexport type S = Source;";
    expect(typeCheck(text, '--skipLibCheck')).toBe('');
    expect(
      typeCheck("import { nothing } from 'activation-compiler';\nexport const f = nothing;", '--skipLibCheck'),
    ).toContain('TS2305');
  });

  test('with its dependencies beside it the command compiles a definition', () => {
    for (const name of readdirSync(nodeModules).filter((n) => !n.startsWith('.'))) {
      const place = join(consumer, 'node_modules', name);
      if (!existsSync(place)) symlinkSync(join(nodeModules, name), place);
    }
    writeFileSync(join(consumer, 'mine.yaml'), 'value: x * relu(x)\n');
    const cli = join(consumer, 'node_modules/activation-compiler/dist/cli.js');
    const { status, stderr } = spawnSync(
      process.execPath,
      [cli, 'build', 'mine.yaml', '--target', 'ts', '--out', 'out'],
      { cwd: consumer, encoding: 'utf8' },
    );
    expect(stderr).not.toContain('bug:');
    expect(status).toBe(0);
    expect(existsSync(join(consumer, 'out/ts/mine.ts'))).toBe(true);
  });
});
