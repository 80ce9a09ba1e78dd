/** Errors by cell and arithmetic, why pairs are pairs, and the page that tells it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { derive } from '../../src/derive/derive.js';
import { svgErrors, textErrors } from '../../src/emit/plot-errors.js';
import type { Target } from '../../src/emit/target.js';
import { explain } from '../../src/emit/trace.js';
import { lower } from '../../src/lower/lower.js';
import { account } from '../../src/measure/account.js';
import { regionsOf } from '../../src/measure/account-pairs.js';
import type { Account, ErrorPoint } from '../../src/program/account.js';
import { interpret } from '../../src/program/interpret.js';
import type { Kernel } from '../../src/program/kernel.js';
import { kernelModel } from '../../src/program/kernel-model.js';
import type { LoweredFunction, Measured, Verified } from '../../src/stages.js';
import { loadTruth, type Truth } from '../../src/truth/truth.js';
import { implementations } from '../lower/lowered.js';
import { readOne } from '../support/shipped.js';

/** A target whose models are the kernels themselves. */
const target: Target = {
  name: 'here',
  about: '',
  kernels: [{ target: 'here', precision: 'f64' }],
  emit: () => ({ files: [], renames: {} }),
  grades: ['fast', 'accurate', 'exact'],
  model: (f, grade) =>
    f.kernel && grade && grade !== 'fast'
      ? kernelModel(f.kernel, f.program, implementations, grade)
      : interpret(f.program, implementations),
};

function measuredOf(yaml: string, truth: Truth, suffixes: readonly string[]): Measured {
  const { definition, library } = readOne('probe', yaml);
  const all = derive(definition, library, truth).value!;
  const derived = { ...all, functions: all.functions.filter((f) => suffixes.includes(f.suffix)) };
  const verified = { derived, claims: [], derivativeChecks: [] } as unknown as Verified;
  const lowered = lower(verified, truth, { kernels: 'accurate', asWritten: true }).value!;
  return { lowered: { ...lowered, verified }, grade: 'accurate', figures: [] };
}

let truth: Truth;
let measured: Measured;
let told: Account;
beforeAll(async () => {
  truth = await loadTruth();
  measured = measuredOf('parameters: {k: {default: 2, domain: k > 0}}\nvalue: x*tanh(exp(k*x))\n', truth, ['', 'dx']);
  told = account(measured, truth, [target])!;
});

const cell = (suffix: string, where: string) =>
  told.functions.find((f) => f.suffix === suffix)!.cells.find((c) => c.where.startsWith(where))!;

describe('errors by cell', () => {
  it('are counted in every arithmetic, and the formula as written fails where they say', () => {
    const right = cell('dx', '(0, ∞)');
    expect(right.points).toBeGreaterThan(80);
    expect(right.worst.written.ulp).toBe(Number.POSITIVE_INFINITY);
    expect(right.worst.accurate.ulp).toBeLessThanOrEqual(1);
    expect(right.worst.exact.ulp).toBeLessThanOrEqual(0.5 + 2 ** -10);
    expect(right.worst.single.ulp).toBeLessThanOrEqual(0.51);
    const near = cell('dx', 'near u = -1.0788');
    expect(near.worst.written.ulp).toBeGreaterThan(1e6);
    expect(near.worst.accurate.ulp).toBeLessThanOrEqual(1);
  });

  it('see a kernel that is wrong by one unit', () => {
    const broken: Target = {
      ...target,
      model: (f, grade) => {
        const run = target.model!(f, grade);
        return grade === 'accurate' ? (args) => run(args) * (args[0]! < -1 ? 1 + 2 ** -52 : 1) : run;
      },
    };
    const value = { ...measured.lowered, functions: measured.lowered.functions.slice(0, 1) };
    const [f] = account({ ...measured, lowered: value }, truth, [broken])!.functions;
    expect(f!.cells.find((c) => c.where === '(−∞, 0)')!.worst.accurate.ulp).toBeGreaterThan(1);
    expect(f!.cells.find((c) => c.where === '(0, ∞)')!.worst.accurate.ulp).toBeLessThanOrEqual(1);
  });
});

