/**
 * Covers a stretch of u with code: the forms of the plan where they are clean in float32 pairs, polynomials around roots
 * and wherever no form is; then as few pairs as the limit allows.
 */
import type { ShortCode } from '../../program/short/code.js';
import { type Counted, type Reference, type Samples, samplesAt, samplesOf } from '../../program/short/errors.js';
import { floatOf, orderOf, samplesBetween, stepped } from '../../program/short/float32.js';
import { fromDouble, type Scaled, signOf, ZERO } from '../../runtime/index.js';
import { toDouble } from '../../runtime/round.js';
import { type Attempt, attempt } from './attempt.js';
import { demoted } from './demote.js';
import { fitted } from './fit.js';
import { type Nodes, nodesOfPolynomial } from './node.js';
import { rootBetween } from './roots.js';

export interface Task {
  readonly reference: Reference;
  readonly of: Counted;
  /** u has a tail. */
  readonly tails: boolean;
  /** Ulp that demotion may reach. */
  readonly limit: number;
}

/** A form for some arguments; the nearer one first. */
export interface Way {
  readonly nodes: Nodes;
  readonly from: number;
  readonly to: number;
}

export interface Covered {
  readonly low: number;
  readonly high: number;
  readonly code: ShortCode;
  readonly exponent: number;
}

/** All-pair code must be this good in ulp, of rounded results or of pairs. */
const CLEAN = { rounded: 0.6, pair: 0.1 } as const;
/** Where nothing is clean code may be as bad as this before more is tried. */
const TOLERABLE = { rounded: 0.9, pair: 0.3 } as const;
/** Stretches of fewer floats are not cut for runs. */
const NARROW = 2 ** 17;
/** Samples of a stretch: to try, to look closely, to choose, to confirm. */
const TRYING = 64;
const LOOKING = 300;
const CHOOSING = 300;
const CONFIRMING = 16000;
/** Attempts and polynomials that a leaf may take. */
export const MOST_WORK = { attempts: 400, polynomials: 40 } as const;
/** A run of fewer samples is not worth a region of its own. */
const LEAST_RUN = 5;
const MOST_SPLITS = 10;
const MOST_ROOTS = 8;
/** So many roots of an oscillation get polynomials. */
const FIRST_TURNS = 4;
const OCTAVE = 2 ** 23;

/** Counts work; one for a leaf. */
export class Work {
  attempts = 0;
  polynomials = 0;
}

interface Best extends Covered {
  readonly attempt: Attempt;
}

export class Coverer {
  /** Stretches whose code is not clean: how bad, and why. */
  readonly reasons: string[] = [];

  constructor(
    private readonly task: Task,
    private readonly ways: readonly Way[],
    private readonly work: Work,
    /** f = u^order·(smooth) near 0, if it is. */
    private readonly zeroOrder: number | undefined,
  ) {}

  private samples(low: number, high: number, count: number, shift: number): Samples {
    return samplesAt(samplesBetween(low, high, count, shift), this.task.reference, this.task.tails);
  }
  private attempt(nodes: Nodes, s: Samples): Attempt | undefined {
    this.work.attempts += 1;
    return attempt(nodes, s, this.task.of);
  }
  private isClean(e: number): boolean {
    return e <= CLEAN[this.task.of];
  }

  /** Code for all floats of [low, high], which are of one sign and in one cell. */
  cover(low: number, high: number): readonly Covered[] {
    if (!(low <= high)) return [];
    const roots = this.rootsIn(low, high);
    if (roots.length > MOST_ROOTS) {
      // An oscillation: the first turns as usual, then the form as it is.
      this.reasons.push(`${roots.length} roots`);
      const last = Math.abs(
        toDouble([...roots].sort((p, q) => p.e - q.e || Math.abs(p.h) - Math.abs(q.h))[FIRST_TURNS]!),
      );
      const m = Math.fround(last * 0.97);
      return low > 0
        ? [...this.between(low, m, roots), ...this.leastBad(stepped(m, 1), high)]
        : [...this.leastBad(low, stepped(-m, -1)), ...this.between(-m, high, roots)];
    }
    return this.between(low, high, roots);
  }

  private between(low: number, high: number, roots: readonly Scaled[]): readonly Covered[] {
    const inside = roots.filter((r) => toDouble(r) > low && toDouble(r) < high);
    const out: Covered[] = [];
    let from = low;
    for (const w of this.rootWindows(low, high, inside)) {
      if (from < w.low) out.push(...this.plain(from, stepped(w.low, -1), 0));
      out.push(w);
      from = stepped(w.high, 1);
    }
    if (from <= high) out.push(...this.plain(from, high, 0));
    return out;
  }

  /** Where the sign changes between samples. */
  private rootsIn(low: number, high: number): readonly Scaled[] {
    const { reference } = this.task;
    const floats = samplesBetween(low, high, 400, 0.31);
    const signs = floats.map((u) => signOf(reference(fromDouble(u))));
    const roots: Scaled[] = [];
    for (let i = 0; i + 1 < floats.length; i++) {
      if (!(signs[i]! * signs[i + 1]! < 0)) continue;
      const r = rootBetween(reference, floats[i]!, floats[i + 1]!);
      const [f, g] = [reference(r), reference(fromDouble(floats[i]!))];
      // A pole changes the sign too.
      if (f.h === 0 || f.e < g.e) roots.push(r);
    }
    return roots;
  }

