/** Proofs in words: what is to be shown, what it is reduced to, and for each part of the line what shows it. */
import { readExpr, readRational } from '../../../expr/json.js';
import { print } from '../../../expr/print.js';
import type { Json } from '../../../stages.js';
import { type Box, exactly, type Range } from '../../../truth/boxes.js';
import type { Assertion, Reason } from './assertion.js';
import type { Proven } from './certificate.js';
import { parts } from './sign.js';

type Remarks = { get(reason: Reason): string | undefined };
const isReason = (j: Json | undefined): j is Reason =>
  typeof j === 'object' && j !== null && !Array.isArray(j) && 'by' in j;

/** All reasons below, depth first. */
function all(j: Json | undefined, found: Reason[] = []): Reason[] {
  if (Array.isArray(j)) for (const c of j) all(c, found);
  else if (typeof j === 'object' && j !== null) {
    if (isReason(j)) found.push(j);
    for (const c of Object.values(j)) all(c, found);
  }
  return found;
}

const count = (list: readonly Reason[], ...by: readonly string[]): number =>
  list.filter((r) => by.includes(r.by)).length;
const counted = (n: number, noun: string, plural = `${noun}s`): string => `${n} ${n === 1 ? noun : plural}`;

/** How a claim was proved, in a few words. */
export function summaryOf(proven: readonly Proven[]): string {
  const list = proven.flatMap((p) => all(p.reason));
  const boxes = count(list, 'enclosure', 'centred');
  const forms = count(list, 'form', 'corner');
  const found = [
    ...(count(list, 'scale') > 0 ? ['scaling'] : []),
    ...(count(list, 'shift') > 0 ? ['a shift'] : []),
    ...(count(list, 'linear') > 0 ? ['ends of a linear parameter'] : []),
    ...(count(list, 'tree') > 0 ? ['the symmetry of the formula'] : []),
    ...(boxes > 0 ? [`intervals over ${counted(boxes, 'box', 'boxes')}`] : []),
    ...(forms > 0 ? [`exact leading terms at ${counted(forms, 'end')}`] : []),
  ];
  return found.length > 0 ? found.join(', ') : 'exact arithmetic';
}

const endText = (v: Range['low'] | Range['high']): string =>
  typeof v === 'object' ? (v.den === 1n ? `${v.num}` : `${v.num}/${v.den}`) : v;

/** `x > 0`, `-2 <= x <= 2`, `any x`. */
function rangeText(name: string, r: Range): string {
  if (r.low === '-inf' && r.high === 'inf') return `any ${name}`;
  if (typeof r.low === 'object' && r.low === r.high) return `${name} = ${endText(r.low)}`;
  if (r.high === 'inf') return `${name} ${r.lowOpen ? '>' : '>='} ${endText(r.low)}`;
  if (r.low === '-inf') return `${name} ${r.highOpen ? '<' : '<='} ${endText(r.high)}`;
  return `${endText(r.low)} ${r.lowOpen ? '<' : '<='} ${name} ${r.highOpen ? '<' : '<='} ${endText(r.high)}`;
}
const boxText = (box: Box): string => [...box].map(([name, r]) => rangeText(name, r)).join(', ');

const toText = (end: Extract<Assertion, { kind: 'limit' }>['end']): string =>
  typeof end === 'string' ? end : `${print(end.at)}${end.side}`;

function statementOf(a: Assertion): string {
  const of = print(a.of);
  switch (a.kind) {
    case 'sign':
      return `${of} ${a.strict ? '>' : '>='} 0`;
    case 'rising':
      return `${of} ${a.strict ? 'rises strictly' : 'never falls'} as ${a.variable} grows`;
    case 'convex':
      return `${of} is convex in ${a.variable}`;
    case 'notRising':
      return `${of} ${a.strict ? 'does not always rise' : 'falls somewhere'} as ${a.variable} grows`;
    case 'notConvex':
      return `${of} is not convex in ${a.variable}`;
    case 'parity':
    case 'notParity':
      return `${of} is ${a.kind === 'parity' ? '' : 'not '}${a.odd ? 'odd' : 'even'} in ${a.variable}`;
    case 'range':
      return `the values of ${of} are all numbers from ${print(a.low)} to ${print(a.high)}`;
    case 'smooth':
    case 'notSmooth':
      return `${of} is ${a.kind === 'smooth' ? '' : 'not '}${a.order === 'inf' ? 'smooth' : `C^${a.order}`} in ${a.variable}`;
    case 'limit':
      return `${of} tends to ${print(a.value)} as ${a.variable} goes to ${toText(a.end)}`;
    case 'jump':
      return `${of} does not fall across ${print(a.at)}`;
    case 'analytic':
      return `${of} is analytic in ${a.variable}`;
  }
}

/** One part of the domain and what shows the sign there. */
interface Shown {
  readonly box: Box;
  readonly by: string;
  readonly boxes: number;
}

