/**
 * Which function is claimed to be the derivative of which: by their names, by a boolean argument, or as the command line
 * says. Pairing decides what is compared and nothing else.
 */
import type { Span } from '../expr/expr.js';
import { type Code, type CodeFunction, type CodeParameter, decideFlag, type NotRead } from './code.js';
import { afterLetter, sameBase, saysDerivative, senseOf } from './names.js';

/** A function of numbers alone: boolean arguments decided. */
export interface NumberFunction {
  /** As shown: `STEP`, `STEP with derivate`. */
  readonly name: string;
  /** The name in the file. */
  readonly path: readonly string[];
  readonly parameters: readonly CodeParameter[];
  readonly code: Code;
  readonly span: Span;
}

export interface Pair {
  readonly value: NumberFunction;
  readonly derivative: NumberFunction;
  readonly order: 1 | 2;
  /** The parameter of `value` that it is the derivative in; the first one if not said. */
  readonly by?: string;
  readonly how: 'name' | 'argument' | 'command line';
  /** The derivative is written in the output y of the function, not in its input. */
  readonly ofOutput: boolean;
}

export interface Pairing {
  /** All functions that stand for themselves: no derivatives of others. */
  readonly values: readonly NumberFunction[];
  readonly pairs: readonly Pair[];
  readonly notRead: readonly NotRead[];
  /** Names of `--pair` and `--of` that the file does not have. */
  readonly unknown: readonly string[];
}

export interface PairingOptions {
  /** `f:g` as two names. */
  readonly pairs: readonly (readonly [string, string])[];
  /** Parameters or functions that take the output. */
  readonly ofOutput: readonly string[];
}

const plain = (f: CodeFunction, code: Code, name: string): NumberFunction => ({
  name,
  path: f.name.split('.'),
  parameters: f.parameters.filter((p) => !p.flag),
  code,
  span: f.span,
});

interface Split {
  readonly value?: NumberFunction;
  readonly derivative?: NumberFunction;
  readonly notRead?: NotRead;
}

/** A function without boolean arguments as it is; with one that says "derivative" as the two it stands for. */
function split(f: CodeFunction): Split {
  const flags = f.parameters.filter((p) => p.flag);
  if (flags.length === 0) return { value: plain(f, f.code, f.name) };
  const chosen = flags.filter((p) => saysDerivative(p.name));
  if (flags.length > 1 || chosen.length !== 1)
    return {
      notRead: { name: f.name, what: `an option, \`${flags[0]!.name}\`, that does not say "derivative"`, span: f.span },
    };
  const flag = chosen[0]!.name;
  return {
    value: plain(f, decideFlag(f.code, flag, false), f.name),
    derivative: plain(f, decideFlag(f.code, flag, true), `${f.name} with ${flag}`),
  };
}

const last = (f: NumberFunction): string => f.path.at(-1)!;
const parent = (f: NumberFunction): string => f.path.slice(0, -1).join('.');

class Finder {
  constructor(private readonly all: readonly NumberFunction[]) {}

  /** The function that `g` is the derivative of, by their names. */
  partner(g: NumberFunction): { value: NumberFunction; order: 1 | 2; by?: string } | undefined {
    const sense = senseOf(last(g));
    const order = sense.order === 2 ? 2 : 1;
    if (sense.order > 0) {
      const value = sense.base.length > 0 ? this.named(g, sense.base) : this.sibling(g);
      if (value) return { value, order };
    }
    if (sense.parameter) {
      const value = this.named(g, sense.base.slice(0, -1));
      const by = value?.parameters.find((p) => p.name.toLowerCase() === sense.parameter);
      if (value && by) return { value, order: 1, by: by.name };
    }
    const base = afterLetter(last(g), (b) => this.named(g, b) !== undefined);
    if (base) return { value: this.named(g, base)!, order: 1 };
    // derivatives.step beside activations.step
    const folder = senseOf(g.path.at(-2) ?? '');
    if (folder.order === 0) return undefined;
    const same = this.all.filter((f) => f !== g && last(f) === last(g) && senseOf(f.path.at(-2) ?? '').order === 0);
    return same.length === 1 ? { value: same[0]!, order: folder.order === 2 ? 2 : 1 } : undefined;
  }

  /** Functions of that base that are no derivatives themselves; those beside g come first. */
  private named(g: NumberFunction, base: readonly string[]): NumberFunction | undefined {
    const fits = this.all.filter(
      (f) => f !== g && senseOf(last(f)).order === 0 && sameBase(senseOf(last(f)).base, base),
    );
    const near = fits.filter((f) => parent(f) === parent(g));
    const list = near.length > 0 ? near : fits;
    return list.length === 1 ? list[0] : undefined;
  }

  /** `{ activation: …, derivative: … }`: the only other function of the object. */
  private sibling(g: NumberFunction): NumberFunction | undefined {
    const list = this.all.filter((f) => f !== g && parent(f) === parent(g) && senseOf(last(f)).order === 0);
    return g.path.length > 1 && list.length === 1 ? list[0] : undefined;
  }
}

/** Finds all pairs of a file. */
export function pairUp(functions: readonly CodeFunction[], options: PairingOptions): Pairing {
  const splits = functions.map(split);
  const all = splits.flatMap((s) => (s.value ? [s.value] : []));
  const takesOutput = (g: NumberFunction): boolean =>
    options.ofOutput.some((name) => isNamed(g, name) || g.parameters[0]?.name === name);
  const find = (name: string) => all.filter((f) => isNamed(f, name));
  const said = options.pairs.flatMap(([f, g]): Pair[] => {
    const [value, derivative] = [find(f)[0], find(g)[0]];
    return value && derivative
      ? [{ value, derivative, order: 1, how: 'command line', ofOutput: takesOutput(derivative) }]
      : [];
  });
  const arguments_ = splits.flatMap(({ value, derivative }): Pair[] =>
    value && derivative ? [{ value, derivative, order: 1, how: 'argument', ofOutput: takesOutput(derivative) }] : [],
  );
  const finder = new Finder(all);
  const taken = new Set([...said, ...arguments_].flatMap((p) => [p.derivative]));
  const named = all.flatMap((g): Pair[] => {
    const found = taken.has(g) ? undefined : finder.partner(g);
    return found ? [{ ...found, derivative: g, how: 'name', ofOutput: takesOutput(g) }] : [];
  });
  const pairs = [...said, ...arguments_, ...named].sort((a, b) => a.derivative.span.start - b.derivative.span.start);
  const derivatives = new Set(pairs.map((p) => p.derivative));
  const names = [...options.pairs.flat(), ...options.ofOutput];
  const isKnown = (name: string) => find(name).length > 0 || all.some((f) => f.parameters[0]?.name === name);
  return {
    values: all.filter((f) => !derivatives.has(f)),
    pairs,
    notRead: splits.flatMap((s) => (s.notRead ? [s.notRead] : [])),
    unknown: [...new Set(names)].filter((name) => !isKnown(name)),
  };
}

/** By its whole path or its last part. */
const isNamed = (f: NumberFunction, name: string): boolean => f.path.join('.') === name || last(f) === name;
