/** Writes a leaf as a function of the notation: what is special, the stretch of u, its code, the powers of two. */
import { invariant } from '../../diagnostic.js';
import { literal } from './cores/polynomial.js';
import { REACH, type ShortFactor, type ShortLeaf, type ShortRegion } from './leaf.js';
import { ShortWriter, type Written } from './write.js';

const bitsOf = (value: number): string => {
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, value);
  return `0x${view.getUint32(0).toString(16).padStart(8, '0')}u`;
};
/** Finite normal numbers as decimals; all others by their bits, in a variable: languages refuse them as constants. */
function valueText(value: number): string {
  if (Number.isNaN(value)) return 'actc_nan()';
  if (!Number.isFinite(value)) return value > 0 ? 'actc_inf()' : '-actc_inf()';
  if (Object.is(value, 0)) return '0.0';
  const size = Math.abs(Math.fround(value));
  return size < 2 ** -126 || Object.is(value, -0) ? `bitcast<f32>(${bitsOf(value)})` : literal(value);
}

/** A border; subnormal ones count as 0, as devices may take them: u is not 0 there. */
const boundText = (from: number): string => (Math.abs(from) < 2 ** -126 ? '0.0' : literal(from));

/** A value of a code or a region before the last powers of two. */
interface Part {
  readonly value: Written;
  /** Terms of an exponent, as texts of i32. */
  readonly exponents: readonly string[];
  readonly exponent: number;
}

/** Writes one region or factor at a place; indented by `depth`. */
class LeafWriter {
  private readonly out: string[] = [];
  constructor(
    private readonly leaf: ShortLeaf,
    private readonly name: (variable: string) => string,
    private readonly x: string,
    parameters: readonly string[],
  ) {
    const taken = new Set([x, ...parameters.map(name)]);
    this.zero = taken.has('zero') ? 'actc_nothing' : 'zero';
    this.prefix = [...taken].some((n) => /^t\d+$/.test(n)) ? 'step' : 't';
  }

  private readonly zero: string;
  private readonly prefix: string;

  private indent = (lines: readonly string[], by: string): readonly string[] => lines.map((l) => by + l);

  /** A factor's significand by its code, and its exponents. */
  private factor(f: ShortFactor, w: ShortWriter): Part {
    const even = new Map(f.exponents.map((e) => [e.parameter, e.even]));
    const significand = (p: string): string =>
      w.name('f32', `actc_parameter_${even.get(p) ? 'even_' : ''}significand(${this.name(p)})`);
    const value = w.code(f.code, { kind: 'float', text: this.x }, significand);
    const exponents = f.exponents.map((e) => {
      const name = w.name('i32', `actc_parameter_${e.even ? 'even_' : ''}exponent(${this.name(e.parameter)})`);
      if (e.times === 1) return name;
      // Half of an even exponent is whole.
      return Number.isInteger(e.times)
        ? `${name} * ${literalInteger(e.times)}`
        : `(${name} >> 1u) * ${literalInteger(2 * e.times)}`;
    });
    return { value, exponents, exponent: 0 };
  }

  /** The statements of a region up to its return. */
  private region(r: ShortRegion, u: Written, known: ShortWriter): readonly string[] {
    const w = known.inner();
    const { multiplier } = this.leaf;
    if (r.rule === 'power') return this.power(r, w);
    if (r.rule === 'value' && (!multiplier || r.value === 0 || !Number.isFinite(r.value)))
      return [`return ${valueText(r.value)};`];
    const own: Written =
      r.rule === 'value' ? { kind: 'constant', head: r.value, low: 0 } : w.code(r.code, u, (p) => this.name(p));
    const exponent = r.rule === 'value' ? 0 : r.exponent;
    if (!multiplier) return this.returned(w, { value: own, exponents: [], exponent });
    const m = this.factor(multiplier, w);
    return this.returned(w, { ...m, value: w.multiplied(own, m.value), exponent });
  }

  private power(r: ShortRegion & { rule: 'power' }, w: ShortWriter): readonly string[] {
    const m = w.name('f32', `actc_significand(${this.x})`);
    const e = w.name('i32', `actc_exponent(${this.x})`);
    const own = w.code(r.code, { kind: 'float', text: m }, (p) => this.name(p));
    const exponents = r.power === 0 ? [] : [r.power === 1 ? e : `${e} * ${literalInteger(r.power)}`];
    if (!r.factor) return this.returned(w, { value: own, exponents, exponent: r.exponent });
    const f = this.factor(r.factor, w);
    return this.returned(w, {
      value: w.multiplied(own, f.value),
      exponents: [...exponents, ...f.exponents],
      exponent: r.exponent,
    });
  }