  /** Polynomials around roots. */
  private rootWindows(low: number, high: number, roots: readonly Scaled[]): readonly Covered[] {
    const places = roots.map(toDouble);
    const made: Best[] = [];
    places.forEach((r, i) => {
      const room = Math.min(
        ...[places[i - 1], places[i + 1]].map((p) =>
          p === undefined ? Number.POSITIVE_INFINITY : Math.abs(p - r) * 0.45,
        ),
      );
      for (const share of [8, 16, 32, 64, 128, 256]) {
        const half = Math.min(Math.abs(r) / share, room);
        const [a, b] = [Math.fround(Math.max(low, r - half)), Math.fround(Math.min(high, r + half))];
        const found = this.polynomial(a, b, roots[i]!, 1, true);
        if (found) {
          made.push(found);
          return;
        }
      }
      this.reasons.push(`no polynomial around the root ${r}`);
    });
    return made.map((b) => this.finished(b));
  }

  /** A polynomial on [low, high], if one is clean. */
  private polynomial(low: number, high: number, root: Scaled, order: number, around: boolean): Best | undefined {
    this.work.polynomials += 1;
    const p = fitted(this.task.reference, [low, high], root, order, around);
    if (!p) return undefined;
    const a = this.attempt(nodesOfPolynomial(p), this.samples(low, high, TRYING, 0.17));
    if (!a?.errors.every((e) => this.isClean(e))) return undefined;
    return { low, high, code: a.code, exponent: a.exponent, attempt: a };
  }

  private finished(b: Best): Covered {
    const { low, high, attempt: a } = b;
    const wide = Math.min(1, (orderOf(high) - orderOf(low)) / (4 * OCTAVE));
    const samples = (n: number, shift: number): Samples =>
      samplesOf(
        samplesBetween(low, high, Math.ceil(n * (0.4 + 0.6 * wide)), shift),
        a.code,
        a.exponent,
        this.task.tails,
      );
    const choosing = samples(CHOOSING, 0.37);
    const code = demoted(a, choosing, samples(CONFIRMING, 0.618), this.task.of, this.task.limit);
    return { low, high, code, exponent: a.exponent };
  }

  private waysAt(low: number, high: number): readonly Way[] {
    const middle = floatOf(Math.round((orderOf(low) + orderOf(high)) / 2));
    const here = this.ways.filter((w) => middle >= w.from && middle <= w.to);
    return [...here, ...this.ways.filter((w) => !here.includes(w))];
  }

  private plain(low: number, high: number, depth: number): readonly Covered[] {
    if (!(low <= high)) return [];
    const isWhole = (a: Attempt): boolean => a.errors.every((e) => this.isClean(e));
    const triedAt = (s: Samples, ways: readonly Way[]) =>
      ways.flatMap((way) => {
        if (this.work.attempts > MOST_WORK.attempts) return [];
        const a = this.attempt(way.nodes, s);
        return a ? [{ ...a, way }] : [];
      });
    let s = this.samples(low, high, TRYING, 0.13 + depth * 0.071);
    let tried = triedAt(s, this.waysAt(low, high));
    const promising = tried.filter(isWhole).sort((p, q) => p.cost - q.cost);
    if (promising[0]) {
      // Looked at closely before it is taken.
      s = this.samples(low, high, LOOKING, 0.57 + depth * 0.071);
      tried = triedAt(
        s,
        promising.map((a) => a.way),
      );
      const whole = tried.find(isWhole);
      if (whole) return [this.finished({ low, high, code: whole.code, exponent: whole.exponent, attempt: whole })];
    }
    const inner = (errors: Float64Array): Float64Array => (low > 0 ? errors.slice(0, 9) : errors.slice(-9));
    if (!tried.some((a) => inner(a.errors).every((e) => this.isClean(e)))) {
      const near = this.nearZero(low, high);
      if (near) return near;
    }
    // Where pairs are nearly enough they are taken: cutting finer and finer finds runs that are clean by luck.
    const tolerable = tried
      .filter((a) => a.errors.every((e) => e <= TOLERABLE[this.task.of]))
      .sort((p, q) => p.cost - q.cost)[0];
    if (tolerable && depth >= 2) {
      const near = this.nearZero(low, high);
      if (near) return near;
      const found = this.mayFit() && this.polynomial(low, high, ZERO, 0, false);
      return [found ? this.finished(found) : { low, high, code: tolerable.code, exponent: tolerable.exponent }];
    }
    if (depth < MOST_SPLITS && orderOf(high) - orderOf(low) > NARROW) {
      const runs = tried.map((a) => longestRun(a.errors, (e) => this.isClean(e)));
      const best = runs.sort((p, q) => q.to - q.from - (p.to - p.from))[0];
      if (best && best.to - best.from >= LEAST_RUN) {
        const at = (i: number): number => this.floatAt(s, i);
        const [a, b] = [best.from === 0 ? low : at(best.from), best.to === s.heads.length - 1 ? high : at(best.to)];
        return [
          ...this.plain(low, stepped(a, -1), depth + 1),
          ...this.plain(a, b, depth + 1),
          ...this.plain(stepped(b, 1), high, depth + 1),
        ];
      }
      const isWide = orderOf(high) - orderOf(low) > 2 * OCTAVE;
      if (isWide && tried.length < this.ways.length) {
        const m = floatOf(Math.round((orderOf(low) + orderOf(high)) / 2));
        return [...this.plain(low, m, depth + 1), ...this.plain(stepped(m, 1), high, depth + 1)];
      }
    }
    return this.pieces(low, high, tried);
  }

