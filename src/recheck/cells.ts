/**
 * Checks the certificate of an identity: a tree of case distinctions (negative, zero, positive: together they are all
 * cases), and at each leaf a list of instances of known laws by which both sides are the same fraction, or have no
 * value, or the case cannot occur.
 */
import { type Condition, call, dependsOn, type Expr, key, substitute, symbol, symbolsOf } from '../expr/expr.js';
import { parse } from '../expr/parse.js';
import type { Certificate, Json } from '../stages.js';
import type { Truth } from '../truth/truth.js';
import { Evaluator, NoValue, relationSigns } from './evaluate.js';
import { type Fraction, integer, type Polynomial, Refused } from './fractions.js';
import { slopeAtKink } from './kinks.js';
import { Knowledge, type Signs } from './knowledge.js';
import { Laws } from './laws.js';
import type { Given } from './sign-laws.js';
import type { Stated } from './statement.js';

export type Node = { readonly [key: string]: Json };
interface Fact {
  readonly of: Expr;
  readonly signs: Signs;
}

interface Sides {
  readonly left: Expr;
  readonly right: Expr;
}

/** The equation that a claim comes to: even and odd compare f(−x) with ±f(x), whatever x is. */
function identityOf(s: Stated): Sides | undefined {
  if (s.kind === 'identity') return s;
  if (s.kind !== 'property' || s.negated || (s.property !== 'even' && s.property !== 'odd')) return undefined;
  if (hasDerivative(s.of) || s.domain.some((c) => [c.left, c.right].some((e) => dependsOn(e, s.input))))
    return undefined;
  const mirrored = substitute(s.of, new Map([[s.input, call('neg', symbol(s.input))]]));
  return { left: mirrored, right: s.property === 'even' ? s.of : call('neg', s.of) };
}

const MOST_DEPTH = 40;
const MOST_LAWS = 4000;
const BRANCHES = [
  ['negative', '-'],
  ['zero', '0'],
  ['positive', '+'],
] as const;

/** Undefined where the certificate proves the statement, else why it does not. Never throws for a bad certificate. */
export const checkCells = (certificate: Certificate, stated: Stated, truth: Truth): string | undefined =>
  checked(certificate, stated, truth, undefined);

/** What each leaf (or case distinction) rests on, as the checker meets it. */
export type Use = (node: Node, laws: ReadonlySet<number>, conditions: ReadonlySet<number>) => void;

/** As `checkCells`, but laws and conditions that nothing rests on are told rather than refused. */
export function checked(
  certificate: Certificate,
  stated: Stated,
  truth: Truth,
  use: Use | undefined,
): string | undefined {
  const identity = identityOf(stated);
  if (!identity) return 'the claim is no identity';
  try {
    if (!Array.isArray(certificate.domain)) return 'the conditions are missing';
    const domain = (certificate.domain as readonly Json[]).map((text): Fact => {
      const found = stated.domain.find((c) => `${key(c.left)} ${c.relation} ${key(c.right)}` === text);
      if (!found) throw new Refused(`\`${String(text)}\` is no condition of the claim`);
      return { of: call('sub', found.left, found.right), signs: relationSigns(found.relation) };
    });
    const check = new Check(identity, stated.domain, domain, truth, use);
    check.node(certificate.tree, []);
    if (check.equalities === 0) return 'there is no case in which both sides have a value';
    if (!use && domain.some((_, i) => !check.conditions.has(i))) return 'a condition on which nothing rests';
    return undefined;
  } catch (problem) {
    if (problem instanceof Refused) return problem.message;
    if (problem instanceof NoValue) return `something in the certificate has no value: ${problem.message}`;
    throw problem;
  }
}

const isNode = (value: Json | undefined): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

class Check {
  equalities = 0;
  /** Conditions of the claim that something rests on. */
  readonly conditions = new Set<number>();
  private readonly strict: boolean;
  private readonly names: ReadonlySet<string>;

