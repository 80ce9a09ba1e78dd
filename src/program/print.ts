/** Programs as numbered text: what `explain` and the traces show. */
import { operatorSymbols } from '../expr/ops.js';
import type { Block, InfinityRule, Let, Operand, Program, Test } from '../stages.js';

/** Decimals longer than this are doubles written out exactly: their shortest text says the same, and can be read. */
const LONGEST = 24;
const numberText = (o: Extract<Operand, { kind: 'number' }>): string =>
  o.text.length > LONGEST && /^-?[\d.]+$/.test(o.text) ? String(o.double) : o.text;

/** One operand: `t3`, `x`, `log(2)`, `inf`. */
export function printOperand(o: Operand): string {
  switch (o.kind) {
    case 'let':
      return `t${o.index}`;
    case 'variable':
      return o.name;
    case 'number':
      return numberText(o);
    case 'special':
      return o.value;
  }
}

/** A number that is itself a formula is bracketed beside an operator. */
const beside = (o: Operand): string =>
  o.kind === 'number' && /[^\w.(]/.test(o.text.replace(/\([^()]*\)/g, '')) ? `(${numberText(o)})` : printOperand(o);

/** The right-hand side of a let: `t1*k`, `exp(t2)`. */
export function printOperation(l: Let): string {
  const [u, v] = l.args;
  if (l.op === 'neg') return `-${beside(u!)}`;
  const symbol = operatorSymbols[l.op];
  if (symbol && v) return `${beside(u!)} ${symbol} ${beside(v)}`;
  return `${l.op}(${l.args.map(printOperand).join(', ')})`;
}

const printTests = (tests: readonly Test[]): string =>
  tests.map((t) => `${beside(t.left)} ${t.relation} ${beside(t.right)}`).join(' and ');

function printBlock(b: Block, indent: string): readonly string[] {
  const lines = b.lets.map((l) => `${indent}t${l.index} = ${printOperation(l)}`);
  if (b.result.kind === 'value') return [...lines, `${indent}return ${printOperand(b.result.value)}`];
  return [
    ...lines,
    `${indent}if ${printTests(b.result.tests)}`,
    ...printBlock(b.result.then, `${indent}  `),
    `${indent}else`,
    ...printBlock(b.result.otherwise, `${indent}  `),
  ];
}

function printRule(rule: InfinityRule): string {
  if (rule === 'natural') return 'as computed';
  return rule.kind === 'saturate' ? `the value at ${rule.double} (single: ${rule.single})` : printOperand(rule);
}

/** The whole program: special values first, then the operations in order. */
export function printProgram(p: Program): string {
  return [
    `inputs ${p.inputs.join(', ')}${p.parameters.length > 0 ? `; parameters ${p.parameters.join(', ')}` : ''}`,
    `at inf: ${printRule(p.atPlusInfinity)}; at -inf: ${printRule(p.atMinusInfinity)}; at -0: ${p.atMinusZero === 'natural' ? 'as computed' : printOperand(p.atMinusZero)}`,
    ...printBlock(p.block, ''),
  ].join('\n');
}
