/** A proof's tree as plain data for `recheck`: the laws that each leaf used, with names for the generators. */
import { expressionOf } from '../../algebra/normal/expression.js';
import type { Factor, Frac, Generator } from '../../algebra/normal/field.js';
import {
  type Law,
  type Mask,
  NEGATIVE,
  POSITIVE,
  type SignLaw,
  type SignTerm,
  ZERO_SIGN,
} from '../../algebra/normal/laws.js';
import { generatorsOf, type Poly } from '../../algebra/normal/poly.js';
import { type Condition, conditionExprs, type Expr, key, symbol, symbolsOf } from '../../expr/expr.js';
import { print } from '../../expr/print.js';
import type { Certificate, Json } from '../../stages.js';
import type { Outcome, Statement } from './cell.js';
import type { Tree } from './cells.js';
import type { Converter } from './convert.js';

type Entry = { [key: string]: Json };

export const signText = (mask: Mask): string =>
  `${mask & NEGATIVE ? '-' : ''}${mask & ZERO_SIGN ? '0' : ''}${mask & POSITIVE ? '+' : ''}`;

/** Names for generators that no variable of the claim has. */
export function namer(s: Statement): (id: number) => string {
  const taken = new Set([s.left, s.right, ...conditionExprs(s.domain)].flatMap((e) => [...symbolsOf(e)]));
  const prefix = ['t', 'u', 'w', 'z', 'tt'].find(
    (p) => ![...taken].some((n) => /^\d+$/.test(n.slice(p.length)) && n.startsWith(p)),
  )!;
  return (id) => `${prefix}${id}`;
}

/** A form with the generators' names. */
export const named = (c: Converter, name: (id: number) => string, f: Frac): Expr =>
  expressionOf(c.field, f, (g) => {
    const { meaning, expr } = c.field.generators[g]!;
    return meaning.kind === 'symbol' ? expr : symbol(name(g));
  });

/** The certificate of a proved identity. */
export function certificateOf(s: Statement, tree: Tree): Certificate {
  const name = namer(s);
  const domain = conditionTexts(s.domain);
  return { kind: 'cells', domain, tree: nodeOf(tree, name) };
}

const conditionTexts = (c: Condition): readonly string[] =>
  c.map((k) => `${key(k.left)} ${k.relation} ${key(k.right)}`);

function nodeOf(t: Tree, name: (id: number) => string): Json {
  if (t.kind === 'leaf') return leafOf(t.outcome, name);
  const [negative, zero, positive] = t.children.map((c) => nodeOf(c, name));
  const place = placeOf(t.outcome, name);
  return { on: print(t.on), ...place, negative: negative!, zero: zero!, positive: positive! };
}

function placeOf({ converter, bindings }: Outcome, name: (id: number) => string): Entry & { laws: Json } {
  const writer = new Writer(converter, name);
  return {
    ...slopesOf(converter, name),
    ...(bindings.length > 0
      ? { bindings: bindings.map((b) => ({ variable: b.variable, value: print(b.value), fact: b.fact })) }
      : {}),
    laws: writer.all(),
  };
}

function leafOf(o: Outcome, name: (id: number) => string): Json {
  const writer = new Writer(o.converter, name);
  const laws = writer.all();
  const bindings = o.bindings.map((b) => ({ variable: b.variable, value: print(b.value), fact: b.fact }));
  return {
    end: o.kind,
    ...(o.kind === 'outside' ? { fact: o.fact } : {}),
    ...(o.kind === 'impossible' ? { sign: writer.number(o.law) } : {}),
    ...(bindings.length > 0 ? { bindings } : {}),
    ...slopesOf(o.converter, name),
    laws,
  };
}

function slopesOf(c: Converter, name: (id: number) => string): Entry {
  if (c.slopes.length + c.kinks.length === 0) return {};
  const kinks = c.kinks.map(({ of, variable, kink }) => ({ of: key(of), variable, kink: key(kink) }));
  return {
    ...(kinks.length > 0 ? { kinks } : {}),
    slopes: c.slopes.map(({ of, variable, value, converter }) => ({
      of: key(of),
      variable,
      value: print(value),
      laws: new Writer(converter, name).all(),
    })),
  };
}

/** Writes laws in order; a generator is introduced just before it is first spoken of. */
class Writer {
  private readonly entries: Json[] = [];
  /** The law's place among the entries. */
  private readonly at = new Map<number, number>();
  private readonly introduced = new Set<number>();

  constructor(
    private readonly converter: Converter,
    private readonly name: (id: number) => string,
  ) {}

