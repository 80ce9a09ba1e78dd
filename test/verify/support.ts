/** Small definitions written inline, and claims about them settled in one call. */
import { fromDecimal, type Rational, rational } from '../../src/algebra/rational.js';
import { derive } from '../../src/derive/derive.js';
import type { Diagnostic } from '../../src/diagnostic.js';
import { type Expr, pieces } from '../../src/expr/expr.js';
import { condition, parse, statement } from '../../src/expr/parse.js';
import type { Claim, ClaimResult, Definition, Derived, Library } from '../../src/stages.js';
import type { Truth } from '../../src/truth/truth.js';
import { verify } from '../../src/verify/verify.js';

export interface Sketch {
  /** One formula, or pieces `[condition, formula]` with '' as the condition of the last. */
  readonly value: string | readonly (readonly [string, string])[];
  /** `[default, domain]` by name. */
  readonly parameters?: Readonly<Record<string, readonly [string, string?]>>;
  readonly domain?: string;
}

const numberOf = (text: string): Rational => {
  const [n, d] = text.split('/');
  const value = n!.startsWith('-') ? fromDecimal(n!.slice(1))! : fromDecimal(n!)!;
  const signed = n!.startsWith('-') ? rational(-value.num, value.den) : value;
  return d ? rational(signed.num, signed.den * BigInt(d)) : signed;
};

const bodyOf = (value: Sketch['value']): Expr =>
  typeof value === 'string'
    ? parse(value)
    : pieces(
        value.map(([when, then]) => (when ? { when: condition(when), value: parse(then) } : { value: parse(then) })),
      );

function claimOf(text: string): Claim {
  const [stated, where] = text.split(' where ') as [string, string?];
  return {
    title: text,
    text,
    statement: statement(stated),
    ...(where ? { where: condition(where) } : {}),
    variables: [],
    span: { start: 0, end: text.length },
  };
}

export function define(name: string, sketch: Sketch, claims: readonly string[] = []): Definition {
  const span = { start: 0, end: 1 };
  return {
    name,
    source: { file: `${name}.yaml`, text: claims.join('\n') },
    title: name,
    aliases: [],
    inputs: ['x'],
    ...(sketch.domain ? { domain: condition(sketch.domain) } : {}),
    parameters: Object.entries(sketch.parameters ?? {}).map(([n, [normal, domain]]) => ({
      name: n,
      default: numberOf(normal),
      ...(domain ? { domain: condition(domain) } : {}),
      learned: false,
      span,
    })),
    outputs: [bodyOf(sketch.value)],
    joints: [],
    claims: claims.map(claimOf),
    sources: [],
    uses: [],
  };
}

/** The article's activations, as their definitions state them. */
export const ARTICLE: Readonly<Record<string, Sketch>> = {
  relu: {
    value: [
      ['x > 0', 'x'],
      ['', '0'],
    ],
  },
  heaviside: {
    value: [
      ['x > 0', '1'],
      ['', '0'],
    ],
  },
  leaky_relu: {
    value: [
      ['x > 0', 'x'],
      ['', 'alpha*x'],
    ],
    parameters: { alpha: ['0.01', 'alpha >= 0'] },
  },
  prelu: {
    value: [
      ['x > 0', 'x'],
      ['', 'alpha*x'],
    ],
    parameters: { alpha: ['0.25'] },
  },
  logistic: { value: '1/(1 + exp(-x))' },
  tanh: { value: 'tanh(x)' },
  softplus: { value: 'log(1 + exp(k*x))/k', parameters: { k: ['1', 'k > 0'] } },
  softplus_approximation: {
    value: [
      ['x == 0', 'log(2)'],
      ['', 'x/(1 - exp(-x/log(2)))'],
    ],
  },
  softplus_base2: { value: 'log(1 + 2^x)/log(2)' },
  softplus_base2_approximation: {
    value: [
      ['x == 0', '1'],
      ['', 'x/(1 - exp(-x))'],
    ],
  },
  normal_pdf: { value: 'exp(-x^2/2)/sqrt(2*pi)' },
  normal_cdf: { value: '(1 + erf(x/sqrt(2)))/2' },
  gelu: { value: 'x*normal_cdf(x)' },
  silu: { value: 'x*logistic(x)' },
  elu: {
    value: [
      ['x > 0', 'x'],
      ['', 'alpha*(exp(x) - 1)'],
    ],
    parameters: { alpha: ['1', 'alpha >= 0'] },
  },
  shifted_relu: { value: 'max(-alpha, x)', parameters: { alpha: ['1', 'alpha >= 0'] } },
  mish: { value: 'x*tanh(softplus(x))' },
  squareplus: { value: '(x + sqrt(x^2 + b))/2', parameters: { b: ['4', 'b >= 0'] } },
};

export const article: Library = new Map(Object.entries(ARTICLE).map(([name, sketch]) => [name, define(name, sketch)]));

export interface Settled {
  readonly results: readonly ClaimResult[];
  readonly diagnostics: readonly Diagnostic[];
  readonly derived: Derived;
}

/** Derives a sketch (or an article definition by name) with the given claims. */
export function deriveSketch(truth: Truth, of: string | Sketch, claims: readonly string[]): Derived {
  const [name, sketch] = typeof of === 'string' ? [of, ARTICLE[of]!] : ['f', of];
  const definition = define(name, sketch, claims);
  return derive(definition, new Map([...article, [name, definition]]), truth).value!;
}

/** Settles claims only: the derivatives' own check has tests of its own. */
export function settle(truth: Truth, of: string | Sketch, claims: readonly string[]): Settled {
  const derived = deriveSketch(truth, of, claims);
  const { value, diagnostics } = verify({ ...derived, functions: derived.functions.slice(0, 1) }, truth);
  return { results: value!.claims, diagnostics, derived };
}

/** The result of one claim. */
export function settleOne(
  truth: Truth,
  of: string | Sketch,
  claim: string,
): ClaimResult & { readonly diagnostics: readonly Diagnostic[] } {
  const { results, diagnostics } = settle(truth, of, [claim]);
  return { ...results[0]!, diagnostics };
}
