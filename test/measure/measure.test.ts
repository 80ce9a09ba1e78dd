import { beforeAll, describe, expect, it } from 'vitest';
import { rational } from '../../src/algebra/rational.js';
import type { Target } from '../../src/emit/target.js';
import { parse } from '../../src/expr/parse.js';
import { measure, run } from '../../src/measure/measure.js';
import { referencesOf } from '../../src/measure/references.js';
import { settingsOf } from '../../src/measure/settings.js';
import { publishable, Tally } from '../../src/measure/tally.js';
import type { Definition, Figure, Joint, Lowered, LoweredFunction, Parameter, Program } from '../../src/stages.js';
import { loadTruth, type Truth } from '../../src/truth/truth.js';

let truth: Truth;
beforeAll(async () => {
  truth = await loadTruth();
});

const span = { start: 0, end: 0 };
const parameter = (name: string, value: number, domain?: Parameter['domain']): Parameter => ({
  name,
  default: rational(value),
  learned: false,
  span,
  ...(domain ? { domain } : {}),
});
const program: Program = {
  inputs: ['x'],
  parameters: [],
  atPlusInfinity: 'natural',
  atMinusInfinity: 'natural',
  atMinusZero: 'natural',
  block: { lets: [], result: { kind: 'value', value: { kind: 'variable', name: 'x' } } },
};

interface Case {
  readonly text: string;
  readonly parameters?: readonly Parameter[];
  readonly host?: readonly string[];
  readonly joints?: readonly Joint[];
}
/** A lowered definition `f` of one function; what the target's model computes is given apart. */
function loweredOf({ text, parameters = [], host = [], joints = [] }: Case): Lowered {
  const f: LoweredFunction = { derived: { suffix: '', by: [], expression: parse(text) }, program, rules: [], host };
  const definition: Definition = {
    name: 'f',
    source: { file: 'f.yaml', text: '' },
    title: 'F',
    aliases: [],
    inputs: ['x'],
    parameters,
    outputs: [parse(text)],
    joints: [],
    claims: [],
    sources: [],
    uses: [],
  };
  const derived = { definition, library: new Map(), functions: [f.derived], joints };
  return { verified: { derived, claims: [] } as unknown as Lowered['verified'], functions: [f] };
}
const targetOf = (model: (args: readonly number[]) => number): Target => ({
  name: 'here',
  about: '',
  kernels: [
    { target: 'here', precision: 'f64' },
    { target: 'here', precision: 'f32' },
  ],
  emit: () => ({ files: [], renames: {} }),
  model: () => model,
});
const figures = (c: Case, model: (args: readonly number[]) => number): readonly Figure[] =>
  measure(loweredOf(c), truth, [targetOf(model)]).figures;

