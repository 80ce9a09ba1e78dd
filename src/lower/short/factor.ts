/** Powers of parameters as float32 code over their significands, and whole exponents beside it. */
import { sign } from '../../algebra/rational.js';
import type { ParameterPower } from '../../program/kernel.js';
import type { ShortOperation } from '../../program/short/code.js';
import type { ShortFactor } from '../../program/short/leaf.js';
import { Unsupported } from '../forms/pairs.js';

const MOST_POWER = 8;

/** The product of the powers, all in pairs; undefined for 1. Throws Unsupported for other roots than square ones. */
export function factorOf(powers: readonly ParameterPower[]): ShortFactor | undefined {
  const code: ShortOperation[] = [];
  const put = (o: ShortOperation): number => code.push(o) - 1;
  const exponents: ShortFactor['exponents'][number][] = [];
  const raised = (a: number, n: number): number => {
    if (n === 1) return a;
    const half = raised(a, Math.floor(n / 2));
    const square = put({ op: 'multiply', args: [half, half], pair: true });
    return n % 2 === 0 ? square : put({ op: 'multiply', args: [square, a], pair: true });
  };
  let product: number | undefined;
  let below: number | undefined;
  for (const { parameter, power } of powers) {
    if (sign(power) === 0) continue;
    const { num, den } = reduced(power);
    if (den !== 1 && den !== 2) throw new Unsupported('a power of a parameter');
    const n = Math.abs(num);
    if (n > MOST_POWER) throw new Unsupported('a high power of a parameter');
    let p = put({ op: 'parameter', name: parameter, pair: true });
    if (den === 2) p = put({ op: 'sqrt', args: [p], pair: true });
    p = raised(p, n);
    exponents.push({ parameter, times: num / den, even: den === 2 });
    if (num > 0) product = product === undefined ? p : put({ op: 'multiply', args: [product, p], pair: true });
    else below = below === undefined ? p : put({ op: 'multiply', args: [below, p], pair: true });
  }
  if (exponents.length === 0) return undefined;
  if (below !== undefined) {
    const above = product ?? put({ op: 'constant', head: 1, low: 0, pair: false });
    put({ op: 'divide', args: [above, below], pair: true });
  }
  return { code, exponents };
}

function reduced(r: { readonly num: bigint; readonly den: bigint }): { num: number; den: number } {
  let [a, b] = [r.num < 0n ? -r.num : r.num, r.den];
  while (b !== 0n) [a, b] = [b, a % b];
  return { num: Number(r.num / a), den: Number(r.den / a) };
}
