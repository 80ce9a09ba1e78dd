/** `actc measure` as users run it: real devices, kept figures, what a build makes of them, sweeps, interruptions. */
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { entryProblems, failed, lost } from '../../src/commands/measure-problems.js';
import { DeviceError, DeviceLost } from '../../src/device.js';
import { type Diagnostic, drawDiagnostic } from '../../src/diagnostic.js';
import type { DeviceKernels } from '../../src/emit/target.js';
import type { KernelEvidence } from '../../src/evidence.js';
import { hash } from '../../src/files.js';
import { emptySweep, type Sweep } from '../../src/measure/sweep.js';
import type { Measurement } from '../../src/measured.js';
import { actc, ended, start } from './actc.js';
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

/** Quick to compile, with a parameter. */
const bend = { 'definitions/bend.yaml': 'parameters: { k: 1 }\nvalue: k*x/(1 + x^2)\n' };
const noDriver = { ACTC_VULKAN_ICD: '/nowhere/driver.json' };

interface File {
  readonly measurements: readonly (Measurement & { readonly figure: KernelEvidence })[];
}
const kept = (p: Project): File => JSON.parse(p.read('measured/bend.json')) as File;
/** A kept figure as the evidence shows it: errors by region stay where they were measured. */
const inEvidence = ({ regions: _, ...figure }: KernelEvidence & { readonly regions?: string }): KernelEvidence =>
  figure;
const kernelsOf = (p: Project): readonly KernelEvidence[] => {
  const evidence = JSON.parse(p.read('generated/evidence.json')) as {
    definitions: Record<string, { kernels: readonly KernelEvidence[] }>;
  };
  return evidence.definitions.bend!.kernels;
};

describe('help', () => {
  it('of `measure` is what its golden file says', async () => {
    const ran = await actc(fresh(), ['measure', '--help']);
    expect([ran.status, ran.err]).toEqual([0, '']);
    expect(Math.max(...ran.out.split('\n').map((l) => l.length))).toBeLessThanOrEqual(100);
    await expect(ran.out).toMatchFileSnapshot('help/measure.txt');
  });

  it.each([
    ['--shard 3/2', 'the second of five'],
    ['--random -1', 'A whole number'],
    ['--shard 1/2', 'needs `--exhaustive`'],
  ])('says what is wrong with `%s`', async (args, said) => {
    const ran = await actc(fresh(bend), ['measure', 'bend', ...args.split(' ')]);
    expect([ran.status, ran.err.includes(said)]).toEqual([1, true]);
  });
});

