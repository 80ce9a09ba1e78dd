/**
 * Is what was written the derivative? Settled by the compiler's own methods: first as written, then away from kinks, then
 * cell by cell where the function has a value, then with long literals read as the constants they round.
 */
import { add, fromDouble, type Rational } from '../algebra/rational.js';
import { type Expr, number, symbol } from '../expr/expr.js';
import { print, printCondition, printStatement } from '../expr/print.js';
import type { Definition, Derived, Verdict, Witness } from '../stages.js';
import { type Alignment, align, sidesOf, variableOf } from './align.js';
import {
  awayFromBorders,
  awayFromJoints,
  type Bench,
  definitionOf,
  derivativeOf,
  derivedOf,
  formula,
  holds,
  isDegenerate,
  settleIdentity,
} from './claims.js';
import { longLiterals, type Named, namedConstants, namedText, slackOf } from './constants.js';
import {
  besideBorders,
  type Difference,
  differences,
  explainedByRounding,
  gridOf,
  largest,
  pointTexts,
  type Sides,
  simpleMistake,
} from './gap.js';
import { type JointNote, jointNotes } from './joints.js';
import type { Pair } from './pairs.js';
import { type Literals, TooManyCases } from './real.js';
import { isLeftUndefined, type Settled, Settling } from './settling.js';

export interface Judgement {
  readonly pair: Pair;
  readonly verdict: Verdict;
  /** How, in words. */
  readonly method: string;
  /** `D(f, x) = g`, as it was settled. */
  readonly statement: string;
  /** Where it was settled, if not everywhere: `where x != 0`. */
  readonly where?: string;
  readonly witness?: Witness;
  /** Literals read as constants, and the verdict then; the statement as written is false by their rounding. */
  readonly readAs?: { readonly constants: string; readonly verdict: Verdict; readonly method: string };
  /** The largest relative difference that was seen, and where; of what is not equal as written. */
  readonly difference?: {
    readonly relative: number;
    readonly at: Readonly<Record<string, string>>;
    readonly points: number;
  };
  readonly joints: readonly JointNote[];
  readonly notes: readonly string[];
  readonly help: readonly string[];
  /** The readable proof, where there is one. */
  readonly proof?: readonly string[];
}

class Judge {
  private readonly definition: Definition;
  private readonly derived: Derived | undefined;
  private readonly alignment: Alignment;
  private compared: readonly Difference[] | undefined;

  constructor(
    private readonly pair: Pair,
    private readonly bench: Bench,
  ) {
    this.definition = definitionOf(pair.value, bench);
    this.derived = isDegenerate(this.definition.outputs[0]!) ? undefined : derivedOf(this.definition, bench);
    this.alignment = align(pair);
  }

  judge(): Judgement {
    const { pair, alignment } = this;
    if (alignment.stray.length > 0) {
      const names = alignment.stray.map((n) => `\`${n}\``).join(', ');
      return this.result('unknown', 'not compared', [`it takes ${names}, which \`${pair.value.name}\` does not`]);
    }
    const plain = this.settle();
    if (plain.verdict !== 'refuted') return this.settledAs(plain);
    return this.upToConstants() ?? this.upToRounding() ?? this.upToDouble(plain) ?? this.refuted(plain);
  }

  private settle(literals?: Literals, ofOutput = this.pair.ofOutput): Settled {
    const { pair, alignment, definition, derived, bench } = this;
    return new Settling({ pair, alignment, definition, derived, bench }, literals, ofOutput).settle();
  }

  // what it comes to ---------------------------------------------------------------------------------------------------

  private settledAs(s: Settled): Judgement {
    const worst = s.results.find((r) => r.verdict === s.verdict) ?? s.results[0]!;
    const joints = s.where || s.cells ? this.joints() : [];
    const wrong = joints.find((j) => j.kind === 'wrong');
    const said = worst.note ?? (joints.length === 0 ? s.beyond : undefined);
    const notes = worst.verdict === 'refuted' || !said ? [] : [said];
    if (wrong && holds(worst))
      return {
        ...this.result('refuted', 'the derivative and the code at one point', notes, s),
        witness: { point: { [this.definition.inputs[0]!]: wrong.at }, left: wrong.left, right: wrong.code },
        joints,
      };
    const undefinedAt = isLeftUndefined(worst)
      ? [
          `\`${this.pair.value.name}\` has no derivative at ${pointText(worst.witness!)}, and the code gives ${worst.witness!.right}`,
        ]
      : [];
    return {
      ...this.result(s.verdict, worst.method, [...notes, ...undefinedAt], s),
      joints,
      ...(worst.proof ? { proof: worst.proof.steps } : {}),
    };
  }