const withRange = (box: Box, name: string, r: Range): Box => new Map([...box, [name, r]]);

/** The parts of a box that cuts make, in order. */
function cutBoxes(r: Reason, box: Box): readonly Box[] {
  const name = r.variable as string;
  const [range, at] = [box.get(name)!, readRational(r.at)!];
  if (r.by === 'split') return parts(range, at).map((p) => withRange(box, name, p));
  return [
    withRange(box, name, { ...range, high: at, highOpen: false }),
    withRange(box, name, { ...range, low: at, lowOpen: false }),
  ];
}

function shownBy(r: Reason, box: Box, remarks: Remarks): readonly Shown[] {
  const inner = (j: Json | undefined, at: Box): readonly Shown[] => (isReason(j) ? shownBy(j, at, remarks) : []);
  switch (r.by) {
    case 'split':
    case 'halves': {
      const boxes = cutBoxes(r, box);
      return (r.parts as readonly Json[]).flatMap((p, i) => inner(p, boxes[i]!));
    }
    case 'linear': {
      const low = exactly((box.get(r.parameter as string)?.low ?? undefined) as Extract<Range['low'], object>);
      const at = withRange(box, r.parameter as string, low);
      return [...inner(r.low, at), ...inner(r.other, box)];
    }
    case 'branches':
      return (r.parts as readonly Json[]).flatMap((p) => inner(p, box));
    case 'enclosure':
    case 'centred':
      return [{ box, by: 'interval arithmetic', boxes: 1 }];
    case 'zero':
      return [{ box, by: 'exact arithmetic gives 0', boxes: 0 }];
    case 'form': {
      const leading = remarks.get(r);
      return [{ box, by: leading ? `the leading term is ${leading}` : 'the leading term decides', boxes: 0 }];
    }
    default:
      return [];
  }
}

/** Neighbouring parts with one reason as one. */
function joined(list: readonly Shown[]): readonly Shown[] {
  const found: Shown[] = [];
  for (const s of list) {
    const before = found.at(-1);
    const name = before && before.boxes > 0 && s.boxes > 0 ? onlyDifference(before.box, s.box) : undefined;
    if (before && name) {
      const [a, b] = [before.box.get(name)!, s.box.get(name)!];
      const box = withRange(before.box, name, { ...a, high: b.high, highOpen: b.highOpen });
      found[found.length - 1] = { ...before, box, boxes: before.boxes + s.boxes };
    } else found.push(s);
  }
  return found;
}

/** The variable in which two boxes meet end to end, where they agree in all others. */
function onlyDifference(a: Box, b: Box): string | undefined {
  const text = (r: Range) => JSON.stringify([endText(r.low), endText(r.high), r.lowOpen, r.highOpen]);
  const names = [...a.keys()].filter((n) => text(a.get(n)!) !== text(b.get(n)!));
  const [name] = names;
  return names.length === 1 && endText(a.get(name!)!.high) === endText(b.get(name!)!.low) ? name : undefined;
}

/** Lines of one sign: at most this many, the rest in one. */
const MOST_LINES = 9;

function signLines(r: Json | undefined, box: Box, remarks: Remarks): readonly string[] {
  if (!isReason(r)) return [];
  const list = joined(shownBy(r, box, remarks));
  const line = (s: Shown) => {
    const how = s.boxes > 1 ? `interval arithmetic on ${s.boxes} boxes` : s.by;
    return `for ${boxText(s.box) || 'the numbers themselves'}: ${how}`;
  };
  if (list.length <= MOST_LINES) return list.map(line);
  return [
    ...list.slice(0, MOST_LINES - 1).map(line),
    `and ${list.length - MOST_LINES + 1} more parts in the same ways`,
  ];
}

const boundText = (end: Json | undefined, remarks: Remarks, which: string): string => {
  if (!isReason(end)) return '';
  if (end.by === 'attained') return `the ${which} end is attained at ${print(readExpr(end.at)!)}`;
  const remark = isReason(end.reason) ? remarks.get(end.reason) : undefined;
  return `the ${which} end is approached at ${end.end as string}${remark ? `, by ${remark}` : ''}`;
};