  private returned(w: ShortWriter, { value, exponents, exponent }: Part): readonly string[] {
    const y = w.float(value);
    if (exponents.length > 0) {
      const terms = [...exponents, ...(exponent === 0 ? [] : [literalInteger(exponent)])];
      return [...w.lines, `return actc_scaled_far(${y}, ${terms.join(' + ')});`];
    }
    if (exponent === 0) return [...w.lines, `return ${y};`];
    if (exponent >= -126 && exponent <= 127) return [...w.lines, `return ${y} * ${literal(2 ** exponent)};`];
    return [...w.lines, `return actc_scaled_far(${y}, ${literalInteger(exponent)});`];
  }

  /** What ±0 or ±∞ gives: times the multiplier, where it is neither. */
  private special(test: string, [minus, plus]: readonly [number, number], isZero: boolean): readonly string[] {
    const one = (value: number, w: ShortWriter): readonly string[] =>
      this.region({ from: 0, rule: 'value', value }, { kind: 'float', text: this.x }, w);
    const same = Object.is(minus, plus);
    const fresh = (): ShortWriter => new ShortWriter(this.zero, this.prefix);
    if (same) return [`if (${test}) {`, ...this.indent(one(plus, fresh()), '  '), '}'];
    if (Object.is(minus, -0) && Object.is(plus, 0) && isZero) return [`if (${test}) {`, `  return ${this.x};`, '}'];
    return [
      `if (${test}) {`,
      `  if (bitcast<u32>(${this.x}) >= 0x80000000u) {`,
      ...this.indent(one(minus, fresh()), '    '),
      '  }',
      ...this.indent(one(plus, fresh()), '  '),
      '}',
    ];
  }

  text(functionName: string, parameters: readonly string[]): string {
    const { argument, regions } = this.leaf;
    this.out.push(...this.special(`${this.x} == 0.0`, this.leaf.zero, true));
    this.out.push(...this.special(`(bitcast<u32>(${this.x}) & 0x7fffffffu) == 0x7f800000u`, this.leaf.infinite, false));
    const w = new ShortWriter(this.zero, this.prefix);
    let u: Written = { kind: 'float', text: this.x };
    if (argument) {
      const a = this.factor(argument, w);
      const m: Written = { kind: 'float', text: w.name('f32', `actc_significand(${this.x})`) };
      const e = w.name('i32', [`actc_exponent(${this.x})`, ...a.exponents].join(' + '));
      const s = w.name('f32', `actc_power_of_two(min(max(${e}, -${REACH}), ${REACH}))`);
      const product = w.multiplied(m, a.value);
      invariant(product.kind === 'pair', 'a product of pairs is a pair');
      const neat = w.pair(product);
      u = { kind: 'pair', text: w.name('vec2<f32>', `vec2<f32>(${neat}.x * ${s}, ${neat}.y * ${s})`), wide: false };
    }
    const place = regions.length > 1 ? w.float(u) : this.x;
    const from = w.lines.length;
    this.out.push(...w.lines);
    regions.forEach((r, i) => {
      const next = regions[i + 1];
      const body = this.region(r, u, w);
      if (!next) this.out.push(...body);
      else this.out.push(`if (${place} < ${boundText(next.from)}) {`, ...this.indent(body, '  '), '}');
    });
    invariant(w.lines.length === from, 'regions write into their own lines');
    const used = this.out.some((l) => new RegExp(`\\b${this.zero}\\b`).test(l));
    const list = [this.x, ...parameters.map(this.name)];
    return [
      `fn ${functionName}(${list.map((n) => `${n}: f32`).join(', ')}) -> f32 {`,
      ...(used ? [`  let ${this.zero}: u32 = actc_zero(${this.x});`] : []),
      ...this.indent(this.out, '  '),
      '}',
    ].join('\n');
  }
}

const literalInteger = (n: number): string => (n < 0 ? `(0 - ${-n})` : `${n}`);

/**
 * The function of a leaf in the notation, of x and the parameters, all neither NaN nor outside their domains. `name`
 * spells parameters, whose signs are those of the leaf; `x` is the input.
 */
export function leafText(
  functionName: string,
  leaf: ShortLeaf,
  parameters: readonly string[],
  name: (variable: string) => string,
  x = 'x',
): string {
  return new LeafWriter(leaf, name, x, parameters).text(functionName, parameters);
}
