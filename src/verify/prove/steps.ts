/** A proof for a reader: names for what is not rational, both sides in those names, why everything is defined. */
import { expressionOf } from '../../algebra/normal/expression.js';
import { type Frac, fracKey, type Generator, isConstantFrac } from '../../algebra/normal/field.js';
import { call, children, type Expr, mapChildren, symbol, symbolsOf } from '../../expr/expr.js';
import { print } from '../../expr/print.js';
import { tidy } from '../../expr/tidy.js';
import type { Outcome, PathFact, Statement } from './cell.js';
import type { Tree } from './cells.js';
import { leavesOf } from './cells.js';
import { signText } from './certificate.js';
import type { Converter } from './convert.js';

/** Longer formulas are not shown in full. */
const MOST_CHARACTERS = 300;
const shown = (e: Expr): string => short(print(tidy(e)));
/** As written: `x + -x` is not made 0. */
const written = (e: Expr): string => short(print(e));
const short = (text: string): string =>
  text.length > MOST_CHARACTERS ? `(a formula of ${text.length} characters)` : text;

const LETTERS: Readonly<Partial<Record<Generator['meaning']['kind'], readonly string[]>>> = {
  exp: ['t', 'u', 'w', 'z'],
  root: ['s', 'r', 'q'],
  log: ['l', 'm', 'n'],
};

/** A letter for each exponential, root and logarithm that hangs on a variable; numbers and the rest stay as they are. */
function letters(c: Converter, taken: ReadonlySet<string>): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  const used = new Set(taken);
  for (const g of c.field.generators) {
    const pool = LETTERS[g.meaning.kind];
    if (!pool || symbolsOf(g.expr).size === 0) continue;
    const name = [...pool, ...pool.map((p) => `${p}${g.id}`)].find((n) => !used.has(n));
    if (name === undefined) continue;
    used.add(name);
    names.set(g.id, name);
  }
  return names;
}

class Writer {
  private readonly names: ReadonlyMap<number, string>;
  constructor(
    readonly c: Converter,
    taken: ReadonlySet<string>,
  ) {
    this.names = letters(c, taken);
  }

  form = (f: Frac): Expr => expressionOf(this.c.field, f, this.generator);
  private generator = (id: number): Expr => {
    const name = this.names.get(id);
    return name === undefined ? this.inner(this.c.field.generators[id]!) : symbol(name);
  };
  /** A function that keeps its own name, with its argument in the letters. */
  private inner(g: Generator): Expr {
    const m = g.meaning;
    if (m.kind === 'symbol' || m.kind === 'pi' || g.expr.kind !== 'call') return g.expr;
    return call(g.expr.op, this.form(m.arg), ...g.expr.args.slice(1));
  }

  /** The expression as written, what is not rational in the letters. */
  rewritten(e: Expr): Expr {
    const kept = e.kind === 'call' && ['add', 'sub', 'mul', 'div', 'neg'].includes(e.op);
    const power = e.kind === 'call' && e.op === 'pow' && e.args[1]!.kind === 'number' && e.args[1]!.value.den === 1n;
    if (kept || (e.kind === 'derivative' && this.c.bindings.size === 0))
      return mapChildren(e, (x) => this.rewritten(x));
    if (power) return call('pow', this.rewritten(e.args[0]!), e.args[1]!);
    if (e.kind === 'number' || (e.kind === 'symbol' && !this.c.bindings.has(e.name))) return e;
    return this.form(this.c.convert(e));
  }