/** Lines of a proof of one assertion on one box. */
function linesOf(a: Assertion, r: Reason, box: Box, remarks: Remarks): readonly string[] {
  if (r.by === 'scale') {
    const sign = box.get(r.parameter as string)?.low === '-inf' ? '-1' : '1';
    return [
      `by scaling, ${r.parameter} = ${sign} is enough: ${moves(r.weights)} changes all that is compared by one factor`,
      ...linesOf(a, r.rest as Reason, withoutName(box, r.parameter as string), remarks),
    ];
  }
  if (r.by === 'shift')
    return [
      `${r.parameter} only moves it along ${r.variable}, so ${r.parameter} = 0 is enough`,
      ...linesOf(a, r.rest as Reason, withoutName(box, r.parameter as string), remarks),
    ];
  if (r.by === 'split' && a.kind !== 'sign' && a.kind !== 'analytic') {
    const boxes = cutBoxes(r, box);
    return (r.parts as readonly Json[]).flatMap((p, i) =>
      isReason(p) && p.by !== 'empty'
        ? [
            `case ${rangeText(r.variable as string, boxes[i]!.get(r.variable as string)!)}:`,
            ...linesOf(a, p, boxes[i]!, remarks),
          ]
        : [],
    );
  }
  switch (a.kind) {
    case 'sign':
      return r.by === 'split' && hasScale(r) ? splitLines(a, r, box, remarks) : signLines(r, box, remarks);
    case 'limit': {
      const leading = remarks.get(r);
      const gap = a.value.kind === 'infinity' ? 'it' : 'the difference';
      return [
        leading
          ? `${gap} is ${leading === '0' ? 'exactly 0' : `${leading} times (1 + what tends to 0)`} there`
          : 'its terms tend to 0 there',
      ];
    }
    case 'rising':
    case 'convex':
      return cellLines(a, r, box, remarks);
    case 'range':
      return [
        ...(isReason(r.low) && r.low.by !== 'none' ? ['no value is lower:', ...signLines(r.low, box, remarks)] : []),
        ...(isReason(r.high) && r.high.by !== 'none'
          ? ['no value is higher:', ...signLines(r.high, box, remarks)]
          : []),
        boundText(r.lowEnd, remarks, 'lower'),
        boundText(r.highEnd, remarks, 'upper'),
        'and it is continuous, so it takes every value between',
      ];
    case 'smooth': {
      const joints = (r.corners as readonly { readonly at: string }[]).map((c) => c.at);
      return [
        'every function in it is analytic where it is used',
        ...(joints.length > 0 ? [`and at ${joints.join(', ')} the one-sided limits agree up to order ${a.order}`] : []),
      ];
    }
    case 'notSmooth': {
      const gap = remarks.get(r);
      const what = r.order === 0 ? 'the value' : `derivative ${r.order}`;
      return [`at ${a.variable} = ${print(readExpr(r.at)!)} ${what} jumps${gap ? ` by ${gap}, which is not 0` : ''}`];
    }
    case 'notRising':
    case 'notConvex':
    case 'notParity':
      return [`seen at ${a.variable} = ${(r.points as readonly string[]).join(' and ')}, in intervals`];
    case 'parity':
      return ['sums, products and compositions of even and odd functions'];
    default:
      return [];
  }
}

const hasScale = (r: Reason): boolean => count(all(r), 'scale', 'shift') > 0;
function splitLines(a: Assertion, r: Reason, box: Box, remarks: Remarks): readonly string[] {
  const boxes = cutBoxes(r, box);
  return (r.parts as readonly Json[]).flatMap((p, i) =>
    isReason(p) && p.by !== 'empty' ? linesOf(a, p, boxes[i]!, remarks) : [],
  );
}

function cellLines(
  a: Extract<Assertion, { kind: 'rising' | 'convex' }>,
  r: Reason,
  box: Box,
  remarks: Remarks,
): readonly string[] {
  const range = box.get(a.variable)!;
  const separators = (r.separators as readonly string[]).map((s) => readRational(s)!);
  const ends = [range.low, ...separators, range.high];
  const of =
    a.kind === 'rising'
      ? `its derivative is ${a.strict ? 'positive' : 'not negative'}`
      : 'its second derivative is not negative';
  const cells = (r.cells as readonly Json[]).flatMap((c, i) => {
    const cell: Range = {
      low: ends[i] as Range['low'],
      high: ends[i + 1] as Range['high'],
      lowOpen: true,
      highOpen: true,
    };
    return signLines(c, withRange(box, a.variable, cell), remarks);
  });
  const joints = (a.kind === 'rising' ? r.beside : r.corners) as readonly { readonly at: string }[];
  const at = joints.map((j) => j.at).join(', ');
  const there =
    a.kind === 'rising' ? 'the value lies between those beside it' : 'it is continuous and its slope does not fall';
  return [`${of}:`, ...cells, ...(at ? [`at ${a.variable} = ${at} ${there}`] : [])];
}

const moves = (weights: Json | undefined): string =>
  Object.entries(weights as Readonly<Record<string, string>>)
    .map(
      ([name, w]) =>
        `${name} -> s${w === '1' ? '' : `^${w.includes('/') || w.startsWith('-') ? `(${w})` : w}`}*${name}`,
    )
    .join(', ');
const withoutName = (box: Box, name: string): Box => new Map([...box].filter(([n]) => n !== name));

/** The proof as sentences. */
export function stepsOf(proven: readonly Proven[], remarks: Remarks): readonly string[] {
  return proven.flatMap(({ assertion, box, reason }) => [
    `${boxText(box) ? `for ${boxText(box)}: ` : ''}${statementOf(assertion)}`,
    ...linesOf(assertion, reason, box, remarks).map((l) => `  ${l}`),
  ]);
}