  private joints(): readonly JointNote[] {
    if (!this.derived || this.pair.order !== 1 || this.pair.by !== undefined || this.alignment.upstream) return [];
    const { written } = sidesOf(this.pair, this.alignment);
    return jointNotes(this.derived, written, this.bench.truth);
  }

  /** Right with long literals read as the constants that they round? */
  private upToConstants(): Judgement | undefined {
    const constants = namedConstants([this.pair.value.code, this.pair.derivative.code], this.bench.truth);
    if (constants.length === 0) return undefined;
    const settled = this.settle(readingAs(constants));
    if (settled.verdict !== 'proved' && settled.verdict !== 'tested') return undefined;
    const list = this.differences();
    const { method } = settled.results.find((r) => r.verdict === settled.verdict)!;
    return {
      ...this.result('tested', `${list.length} points, up to rounded constants`, [], settled),
      readAs: { constants: namedText(constants), verdict: settled.verdict, method },
      ...differenceOf(list),
      joints: settled.where ? this.joints() : [],
    };
  }

  /** Can the rounding of literals to the digits that are written make the difference? */
  private upToRounding(): Judgement | undefined {
    const { truth } = this.bench;
    const literals = [...longLiterals([this.pair.value.code, this.pair.derivative.code])];
    const list = this.differences();
    if (literals.length === 0 || list.length === 0) return undefined;
    const moved = literals.map(([text, exact]) => this.moved(text, add(exact, slackOf(text, exact))));
    if (!explainedByRounding(list, moved, truth)) return undefined;
    const names = literals.map(([text]) => text).join(', ');
    return {
      ...this.result('tested', `${list.length} points, up to rounded constants`, [
        `the difference is no more than the rounding of ${names} to the digits written`,
      ]),
      ...differenceOf(list),
    };
  }

  private moved(which: string, to: Rational): Sides {
    return sidesOf(this.pair, this.alignment, (text, exact) => number(text === which ? to : exact));
  }

  /** False as mathematics, but by less than a double shows: a tail that is cut off where it is below the last digit. */
  private upToDouble(s: Settled): Judgement | undefined {
    const { witness } = s.results.find((r) => r.verdict === 'refuted')!;
    const [left, right] = [Number(witness?.left), Number(witness?.right)];
    const list = this.differences();
    const isClose = Math.abs(left - right) <= HALF_UNIT * Math.abs(left);
    if (!witness || !isClose || list.length === 0 || list.some((d) => d.relative > HALF_UNIT)) return undefined;
    const values = `at ${pointText(witness)} the derivative is ${witness.left}, the code gives ${witness.right}`;
    return {
      ...this.result(
        'tested',
        `${list.length} points, to the rounding of a double`,
        [`not equal as mathematics: ${values}`],
        s,
      ),
      ...differenceOf(list),
    };
  }

  private refuted(s: Settled): Judgement {
    const found = s.results.find((r) => r.verdict === 'refuted')!;
    const list = this.differences();
    const worst = { ...found, witness: this.plainer(found.witness, list) };
    const mistake = simpleMistake(list);
    const notes = [...(worst.note ? [worst.note] : []), ...differenceText(list)];
    return {
      ...this.result('refuted', worst.method, notes, s),
      ...(worst.witness ? { witness: worst.witness } : {}),
      ...differenceOf(list),
      help: [...(mistake ? [mistake] : []), ...this.atDefaults(), ...this.asOutput()],
    };
  }

  /** Is it right as long as all parameters are at their defaults? */
  private atDefaults(): readonly string[] {
    const { parameters } = this.definition;
    if (parameters.length === 0 || this.pair.by !== undefined) return [];
    const fixed = parameters.map((p) => ({ left: symbol(p.name), relation: '==', right: number(p.default) }) as const);
    const { derivative, written } = sidesOf(this.pair, this.alignment);
    const where = [...fixed, ...(this.derived ? awayFromJoints(this.derived) : [])];
    if (!holds(settleIdentity(this.definition, derivative, written, this.bench, where))) return [];
    return [`it is right where ${printCondition(fixed)}`];
  }

