/**
 * Shader code of grade accurate, region by region: what it costs, how far off it is at samples, and for each pair what the
 * result's error would be if this operation alone were one float. The reference is the exact plan in scaled double-doubles.
 */
import type { OperationAccount, ShortAccount, ShortRegionAccount } from '../program/account.js';
import { type Leaf, variantFor } from '../program/kernel.js';
import type { ShortCode } from '../program/short/code.js';
import {
  type Counted,
  errorsOfCode,
  type Reference,
  type Samples,
  samplesAt,
  worstOf,
} from '../program/short/errors.js';
import { LARGEST, LEAST_NORMAL, samplesBetween, stepped } from '../program/short/float32.js';
import type { ShortLeaf, ShortRegion } from '../program/short/leaf.js';
import { shortLines } from '../program/short/print.js';
import { shortCost } from '../program/short/run.js';
import { planOf } from '../runtime/plan.js';
import type { Measured } from '../stages.js';

const SAMPLES = 120;
/** Code of more operations is not listed line by line. */
const LONG = 60;

type Plan = Extract<Leaf, { kind: 'plan' }>;

const number = (x: number): string =>
  !Number.isFinite(x) || Math.abs(x) >= LARGEST ? (x > 0 ? '∞' : '−∞') : String(Number(x.toPrecision(6)));

/** The floats of a stretch at which code is tried: normal ones, of the side where most of them lie. */
function samplesOf(from: number, to: number, reference: Reference, tails: boolean): Samples | undefined {
  const [low, high] = [Math.max(from, -LARGEST), Math.min(to, LARGEST)];
  const side = Math.abs(low) > Math.abs(high) ? -1 : 1;
  const [a, b] = side > 0 ? [Math.max(low, LEAST_NORMAL), high] : [low, Math.min(high, -LEAST_NORMAL)];
  return a < b ? samplesAt(samplesBetween(a, b, SAMPLES, 0.37), reference, tails) : undefined;
}

function operationsOf(
  code: ShortCode,
  exponent: number,
  input: string,
  s: Samples | undefined,
  of: Counted,
): readonly OperationAccount[] {
  const lines = shortLines(code, input);
  const operations = lines.map(({ text, operation }): OperationAccount => {
    const o = code[operation]!;
    if (!o.pair || !s || code.length > LONG) return { text, pair: o.pair };
    const tried = code.map((p, k) => (k === operation ? { ...p, pair: false } : p));
    return { text, pair: true, ifSingle: worstOf(errorsOfCode(tried, exponent, s, of)) };
  });
  if (exponent === 0) return operations;
  const last = lines.at(-1)!.text.split(' = ');
  return [...operations, { text: `result = ${last[0]} * 2^${exponent}`, pair: false }];
}

function regionOf(
  r: ShortRegion,
  to: number,
  leaf: ShortLeaf,
  reference: Reference,
  input: string,
  of: Counted,
): ShortRegionAccount {
  const where = `${number(r.from)} … ${number(to)}`;
  const none = { operations: [], isLong: false, cost: 0, error: 0 };
  if (r.rule === 'value') return { ...none, where, rule: 'value', value: r.value };
  const tails = leaf.argument !== undefined;
  const cost = shortCost(r.code, tails && r.rule === 'code');
  if (r.rule === 'power')
    return { ...none, where, rule: 'power', cost, operations: operationsOf(r.code, 0, 'm', undefined, of), error: 0.5 };
  const s = samplesOf(r.from, to, reference, tails);
  return {
    where,
    rule: 'code',
    operations: operationsOf(r.code, r.exponent, input, s, of),
    isLong: r.code.length > LONG,
    cost,
    error: s ? worstOf(errorsOfCode(r.code, r.exponent, s, of)) : 0,
  };
}

/** A leaf's code for the signs that parameters have at their defaults. */
function pieceOf(leaf: Plan, isNegative: (parameter: string) => boolean): ShortAccount['pieces'][number] | undefined {
  const v = variantFor(leaf, isNegative);
  if (!v?.short) return undefined;
  const { short } = v;
  const { formula, variable } = v.about();
  const plan = planOf(v.data);
  const of: Counted = leaf.multiplier.length > 0 ? 'pair' : 'rounded';
  const regions = short.regions.map((r, i) => {
    const next = short.regions[i + 1];
    return regionOf(r, next ? stepped(next.from, -1) : LARGEST, short, (u) => plan(u), variable, of);
  });
  return { formula, variable, regions };
}

/** The accounts of all functions; nothing where no float32 code was asked for. */
export function shortAccounts(measured: Measured): readonly ShortAccount[] {
  const { functions, verified } = measured.lowered;
  const { parameters } = verified.derived.definition;
  const isNegative = (name: string): boolean => (parameters.find((p) => p.name === name)?.default.num ?? 0n) < 0n;
  return functions.flatMap(({ derived: { suffix }, kernel }): readonly ShortAccount[] => {
    if (!kernel) return [];
    if (kernel.plainShort) return [{ suffix, isPlain: true, pieces: [] }];
    const pieces = kernel.leaves.map((l) => (l.kind === 'plan' ? pieceOf(l, isNegative) : undefined));
    const lacking = kernel.leaves.flatMap((l, i) => {
      if (pieces[i]) return [];
      return [l.kind === 'plan' ? (variantFor(l, isNegative)?.noShort ?? l.reason ?? 'no code was found') : l.reason];
    });
    const made = pieces.filter((p) => p !== undefined);
    return [{ suffix, isPlain: false, pieces: made, ...(lacking[0] === undefined ? {} : { lacking: lacking[0] }) }];
  });
}