  constructor(
    private readonly stated: Sides,
    conditions: Condition,
    private readonly domain: readonly Fact[],
    private readonly truth: Truth,
    private readonly use: Use | undefined,
  ) {
    this.strict = [stated.left, stated.right].some(hasDerivative);
    this.names = new Set(
      [stated.left, stated.right, ...conditions.flatMap((c) => [c.left, c.right])].flatMap((e) => [...symbolsOf(e)]),
    );
  }

  node(value: Json | undefined, path: readonly Fact[]): void {
    if (!isNode(value)) throw new Refused('a branch is missing');
    if (path.length > MOST_DEPTH) throw new Refused('too many cases within one another');
    if (typeof value.on !== 'string') {
      this.leaf(value, path);
      return;
    }
    const of = this.read(value.on);
    // The three cases are all cases only where this has a value.
    if (isTotal(of)) {
      if (value.laws !== undefined || value.bindings !== undefined) {
        if (!this.use) throw new Refused('a case distinction that needs no laws');
        this.use(value, new Set(), new Set());
      }
    } else {
      const { reader, laws } = this.place(value, path);
      reader.value(of);
      this.rest(value, laws, reader);
    }
    for (const [name, signs] of BRANCHES) this.node(value[name], [...path, { of, signs }]);
  }

  /** An expression in the claim's variables. */
  private read(text: string): Expr {
    const e = read(text);
    for (const name of symbolsOf(e)) if (!this.names.has(name)) throw new Refused(`there is no variable \`${name}\``);
    return e;
  }

  /** Accepts the laws of a leaf (or of a case distinction). */
  private place(
    leaf: Node,
    path: readonly Fact[],
  ): { readonly reader: Evaluator; readonly laws: Laws; readonly facts: readonly Fact[] } {
    const facts = [...this.domain, ...path];
    const bound = (Array.isArray(leaf.bindings) ? leaf.bindings : []).map((b) => this.binding(b, facts));
    const bindings = new Map(bound.map((b) => [b.variable, b.value]));
    if (bindings.size !== bound.length) throw new Refused('a variable is fixed twice');
    this.noCircle(bindings);
    const known = new Knowledge();
    const reader = new Evaluator(known, bindings, this.strict, (of, variable) =>
      this.slopeAtPoint(leaf, facts, reader, of, variable),
    );
    const laws = this.lawsOf(leaf, reader, facts);
    for (const b of bound) this.checkBinding(b, bindings, known);
    return { reader, laws, facts };
  }

  private lawsOf(node: Node, reader: Evaluator, facts: readonly Fact[]): Laws {
    const given: Given = {
      value: (i) => reader.value(factAt(facts, i).of),
      signs: (i) => factAt(facts, i).signs,
    };
    const laws = new Laws(reader, given, this.truth, this.names);
    if (!Array.isArray(node.laws)) throw new Refused('a leaf without laws');
    const list = node.laws as readonly Json[];
    if (list.length > MOST_LAWS) throw new Refused('too many laws');
    for (const law of list) {
      if (!isNode(law)) throw new Refused('a law that cannot be read');
      laws.accept(law);
    }
    return laws;
  }

  /** The derivative where nothing is fixed, by laws of its own; its value at the point is then the derivative there. */
  private slopeAtPoint(leaf: Node, facts: readonly Fact[], at: Evaluator, of: Expr, variable: string): Expr {
    const kinks = (Array.isArray(leaf.kinks) ? leaf.kinks : []) as readonly Json[];
    const kink = kinks.find((s) => isNode(s) && s.of === key(of) && s.variable === variable);
    if (isNode(kink) && typeof kink.kink === 'string') return slopeAtKink(kink.kink, at, of, variable);
    const entries = (Array.isArray(leaf.slopes) ? leaf.slopes : []) as readonly Json[];
    const entry = entries.find((s) => isNode(s) && s.of === key(of) && s.variable === variable);
    if (!isNode(entry) || typeof entry.value !== 'string') throw new Refused('a derivative at a single point');
    const value = this.read(entry.value);
    const reader = new Evaluator(new Knowledge(), new Map(), this.strict);
    const laws = this.lawsOf(entry, reader, facts);
    const slope = reader.value({ kind: 'derivative', of, variable });
    if (!reader.known.arithmetic.equal(slope, reader.value(value)))
      throw new Refused('a derivative that is another one');
    this.rest(entry, laws, reader);
    return value;
  }