describe('a measurement on all devices', () => {
  it('is printed, kept, and copied by a build into the evidence and the files as long as the program fits', async () => {
    const p = fresh(bend);
    const ran = await actc(p, ['measure', 'bend'], { CI: 'true' });
    expect([ran.status, ran.err]).toEqual([0, '']);
    for (const api of ['WebGPU', 'WebGL2', 'Vulkan', 'this process']) expect(ran.out).toContain(`: ${api}, `);
    expect(ran.out).toMatch(/^bend_dk +/m);
    expect(ran.out).toMatch(/\d+ kernels run, \d+ points, worst [\d.]+ ulp \(bend\w* at x = /);
    expect(ran.out).toContain('wrote measured/bend.json');
    const { measurements } = kept(p);
    const rows = [...new Set(measurements.map((m) => m.figure.target))].sort();
    expect(rows).toHaveLength(3);
    for (const row of rows) {
      const functions = measurements.filter((m) => m.figure.target === row).map((m) => m.figure.function);
      expect(functions.sort()).toEqual(['bend', 'bend_dk', 'bend_dx', 'bend_dxx']);
    }
    for (const m of measurements) {
      expect(m.date).toMatch(/^\d{4}-\d\d-\d\d$/);
      // x^2 leaves the range of binary32; everywhere else a few roundings are all there is.
      expect(m.figure.points).toBeGreaterThan(65_536);
    }

    // A build copies what fits, and an unchanged one does nothing.
    expect((await actc(p, ['build', '-t', 'wgsl'])).status).toBe(0);
    const wgsl = measurements.filter((m) => m.figure.target === 'wgsl').map((m) => inEvidence(m.figure));
    expect(kernelsOf(p)).toEqual(wgsl);
    expect(p.read('generated/wgsl/bend.wgsl')).toContain('Accuracy, worst error as executed: bend ');
    expect((await actc(p, ['build', '-t', 'wgsl'])).out).toContain('0 files written');

    // Another date alone is a change of the source, and of nothing that is built.
    p.write('measured/bend.json', p.read('measured/bend.json').replaceAll(/"\d{4}-\d\d-\d\d"/g, '"2001-01-01"'));
    expect((await actc(p, ['build', '-t', 'wgsl'])).out).toContain('1 definition, 0 files written');
    // Measuring again gives the same figures, so the file stays as it is, the older date included.
    const again = await actc(p, ['measure', 'bend', '--device', 'vulkan,webgpu']);
    expect([again.status, again.out.includes('wrote')]).toEqual([0, false]);
    expect(p.read('measured/bend.json')).toContain('2001-01-01');

    // Figures of another program are left out, and the head says so.
    p.write('measured/bend.json', p.read('measured/bend.json').replaceAll(wgslProgram(p), hash('another')));
    expect((await actc(p, ['build', '-t', 'wgsl'])).status).toBe(0);
    expect(kernelsOf(p)).toEqual([]);
    expect(p.read('generated/wgsl/bend.wgsl')).toContain('not executed yet');
    // And those of a changed definition do not fit any more.
    p.write('definitions/bend.yaml', 'parameters: { k: 1 }\nvalue: k*x/(2 + x^2)\n');
    expect((await actc(p, ['build', '-t', 'glsl'])).status).toBe(0);
    expect(kernelsOf(p)).toEqual([]);
  }, 180_000);
});

const wgslProgram = (p: Project): string => kept(p).measurements.find((m) => m.figure.target === 'wgsl')!.program;

describe('what is kept', () => {
  const quick = ['--device', 'vulkan', '--functions', 'value', '--grade', 'fast'];

  it('is nothing for files elsewhere, with another number of points, or on request; `--write` keeps a file', async () => {
    const p = fresh({ ...bend, 'acts/bend.yaml': 'value: x/(1 + x^2)\n' });
    for (const args of [['acts/bend.yaml'], ['bend', '--random', '10'], ['bend', '--no-write']]) {
      const ran = await actc(p, ['measure', ...args, ...quick]);
      expect([ran.status, ran.out.includes('figures not kept')]).toEqual([0, true]);
    }
    expect(p.tree('measured')).toEqual({});
    const ran = await actc(p, ['measure', 'acts/bend.yaml', '--write', ...quick]);
    expect([ran.status, ran.out.includes('wrote measured/bend.json')]).toEqual([0, true]);
    expect(kept(p).measurements.map((m) => m.figure.function)).toEqual(['bend']);
  }, 120_000);

  it('is nothing for a definition of this package, which is found by its name', async () => {
    const p = fresh();
    const ran = await actc(p, ['measure', 'heaviside', '--json', '--random', '100', ...quick]);
    expect([ran.status, ran.err]).toEqual([0, '']);
    const { definitions, devices } = JSON.parse(ran.out) as {
      definitions: Record<string, { kernels: readonly KernelEvidence[] }>;
      devices: readonly { api: string; kernels: number; points: number }[];
    };
    expect(definitions.heaviside!.kernels.map((k) => k.function)).toEqual(['heaviside']);
    expect(devices.map((d) => d.api)).toEqual(['Vulkan']);
    expect(p.tree('.')).toEqual({});
  });
});

describe('a device that cannot be had', () => {
  const args = ['measure', 'bend', '--device', 'vulkan', '--grade', 'fast'];

  it('is a skip that says why and what to do, and an error where CI is set', async () => {
    const p = fresh(bend);
    const ran = await actc(p, args, noDriver);
    expect([ran.status, p.tree('measured')]).toEqual([0, {}]);
    await expect(ran.err).toMatchFileSnapshot('bad/device-missing.txt');
    const strict = await actc(p, args, { ...noDriver, CI: 'true' });
    expect([strict.status, strict.err]).toEqual([1, ran.err.replace('warning[', 'error[')]);
  });

  it('is said once for all definitions, and the other devices go on', async () => {
    const p = fresh({ ...bend, 'definitions/twist.yaml': 'value: x/(2 + x^2)\n' });
    const ran = await actc(p, ['measure', '--device', 'vulkan,webgl2', '--grade', 'fast'], {
      ACTC_CHROMIUM: '/nowhere/browser',
      ...{ ACTC_VULKAN_ICD: '' },
    });
    expect(ran.err.match(/device-missing/g)).toHaveLength(1);
    expect(ran.out).toContain('Vulkan');
    expect(Object.keys(p.tree('measured'))).toEqual(['bend.json', 'twist.json']);
  }, 120_000);
});

describe('a sweep', () => {
  const sweep = ['measure', 'bend', '--exhaustive', '--device', 'vulkan', '--grade', 'fast'];
  const state = '.sweep-bend-glsl-f32-';

  it('keeps its state, goes on with the next run, and becomes a figure when nothing is left', async () => {
    const p = fresh(bend);
    // Inputs 0x3f400000 to 0x3fbfffff: 0.75 to 1.5.
    const one = await actc(p, [...sweep, '--shard', '254/1024']);
    expect([one.status, one.err]).toEqual([0, '']);
    expect(one.out).toContain('4194304 of 4294967296 inputs; the same command goes on');
    expect(Object.keys(p.tree('measured'))).toEqual([`${state}254of1024.json`]);
    const again = await actc(p, [...sweep, '--shard', '254/1024']);
    expect(again.out).toContain('0 kernels run, 0 points');
    // Another machine did all the rest but for one chunk, without an error.
    const mine = JSON.parse(p.read(`measured/${state}254of1024.json`)) as Sweep;
    const [[from, to]] = mine.ranges as [readonly [number, number]];
    const rest: Sweep = {
      ...emptySweep(mine.key),
      ranges: [
        [0, from],
        [to, 2 ** 32 - 2 ** 22],
      ],
    };
    p.write(`measured/${state}2of2.json`, JSON.stringify(rest));
    // Of another program, and cut short: both count for nothing.
    p.write(`measured/${state}3of9.json`, JSON.stringify({ ...rest, key: { ...mine.key, program: 'other' } }));
    p.write(`measured/${state}4of9.json`, '{"key":');
    const last = await actc(p, sweep);
    expect([last.status, last.err]).toEqual([0, '']);
    expect(last.out).toContain('4294967296 of 4294967296 inputs');
    const [measurement] = kept(p).measurements;
    expect(measurement!.figure).toMatchObject({ function: 'bend', exhaustive: true, points: 2 ** 32, nan: 0 });
    expect(measurement!.figure.maxUlp).toBeGreaterThan(0.5);
    expect(measurement!.figure.maxUlp).toBeLessThan(3);
    expect(Object.keys(p.tree('measured'))).toEqual(['bend.json']);
  }, 180_000);
});

/** Processes (Linux) that descend from one, itself left out. */
function descendants(of: number): readonly number[] {
  const parents = readdirSync('/proc').flatMap((name) => {
    try {
      const status = /^\d+$/.test(name) ? readFileSync(`/proc/${name}/status`, 'utf8') : '';
      const parent = /^PPid:\s+(\d+)$/m.exec(status)?.[1];
      return parent === undefined || /^State:\s+Z/m.test(status) ? [] : [[Number(name), Number(parent)] as const];
    } catch {
      return [];
    }
  });
  const found = [of];
  for (const p of found) for (const [child, parent] of parents) if (parent === p) found.push(child);
  return found.slice(1);
}
const lives = (pid: number): boolean => {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

describe.runIf(process.platform === 'linux')('an interruption', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'by %s leaves no browser behind, and no file half written',
    async (signal) => {
      const p = fresh(bend);
      const child = start(p, ['measure', 'bend', '--device', 'webgl2', '--random', '4194304', '--write']);
      const end = ended(child);
      let browser: readonly number[] = [];
      for (let i = 0; i < 600 && browser.length < 4 && child.exitCode === null; i++) {
        await pause(50);
        browser = descendants(child.pid!);
      }
      expect(browser.length).toBeGreaterThanOrEqual(4);
      child.kill(signal);
      const ran = await end;
      expect([ran.status, ran.signal]).toEqual([signal === 'SIGINT' ? 130 : 143, null]);
      for (let i = 0; i < 100 && browser.some(lives); i++) await pause(50);
      expect(browser.filter(lives)).toEqual([]);
      expect(p.tree('measured')).toEqual({});
    },
    120_000,
  );
});

