/**
 * Programs as text for shading languages. Programs and cores are printed in one small notation:
 *
 *   fn name(x: f32, k: f32) -> f32 { let t0: f32 = x * k; … return select(a, b, condition); }
 *
 * with the types f32, u32, i32, bool, vec2<f32>, the built-ins abs, sqrt, floor, ceil, min, max, sign, select(if
 * false, if true, condition) and bitcast<…>(…), one statement a line, and `//` comments. `shader-dialect.ts` turns it
 * into one language, line by line, so that a formula is printed once and every shading language gets the same operations.
 */
import { invariant } from '../diagnostic.js';
import type { Condition } from '../expr/expr.js';
import type { Block, InfinityRule, Let, Operand, Program } from '../stages.js';
import { float32Text } from './shader-number.js';
import { atom, conditionText, type Spelled, spellNumber, spellOp, spellSpecial } from './shader-spelling.js';

/** An operation used once is written where it is used, up to this width; the last one into its `return`. */
const INLINE_WIDTH = 44;
const RETURN_WIDTH = 90;

/** The names that a function's text uses for its variables and intermediate values. */
interface Scope {
  readonly variable: (name: string) => string;
  readonly local: (index: number) => string;
}

/** Lines are at most this wide, where that is in our hands. */
const WIDTH = 120;

/** A line with what its literals stand for: after it, or in a line of its own before it. */
function noted(line: string, notes: readonly string[]): string {
  if (notes.length === 0) return line;
  const comment = `// ${[...new Set(notes)].join(', ')}`;
  if (line.length + 1 + comment.length <= WIDTH) return `${line} ${comment}`;
  return `${/^\s*/.exec(line)![0]}${comment}\n${line}`;
}

/** u + c or u − c with a constant c. */
const isShift = (l: Let): boolean =>
  (l.op === 'add' || l.op === 'sub') &&
  l.args.some((a) => a.kind === 'number') &&
  l.args.some((a) => a.kind !== 'number');

class BodyWriter {
  private readonly inlined = new Map<number, Spelled>();
  private readonly uses = new Map<number, number>();
  private readonly lets = new Map<number, Let>();

  constructor(
    private readonly scope: Scope,
    block: Block,
    /** The input's name in the program. */
    private readonly input: string,
  ) {
    this.countBlock(block);
  }

  private countBlock({ lets, result }: Block): void {
    for (const l of lets) this.lets.set(l.index, l);
    if (result.kind === 'value') this.count(result.value);
    else {
      this.countBlock(result.then);
      this.countBlock(result.otherwise);
      for (const test of result.tests) for (const o of [test.left, test.right]) this.count(o);
    }
    // From the last: operations that nothing uses count for nothing.
    for (const l of lets.toReversed()) if (this.uses.has(l.index)) for (const a of l.args) this.count(a);
  }

  private count(o: Operand): void {
    if (o.kind === 'let') this.uses.set(o.index, (this.uses.get(o.index) ?? 0) + 1);
  }

  operand(o: Operand): Spelled {
    switch (o.kind) {
      case 'let':
        return this.inlined.get(o.index) ?? atom(this.scope.local(o.index));
      case 'variable':
        return atom(this.scope.variable(o.name));
      case 'number':
        return spellNumber(o);
      case 'special':
        return spellSpecial(o);
    }
  }

  /** Is the operand a sum or difference with a constant? */
  private isShifted(o: Operand): boolean {
    const made = o.kind === 'let' ? this.lets.get(o.index) : undefined;
    return made !== undefined && isShift(made);
  }

  /** An argument; of two constants taken off one after the other, the first result is kept from the compiler. */
  private argument(l: Let, o: Operand): Spelled {
    const plain = this.operand(o);
    if (!isShift(l) || !this.isShifted(o)) return plain;
    return { ...atom(`actc_keep(${plain.text}, ${this.scope.variable(this.input)})`), notes: plain.notes };
  }

  private letLines(l: Let, indent: string, width: number): readonly string[] {
    const uses = this.uses.get(l.index) ?? 0;
    if (uses === 0) return [];
    const spelled = spellOp(
      l.op,
      l.args.map((a) => this.argument(l, a)),
    );
    if (uses === 1 && spelled.text.length <= width) {
      this.inlined.set(l.index, spelled);
      return [];
    }
    return [noted(`${indent}let ${this.scope.local(l.index)}: f32 = ${spelled.text};`, spelled.notes)];
  }

  /** Every path ends with a return, so the second branch follows without a further level. */
  block({ lets, result }: Block, indent: string): readonly string[] {
    const isResult = (l: Let) =>
      result.kind === 'value' && result.value.kind === 'let' && result.value.index === l.index;
    const lines = lets.flatMap((l) => this.letLines(l, indent, isResult(l) ? RETURN_WIDTH : INLINE_WIDTH));
    if (result.kind === 'value') {
      const value = this.operand(result.value);
      return [...lines, noted(`${indent}return ${value.text};`, value.notes)];
    }
    if (result.tests.length === 0) return [...lines, ...this.block(result.then, indent)];
    const tests = result.tests.map((t) => {
      const [left, right] = [this.operand(t.left), this.operand(t.right)];
      return { text: `${left.text} ${t.relation} ${right.text}`, notes: [...left.notes, ...right.notes] };
    });
    return [
      ...lines,
      noted(
        `${indent}if (${tests.map((t) => t.text).join(' && ')}) {`,
        tests.flatMap((t) => t.notes),
      ),
      ...this.block(result.then, `${indent}  `),
      `${indent}}`,
      ...this.block(result.otherwise, indent),
    ];
  }
}