  /** A witness whose two values differ by less than a double shows gives way to the worst point of the grid. */
  private plainer(witness: Witness | undefined, list: readonly Difference[]): Witness | undefined {
    const most = largest(list);
    if (!witness || !most || most.relative <= HALF_UNIT) return witness;
    const [left, right] = [Number(witness.left), Number(witness.right)];
    if (!(Math.abs(left - right) <= HALF_UNIT * Math.abs(left))) return witness;
    return { point: pointTexts(most.point), left: String(most.derivative), right: String(most.written) };
  }

  /** Is it right as a function of the output? People write 1 − y² for tanh. */
  private asOutput(): readonly string[] {
    if (this.pair.ofOutput || this.pair.derivative.parameters.length === 0) return [];
    const { verdict } = this.settle(undefined, true);
    if (verdict !== 'proved' && verdict !== 'tested') return [];
    const name = this.pair.derivative.path.join('.');
    return [
      `it is the derivative of the output: right if it is called with \`${this.pair.value.name}(x)\`; \`--of ${name}\` says so`,
    ];
  }

  private differences(): readonly Difference[] {
    this.compared ??= this.compare();
    return this.compared;
  }

  private compare(): readonly Difference[] {
    const sides = sidesOf(this.pair, this.alignment);
    const input = this.definition.inputs[0]!;
    const extra = this.alignment.upstream;
    const borders = awayFromBorders([formula(this.pair.value), sides.written], input);
    const points = [...gridOf(this.definition), ...besideBorders(this.definition, borders)].map((p) =>
      extra ? new Map([...p, [extra, fromDouble(1)]]) : p,
    );
    return differences(
      sides,
      points.filter((p) => p.has(input)),
      this.bench.truth,
    );
  }

  private result(verdict: Verdict, method: string, notes: readonly string[], s?: Settled): Judgement {
    const { pair } = this;
    const where = s?.where && s.where.length > 0 ? `where ${printCondition(s.where)}` : undefined;
    const cells = s?.cells ? `in ${s.cells} cells, wherever \`${pair.value.name}\` has a value` : undefined;
    return {
      pair,
      verdict,
      method,
      statement: this.statement(),
      ...(where || cells ? { where: where ?? cells! } : {}),
      joints: [],
      notes,
      help: [],
    };
  }

  private statement(): string {
    if (this.alignment.stray.length > 0) return '';
    const { pair } = this;
    const arguments_ = pair.value.parameters.map((p) => p.name).join(', ');
    const use: Expr = { kind: 'use', name: pair.value.name, args: pair.value.parameters.map((p) => symbol(p.name)) };
    const { written } = sidesOf(pair, this.alignment);
    const left = print(derivativeOf(use, variableOf(pair), pair.order));
    const factor = this.alignment.upstream ? `${this.alignment.upstream}*` : '';
    return arguments_ === ''
      ? printStatement({ kind: 'identity', left: number(0), right: written })
      : `${factor}${left} = ${print(written)}`;
  }
}

const readingAs =
  (constants: readonly Named[]): Literals =>
  (text, exact) =>
    constants.find((c) => c.text === text)?.real ?? number(exact, text);

const differenceOf = (list: readonly Difference[]): Pick<Judgement, 'difference'> => {
  const most = largest(list);
  return most ? { difference: { relative: most.relative, at: pointTexts(most.point), points: list.length } } : {};
};

/** The rounding of a double, relative. */
const HALF_UNIT = 2 ** -53;

/** How much of the grid is wrong, and by how much. */
function differenceText(list: readonly Difference[]): readonly string[] {
  const wrong = list.filter((d) => d.relative > 2 ** -SAME_BITS);
  const most = largest(list);
  if (!most || wrong.length === 0) return list.length > 0 ? [`equal at all ${list.length} inputs of the grid`] : [];
  const at = Object.entries(pointTexts(most.point)).map(([n, v]) => `${n} = ${v}`);
  return [
    `wrong at ${wrong.length} of ${list.length} inputs of the grid, relatively by up to ${most.relative.toPrecision(2)} (${at.join(', ')})`,
  ];
}
/** Sides that agree to this many bits count as equal on the grid. */
const SAME_BITS = 50;

export const pointText = (w: Witness): string =>
  Object.entries(w.point)
    .map(([n, v]) => `${n} = ${v}`)
    .join(', ');

/** Settles one pair. */
export function judge(pair: Pair, bench: Bench): Judgement {
  try {
    return new Judge(pair, bench).judge();
  } catch (error) {
    if (!(error instanceof TooManyCases)) throw error;
    const notes = ['its conditions have too many alternatives to be written out'];
    return { pair, verdict: 'unknown', method: 'not compared', statement: '', joints: [], notes, help: [] };
  }
}