describe('pairs', () => {
  it('are told with what a single double would cost', () => {
    const regions = told.functions[1]!.regions;
    const listed = regions.filter((r) => !r.isPolynomial);
    const pairs = listed.flatMap((r) => r.operations).filter((o) => o.pair);
    expect(pairs.some((o) => o.ifSingle! > 1)).toBe(true);
    expect(listed.every((r) => r.error < 1)).toBe(true);
    expect(listed.some((r) => r.cores.some((c) => c.startsWith('exp (')))).toBe(true);
    expect(regions.some((r) => r.isPolynomial)).toBe(true);
  });

  it('that are none lose what they say', () => {
    const f: LoweredFunction = measured.lowered.functions[1]!;
    const single: Kernel = {
      ...f.kernel!,
      leaves: f.kernel!.leaves.map((leaf) =>
        leaf.kind === 'program'
          ? leaf
          : {
              ...leaf,
              variants: leaf.variants.map((v) => ({
                ...v,
                accurate: {
                  ...v.accurate!,
                  regions: v.accurate!.regions.map((r) => ({ ...r, code: r.code.map((o) => ({ ...o, pair: false })) })),
                },
              })),
            },
      ),
    };
    const worst = Math.max(...regionsOf(single, () => false).map((r) => r.error));
    expect(worst).toBeGreaterThan(1);
  });
});

describe('the page', () => {
  it('teaches: anchors, cells, germs, what cancels, roots, pairs and errors', () => {
    const page = explain({ measured, diagnostics: [], account: told });
    for (const words of [
      'two nearly equal numbers are subtracted and\ntheir digits *cancel*',
      'probe_dx(x, k) = g(u),   u = |k|*x',
      '| anchor | why ',
      '**Cell (−∞, 0)**',
      'v = expm1(2*t)   exp(2*t) − 1 without the subtraction',
      'cancels: at u = ',
      'leading part: 1',
      'u = -1.0788600584646240566506673701720',
      '**Doubles and pairs** (grade accurate)',
      'pair; as one double: ',
      '### Errors of `probe_dx`',
      'as written',
    ])
      expect(page).toContain(words);
    expect(page.split('\n').filter((l) => !l.startsWith('|') && l.length > 126)).toEqual([]);
  });

  it('says which piece holds where', () => {
    const pieces = measuredOf('value: [{if: x > 0, then: x}, {else: exp(x) - 1}]\n', truth, ['']);
    const page = explain({ measured: pieces, diagnostics: [] });
    expect(page).toContain('if x > 0\n  piece 1\nelse\n  piece 2\n');
    expect(page).toContain('#### Piece 2');
  });

  it('draws errors: half a unit at the bottom, wrong results at the top', () => {
    const ulp = (written: number): ErrorPoint['ulp'] => ({
      written,
      fast: 0.7,
      accurate: 0.5,
      exact: 0.5,
      single: 0.5,
    });
    const lines = textErrors(
      [
        { x: -100, ulp: ulp(Number.POSITIVE_INFINITY) },
        { x: 0.1, ulp: ulp(3) },
        { x: 1e30, ulp: ulp(5) },
      ],
      'x',
    );
    expect(lines[0]).toMatch(/^wrong +w +\|$/);
    expect(lines.find((l) => l.startsWith('    4'))).toMatch(/\| +w$/);
    expect(lines.find((l) => l.startsWith('    1'))).toMatch(/ f +\| +f$/);
    expect(lines.find((l) => l.startsWith('  0.5'))).toMatch(/ a +\| +a$/);
    const svg = svgErrors(told.functions, 'probe');
    expect(svg.startsWith('<svg xmlns=')).toBe(true);
    expect(svg).toContain('probe_dx: error in ulp');
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });
});