  /** Refuses laws on which nothing rests: damage must not go unseen. */
  private rest(node: Node, laws: Laws, reader: Evaluator, more: readonly number[] = []): void {
    const list = Array.isArray(node.laws) ? (node.laws as readonly Node[]) : [];
    const needed = laws.needed(new Set([...reader.known.touched, ...more]));
    const facts = [
      ...list.filter((law, i) => needed.has(i) && law.by === 'given').map((law) => law.fact),
      ...(Array.isArray(node.bindings) ? (node.bindings as readonly Node[]).map((b) => b.fact) : []),
      ...(node.end === 'outside' ? [node.fact] : []),
    ].filter((i): i is number => typeof i === 'number' && i < this.domain.length);
    for (const i of facts) this.conditions.add(i);
    if (this.use) this.use(node, needed, new Set(facts));
    else if (list.some((_, i) => !needed.has(i))) throw new Refused('a law on which nothing rests');
  }

  private leaf(leaf: Node, path: readonly Fact[]): void {
    const { reader, laws, facts } = this.place(leaf, path);
    const { left, right } = this.stated;
    const hasNoValue = (e: Expr): boolean => {
      try {
        reader.value(e);
        return false;
      } catch (problem) {
        if (problem instanceof NoValue) return true;
        throw problem;
      }
    };
    if (leaf.end === 'equal') {
      if (!reader.known.arithmetic.equal(reader.value(left), reader.value(right)))
        throw new Refused('the two sides differ');
      this.equalities += 1;
    } else if (leaf.end === 'neither') {
      if (!hasNoValue(left) || !hasNoValue(right)) throw new Refused('a side has a value');
    } else if (leaf.end === 'outside') {
      const i = typeof leaf.fact === 'number' ? leaf.fact : -1;
      if (i < 0 || i >= this.domain.length || !hasNoValue(factAt(facts, i).of))
        throw new Refused('a condition has a value');
    } else if (leaf.end === 'impossible') {
      if (!laws.isContradiction(leaf.sign)) throw new Refused('the case is not impossible');
    } else throw new Refused('a leaf without an end');
    this.rest(leaf, laws, reader, leaf.end === 'impossible' && typeof leaf.sign === 'number' ? [leaf.sign] : []);
  }

  // variables that a case fixes --------------------------------------------------------------------------------------------

  private binding(value: Json, facts: readonly Fact[]): { variable: string; value: Expr; fact: Fact } {
    if (!isNode(value) || typeof value.variable !== 'string' || typeof value.value !== 'string')
      throw new Refused('a fixed variable that cannot be read');
    if (!this.names.has(value.variable)) throw new Refused(`there is no variable \`${value.variable}\``);
    const fact = factAt(facts, typeof value.fact === 'number' ? value.fact : -1);
    if (fact.signs !== '0') throw new Refused('a variable fixed by no equation');
    return { variable: value.variable, value: this.read(value.value), fact };
  }

  private noCircle(bindings: ReadonlyMap<string, Expr>): void {
    const visit = (name: string, open: readonly string[]): void => {
      if (open.includes(name)) throw new Refused('variables fixed in a circle');
      for (const other of symbolsOf(bindings.get(name)!)) if (bindings.has(other)) visit(other, [...open, name]);
    };
    for (const name of bindings.keys()) visit(name, []);
  }