describe('measure', () => {
  it('finds nothing wrong with an exact model', () => {
    for (const f of figures({ text: 'max(x, 0)' }, ([x]) => (Number.isNaN(x!) ? x! : Math.max(x! + 0, 0)))) {
      expect(f).toMatchObject({
        maxUlp: 0,
        nan: 0,
        falseZero: 0,
        wrongSign: 0,
        undecided: 0,
        grade: 'fast',
        exhaustive: false,
        function: 'f',
        target: 'here',
      });
      expect(f.points).toBeGreaterThan(250);
    }
  });
  it('finds an error of a single rounding, an overflow, a false zero, a wrong sign', () => {
    const [f64] = figures({ text: 'x/(1 + abs(x))' }, ([x]) =>
      Math.abs(x!) === Infinity ? Math.sign(x!) : x! / (1 + Math.abs(x!)),
    );
    expect(f64!.maxUlp).toBeGreaterThan(0.5);
    expect(f64!.maxUlp).toBeLessThan(3);
    const [naive] = figures({ text: 'log(1 + exp(x))' }, ([x]) => Math.log(1 + Math.exp(x!)));
    expect(naive!.maxUlp).toBe(Number.POSITIVE_INFINITY);
    expect(naive!.falseZero).toBeGreaterThan(10);
    expect(naive!.at.x).toBeGreaterThan(700);
    const [flipped] = figures({ text: 'x^3' }, ([x]) => (x! < -2 ? 1 : x! ** 3));
    expect(flipped!.wrongSign).toBeGreaterThan(10);
    const [nan] = figures({ text: '1' }, ([x]) => (x! > 5 ? Number.NaN : 1));
    expect(nan!.nan).toBeGreaterThan(10);
  });
  it('asks for limits at infinity, NaN for NaN, and the sign left of zero at minus zero', () => {
    const exact = (x: number) => (Number.isNaN(x) ? x : Math.max(x + 0, 0));
    const at = (special: number, y: number) =>
      figures({ text: 'max(x, 0)' }, ([x]) => (Object.is(x, special) ? y : exact(x!)))[0]!;
    expect(at(Number.NaN, 0)).toMatchObject({ maxUlp: Number.POSITIVE_INFINITY });
    expect(at(Number.POSITIVE_INFINITY, Number.NaN)).toMatchObject({ maxUlp: Number.POSITIVE_INFINITY, nan: 1 });
    expect(at(Number.NEGATIVE_INFINITY, 1e-300)).toMatchObject({ at: { x: Number.NEGATIVE_INFINITY } });
    // Vanishes on the left: +0 is right, −0 is not.
    expect(at(-0, -0).wrongSign).toBe(1);
    expect(at(-0, 0).wrongSign).toBe(0);
    const identity = (y: number) => figures({ text: 'x' }, ([x]) => (Object.is(x, -0) ? y : x!))[0]!.wrongSign;
    expect([identity(-0), identity(0)]).toEqual([0, 1]);
    expect(figures({ text: 'sin(1/x)*0 + x*log(x)' }, () => Number.NaN)[0]!.undecided).toBeGreaterThanOrEqual(0);
  });
  it('expects NaN outside the natural domain', () => {
    const [f] = figures({ text: 'sqrt(x)' }, ([x]) => Math.sqrt(x!));
    expect(f!.maxUlp).toBeLessThanOrEqual(0.5);
    expect(figures({ text: 'sqrt(x)' }, ([x]) => Math.sqrt(Math.abs(x!)))[0]!.maxUlp).toBe(Number.POSITIVE_INFINITY);
  });
  it('looks next to roots: an error of the size of a rounding of x is seen there', () => {
    const [f] = figures({ text: 'exp(x) - 2' }, ([x]) => Math.exp(x!) - 2);
    expect(f!.maxUlp).toBeGreaterThan(1e8);
    expect(f!.at.x).toBeCloseTo(Math.LN2, 6);
  });
  it('looks at joints and at the borders of programs', () => {
    const joint: Joint = { at: parse('k'), left: {}, right: {}, convention: {}, origin: 'left' };
    const c: Case = { text: 'max(x, k)', parameters: [parameter('k', 3)], joints: [joint] };
    const [f] = figures(c, ([x, k]) => (x === k! + 2 ** -51 && k === 3 ? 77 : Math.max(x!, k!)));
    expect(f!.at).toEqual({ x: 3 + 2 ** -51, k: 3 });
  });
  it('measures other parameters of the domain too, as the doubles that are passed', () => {
    const positive = [{ left: parse('k'), relation: '>', right: parse('0') }] as const;
    const settings = settingsOf([parameter('k', 1, positive)], truth);
    expect(settings[0]!.values).toEqual([1]);
    expect(settings.length).toBe(5);
    expect(settings.every((s) => s.values[0]! > 0)).toBe(true);
    const tenth = settingsOf([{ ...parameter('a', 1), default: rational(1, 10) }], truth)[0]!;
    expect(tenth.exact.get('a')).not.toEqual(rational(1, 10));
    const [f] = figures({ text: 'k*x', parameters: [parameter('k', 1, positive)] }, ([x, k]) =>
      k === 1 ? x! : k! * x! * 1.5,
    );
    expect(f!.at.k).not.toBe(1);
  });
  it('evaluates the truth once for all targets', () => {
    let evaluations = 0;
    const counting: Truth = {
      ...truth,
      evaluate: (...args) => {
        evaluations += 1;
        return truth.evaluate(...args);
      },
    };
    const model = ([x]: readonly number[]) => x!;
    measure(loweredOf({ text: 'x + 0' }), counting, [targetOf(model)]);
    const once = evaluations;
    measure(loweredOf({ text: 'x + 0' }), counting, [targetOf(model), targetOf(model)]);
    expect(evaluations).toBe(2 * once);
  });
});

describe('figures that may be committed', () => {
  it('of kernels that call the host are given in whole powers of two and coarse places', () => {
    const c = { text: 'exp(x)', host: ['exp'] };
    const [f] = figures(c, ([x]) => Math.exp(x!) * (1 + 3 * 2 ** -52));
    expect(Math.log2(f!.maxUlp) % 1).toBe(0);
    expect(f!.maxUlp).toBeGreaterThanOrEqual(4);
    expect(f!.at.x).toBe(Number(f!.at.x!.toPrecision(1)));
    const [free] = figures({ text: 'exp(x)' }, ([x]) => Math.exp(x!) * (1 + 3 * 2 ** -52));
    expect(Math.log2(free!.maxUlp) % 1).not.toBe(0);
  });
  it('are never less than what was measured', () => {
    const figure = figures({ text: 'x' }, ([x]) => x!)[0]!;
    for (const [measured, published] of [
      [0, 1],
      [0.5, 1],
      [1, 1],
      [1.01, 2],
      [700, 1024],
      [Infinity, Infinity],
    ] as const) {
      expect(publishable({ ...figure, maxUlp: measured }).maxUlp).toBe(published);
    }
  });
});

describe('references', () => {
  it('hold the truth to more bits than a double', () => {
    const references = referencesOf(parse('exp(x)'), 'x', undefined, truth);
    const setting = { values: [], exact: new Map() };
    const tally = run(([x]) => Math.exp(x!), [{ setting, points: [1, 2, -700] }], references, 'f64');
    expect(tally).toBeInstanceOf(Tally);
    expect(tally.result(['x'], []).maxUlp).toBeLessThan(1);
    expect(references.limit(-1, setting)).toMatchObject({ kind: 'number', value: { mantissa: 0n } });
    expect(references.limit(1, setting)).toEqual({ kind: 'infinite', sign: 1 });
    expect(references.at(1, setting)).toBe(references.at(1, setting));
  });
  it('have no value outside the declared domain', () => {
    const domain = [{ left: parse('x'), relation: '>', right: parse('0') }] as const;
    const references = referencesOf(parse('x'), 'x', domain, truth);
    const setting = { values: [], exact: new Map() };
    expect(references.at(-1, setting)).toEqual({ kind: 'nan' });
    expect(references.limit(-1, setting)).toEqual({ kind: 'nan' });
    expect(references.limit(1, setting)).toEqual({ kind: 'infinite', sign: 1 });
  });
});
