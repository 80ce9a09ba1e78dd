/**
 * One reading of a pair's claim, settled: everywhere; else with single points left out where smooth parts meet; else cell by
 * cell where the function has a value.
 */
import { type Condition, conditionKey, type Expr } from '../expr/expr.js';
import type { ClaimResult, Definition, Derived, Verdict } from '../stages.js';
import { type Alignment, sidesOf, variableOf } from './align.js';
import { cellsOf } from './cells.js';
import { awayFromBorders, awayFromJoints, type Bench, derivativeOf, formula, settleIdentity } from './claims.js';
import type { Pair } from './pairs.js';
import type { Literals } from './real.js';

export interface Settled {
  readonly results: readonly ClaimResult[];
  readonly verdict: Verdict;
  readonly where?: Condition;
  /** Cell by cell, where the function has a value. */
  readonly cells?: number;
  /** What was said of the whole line, single points included. */
  readonly beyond?: string;
}

const WORST: readonly Verdict[] = ['refuted', 'unknown', 'tested', 'proved'];
const worstOf = (results: readonly ClaimResult[]): Verdict =>
  WORST.find((v) => results.some((r) => r.verdict === v)) ?? 'unknown';

/** Does the function itself lack a derivative at the point that refutes? */
export const isLeftUndefined = (r: ClaimResult): boolean => r.verdict === 'refuted' && r.witness?.left === 'undefined';

/** What a claim is about, and how it is settled. */
export interface Subject {
  readonly pair: Pair;
  readonly alignment: Alignment;
  readonly definition: Definition;
  /** With its joints; missing where the compiler cannot derive it. */
  readonly derived: Derived | undefined;
  readonly bench: Bench;
}

export class Settling {
  private readonly pair: Pair;
  private readonly alignment: Alignment;
  private readonly definition: Definition;
  private readonly derived: Derived | undefined;
  private readonly bench: Bench;

  constructor(
    subject: Subject,
    private readonly literals: Literals | undefined,
    private readonly ofOutput: boolean,
  ) {
    ({
      pair: this.pair,
      alignment: this.alignment,
      definition: this.definition,
      derived: this.derived,
      bench: this.bench,
    } = subject);
  }

  /** Everywhere; else away from joints; else cell by cell. */
  settle(): Settled {
    const { derivative, written } = sidesOf(this.pair, this.alignment, this.literals, this.ofOutput);
    const whole = settleIdentity(this.definition, derivative, written, this.bench);
    const everywhere: Settled = { results: [whole], verdict: whole.verdict };
    const isOpen = isLeftUndefined(whole) || whole.verdict === 'tested' || whole.verdict === 'unknown';
    if (!isOpen) return everywhere;
    const beyond = whole.note && whole.verdict !== 'refuted' ? { beyond: whole.note } : {};
    let tested: Settled | undefined;
    for (const where of this.places(written)) {
      const result = settleIdentity(this.definition, derivative, written, this.bench, where);
      const found: Settled = { results: [result], verdict: result.verdict, where, ...beyond };
      // Proved away from the joints says more than tested everywhere; the joints are looked at one by one. What is refuted
      // with fewer points left out stays refuted.
      if (result.verdict === 'proved' || (result.verdict === 'refuted' && !isLeftUndefined(result))) return found;
      if (result.verdict !== 'refuted') tested ??= found;
    }
    if (!isLeftUndefined(whole)) return everywhere;
    return tested ?? this.byCells(written) ?? { ...everywhere, verdict: 'unknown' };
  }

  /** Conditions that leave out single points: joints that were found, borders in the formula, and those in both. */
  private places(written: Expr): readonly Condition[] {
    const joints = this.derived ? awayFromJoints(this.derived) : [];
    const variable = variableOf(this.pair);
    const borders = awayFromBorders([formula(this.pair.value, this.literals)], variable);
    const both = awayFromBorders([formula(this.pair.value, this.literals), written], variable);
    const keyOf = (list: Condition) =>
      list
        .map((c) => conditionKey([c]))
        .sort()
        .join();
    const all = [joints, borders, both].filter((c) => c.length > 0);
    return all.filter((c, i) => all.findIndex((d) => keyOf(d) === keyOf(c)) === i);
  }

  private byCells(written: Expr): Settled | undefined {
    const cells = cellsOf(formula(this.pair.value, this.literals), variableOf(this.pair));
    if (!cells || this.alignment.upstream) return undefined;
    const inputs = this.derived ? awayFromJoints(this.derived) : [];
    const results = cells.map(({ formula: own, where }) => {
      const derivative = derivativeOf(own, variableOf(this.pair), this.pair.order);
      const first = settleIdentity(this.definition, derivative, written, this.bench, where);
      // Kinks inside a piece's own formula.
      return isLeftUndefined(first) && inputs.length > 0
        ? settleIdentity(this.definition, derivative, written, this.bench, [...where, ...inputs])
        : first;
    });
    const verdict = results.some(isLeftUndefined) ? 'unknown' : worstOf(results);
    return cells.length === 1
      ? { results, verdict, where: cells[0]!.where }
      : { results, verdict, cells: cells.length };
  }
}
