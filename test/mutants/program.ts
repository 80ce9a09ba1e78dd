/** Broken variants of a program: what a mistake in lowering would emit, whatever the target. */
import { toDouble } from '../../src/algebra/rational.js';
import type { Relation } from '../../src/expr/expr.js';
import type { OpName } from '../../src/expr/ops.js';
import type { Block, Let, LoweredFunction, Measured, NumberOperand, Operand, Program, Test } from '../../src/stages.js';
import { type Kind, spread } from './mutant.js';

export interface ProgramMutant {
  readonly kind: Kind;
  readonly suffix: string;
  /** What was changed, in words. */
  readonly change: string;
  readonly measured: Measured;
}

interface Change<T> {
  readonly kind: Kind;
  readonly change: string;
  readonly value: T;
}

const number = (value: number): NumberOperand => ({
  kind: 'number',
  double: value,
  single: Math.fround(value),
  text: String(value),
});
const show = (o: Operand): string =>
  o.kind === 'let' ? `t${o.index}` : o.kind === 'variable' ? o.name : o.kind === 'number' ? o.text : o.value;

const OTHER_SIDE: Readonly<Record<Relation, Relation>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '==': '!=',
  '!=': '==',
};

/** Far enough that one side takes over where it is no good, if it is no good anywhere. */
const FAR = 100;

function testChanges(test: Test): readonly Change<Test>[] {
  const text = `${show(test.left)} ${test.relation} ${show(test.right)}`;
  const changes: Change<Test>[] = [
    {
      kind: 'joint given to the other side',
      change: `${text} → ${OTHER_SIDE[test.relation]}`,
      value: { ...test, relation: OTHER_SIDE[test.relation] },
    },
  ];
  for (const side of ['left', 'right'] as const) {
    const o = test[side];
    if (o.kind !== 'number') continue;
    for (const by of [-FAR, FAR]) {
      const moved = number(o.double + by * Math.max(1, Math.abs(o.double)));
      changes.push({ kind: 'threshold moved', change: `${text}: ${moved.text}`, value: { ...test, [side]: moved } });
    }
  }
  return changes;
}

const REPLACED: Readonly<Partial<Record<OpName, OpName>>> = {
  add: 'sub',
  sub: 'add',
  mul: 'add',
  div: 'mul',
  max: 'min',
  min: 'max',
  exp: 'expm1',
  expm1: 'exp',
  log1p: 'log',
  erfc: 'erf',
  erf: 'erfc',
  floor: 'ceil',
};

/** Broken forms of one let: other lets may take its place, with fresh indices from `fresh` on. */
function letChanges(l: Let, fresh: number, parameters: ReadonlyMap<string, number>): readonly Change<readonly Let[]>[] {
  const changes: Change<readonly Let[]>[] = [];
  const other = REPLACED[l.op];
  if (other)
    changes.push({
      kind: 'operation replaced',
      change: `t${l.index}: ${l.op} → ${other}`,
      value: [{ ...l, op: other }],
    });
  const careless = (first: OpName, second: OpName, after: boolean) => {
    const inner: Let = { index: fresh, op: first, args: after ? [l.args[0]!] : [number(1), l.args[0]!] };
    const t: Operand = { kind: 'let', index: fresh };
    const outer: Let = {
      index: l.index,
      op: second,
      args: second === 'sub' ? (first === 'exp' ? [t, number(1)] : [number(1), t]) : [t],
    };
    changes.push({ kind: 'cancellation', change: `t${l.index}: ${l.op} in two steps`, value: [inner, outer] });
  };
  if (l.op === 'log1p') careless('add', 'log', false);
  if (l.op === 'expm1') careless('exp', 'sub', true);
  if (l.op === 'erfc') careless('erf', 'sub', true);
  if (l.op === 'neg') {
    const kept: Let = { ...l, op: 'mul', args: [l.args[0]!, number(1)] };
    changes.push({ kind: 'sign lost', change: `t${l.index}: -${show(l.args[0]!)} without its minus`, value: [kept] });
  }
  l.args.forEach((o, i) => {
    const withArg = (by: Operand): readonly Let[] => [{ ...l, args: l.args.map((a, j) => (j === i ? by : a)) }];
    if (o.kind === 'number' && Number(o.double.toPrecision(3)) !== o.double)
      changes.push({
        kind: 'last digits of a number',
        change: `t${l.index}: ${o.text}`,
        value: withArg(number(Number(o.double.toPrecision(2)))),
      });
    const value = o.kind === 'variable' ? parameters.get(o.name) : undefined;
    if (value !== undefined)
      changes.push({
        kind: 'parameter ignored',
        change: `t${l.index}: ${show(o)} = ${value}`,
        value: withArg(number(value)),
      });
  });
  return changes;
}