/** A name that is not among `taken`, with underscores appended as needed. */
function fresh(name: string, taken: ReadonlySet<string>): string {
  return taken.has(name) ? fresh(`${name}_`, taken) : name;
}

const saturates = (rule: InfinityRule): rule is Extract<InfinityRule, { kind: 'saturate' }> =>
  rule !== 'natural' && rule.kind === 'saturate';

/** What a function's text is made from. */
export interface FunctionParts {
  readonly name: string;
  readonly program: Program;
  /** The parameters' domains, by name; a parameter outside its own gives NaN. */
  readonly domains: ReadonlyMap<string, Condition>;
  /** The name of an input or parameter in the language (reserved words are changed). */
  readonly variable: (name: string) => string;
}

/** A NaN input is returned as it is; a parameter that is NaN or outside its domain gives NaN. */
function guardLines({ program, domains, variable }: FunctionParts): readonly string[] {
  const inputs = program.inputs.map((n) => `  if (actc_is_nan(${variable(n)})) { return ${variable(n)}; }`);
  const parameters = program.parameters.map((n) => {
    const domain = domains.get(n) ?? [];
    const outside = domain.length === 0 ? '' : ` || !(${conditionText(domain, variable)})`;
    return `  if (actc_is_nan(${variable(n)})${outside}) { return actc_nan(); }`;
  });
  return [...inputs, ...parameters];
}

/** What ±∞ and −0 give, where the block does not already say it. */
function ruleLines(program: Program, x: string, writer: BodyWriter): readonly string[] {
  const rules: readonly (readonly [string, string, InfinityRule])[] = [
    ['0x7f800000u', 'inf', program.atPlusInfinity],
    ['0xff800000u', '-inf', program.atMinusInfinity],
    ['0x80000000u', '-0', program.atMinusZero],
  ];
  return rules.flatMap(([bits, shown, rule]) => {
    if (rule === 'natural' || saturates(rule)) return [];
    const value = writer.operand(rule);
    const test = `bitcast<u32>(${x}) == ${bits}`;
    return noted(`  if (${test}) { return ${value.text}; }`, [`${x} = ${shown}`, ...value.notes]);
  });
}

/** x, moved from infinity to a finite value where the function has reached its limit. */
function movedText(program: Program, x: string): string | undefined {
  const { atPlusInfinity: plus, atMinusInfinity: minus } = program;
  const bits = `bitcast<u32>(${x})`;
  const low = saturates(minus) ? `select(${x}, ${float32Text(minus.single)}, ${bits} == 0xff800000u)` : x;
  const both = saturates(plus) ? `select(${low}, ${float32Text(plus.single)}, ${bits} == 0x7f800000u)` : low;
  return both === x ? undefined : both;
}

/**
 * One function in the notation. Local values are called `t0`, `t1` …, or something else where a variable has such a
 * name. Where a rule takes the block's value at a large finite x, x goes on as `x_finite`.
 */
export function functionText(parts: FunctionParts): string {
  const { program, variable } = parts;
  const variables = [...program.inputs, ...program.parameters];
  const names = new Set(variables.map(variable));
  const input = program.inputs[0];
  invariant(input !== undefined, `${parts.name} has no input`);
  const x = variable(input);
  const finite = fresh(`${x}_finite`, names);
  const moved = movedText(program, x);
  const prefix = [...names].some((n) => /^t\d+_*$/.test(n)) ? 'step' : 't';
  const scope: Scope = {
    variable: (n) => (n === input && moved !== undefined ? finite : variable(n)),
    local: (index) => fresh(`${prefix}${index}`, names),
  };
  const writer = new BodyWriter(scope, program.block, program.inputs[0]!);
  return [
    `fn ${parts.name}(${variables.map((v) => `${variable(v)}: f32`).join(', ')}) -> f32 {`,
    ...guardLines(parts),
    ...ruleLines(program, x, new BodyWriter({ ...scope, variable }, program.block, program.inputs[0]!)),
    ...(moved === undefined ? [] : [`  let ${finite}: f32 = ${moved}; // the limit is reached there`]),
    ...writer.block(program.block, '  '),
    '}',
  ].join('\n');
}

/**
 * A function that decides between others: the block's results are variables that `calls` spells. Where one of the
 * `corners` holds, what stands beside them is returned.
 */
export function kernelText(
  parts: FunctionParts,
  block: Block,
  calls: ReadonlyMap<string, string>,
  corners: readonly [] | readonly [readonly string[], string],
): string {
  const { program, variable } = parts;
  const variables = [...program.inputs, ...program.parameters];
  const names = new Set(variables.map(variable));
  const prefix = [...names].some((n) => /^t\d+_*$/.test(n)) ? 'step' : 't';
  const scope: Scope = {
    variable: (n) => calls.get(n) ?? variable(n),
    local: (index) => fresh(`${prefix}${index}`, names),
  };
  const [tests = [], otherwise = ''] = corners;
  return [
    `fn ${parts.name}(${variables.map((v) => `${variable(v)}: f32`).join(', ')}) -> f32 {`,
    ...guardLines(parts),
    ...tests.flatMap((t) => [`  if (${t}) {`, `    return ${otherwise};`, '  }']),
    ...new BodyWriter(scope, block, program.inputs[0]!).block(block, '  '),
    '}',
  ].join('\n');
}
