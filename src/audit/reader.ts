/**
 * From syntax to code: names resolved, calls of functions in the same file put in, early returns turned into choices.
 * What lies outside numbers and conditions stops the reading of that function, with the place and the reason.
 */
import type { Rational } from '../algebra/rational.js';
import type { Span } from '../expr/expr.js';
import { type Code, NOTHING, type Test } from './code.js';
import { isConstant, isNative, type NativeName, native } from './natives.js';
import type { Found, Scope } from './scope.js';
import type { Expression, FunctionNode, ParameterNode, Statement } from './syntax.js';
import {
  checkType,
  choose,
  comparison,
  conditionOf,
  type Env,
  ends,
  numberCode,
  RELATIONS,
  Stop,
  truth,
  type Value,
} from './values.js';

/** Stated limits: nodes read for one function (calls put in count each time), and calls within calls. */
const MOST_NODES = 4000;
const DEEPEST_CALLS = 24;

/** Reads the functions of one file; `Stop` is thrown for what is not read. */
export class Reader {
  private nodes = 0;
  private readonly open: FunctionNode[] = [];
  private readonly fileEnv: Env;

  constructor(
    scope: Scope,
    private readonly reassigned: ReadonlySet<string>,
  ) {
    const env = new Map<string, () => Value>();
    for (const [name, b] of scope.bindings)
      env.set(
        name,
        this.lazy(name, () => this.fileValue(name, b.value, b.span)),
      );
    this.fileEnv = env;
  }

  /** A binding that is read when it is used; one that needs itself is stopped. */
  private lazy(name: string, read: () => Value): () => Value {
    let known: Value | undefined;
    let reading = false;
    return () => {
      if (known) return known;
      if (reading) throw new Stop(`\`${name}\`, which needs itself`, { start: 0, end: 0 });
      reading = true;
      try {
        known = read();
        return known;
      } finally {
        reading = false;
      }
    };
  }

  private fileValue(name: string, value: Expression, span: Span): Value {
    if (this.reassigned.has(name)) throw new Stop(`\`${name}\`, which is assigned again elsewhere`, span);
    return this.value(value, this.fileEnv);
  }

  private count(span: Span): void {
    this.nodes += 1;
    if (this.nodes > MOST_NODES) throw new Stop(`a function of more than ${MOST_NODES} parts`, span);
  }

  // functions ----------------------------------------------------------------------------------------------------------

  /** A function with its own parameters as variables. */
  whole(found: Found): {
    parameters: readonly ParameterNode[];
    code: Code;
    defaults: readonly (Rational | undefined)[];
  } {
    const value = this.value(found.value, this.fileEnv);
    if (value.kind === 'native') {
      const args: Code[] = [{ kind: 'variable', name: 'x' }];
      if (native(value.name).arity[0] > 1) throw new Stop('a function of several numbers', found.span);
      const parameters = [{ name: 'x', span: found.span }];
      return { parameters, code: { kind: 'call', native: value.name, args }, defaults: [undefined] };
    }
    if (value.kind !== 'function') throw new Stop('no function', found.span);
    const { node } = value;
    const args = node.parameters.map((p): Value => ({ kind: 'code', code: { kind: 'variable', name: p.name } }));
    const defaults = node.parameters.map((p) => this.defaultOf(p));
    return { parameters: node.parameters, code: this.enter(node, value.env, args), defaults };
  }

  private defaultOf(p: ParameterNode): Rational | undefined {
    if (p.initial === undefined) return undefined;
    const c = this.code(p.initial, this.fileEnv);
    if (c.kind === 'number') return c.exact;
    if (c.kind === 'boolean') return undefined;
    const negative = c.kind === 'call' && c.native === 'neg' ? c.args[0] : undefined;
    if (negative?.kind === 'number') return { num: -negative.exact.num, den: negative.exact.den };
    throw new Stop('a default that is no plain number', p.span);
  }

  private enter(node: FunctionNode, env: Env, args: readonly Value[]): Code {
    if (node.odd) throw new Stop(node.odd.what, node.odd.span);
    if (this.open.includes(node)) throw new Stop('a function that calls itself', node.span);
    if (this.open.length >= DEEPEST_CALLS) throw new Stop(`calls more than ${DEEPEST_CALLS} deep`, node.span);
    const inner = new Map(env);
    for (const [i, p] of node.parameters.entries()) inner.set(p.name, this.argument(p, args[i], env));
    this.open.push(node);
    const code = this.statements(node.body, inner);
    this.open.pop();
    return code;
  }

