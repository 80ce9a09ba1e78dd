/**
 * What all array kernels share: the checks of their arguments, made before a byte is written, and sums.
 * Made by activation-compiler; do not edit.
 */

/** The arrays that kernels work on; all arrays of one call are of one kind. */
export type FloatArray = Float32Array | Float64Array;

type Named = Readonly<Record<string, FloatArray>>;

/** The kind of a typed array, from any realm and for subclasses too; for other values a word for the message. */
function kindOf(value: unknown): string {
  if (ArrayBuffer.isView(value)) return (value as { [Symbol.toStringTag]?: string })[Symbol.toStringTag] ?? 'view';
  if (value === null) return 'null';
  return Array.isArray(value) ? 'Array' : typeof value;
}

/** Is this an array of float32, from any realm? */
export const isSingle = (array: FloatArray): boolean => kindOf(array) === 'Float32Array';

/** Do two arrays share a byte? Shared memory seen through two SharedArrayBuffer objects cannot be recognised. */
function overlap(a: FloatArray, b: FloatArray): boolean {
  return (
    a.buffer === b.buffer && a.byteOffset < b.byteOffset + b.byteLength && b.byteOffset < a.byteOffset + a.byteLength
  );
}

const isSameView = (a: FloatArray, b: FloatArray): boolean =>
  a === b || (a.buffer === b.buffer && a.byteOffset === b.byteOffset && a.byteLength === b.byteLength);

function checkKind(caller: string, names: readonly string[], arrays: Named): void {
  const first = names[0] as string;
  const kind = kindOf(arrays[first]);
  for (const name of names) {
    const other = kindOf(arrays[name]);
    if (other !== 'Float32Array' && other !== 'Float64Array')
      throw new TypeError(`${caller}: ${name} must be a Float32Array or a Float64Array, not ${other}`);
    if (other !== kind)
      throw new TypeError(`${caller}: ${first} is a ${kind} but ${name} is a ${other}; all arrays must be of one kind`);
  }
}

function checkOverlap(caller: string, a: string, b: string, arrays: Named, mayBeSame: boolean): void {
  const [first, second] = [arrays[a] as FloatArray, arrays[b] as FloatArray];
  if (!overlap(first, second) || (mayBeSame && isSameView(first, second))) return;
  const rule = mayBeSame ? `${b} may be ${a} itself, but not a shifted part of it` : 'they must not share memory';
  throw new RangeError(`${caller}: ${a} and ${b} overlap; ${rule}`);
}

/**
 * Checks the arrays of one call: of one kind, of one length, without overlap except for the pairs in `mayBeSame`.
 * Throws TypeError or RangeError.
 */
export function check(caller: string, arrays: Named, mayBeSame: readonly (readonly [string, string])[]): void {
  const names = Object.keys(arrays);
  checkKind(caller, names, arrays);
  const first = names[0] as string;
  const length = (arrays[first] as FloatArray).length;
  for (const name of names) {
    const other = (arrays[name] as FloatArray).length;
    if (other !== length)
      throw new RangeError(`${caller}: ${first} has ${length} elements but ${name} has ${other}`);
  }
  names.forEach((a, i) => {
    for (const b of names.slice(i + 1)) {
      const isPair = mayBeSame.some(([p, q]) => p === a && q === b);
      checkOverlap(caller, a, b, arrays, isPair);
    }
  });
}

/**
 * Checks the arrays of channel-wise parameters against arrays of layout [.., channel, inner] and returns the number
 * of channels: of one kind, of one length, apart from all other arrays. Throws TypeError or RangeError.
 */
export function checkChannels(caller: string, arrays: Named, parameters: Named, inner: number): number {
  const [operands, names] = [Object.keys(arrays), Object.keys(parameters)];
  checkKind(caller, [...operands, ...names], { ...arrays, ...parameters });
  const channels = (parameters[names[0] as string] as FloatArray).length;
  for (const name of names) {
    const other = (parameters[name] as FloatArray).length;
    if (other !== channels)
      throw new RangeError(`${caller}: ${names[0]} has ${channels} channels but ${name} has ${other}`);
    for (const o of operands) checkOverlap(caller, o, name, { ...arrays, ...parameters }, false);
  }
  if (typeof inner !== 'number') throw new TypeError(`${caller}: inner must be a number, not ${kindOf(inner)}`);
  if (!Number.isSafeInteger(inner) || inner < 1)
    throw new RangeError(`${caller}: inner must be a whole number of at least 1, not ${inner}`);
  const { length } = arrays[operands[0] as string] as FloatArray;
  if (channels === 0 ? length > 0 : length % (channels * inner) !== 0)
    throw new RangeError(
      `${caller}: ${length} elements do not divide into blocks of ${channels} channels with ${inner} elements each`,
    );
  return channels;
}

/** Checks one parameter; `domain` is its domain in words. Throws TypeError or RangeError. */
export function checkParameter(caller: string, name: string, value: number, isInDomain: boolean, domain: string): void {
  if (typeof value !== 'number') throw new TypeError(`${caller}: ${name} must be a number, not ${kindOf(value)}`);
  if (!isInDomain) throw new RangeError(`${caller}: ${name} must be ${domain}, not ${value}`);
}

/**
 * A sum with compensation: nearly as exact as if it were computed in twice the precision.
 * A. Neumaier, Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen, ZAMM 54 (1974).
 */
export class Sum {
  private sum = 0;
  private lost = 0;

  add(value: number): void {
    const next = this.sum + value;
    this.lost += Math.abs(this.sum) >= Math.abs(value) ? this.sum - next + value : value - next + this.sum;
    this.sum = next;
  }

  /** Infinite or NaN exactly where the plain sum is. */
  total(): number {
    return Number.isFinite(this.sum) ? this.sum + this.lost : this.sum;
  }
}

/** One sum for every channel. */
export const sums = (channels: number): readonly Sum[] => Array.from({ length: channels }, () => new Sum());

export const totals = (list: readonly Sum[]): Float64Array => Float64Array.from(list, (sum) => sum.total());
