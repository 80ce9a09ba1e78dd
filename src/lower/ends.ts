/**
 * Special values, settled at compile time from the truth's limits at the defaults and at several other settings of the
 * parameters: what the block gives at ±∞ by itself where that is right everywhere, else a number or an infinity, else
 * the block's value far out, where it has reached its limit. f(−0) has the sign that f has just left of 0.
 */
import {
  neg,
  power,
  type Rational,
  rational,
  sign as signOf,
  toDouble,
  toSingle,
  toText,
  ZERO,
} from '../algebra/rational.js';
import type { Expr } from '../expr/expr.js';
import type { Block, InfinityRule, Operand, Program, Test } from '../stages.js';
import { farLimit } from '../truth/far/limit.js';
import type { NumericLimit, Point } from '../truth/truth.js';
import type { Bench } from './choose.js';
import { type Trial, trial } from './trial.js';

export interface Ends {
  /** The block, behind what has to be asked at ±∞. */
  readonly block: Block;
  readonly rules: Pick<Program, 'atPlusInfinity' | 'atMinusInfinity' | 'atMinusZero'>;
  /** Where the value could not be settled: `inf`, `-inf`, `-0`. */
  readonly unsettled: readonly string[];
}

interface Runs {
  readonly double: Trial;
  readonly single: Trial;
}

type End = '+inf' | '-inf';

/** Where a block may have reached its limit: the largest numbers first, then powers of two downwards. */
const FAR = [Number.MAX_VALUE, ...[1000, 500, 250, 120, 60, 30, 20, 12, 10, 8, 6].map((n) => 2 ** n)];
const FAR_SINGLE = [3.4028234663852886e38, ...[120, 100, 60, 30, 20, 12, 10, 8, 7, 6, 5].map((n) => 2 ** n)];

const argsAt = (x: number, setting: Point, bench: Bench, round: (v: Rational) => number): readonly number[] =>
  bench.names.map((name) => (name === bench.input ? x : round(setting.get(name)!)));

/** The limit as a double or single; NaN where there is none, undefined where the truth does not know. */
function rounded(limit: NumericLimit, round: (v: Rational) => number): number | undefined {
  switch (limit.kind) {
    case 'number':
      return round(limit.value);
    case 'inf':
      return Infinity;
    case '-inf':
      return -Infinity;
    case 'none':
      return Number.NaN;
    case 'undecided':
      return undefined;
  }
}

/** Equal up to what a few roundings do: limits such as −alpha come out exactly, pi/2·k nearly. */
function agree(got: number, want: number, epsilon: number): boolean {
  if (Number.isNaN(want)) return Number.isNaN(got);
  return got === want || (Number.isFinite(want) && Math.abs(got - want) <= 4 * epsilon * Math.abs(want));
}

const EPSILON = 2 ** -52;
const EPSILON_SINGLE = 2 ** -23;

interface Case {
  readonly setting: Point;
  readonly limit: NumericLimit;
}

const fits = (c: Case, run: Trial, x: number, bench: Bench, precision: 'double' | 'single'): boolean => {
  const round = precision === 'double' ? toDouble : toSingle;
  const want = rounded(c.limit, round);
  return (
    want !== undefined &&
    agree(run(argsAt(x, c.setting, bench, round)), want, precision === 'double' ? EPSILON : EPSILON_SINGLE)
  );
};

/** One operand for all settings, where the limits are one and the same. */
function common(cases: readonly Case[]): Operand | undefined {
  const first = cases[0]!.limit;
  const same = cases.every(
    ({ limit }) =>
      limit.kind === first.kind &&
      (limit.kind !== 'number' || (first.kind === 'number' && toText(limit.value) === toText(first.value))),
  );
  if (!same) return undefined;
  if (first.kind === 'number')
    return { kind: 'number', double: toDouble(first.value), single: toSingle(first.value), text: toText(first.value) };
  if (first.kind === 'inf' || first.kind === '-inf') return { kind: 'special', value: first.kind };
  return first.kind === 'none' ? { kind: 'special', value: 'nan' } : undefined;
}