  private argument(p: ParameterNode, given: Value | undefined, env: Env): () => Value {
    checkType(p);
    if (given) return () => given;
    if (p.initial) return this.lazy(p.name, () => this.value(p.initial!, env));
    // A parameter that is left out is undefined: as a condition false, as a number NaN.
    return () => ({ kind: 'code', code: { kind: 'boolean', value: false } });
  }

  // statements ---------------------------------------------------------------------------------------------------------

  private statements(list: readonly Statement[], env: Env): Code {
    const inner = new Map(env);
    // Declared functions can be called before the line that declares them.
    for (const s of list)
      if (s.kind === 'function') inner.set(s.name, () => ({ kind: 'function', node: s.value, env: inner }));
    for (const [i, s] of list.entries()) {
      this.count(s.span);
      switch (s.kind) {
        case 'bind': {
          if (isRebound(s.name, list, i)) throw new Stop(`a second variable \`${s.name}\``, s.span);
          const value = this.value(s.value, new Map(inner));
          inner.set(s.name, () => value);
          break;
        }
        case 'unpack': {
          const from = this.value(s.value, inner);
          for (const n of s.names) {
            const value = this.member(from, n.from, s.span);
            inner.set(n.to, () => value);
          }
          break;
        }
        case 'function':
          break;
        case 'return':
          return s.value ? this.code(s.value, inner) : NOTHING;
        case 'throw':
          return NOTHING;
        case 'if': {
          const rest = list.slice(i + 1);
          const test = this.test(s.test, inner);
          const branch = (own: readonly Statement[]) => this.statements([...own, ...(ends(own) ? [] : rest)], inner);
          return choose(
            test,
            () => branch(s.yes),
            () => branch(s.no),
          );
        }
        case 'assign':
          throw new Stop(s.value.kind === 'other' ? s.value.what : 'an assignment', s.span);
        case 'other':
          throw new Stop(s.what, s.span);
      }
    }
    return NOTHING;
  }

  // expressions --------------------------------------------------------------------------------------------------------

  private value(e: Expression, env: Env): Value {
    switch (e.kind) {
      case 'name': {
        const found = env.get(e.name) ?? this.fileEnv.get(e.name);
        if (found) return found();
        if (e.name === 'Math' || e.name === 'Number') return { kind: 'namespace', name: e.name };
        if (e.name === 'isNaN' || e.name === 'isFinite') return { kind: 'check', name: e.name };
        return { kind: 'code', code: this.globalName(e.name, e.span) };
      }
      case 'member':
        return this.member(this.value(e.of, env), e.name, e.span);
      case 'function':
        return { kind: 'function', node: e, env };
      case 'object':
        return { kind: 'object', node: e, env };
      default:
        return { kind: 'code', code: this.code(e, env) };
    }
  }

  private globalName(name: string, span: Span): Code {
    if (name === 'Infinity') return { kind: 'infinity', sign: 1 };
    if (name === 'NaN' || name === 'undefined') return NOTHING;
    throw new Stop(`\`${name}\`, which is not in this file`, span);
  }

  private member(of: Value, name: string, span: Span): Value {
    if (of.kind === 'namespace') {
      const full = `${of.name}.${name}`;
      if (isNative(full)) return { kind: 'native', name: full };
      if (isConstant(full)) return { kind: 'code', code: { kind: 'constant', name: full } };
      if (full === 'Number.isNaN' || full === 'Number.isFinite')
        return { kind: 'check', name: name as 'isNaN' | 'isFinite' };
      if (full === 'Number.POSITIVE_INFINITY') return { kind: 'code', code: { kind: 'infinity', sign: 1 } };
      if (full === 'Number.NEGATIVE_INFINITY') return { kind: 'code', code: { kind: 'infinity', sign: -1 } };
      if (full === 'Number.NaN') return { kind: 'code', code: NOTHING };
      throw new Stop(`\`${full}\``, span);
    }
    if (of.kind === 'object') {
      const property = of.node.properties.filter((p) => p.name === name).at(-1);
      if (property) return this.value(property.value, of.env);
      throw new Stop(`\`${name}\`, which that object does not have`, span);
    }
    throw new Stop(`a property, \`${name}\`: an array, a tensor or an object with state`, span);
  }