  private floatAt(s: Samples, i: number): number {
    return Math.fround(s.heads[i]! + (s.lows?.[i] ?? 0));
  }

  /** Polynomials, as few as will do; where there are too many the least bad form. */
  private pieces(low: number, high: number, tried: readonly Attempt[]): readonly Covered[] {
    if (this.mayFit() && high > low) {
      const found = this.polynomial(low, high, ZERO, 0, false);
      if (found) return [this.finished(found)];
      if (orderOf(high) - orderOf(low) > 64) {
        const m = this.middle(low, high);
        return [...this.pieces(low, m, tried), ...this.pieces(stepped(m, 1), high, tried)];
      }
    }
    return this.leastBad(low, high);
  }

  private mayFit(): boolean {
    return this.work.polynomials < MOST_WORK.polynomials;
  }

  private middle(low: number, high: number): number {
    const [p, q] = [Math.abs(low), Math.abs(high)];
    if (Math.max(p, q) < 4 * Math.min(p, q)) return Math.fround(low + (high - low) / 2);
    return floatOf(Math.round((orderOf(low) + orderOf(high)) / 2));
  }

  /** From 0 as far as one polynomial times a power of u reaches. */
  private nearZero(low: number, high: number): readonly Covered[] | undefined {
    const inner = low > 0 ? low : -high;
    const outer = low > 0 ? high : -low;
    if (this.zeroOrder === undefined || inner > 2 ** -8 || outer < 4 * inner) return undefined;
    for (let b = Math.min(outer, 2); b > Math.max(2 * inner, 2 ** -12); b /= 2) {
      const end = Math.fround(b);
      const [p, q] = low > 0 ? [low, end] : [-end, high];
      const symmetric = fitted(this.task.reference, [-end, end], ZERO, this.zeroOrder, true);
      const found = symmetric
        ? this.tryPolynomial(nodesOfPolynomial(symmetric), p, q)
        : this.polynomial(p, q, ZERO, this.zeroOrder, false);
      if (!found) continue;
      const rest = low > 0 ? this.plain(stepped(end, 1), high, 2) : this.plain(low, stepped(-end, -1), 2);
      return low > 0 ? [this.finished(found), ...rest] : [...rest, this.finished(found)];
    }
    return undefined;
  }

  private tryPolynomial(nodes: Nodes, low: number, high: number): Best | undefined {
    const a = this.attempt(nodes, this.samples(low, high, TRYING, 0.17));
    if (!a?.errors.every((e) => this.isClean(e))) return undefined;
    return { low, high, code: a.code, exponent: a.exponent, attempt: a };
  }

  /** Nothing is clean: the form with the smallest error in the middle of its errors, all in pairs. */
  private leastBad(low: number, high: number): readonly Covered[] {
    const s = this.samples(low, high, TRYING, 0.29);
    const rank = (a: Attempt): number => [...a.errors].filter((e) => !this.isClean(e)).length;
    const best = this.waysAt(low, high)
      .flatMap((w) => this.attempt(w.nodes, s) ?? [])
      .sort((p, q) => rank(p) - rank(q))[0];
    if (!best) {
      const m = this.middle(low, high);
      if (orderOf(high) - orderOf(low) > OCTAVE)
        return [...this.leastBad(low, m), ...this.leastBad(stepped(m, 1), high)];
      throw new NoCode(`no code from ${low} to ${high}`);
    }
    const worst = best.errors.reduce((a, b) => Math.max(a, b), 0);
    this.reasons.push(`${low.toPrecision(6)} … ${high.toPrecision(6)}: ${worst.toPrecision(3)} ulp in pairs`);
    return [{ low, high, code: best.code, exponent: best.exponent }];
  }
}

/** No way computes a stretch in float32. */
export class NoCode extends Error {}

/** The longest run of good samples that are beside good ones: at the border of what is clean some are by luck. */
function longestRun(errors: Float64Array, isGood: (e: number) => boolean): { from: number; to: number } {
  const isSafe = (i: number): boolean =>
    [i - 1, i, i + 1].every((k) => k < 0 || k >= errors.length || isGood(errors[k]!));
  let best = { from: 0, to: -1 };
  for (let i = 0; i < errors.length; i++) {
    if (!isSafe(i)) continue;
    let j = i;
    while (j + 1 < errors.length && isSafe(j + 1)) j += 1;
    if (j - i > best.to - best.from) best = { from: i, to: j };
    i = j;
  }
  return best;
}