/** Constants with long exact texts are not numbers that a limit "is": only short ones are taken for exact. */
const isShort = (o: Operand): boolean => o.kind !== 'number' || o.text.length <= 8;

/** Settings at which limits are taken: a limit costs as much as a dozen values. */
const MAX_LIMIT_SETTINGS = 7;

interface RuleAtEnd {
  readonly rule: InfinityRule;
  /** What depends on the sign of one parameter, asked for in front of the block. */
  readonly exceptions: readonly Exception[];
  readonly settled: boolean;
}

/** Beyond all finite inputs, and with the parameter on this side of 0: the value. */
interface Exception {
  readonly tests: readonly Test[];
  readonly value: Operand;
}

const natural = (cases: readonly Case[], end: End, runs: Runs, bench: Bench): boolean => {
  const x = end === '+inf' ? Infinity : -Infinity;
  return cases.every((c) => fits(c, runs.double, x, bench, 'double') && fits(c, runs.single, x, bench, 'single'));
};

/** The limit from values far out; where they do not settle, as the form at the end has it. */
function limitAt(end: End, e: Expr, setting: Point, bench: Bench): NumericLimit {
  const found = bench.truth.numericLimit(e, bench.input, end, setting);
  if (found.kind !== 'undecided') return found;
  return farLimit(bench.truth, e, bench.input, end === '+inf' ? 'inf' : '-inf', setting) ?? found;
}

function ruleAt(end: End, e: Expr, runs: Runs, bench: Bench): RuleAtEnd {
  const all = bench.settings
    .slice(0, MAX_LIMIT_SETTINGS)
    .map((setting) => ({ setting, limit: limitAt(end, e, setting, bench) }));
  const cases = all.filter((c) => c.limit.kind !== 'undecided');
  const settled = cases.length === all.length;
  const none: readonly Exception[] = [];
  if (cases.length === 0 || natural(cases, end, runs, bench)) return { rule: 'natural', exceptions: none, settled };
  const operand = common(cases);
  if (operand && isShort(operand)) return { rule: operand, exceptions: none, settled };
  const sign = end === '+inf' ? 1 : -1;
  const double = FAR.find((x) => cases.every((c) => fits(c, runs.double, sign * x, bench, 'double')));
  const single = FAR_SINGLE.find((x) => cases.every((c) => fits(c, runs.single, sign * x, bench, 'single')));
  if (double !== undefined && single !== undefined)
    return { rule: { kind: 'saturate', double: sign * double, single: sign * single }, exceptions: none, settled };
  for (const name of bench.names.slice(1)) {
    const exceptions = exceptionsBySign(name, cases, end, runs, bench);
    if (exceptions) return { rule: 'natural', exceptions, settled };
  }
  return { rule: operand ?? 'natural', exceptions: none, settled: false };
}

const CLASSES = [
  { sign: -1, relation: '<' },
  { sign: 0, relation: '==' },
  { sign: 1, relation: '>' },
] as const;

/** Rules by the sign of one parameter; undefined if some sign needs more than one value. */
function exceptionsBySign(
  name: string,
  cases: readonly Case[],
  end: End,
  runs: Runs,
  bench: Bench,
): readonly Exception[] | undefined {
  const found: Exception[] = [];
  for (const { sign, relation } of CLASSES) {
    const part = cases.filter((c) => signOf(c.setting.get(name)!) === sign);
    if (part.length === 0 || natural(part, end, runs, bench)) continue;
    const value = common(part);
    if (!value || !isShort(value)) return undefined;
    const beyond: Test =
      end === '+inf'
        ? { left: { kind: 'variable', name: bench.input }, relation: '>', right: LARGEST }
        : { left: { kind: 'variable', name: bench.input }, relation: '<', right: LEAST };
    found.push({ tests: [beyond, { left: { kind: 'variable', name }, relation, right: NOUGHT }], value });
  }
  return found;
}

const MINUS_NOUGHT: Operand = { kind: 'special', value: '-0' };
const NOUGHT: Operand = { kind: 'number', double: 0, single: 0, text: '0' };
const LARGEST: Operand = { kind: 'number', double: FAR[0]!, single: FAR_SINGLE[0]!, text: 'largest' };
const LEAST: Operand = { kind: 'number', double: -FAR[0]!, single: -FAR_SINGLE[0]!, text: '-largest' };

