/**
 * What a survivor is: a break that no point reaches (a hole in the points, or dead code), or none at all. Whether points
 * reach it is seen by putting a wrong answer in its place, which the suite then reports.
 */
import type { Device } from '../../src/device.js';
import type { Workshop } from '../conformance/kernels.js';
import { judge, type Verdict, type Whole } from './judge.js';
import type { Mutant } from './mutant.js';

/** A wrong answer of each type, in the languages at hand. */
const POISON: Readonly<Record<string, string>> = {
  f32: '-12345.678',
  float: '-12345.678',
  number: '-12345.678',
  u32: '12345u',
  uint: '12345u',
  i32: '12345',
  int: '12345',
  'vec2<f32>': 'vec2<f32>(-12345.678, 1.0)',
  vec2: 'vec2(-12345.678, 1.0)',
};

const typeOf = (head: string): string | undefined =>
  /-> ([\w<>]+) \{/.exec(head)?.[1] ?? /\): (number) \{/.exec(head)?.[1] ?? /^(float|uint|int|vec2) /.exec(head)?.[1];

const CONDITION = /^(\s*)(\} else )?if \((.*)\)( \{.*| return .*)$/;

/** The text that answers wrongly wherever the break could make a difference; nothing where none can be made. */
export function poisoned(whole: string, mutant: Mutant): string | undefined {
  const [lines, broken] = [whole.split('\n'), mutant.text.split('\n')];
  const at = lines.findIndex((line, i) => line !== broken[i]);
  const head = lines.slice(0, at).findLast((line) => /^(fn|float|uint|int|bool|vec2|export function) /.test(line));
  const poison = POISON[typeOf(head ?? '') ?? ''];
  if (at < 0 || !poison) return undefined;
  const [before, after] = [CONDITION.exec(lines[at]!), CONDITION.exec(broken[at]!)];
  // Under a condition, since compilers complain of what follows a bare return.
  const answer = `if (true) { return ${poison}; }`;
  const differs = before && after && `if ((${before[3]}) != (${after[3]})) { ${answer} }`;
  // A line may be the second half of a statement: the answer goes before its first.
  let start = at;
  while (start > 0 && !/[;{}]\s*(\/\/.*)?$/.test(lines[start - 1]!)) start--;
  const put = differs
    ? before[2]
      ? [`${before[1]}} else ${differs} else if (${before[3]})${before[4]}`]
      : [`${before[1]}${differs}`, lines[at]!]
    : [answer, ...lines.slice(start, at + 1)];
  return [...lines.slice(0, differs ? at : start), ...put, ...lines.slice(at + 1)].join('\n');
}

/** A test of x itself against a number. */
const OF_X = /(?:^|\()(?:x (?:<|<=|>|>=) (-?[\d.e+-]+)|(-?[\d.e+-]+) (?:<|<=|>|>=) x)(?: →|\)|$)/;

/** Is the border of a test among the inputs? Then a joint that is given to the other side was tried where it counts. */
export function isBorderTried(mutant: Mutant, inputs: (x: number) => boolean): boolean {
  if (mutant.kind !== 'joint given to the other side') return false;
  const found = OF_X.exec(mutant.from);
  return found !== null && inputs(Number(found[1] ?? found[2]));
}
export const SAME_AT_BORDER = 'differs where x is the border alone, and there it gives the same';

/** Why a survivor is no break, in words; nothing where no point reaches it. */
export async function excuse(
  text: string,
  mutant: Mutant,
  verdict: Verdict,
  whole: Whole,
  device: Device,
  workshop: Workshop,
): Promise<string | undefined> {
  if (verdict.kind !== 'survived') return undefined;
  if (mutant.kind === 'NaN swallowed' && verdict.sameBits) return 'this device gives NaN for NaN without the guard';
  const tried = (x: number) =>
    whole.result.observed.some((o) => mutant.suffixes.includes(o.suffix) && o.x.includes(Math.fround(x)));
  if (verdict.sameBits && isBorderTried(mutant, tried)) return SAME_AT_BORDER;
  const probe = poisoned(text, mutant);
  const reached = probe && (await judge({ ...mutant, text: probe }, whole, device, workshop));
  if (!reached || reached.kind === 'survived' || reached.kind === 'refused') return undefined;
  return verdict.sameBits
    ? 'points reach it, and it changes no result'
    : 'points reach it and change, and no largest error of any region grows';
}