  /** `t = exp(k*x)` for the letters that occur in the texts. */
  definitions(texts: readonly string[]): readonly string[] {
    const wanted = [...this.names].filter(([, name]) => texts.some((t) => new RegExp(`\\b${name}\\b`).test(t)));
    return wanted.map(([id, name]) => `${name} = ${print(this.inner(this.c.field.generators[id]!))}`);
  }
  /** Why nothing is undefined. */
  conditions(): readonly string[] {
    const seen = new Set<string>();
    return this.c.conditions.flatMap(({ of, relation }) => {
      const key = fracKey(of);
      if (seen.has(key) || isConstantFrac(of) || symbolsOf(expressionOf(this.c.field, of)).size === 0) return [];
      seen.add(key);
      const known = this.c.signs.sign(of);
      const sign = known && SIGN_WORDS[signText(known.mask)];
      const text = `${shown(this.form(of))} ${sign ?? relation}`;
      return text.length > MOST_CHARACTERS ? [] : [text];
    });
  }
  slopes(variable: string, texts: readonly string[]): readonly string[] {
    return [...this.names].flatMap(([id, name]) => {
      const g = this.c.field.generators[id]!;
      if (!texts.some((t) => new RegExp(`\\b${name}\\b`).test(t))) return [];
      return [`d${name}/d${variable} = ${shown(this.form(this.c.slopeOf(g, variable)))}`];
    });
  }
}

const SIGN_WORDS: Readonly<Record<string, string>> = {
  '-': '< 0',
  '0': '= 0',
  '+': '> 0',
  '-0': '<= 0',
  '0+': '>= 0',
  '-+': '!= 0',
};

const pathText = (path: readonly PathFact[]): string =>
  path.map((p) => `${print(tidy(p.of))} ${SIGN_WORDS[signText(p.mask)]}`).join(' and ');

const variablesOf = (e: Expr, found: Set<string> = new Set()): ReadonlySet<string> => {
  if (e.kind === 'derivative') found.add(e.variable);
  for (const c of children(e)) variablesOf(c, found);
  return found;
};

function equalSteps(
  s: Statement,
  o: Extract<Outcome, { kind: 'equal' }>,
  taken: ReadonlySet<string>,
): readonly string[] {
  const w = new Writer(o.converter, taken);
  const form = shown(w.form(o.left));
  const side = (e: Expr, f: Frac): string => {
    const [read, result] = [written(w.rewritten(e)), shown(w.form(f))];
    return read === result ? result : `${read} = ${result}`;
  };
  const [left, right] = [side(s.left, o.left), side(s.right, o.right)];
  const conditions = w.conditions();
  const by = [...variablesOf(s.left), ...variablesOf(s.right)];
  const texts = [left, right, form, ...conditions];
  const slopes = by.length > 0 ? w.slopes(by[0]!, texts) : [];
  const definitions = w.definitions([...texts, ...slopes]);
  return [
    ...(o.bindings.length > 0
      ? [`there ${o.bindings.map((b) => `${b.variable} = ${print(tidy(b.value))}`).join(' and ')}`]
      : []),
    ...(definitions.length > 0 ? [`with ${definitions.join(', ')}`] : []),
    ...(slopes.length > 0 ? [slopes.join(', ')] : []),
    `left side: ${left}`,
    `right side: ${right}`,
    ...(left.endsWith(form) && right.endsWith(form) ? [] : ['the difference of the two has the numerator 0']),
    ...(conditions.length > 0 ? [`everything is defined: ${conditions.join(', ')}`] : []),
  ];
}

/** The steps of a proof, one sentence or formula each. */
export function stepsOf(s: Statement, tree: Tree): readonly string[] {
  const taken = new Set([s.left, s.right].flatMap((e) => [...symbolsOf(e)]));
  const leaves = leavesOf(tree).filter((l) => l.outcome.kind !== 'impossible' && l.outcome.kind !== 'outside');
  return leaves.flatMap(({ path, outcome }) => {
    const head = leaves.length > 1 || path.length > 0 ? [`case ${pathText(path)}:`] : [];
    if (outcome.kind === 'equal') return [...head, ...equalSteps(s, outcome, taken)];
    return outcome.kind === 'neither' ? [...head, `neither side has a value (${outcome.reason})`] : [];
  });
}