const withExceptions = (block: Block, exceptions: readonly Exception[]): Block =>
  exceptions.reduceRight<Block>(
    (rest, { tests, value }) => ({
      lets: [],
      result: { kind: 'branch', tests, then: { lets: [], result: { kind: 'value', value } }, otherwise: rest },
    }),
    block,
  );

/** Left of 0 by less than any double. */
const JUST_LEFT = neg(power(rational(2), -1000));

interface AtMinusZero {
  readonly setting: Point;
  /** +0 or −0. */
  readonly want: number;
}

/** The sign that f has just left of 0, if f(0) is 0; undefined where nothing is to be done. */
function wantedAtMinusZero(e: Expr, setting: Point, bench: Bench): AtMinusZero | undefined {
  const at = bench.truth.evaluate(e, new Map(setting).set(bench.input, ZERO), 60);
  if (at.kind !== 'number' || bench.truth.toDouble(at) !== 0) return undefined;
  const left = bench.truth.evaluate(e, new Map(setting).set(bench.input, JUST_LEFT), 60);
  if (left.kind !== 'number' || left.high === 'inf' || left.high === '-inf') return undefined;
  return { setting, want: left.high.mantissa < 0n ? -0 : 0 };
}

interface RuleAtMinusZero {
  readonly rule: Program['atMinusZero'];
  readonly exceptions: readonly Exception[];
  readonly settled: boolean;
}

function minusZero(e: Expr, runs: Runs, bench: Bench): RuleAtMinusZero {
  const wanted = bench.settings.flatMap((setting) => wantedAtMinusZero(e, setting, bench) ?? []);
  const isWrong = ({ setting, want }: AtMinusZero) =>
    !Object.is(runs.double(argsAt(-0, setting, bench, toDouble)), want);
  const none: readonly Exception[] = [];
  if (!wanted.some(isWrong)) return { rule: 'natural', exceptions: none, settled: true };
  const same = wanted.every((w) => Object.is(w.want, wanted[0]!.want)) && wanted.length === bench.settings.length;
  if (same) return { rule: Object.is(wanted[0]!.want, -0) ? MINUS_NOUGHT : NOUGHT, exceptions: none, settled: true };
  // At x = 0 of either sign the value is 0: the sign is put right where the parameter's sign decides it.
  for (const name of bench.names.slice(1))
    for (const { sign, relation } of CLASSES) {
      const inside = wanted.filter((w) => signOf(w.setting.get(name)!) === sign);
      if (!wanted.filter(isWrong).every((w) => inside.includes(w))) continue;
      if (!inside.every((w) => Object.is(w.want, 0))) continue;
      const atZero: Test = { left: { kind: 'variable', name: bench.input }, relation: '==', right: NOUGHT };
      const tests = [atZero, { left: { kind: 'variable', name }, relation, right: NOUGHT }] as const;
      return { rule: 'natural', exceptions: [{ tests, value: NOUGHT }], settled: true };
    }
  return { rule: 'natural', exceptions: none, settled: false };
}

/** The rules for ±∞ and −0 of a function, whose block is given. */
export function endsOf(e: Expr, block: Block, bench: Bench): Ends {
  const runs = { double: trial(block, bench.names, 'double'), single: trial(block, bench.names, 'single') };
  const plus = ruleAt('+inf', e, runs, bench);
  const minus = ruleAt('-inf', e, runs, bench);
  const zero = minusZero(e, runs, bench);
  const unsettled = [
    ...(plus.settled ? [] : ['inf']),
    ...(minus.settled ? [] : ['-inf']),
    ...(zero.settled ? [] : ['-0']),
  ];
  return {
    block: withExceptions(block, [...plus.exceptions, ...minus.exceptions, ...zero.exceptions]),
    rules: { atPlusInfinity: plus.rule, atMinusInfinity: minus.rule, atMinusZero: zero.rule },
    unsettled,
  };
}