  private code(e: Expression, env: Env): Code {
    this.count(e.span);
    switch (e.kind) {
      case 'number':
        return numberCode(e.text, e.span);
      case 'boolean':
        return { kind: 'boolean', value: e.value };
      case 'name':
      case 'member': {
        const value = this.value(e, env);
        if (value.kind === 'code') return value.code;
        throw new Stop('a function or an object where a number is needed', e.span);
      }
      case 'unary':
        return this.unary(e, env);
      case 'binary':
        return this.binary(e, env);
      case 'conditional':
        return choose(
          this.test(e.test, env),
          () => this.code(e.yes, env),
          () => this.code(e.no, env),
        );
      case 'call':
        return this.call(e, env);
      case 'other':
        throw new Stop(e.what, e.span);
      default:
        throw new Stop('a function or an object where a number is needed', e.span);
    }
  }

  private unary(e: Extract<Expression, { kind: 'unary' }>, env: Env): Code {
    if (e.op === '!') return truth(this.test(e, env));
    const of = this.code(e.of, env);
    if (e.op === '+') return of;
    if (e.op !== '-') throw new Stop(`the operator \`${e.op}\``, e.span);
    return of.kind === 'infinity'
      ? { kind: 'infinity', sign: of.sign > 0 ? -1 : 1 }
      : { kind: 'call', native: 'neg', args: [of] };
  }

  private binary(e: Extract<Expression, { kind: 'binary' }>, env: Env): Code {
    if (e.op in RELATIONS) return truth(this.test(e, env));
    if (e.op === '&&' || e.op === '||') {
      const [left, right] = [() => this.code(e.left, env), () => this.code(e.right, env)];
      return e.op === '&&' ? choose(this.test(e.left, env), right, left) : choose(this.test(e.left, env), left, right);
    }
    const isOperator = e.op !== 'neg' && isNative(e.op);
    if (!isOperator) throw new Stop(`the operator \`${e.op}\``, e.span);
    return { kind: 'call', native: e.op as NativeName, args: [this.code(e.left, env), this.code(e.right, env)] };
  }

  private call(e: Extract<Expression, { kind: 'call' }>, env: Env): Code {
    const callee = this.value(e.callee, env);
    if (callee.kind === 'check') return truth(this.test(e, env));
    const args = e.args.map((a) => this.value(a, env));
    if (callee.kind === 'function') return this.enter(callee.node, callee.env, args);
    if (callee.kind !== 'native') throw new Stop('a call of something that is no function', e.span);
    const numbers = args.map((a) => {
      if (a.kind !== 'code') throw new Stop('a function or an object where a number is needed', e.span);
      return a.code;
    });
    const [fewest, most] = native(callee.name).arity;
    if (numbers.length < fewest || numbers.length > most)
      throw new Stop(`\`${callee.name}\` with ${numbers.length} arguments`, e.span);
    return { kind: 'call', native: callee.name, args: numbers };
  }

  /** An expression as a condition. */
  private test(e: Expression, env: Env): Test {
    this.count(e.span);
    if (e.kind === 'unary' && e.op === '!') return { kind: 'not', of: this.test(e.of, env) };
    if (e.kind === 'binary' && (e.op === '&&' || e.op === '||'))
      return { kind: e.op === '&&' ? 'all' : 'any', tests: [this.test(e.left, env), this.test(e.right, env)] };
    const relation = e.kind === 'binary' ? RELATIONS[e.op] : undefined;
    if (e.kind === 'binary' && relation) return comparison(relation, this.code(e.left, env), this.code(e.right, env));
    if (e.kind === 'call') {
      const callee = this.value(e.callee, env);
      if (callee.kind === 'check' && e.args[0])
        return { kind: 'check', name: callee.name, of: this.code(e.args[0], env) };
    }
    return conditionOf(this.code(e, env));
  }
}

/** Was the name bound before in the same list? Then it is not clear which of them a later line means. */
const isRebound = (name: string, list: readonly Statement[], at: number): boolean =>
  name !== '' && list.slice(0, at).some((s) => s.kind === 'bind' && s.name === name);