  /** The equation is a·v + b = 0 with a ≠ 0, and the value solves it. */
  private checkBinding(
    b: { readonly variable: string; readonly value: Expr; readonly fact: Fact },
    bindings: ReadonlyMap<string, Expr>,
    known: Knowledge,
  ): void {
    const { arithmetic: a } = known;
    if (dependsOn(b.value, b.variable)) throw new Refused('a variable fixed by itself');
    // Values of other variables that hang on this one would hide it.
    const others = new Map([...bindings].filter(([name]) => name !== b.variable));
    const free = new Evaluator(known, others, this.strict);
    const f = free.value(b.fact.of);
    const [front, rest] = linear(f, b.variable);
    for (const d of f.den.values())
      if (namesIn(d.poly, known).has(b.variable)) throw new Refused('an equation that is not linear');
    const one = a.number(1n, 1n);
    const over: Fraction = { ...f, num: one.num };
    const slope = a.mul(a.from(front), over);
    if (known.signsOf(slope).includes('0')) throw new Refused('an equation that may not hang on its variable');
    const solved = a.add(a.mul(slope, free.value(b.value)), a.mul(a.from(rest), over));
    if (!a.isZero(solved)) throw new Refused('a value that does not solve its equation');
    for (const p of [front, rest])
      if (namesIn(p, known).has(b.variable)) throw new Refused('an equation that is not linear');
  }
}

/** Unknowns and the variables on which they hang. */
function namesIn(p: Polynomial, known: Knowledge): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (q: Polynomial): void => {
    for (const t of q.values())
      for (const [name] of t.m) {
        if (found.has(name)) continue;
        found.add(name);
        const m = known.meanings.get(name);
        if (m && m.kind !== 'pi')
          for (const inner of [m.of.num, ...[...m.of.den.values()].map((d) => d.poly)]) visit(inner);
      }
  };
  visit(p);
  return found;
}

/** num = front·v + rest. */
function linear(f: Fraction, variable: string): readonly [Polynomial, Polynomial] {
  const front = new Map(integer(0n));
  const rest = new Map(integer(0n));
  for (const [k, t] of f.num) {
    const e = t.m.find(([n]) => n === variable)?.[1] ?? 0;
    if (e > 1) throw new Refused('an equation that is not linear');
    const m = t.m.filter(([n]) => n !== variable);
    if (e === 1) front.set(m.map(([n, d]) => `${n}^${d}`).join(' '), { c: t.c, m });
    else rest.set(k, t);
  }
  return [front, rest];
}

function factAt(facts: readonly Fact[], i: number): Fact {
  const found = facts[i];
  if (!found) throw new Refused('no condition of that number');
  return found;
}

function read(text: string): Expr {
  try {
    return parse(text);
  } catch {
    throw new Refused(`\`${text.slice(0, 80)}\` cannot be read`);
  }
}

/** Has a value whatever the variables are. */
function isTotal(e: Expr): boolean {
  if (e.kind === 'number' || e.kind === 'symbol' || e.kind === 'constant') return true;
  if (e.kind !== 'call') return false;
  const [u, v] = e.args;
  if (TOTAL.includes(e.op)) return e.args.every(isTotal);
  if (e.op === 'pow') return isTotal(u!) && v!.kind === 'number' && v!.value.den === 1n && v!.value.num >= 0n;
  if (e.op === 'div') return isTotal(u!) && v!.kind === 'number' && v!.value.num !== 0n;
  return (e.op === 'log' || e.op === 'sqrt') && u!.kind === 'number' && u!.value.num > 0n;
}
const TOTAL: readonly string[] = ['add', 'sub', 'mul', 'neg', 'exp', 'erf', 'atan', 'sin', 'cos', 'tanh', 'abs'];

const hasDerivative = (e: Expr): boolean =>
  e.kind === 'derivative' ||
  (e.kind === 'call' && e.args.some(hasDerivative)) ||
  (e.kind === 'pieces' &&
    e.pieces.some(
      (p) => hasDerivative(p.value) || (p.when ?? []).some((c) => hasDerivative(c.left) || hasDerivative(c.right)),
    ));
