/**
 * An expression as a list of steps, equal sub-expressions once: what an evaluation runs over. Derivatives are steps too
 * (`tangents.ts`); the list grows by them when they are asked for.
 */
import { isInteger, type Rational, rational } from '../algebra/rational.js';
import { invariant } from '../diagnostic.js';
import type { Condition, Expr, Relation } from '../expr/expr.js';
import type { OpName } from '../expr/ops.js';
import { cheaper } from './identities.js';
import { tangentOf } from './tangents.js';

/** The index of a step. */
export type Slot = number;

/** left − right, and both sides (which must have values themselves). */
export interface Test {
  readonly left: Slot;
  readonly right: Slot;
  readonly difference: Slot;
  readonly relation: Relation;
}

/**
 * `near`: the variables by which the step is a slope. Exactly where the compared quantities are equal and depend on one
 * of them, the step has no value of its own: that is a kink.
 */
export type Step =
  | { readonly kind: 'number'; readonly value: Rational }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'constant'; readonly name: 'pi' | 'e' }
  | { readonly kind: 'call'; readonly op: OpName; readonly args: readonly Slot[] }
  | { readonly kind: 'pieces'; readonly pieces: readonly TapePiece[]; readonly near: readonly string[] }
  | {
      readonly kind: 'bySign';
      readonly of: Slot;
      readonly negative: Slot;
      readonly positive: Slot;
      readonly near: readonly string[];
    }
  /** Zero, but a kink where `of` is exactly an integer: the slope of floor and ceil. */
  | { readonly kind: 'flat'; readonly of: Slot; readonly near: readonly string[] }
  | { readonly kind: 'derivative'; readonly value: Slot; readonly tangent: Slot; readonly variable: string };

export interface TapePiece {
  readonly tests: readonly Test[];
  readonly value: Slot;
}

/** Ops whose value is rational where their arguments are: exact arithmetic can take over from intervals. */
const RATIONAL_OPS: ReadonlySet<OpName> = new Set<OpName>([
  'neg',
  'add',
  'sub',
  'mul',
  'div',
  'pow',
  'abs',
  'sign',
  'max',
  'min',
  'floor',
  'ceil',
]);

const NOTHING: ReadonlySet<string> = new Set();

export class Tape {
  readonly steps: Step[] = [];
  /** Variables that a step depends on. */
  readonly depends: ReadonlySet<string>[] = [];
  /** The step is built from numbers and variables by rational operations alone. */
  readonly rational: boolean[] = [];
  private readonly slots = new Map<string, Slot>();
  private readonly known = new Map<Expr, Slot>();
  private readonly tangents = new Map<string, Slot>();
  readonly zero: Slot = this.number(rational(0));
  readonly one: Slot = this.number(rational(1));

  /** `plain`: evaluate as written, without the identities that spare precision (for tests of those). */
  constructor(private readonly plain = false) {}

  private push(key: string, step: Step, parts: readonly Slot[], isRational: boolean, name?: string): Slot {
    const found = this.slots.get(key);
    if (found !== undefined) return found;
    const slot = this.steps.length;
    this.steps.push(step);
    const names = new Set(name === undefined ? NOTHING : [name]);
    for (const p of parts) for (const n of this.depends[p]!) names.add(n);
    this.depends.push(names.size === 0 ? NOTHING : names);
    this.rational.push(isRational);
    this.slots.set(key, slot);
    return slot;
  }

  number(value: Rational): Slot {
    return this.push(`n${value.num}/${value.den}`, { kind: 'number', value }, [], true);
  }
  /** Adds the step of a call; nothing is simplified, but u + v and v + u are one step. */
  call(op: OpName, ...given: readonly Slot[]): Slot {
    const args = (op === 'add' || op === 'mul') && given[0]! > given[1]! ? [given[1]!, given[0]!] : given;
    const isRational =
      RATIONAL_OPS.has(op) && args.every((s) => this.rational[s]) && (op !== 'pow' || this.isIntegerNumber(args[1]!));
    return this.push(`${op}(${args.join(',')})`, { kind: 'call', op, args }, args, isRational);
  }
  constant(name: 'pi' | 'e'): Slot {
    return this.push(`#${name}`, { kind: 'constant', name }, [], false);
  }
  variable(name: string): Slot {
    return this.push(`$${name}`, { kind: 'variable', name }, [], true, name);
  }
  pieces(list: readonly TapePiece[], near: readonly string[]): Slot {
    const parts = list.flatMap((p) => [...p.tests.flatMap((t) => [t.left, t.right, t.difference]), p.value]);
    const text = list
      .map((p) => `${p.tests.map((t) => `${t.left}${t.relation}${t.right}`).join('&')}:${p.value}`)
      .join(';');
    return this.push(`{${near.join(' ')}|${text}}`, { kind: 'pieces', pieces: list, near }, parts, false);
  }
  bySign(of: Slot, negative: Slot, positive: Slot, near: readonly string[]): Slot {
    const step: Step = { kind: 'bySign', of, negative, positive, near };
    return this.push(`s${of}?${negative}:${positive}|${near.join(' ')}`, step, [of, negative, positive], false);
  }
  flat(of: Slot, near: readonly string[]): Slot {
    return this.push(`f${of}|${near.join(' ')}`, { kind: 'flat', of, near }, [of], false);
  }
  derivative(value: Slot, tangent: Slot, variable: string): Slot {
    const step: Step = { kind: 'derivative', value, tangent, variable };
    return this.push(`D${value},${tangent},${variable}`, step, [value, tangent], false);
  }

  isIntegerNumber(slot: Slot): boolean {
    const step = this.steps[slot]!;
    return step.kind === 'number' && isInteger(step.value);
  }

  /** The slope of a step by a variable: itself a step. */
  tangent(slot: Slot, variable: string): Slot {
    const key = `${slot} ${variable}`;
    const found = this.tangents.get(key);
    if (found !== undefined) return found;
    const made = this.depends[slot]!.has(variable) ? tangentOf(this, slot, variable) : this.zero;
    this.tangents.set(key, made);
    return made;
  }

  /** The step that computes an expression without `use`, `limit` and `infinity` nodes. */
  expression(e: Expr): Slot {
    const found = this.known.get(e);
    if (found !== undefined) return found;
    const slot = this.build(e);
    this.known.set(e, slot);
    return slot;
  }

  private build(e: Expr): Slot {
    switch (e.kind) {
      case 'number':
        return this.number(e.value);
      case 'symbol':
        return this.variable(e.name);
      case 'constant':
        return this.constant(e.name);
      case 'call':
        return this.cheapestCall(
          e.op,
          e.args.map((x) => this.expression(x)),
        );
      case 'pieces':
        return this.pieces(
          e.pieces.map((p) => ({ tests: this.condition(p.when ?? []), value: this.expression(p.value) })),
          [],
        );
      case 'derivative': {
        const value = this.expression(e.of);
        return this.derivative(value, this.tangent(value, e.variable), e.variable);
      }
      default:
        return invariant(false, `a ${e.kind} node cannot be evaluated`) as never;
    }
  }

  private cheapestCall(op: OpName, args: readonly Slot[]): Slot {
    return (this.plain ? undefined : cheaper(this, op, args)) ?? this.call(op, ...args);
  }

  condition(when: Condition): readonly Test[] {
    return when.map((c) => {
      const [left, right] = [this.expression(c.left), this.expression(c.right)];
      return { left, right, difference: this.call('sub', left, right), relation: c.relation };
    });
  }
}
