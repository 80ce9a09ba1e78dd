/**
 * A program as the lines of a function's body: operations that are used once are written where they are used, as far
 * as lines stay short; a branch returns early. Nothing is reordered inside an expression, so that the bits stay.
 */
import type { Block, InfinityRule, Let, Operand, Program, Test } from '../../../stages.js';
import {
  atom,
  compare,
  type Names,
  nameOf,
  numberText,
  type Spelled,
  specials,
  spellNumber,
  spellOp,
} from './spelling.js';

/** Up to this width operations are drawn together: one that is used once is written where it is used. */
const WIDTH = 76;

class BodyWriter {
  /** Operations used once and not yet written. */
  private readonly waiting = new Map<number, Spelled>();
  private readonly uses = new Map<number, number>();
  readonly lines: string[] = [];

  constructor(
    private readonly names: Names,
    block: Block,
  ) {
    this.countBlock(block);
  }

  /** Counts uses, operations that nothing uses excepted: TypeScript refuses an unused constant. */
  private countBlock(block: Block): void {
    const { result } = block;
    if (result.kind === 'value') this.count(result.value);
    else {
      this.countBlock(result.then);
      this.countBlock(result.otherwise);
      for (const test of result.tests) for (const o of [test.left, test.right]) this.count(o);
    }
    for (const operation of block.lets.toReversed())
      if (this.uses.has(operation.index)) for (const a of operation.args) this.count(a);
  }

  private count(o: Operand): void {
    if (o.kind === 'let') this.uses.set(o.index, (this.uses.get(o.index) ?? 0) + 1);
  }

  operand(o: Operand): Spelled {
    switch (o.kind) {
      case 'let':
        return this.waiting.get(o.index) ?? atom(`t${o.index}`);
      case 'variable':
        return atom(nameOf(this.names, o.name));
      case 'number':
        return spellNumber(o);
      case 'special':
        return atom(specials[o.value]);
    }
  }

  /** What `spell` makes of the operands; where it would be too wide, the widest waiting operands are named first. */
  private fitted<T>(operands: readonly Operand[], indent: string, spell: () => T, width: (spelled: T) => number): T {
    const waiting = operands
      .flatMap((o) => (o.kind === 'let' && this.waiting.has(o.index) ? [o.index] : []))
      .sort((a, b) => this.waiting.get(b)!.text.length - this.waiting.get(a)!.text.length);
    for (const index of waiting) {
      if (width(spell()) <= WIDTH) break;
      this.name(index, this.waiting.get(index)!, indent);
    }
    const spelled = spell();
    for (const index of waiting) this.waiting.delete(index);
    return spelled;
  }

  private name(index: number, spelled: Spelled, indent: string): void {
    this.waiting.delete(index);
    this.lines.push(`${indent}const t${index} = ${spelled.text};`);
  }

  private operation(l: Let, indent: string): void {
    const uses = this.uses.get(l.index) ?? 0;
    if (uses === 0) return;
    const spell = () =>
      spellOp(
        l.op,
        l.args.map((a) => this.operand(a)),
      );
    const spelled = this.fitted(l.args, indent, spell, (s) => s.text.length);
    if (uses === 1) this.waiting.set(l.index, spelled);
    else this.name(l.index, spelled, indent);
  }

  /** A branch returns, so what follows it is the other branch, at the same depth. */
  block(block: Block, indent: string): void {
    for (const l of block.lets) this.operation(l, indent);
    const { result } = block;
    if (result.kind === 'value') {
      this.lines.push(`${indent}return ${this.operand(result.value).text};`);
      return;
    }
    if (result.tests.length === 0) {
      this.block(result.then, indent);
      return;
    }
    const head = `${indent}if (${this.condition(result.tests, indent)}) `;
    const start = this.lines.length;
    this.block(result.then, `${indent}  `);
    const then = this.lines.splice(start);
    const only = then.length === 1 ? then[0]!.trimStart() : undefined;
    if (only !== undefined && head.length + only.length <= 110) this.lines.push(head + only);
    else this.lines.push(`${head}{`, ...then, `${indent}}`);
    this.block(result.otherwise, indent);
  }

  private condition(tests: readonly Test[], indent: string): string {
    const operands = tests.flatMap((t) => [t.left, t.right]);
    const spell = () => tests.map((t) => compare(this.operand(t.left), t.relation, this.operand(t.right))).join(' && ');
    return this.fitted(operands, indent, spell, (text) => text.length);
  }
}

/**
 * The lines of a function's body after its checks: the rules at ±∞ and −0, then the block. `self` is the function's
 * own name: a rule that saturates calls it at the large finite input.
 */
export function bodyLines(program: Program, names: Names, self: string, indent = '  '): readonly string[] {
  const writer = new BodyWriter(names, program.block);
  const input = program.inputs[0];
  const lines: string[] = [];
  const rule = (test: string, value: InfinityRule): void => {
    if (value === 'natural') return;
    const args = [...program.inputs, ...program.parameters].map((n) => nameOf(names, n));
    const result =
      value.kind === 'saturate'
        ? `${self}(${[numberText(value.double), ...args.slice(1)].join(', ')})`
        : writer.operand(value).text;
    lines.push(`${indent}if (${test}) return ${result};`);
  };
  if (input !== undefined) {
    const x = nameOf(names, input);
    const { atPlusInfinity: plus, atMinusInfinity: minus } = program;
    if (isSameOperand(plus, minus)) rule(`Math.abs(${x}) === Infinity`, plus);
    else {
      rule(`${x} === Infinity`, plus);
      rule(`${x} === -Infinity`, minus);
    }
    rule(`Object.is(${x}, -0)`, program.atMinusZero);
  }
  writer.block(program.block, indent);
  return [...lines, ...writer.lines];
}

/** The same literal on both sides. */
const isSameOperand = (a: InfinityRule, b: InfinityRule): boolean =>
  a !== 'natural' &&
  b !== 'natural' &&
  ((a.kind === 'special' && b.kind === 'special' && a.value === b.value) ||
    (a.kind === 'number' && b.kind === 'number' && Object.is(a.double, b.double)));