describe('what goes wrong on a device', () => {
  const how = { target: 'wgsl', precision: 'f32', runner: 'webgpu' } as DeviceKernels;
  const file = 'definitions/bend.yaml';
  const place = { file, start: 0, end: 0 };
  const drawn = (list: readonly Diagnostic[]) =>
    `${list.map((d) => drawDiagnostic(d, new Map([[file, bend[file]]]))).join('\n\n')}\n`;

  it('is drawn: a lost device', async () => {
    await expect(drawn([lost('webgpu', new DeviceLost('the device was reset'))])).toMatchFileSnapshot(
      'bad/device-lost.txt',
    );
  });

  it('is drawn: a kernel that does not compile', async () => {
    const problem = new DeviceError('12:3 error: unresolved value `y`\n\ny[i] = z;\n       ^');
    await expect(drawn([failed('bend', how, problem, place)])).toMatchFileSnapshot('bad/device-failed.txt');
  });

  it('is drawn: an entry point that gives wrong results, once each, with the first point', async () => {
    const at = (entry: string, index: number) => ({
      ...{ entry, index, function: 'bend_dx', x: 0.5, got: 1, wanted: 2 },
    });
    const problems = [at('bend_forward', 0), at('bend_backward', 3), at('bend_backward', 4)];
    await expect(drawn(entryProblems('bend', how, problems, place))).toMatchFileSnapshot('bad/kernel-wrong.txt');
  });
});

describe('the name of a device', () => {
  it('that is misspelt is drawn with the nearest one', async () => {
    const ran = await actc(fresh(bend), ['measure', 'bend', '--device', 'webgbu']);
    expect(ran.status).toBe(1);
    await expect(ran.err).toMatchFileSnapshot('bad/unknown-device.txt');
  });

  it('of kernels that is misspelt is an error too, with those that can be run', async () => {
    const ran = await actc(fresh(bend), ['measure', 'bend', '--target', 'glsl-en']);
    expect(ran.status).toBe(1);
    expect(ran.err).toContain('did you mean `glsl-es`?');
    expect(ran.err).toContain('kernels that can be run: glsl, glsl-es, ts, wgsl');
  });
});
