/**
 * Expressions as plain data, for certificates: a number is `"3/2"`, a symbol its name, a constant `"#pi"`, a call
 * `["exp", u]`, pieces `["pieces", [[left, relation, right, …], value], …, [null, value]]`, a derivative `["D", of, "x"]`.
 */
import { type Rational, rational } from '../algebra/rational.js';
import type { Json } from '../stages.js';
import { type Comparison, call, type Expr, number, pieces, type Relation, symbol } from './expr.js';
import { op, opNames } from './ops.js';

export const rationalText = (r: Rational): string => (r.den === 1n ? `${r.num}` : `${r.num}/${r.den}`);

/** Undefined for what is no fraction in lowest terms as `rationalText` writes it. */
export function readRational(text: unknown): Rational | undefined {
  if (typeof text !== 'string' || !/^-?\d+(\/[1-9]\d*)?$/.test(text)) return undefined;
  const [num, den] = text.split('/');
  const value = rational(BigInt(num!), den === undefined ? 1n : BigInt(den));
  return rationalText(value) === text ? value : undefined;
}

/** The expression as data; throws for `use` and `limit` nodes, which no certificate holds. */
export function exprToJson(e: Expr): Json {
  switch (e.kind) {
    case 'number':
      return rationalText(e.value);
    case 'symbol':
      return e.name;
    case 'constant':
      return `#${e.name}`;
    case 'infinity':
      return e.sign > 0 ? '#inf' : '#-inf';
    case 'call':
      return [e.op, ...e.args.map(exprToJson)];
    case 'pieces':
      return [
        'pieces',
        ...e.pieces.map((p) => [p.when ? p.when.flatMap(comparisonToJson) : null, exprToJson(p.value)]),
      ];
    case 'derivative':
      return ['D', exprToJson(e.of), e.variable];
    default:
      throw new Error(`a ${e.kind} node has no data form`);
  }
}

const comparisonToJson = (c: Comparison): readonly Json[] => [exprToJson(c.left), c.relation, exprToJson(c.right)];

const RELATIONS: readonly string[] = ['<', '<=', '>', '>=', '==', '!='];
const isName = (text: unknown): text is string => typeof text === 'string' && /^[A-Za-z_]\w*$/.test(text);

function readComparisons(list: readonly Json[]): readonly Comparison[] | undefined {
  if (list.length === 0 || list.length % 3 !== 0) return undefined;
  const found: Comparison[] = [];
  for (let i = 0; i < list.length; i += 3) {
    const [left, relation, right] = [readExpr(list[i]), list[i + 1], readExpr(list[i + 2])];
    if (!left || !right || typeof relation !== 'string' || !RELATIONS.includes(relation)) return undefined;
    found.push({ left, relation: relation as Relation, right });
  }
  return found;
}

function readPieces(list: readonly Json[]): Expr | undefined {
  const found = list.map((p) => {
    if (!Array.isArray(p) || p.length !== 2) return undefined;
    const value = readExpr(p[1]);
    if (!value) return undefined;
    if (p[0] === null) return { value };
    const when = Array.isArray(p[0]) ? readComparisons(p[0]) : undefined;
    return when && { when, value };
  });
  return found.length > 0 && found.every((p) => p !== undefined) ? pieces(found as { value: Expr }[]) : undefined;
}

/** The expression of some data; undefined where it is none. */
export function readExpr(data: Json | undefined): Expr | undefined {
  if (typeof data === 'string') {
    const value = readRational(data);
    if (value) return number(value);
    if (data === '#pi' || data === '#e') return { kind: 'constant', name: data.slice(1) as 'pi' | 'e' };
    if (data === '#inf' || data === '#-inf') return { kind: 'infinity', sign: data === '#inf' ? 1 : -1 };
    return isName(data) ? symbol(data) : undefined;
  }
  if (!Array.isArray(data)) return undefined;
  const [head, ...rest] = data as readonly Json[];
  if (head === 'pieces') return readPieces(rest);
  if (head === 'D') {
    const of = rest.length === 2 ? readExpr(rest[0]) : undefined;
    return of && isName(rest[1]) ? { kind: 'derivative', of, variable: rest[1] } : undefined;
  }
  const name = opNames.find((n) => n === head);
  if (!name || rest.length !== op(name).arity) return undefined;
  const args = rest.map(readExpr);
  return args.every((x) => x !== undefined) ? call(name, ...(args as Expr[])) : undefined;
}

/** The data with its keys in order, so that equal data have one text. */
function canonical(j: Json): Json {
  if (Array.isArray(j)) return j.map(canonical);
  if (typeof j !== 'object' || j === null) return j;
  const entries = Object.entries(j).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries.map(([k, v]) => [k, canonical(v)]));
}

/** A short digest (64 bits, two rounds of FNV-1a) by which damage is noticed; no protection against forgery. */
export function digestOf(j: Json): string {
  const text = JSON.stringify(canonical(j));
  const hash = (seed: number): string => {
    let h = seed;
    for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619);
    return (h >>> 0).toString(16).padStart(8, '0');
  };
  return hash(2166136261) + hash(374761393);
}