  all(): Json {
    // π may occur in the claim alone.
    for (const g of this.converter.field.generators) if (g.meaning.kind === 'pi') this.introduce(g.id);
    this.converter.laws.forEach((law, i) => {
      const entry = this.entry(law);
      this.at.set(i, this.entries.length);
      this.entries.push(entry);
    });
    return this.entries;
  }

  number = (law: number): number => this.at.get(law)!;

  private text(f: Frac): string {
    const polys: readonly Poly[] = [f.num, ...f.den.map((d: Factor) => d.poly)];
    for (const id of polys.flatMap((p) => [...generatorsOf(p)])) this.introduce(id);
    return print(named(this.converter, this.name, f));
  }

  private introduce(id: number): void {
    const g = this.converter.field.generators[id]!;
    if (this.introduced.has(id) || g.meaning.kind === 'symbol') return;
    this.introduced.add(id);
    if (g.meaning.kind === 'sin') this.introduce(this.partner(g));
    const entry: Entry = { law: 'let', name: this.name(id), ...this.meaning(g) };
    this.entries.push(entry);
  }

  /** The cosine of a sine's angle: made just before it. */
  private partner = (g: Generator): number => g.id - 1;

  private meaning(g: Generator): Entry {
    const m = g.meaning;
    switch (m.kind) {
      case 'pi':
        return { is: 'pi' };
      case 'root':
        return { is: 'root', degree: m.degree, of: this.text(m.arg) };
      case 'odd':
        return { is: m.op, of: this.text(m.arg) };
      case 'sin':
        return { is: 'sin', of: this.text(m.arg), with: this.name(this.partner(g)) };
      case 'symbol':
        return {};
      default:
        return { is: m.kind, of: this.text(m.arg) };
    }
  }

  private entry(law: Law): Entry {
    switch (law.kind) {
      case 'pair': {
        const { by } = law;
        const head = { law: 'pair', u: this.text(law.u), v: this.text(law.v) };
        if (by.rule === 'generator') return { ...head, generator: this.name(by.id) };
        if (by.rule === 'combine') return { ...head, combine: by.parts.map(([i, n]) => [this.number(i), n]) };
        return { ...head, root: this.number(by.of), degree: by.degree };
      }
      case 'root':
        return { law: 'root', degree: law.degree, of: this.text(law.arg), value: this.text(law.value) };
      case 'odd':
        return { law: 'odd', op: law.op, of: this.text(law.arg), value: this.text(law.value) };
      case 'turn': {
        const { by } = law;
        const head = { law: 'turn', angle: this.text(law.angle), sin: this.text(law.sin), cos: this.text(law.cos) };
        if (by.rule === 'generator') return { ...head, generator: this.name(by.id) };
        if (by.rule === 'quarters') return { ...head, quarters: by.n };
        if (by.rule === 'inverse') return { ...head, inverse: this.name(by.id) };
        if (by.rule === 'negate') return { ...head, negate: this.number(by.of) };
        return { ...head, sum: by.of.map(this.number) };
      }
      case 'sign':
        return { law: 'sign', of: this.text(law.of), is: signText(law.mask), ...this.reason(law) };
    }
  }

  private reason({ by }: SignLaw): Entry {
    switch (by.rule) {
      case 'given':
        return { by: 'given', fact: by.fact };
      case 'terms':
        return { by: 'terms', terms: by.terms.map((t) => this.term(t)) };
      case 'generator':
      case 'bound':
        return { by: by.rule, unknown: this.name(by.id) };
      case 'number':
        return { by: 'number' };
      case 'grows':
      case 'log-grows':
        return { by: by.rule, left: this.number(by.left), right: this.number(by.right), of1: this.number(by.by) };
      case 'odd':
        return { by: 'odd', of2: this.number(by.law), of1: this.number(by.by) };
      case 'odd-grows':
        return { by: by.rule, left: this.number(by.left), right: this.number(by.right), of1: this.number(by.by) };
      case 'odd-root':
        return { by: 'odd-root', unknown: this.name(by.id), of1: this.number(by.by) };
      case 'root-wins':
        return { by: 'root-wins', unknown: this.name(by.id), of2: this.number(by.a), of1: this.number(by.by) };
      case 'divides':
        return { by: 'divides', of1: this.number(by.by), cofactor: this.text(by.cofactor) };
    }
  }

  private term(t: SignTerm): Json {
    return [
      `${t.coef.num}/${t.coef.den}`,
      t.parts.map(
        (p): Json =>
          p.sign === undefined
            ? { square: this.text(p.square!), exponent: p.exponent }
            : { sign: this.number(p.sign), exponent: p.exponent },
      ),
    ];
  }
}