function blockChanges(b: Block, fresh: number, parameters: ReadonlyMap<string, number>): readonly Change<Block>[] {
  const changes: Change<Block>[] = [];
  b.lets.forEach((l, i) => {
    for (const c of letChanges(l, fresh, parameters))
      changes.push({ ...c, value: { ...b, lets: [...b.lets.slice(0, i), ...c.value, ...b.lets.slice(i + 1)] } });
  });
  const { result } = b;
  if (result.kind === 'value') {
    const negated: Let = { index: fresh, op: 'neg', args: [result.value] };
    if (result.value.kind !== 'special' && !(result.value.kind === 'number' && result.value.double === 0))
      changes.push({
        kind: 'sign lost',
        change: `-(${show(result.value)})`,
        value: { lets: [...b.lets, negated], result: { kind: 'value', value: { kind: 'let', index: fresh } } },
      });
    return changes;
  }
  const put = (more: Partial<typeof result>): Block => ({ ...b, result: { ...result, ...more } });
  result.tests.forEach((t, i) => {
    for (const c of testChanges(t))
      changes.push({ ...c, value: put({ tests: result.tests.map((u, j) => (i === j ? c.value : u)) }) });
  });
  changes.push({
    kind: 'branches swapped',
    change: `if ${result.tests.map((t) => `${show(t.left)} ${t.relation} ${show(t.right)}`).join(' and ')}`,
    value: put({ then: result.otherwise, otherwise: result.then }),
  });
  for (const side of ['then', 'otherwise'] as const)
    for (const c of blockChanges(result[side], fresh, parameters))
      changes.push({ ...c, value: put({ [side]: c.value }) });
  return changes;
}

const indices = (b: Block): readonly number[] => [
  ...b.lets.map((l) => l.index),
  ...(b.result.kind === 'value' ? [] : [...indices(b.result.then), ...indices(b.result.otherwise)]),
];

function programChanges(p: Program, parameters: ReadonlyMap<string, number>): readonly Change<Program>[] {
  const fresh = Math.max(0, ...indices(p.block)) + 1;
  const changes: Change<Program>[] = blockChanges(p.block, fresh, parameters).map((c) => ({
    ...c,
    value: { ...p, block: c.value },
  }));
  for (const end of ['atPlusInfinity', 'atMinusInfinity', 'atMinusZero'] as const) {
    if (p[end] === 'natural') continue;
    changes.push({ kind: 'special value removed', change: end, value: { ...p, [end]: 'natural' } });
    changes.push({ kind: 'special value removed', change: `${end}: 1`, value: { ...p, [end]: number(1) } });
  }
  return changes;
}

/** All broken variants of the programs of a definition, at most `most` of a kind in each function. */
export function programMutants(measured: Measured, most: number): readonly ProgramMutant[] {
  const { lowered } = measured;
  const parameters = new Map(lowered.verified.derived.definition.parameters.map((p) => [p.name, toDouble(p.default)]));
  const withProgram = (f: LoweredFunction, program: Program): Measured => ({
    ...measured,
    lowered: { ...lowered, functions: lowered.functions.map((g) => (g === f ? { ...f, program } : g)) },
  });
  return lowered.functions.flatMap((f, i) => {
    const { suffix } = f.derived;
    const other = lowered.functions[(i + 1) % lowered.functions.length]!;
    const changes: Change<Program>[] = [
      ...programChanges(f.program, parameters),
      { kind: 'wrong derivative', change: `the program of '${other.derived.suffix}'`, value: other.program },
    ];
    const kinds = [...new Set(changes.map((c) => c.kind))];
    return kinds.flatMap((kind) =>
      spread(
        changes.filter((c) => c.kind === kind),
        most,
      ).map((c) => ({ kind, suffix, change: c.change, measured: withProgram(f, c.value) })),
    );
  });
}
