/** The text of an accurate leaf: doubles and pairs in straight lines, region by region; elsewhere the exact kernel. */
import {
  type AccurateLeaf,
  cores,
  type MixedCode,
  type MixedOperation,
  SAFE,
  shortCores,
} from '../../../program/mixed.js';
import { numberText } from './spelling.js';

/** What the text imports: functions by the file of the runtime's cores that holds them. */
export type Imports = Map<string, Set<string>>;

interface Named {
  readonly head: string;
  /** '0' for one double. */
  readonly low: string;
}

const literal = (x: number): string => (x < 0 || Object.is(x, -0) ? `(${numberText(x)})` : numberText(x));

/** Sums and products of tails, which are 0 where there are none. */
const sumOf = (a: string, b: string): string => (a === '0' ? b : b === '0' ? a : `${a} + ${b}`);
const productOf = (a: string, b: string): string => (a === '0' || b === '0' ? '0' : `${a} * ${b}`);
const plus = (text: string): string =>
  text === '0' ? '' : / /.test(text) || text.startsWith('-') ? ` + (${text})` : ` + ${text}`;

/** Writes one piece of code; names are unique by prefix. */
class Text {
  readonly lines: string[] = [];
  constructor(
    private readonly prefix: string,
    private readonly indent: string,
    private readonly parameters: ReadonlyMap<string, string>,
    private readonly imports: Imports,
  ) {}

  private use(file: string, name: string): string {
    const names = this.imports.get(file) ?? new Set<string>();
    this.imports.set(file, names.add(name));
    return name;
  }

  /** The code's result; `result` says whether its tail is wanted. */
  write(code: MixedCode, input: Named, wantsTail: boolean): Named {
    const tails = new Set<number>();
    code.forEach((o) => {
      if (!('args' in o) || !o.pair) return;
      for (const a of o.args) tails.add(a);
    });
    if (wantsTail) tails.add(code.length - 1);
    const named: Named[] = [];
    for (const [i, o] of code.entries()) named.push(this.operation(o, i, named, tails.has(i), input));
    return named[code.length - 1]!;
  }

  private operation(o: MixedOperation, i: number, named: readonly Named[], tail: boolean, input: Named): Named {
    const at = (k: number): Named => named[k]!;
    const head = `${this.prefix}${i}`;
    const low = `${this.prefix}${i}t`;
    const line = (text: string): void => {
      this.lines.push(`${this.indent}${text}`);
    };
    const single = (text: string): Named => {
      line(`const ${head} = ${text};`);
      return { head, low: '0' };
    };
    const pair = (call: string): Named => {
      line(`const ${head} = ${call};`);
      if (tail) line(`const ${low} = ${this.use('tail', 'tail')}[0] as number;`);
      return { head, low: tail ? low : '0' };
    };
    const renewed = (first: string): Named => {
      line(`const ${head} = ${first} + ${head}r;`);
      if (tail) line(`const ${low} = ${head}r - (${head} - ${first});`);
      return { head, low: tail ? low : '0' };
    };
    const exact = (h: string, l: string): Named => {
      line(`const ${head} = ${h};`);
      if (o.pair && tail && l !== '0') {
        line(`const ${low} = ${l};`);
        return { head, low };
      }
      return { head, low: '0' };
    };
    switch (o.op) {
      case 'input':
        return o.pair ? input : { head: input.head, low: '0' };
      case 'parameter':
        return { head: this.parameters.get(o.name)!, low: '0' };
      case 'constant':
        return { head: literal(o.head), low: o.pair && tail ? literal(o.low) : '0' };
      case 'negate': {
        const a = at(o.args[0]);
        return exact(`-${a.head}`, a.low === '0' ? '0' : `-${a.low}`);
      }
      case 'scale': {
        const a = at(o.args[0]);
        return exact(`${a.head} * ${literal(o.by)}`, a.low === '0' ? '0' : `${a.low} * ${literal(o.by)}`);
      }
      case 'sqrt': {
        const a = at(o.args[0]);
        if (!o.pair) return single(`Math.sqrt(${a.head})`);
        const [root, square, rest] = [`${head}q`, `${head}p`, `${head}r`];
        const error = this.use('pair', 'productError');
        line(`const ${root} = Math.sqrt(${a.head});`);
        line(`const ${square} = ${root} * ${root};`);
        const sum = `${a.head} - ${square} - ${error}(${root}, ${root}, ${square})${plus(a.low)}`;
        line(`const ${rest} = ${root} > 0 ? (${sum}) / (2 * ${root}) : 0;`);
        return renewed(root);
      }
      case 'core': {
        const a = at(o.args[0]);
        const { file } = cores[o.core];
        if (o.short && shortCores[o.core]) return single(`${this.use('short', `${o.core}Short`)}(${a.head})`);
        return o.pair
          ? pair(`${this.use(file, `${o.core}Pair`)}(${a.head}, ${a.low})`)
          : single(`${this.use(file, o.core)}(${a.head})`);
      }
      default: {
        const [a, b] = [at(o.args[0]), at(o.args[1])];
        const sign = { add: '+', multiply: '*', divide: '/' }[o.op];
        if (!o.pair) return single(`${a.head} ${sign} ${b.head}`);
        const [first, rest] = [`${head}q`, `${head}r`];
        line(`const ${first} = ${a.head} ${sign} ${b.head};`);
        if (o.op === 'add') {
          const error = this.use('pair', 'sumError');
          line(`const ${rest} = ${error}(${a.head}, ${b.head}, ${first})${plus(sumOf(a.low, b.low))};`);
          return renewed(first);
        }
        const error = this.use('pair', 'productError');
        if (o.op === 'multiply') {
          const cross = sumOf(productOf(a.head, b.low), productOf(a.low, b.head));
          line(`const ${rest} = ${error}(${a.head}, ${b.head}, ${first})${plus(cross)};`);
          return renewed(first);
        }
        const product = `${head}p`;
        line(`const ${product} = ${first} * ${b.head};`);
        const low = b.low === '0' ? a.low : a.low === '0' ? `-${first} * ${b.low}` : `${a.low} - ${first} * ${b.low}`;
        const left = `${a.head} - ${product} - ${error}(${first}, ${b.head}, ${product})${plus(low)}`;
        line(`const ${rest} = (${left}) / ${b.head};`);
        return renewed(first);
      }
    }
  }
}

/** The same lines without tails that nothing reads. */
function withoutUnread(lines: readonly string[]): readonly string[] {
  const text = lines.join('\n');
  const kept = lines.filter((line) => {
    const name = /^ *const (\w+t) = /.exec(line)?.[1];
    return name === undefined || text.split(new RegExp(`\\b${name}\\b`)).length > 2;
  });
  // What a removed line read may be unread now.
  return kept.length === lines.length ? kept : withoutUnread(kept);
}

/** One piece of code without a tail of its own: its lines, and the name of its result. */
export function codeLines(
  code: MixedCode,
  input: string,
  imports: Imports,
  indent: string,
  parameters: ReadonlyMap<string, string> = new Map(),
  prefix = 't',
): { readonly block: readonly string[]; readonly result: string } {
  const text = new Text(prefix, indent, parameters, imports);
  const result = text.write(code, { head: input, low: '0' }, false);
  return { block: withoutUnread(text.lines), result: result.head };
}

/** Lines that return the leaf's value: where no region holds, what `exact` says. `parameters`: their magnitudes as text. */
export function accurateLines(
  leaf: AccurateLeaf,
  x: string,
  parameters: ReadonlyMap<string, string>,
  imports: Imports,
  indent: string,
  exact: string,
): readonly string[] {
  const lines: string[] = [];
  const write = (
    into: string[],
    code: MixedCode,
    input: Named,
    prefix: string,
    deeper: string,
    tail: boolean,
  ): Named => {
    const text = new Text(prefix, deeper, parameters, imports);
    const result = text.write(code, input, tail);
    into.push(...text.lines);
    return result;
  };
  let u: Named = { head: x, low: '0' };
  if (leaf.argument) u = write(lines, leaf.argument, u, 'u', indent, true);
  if (leaf.atZero !== undefined) lines.push(`${indent}if (${x} === 0) return ${numberText(leaf.atZero)};`);
  for (const r of leaf.regions) {
    const open: string[] = [];
    if (r.low > -Number.MAX_VALUE) open.push(`${u.head} > ${numberText(r.low)}`);
    if (r.high < Number.MAX_VALUE) open.push(`${u.head} < ${numberText(r.high)}`);
    const inside = open.join(' && ') || 'true';
    if (r.code.length === 0) {
      lines.push(`${indent}if (${inside}) return ${exact};`);
      continue;
    }
    const block: string[] = [];
    const g = write(block, r.code, u, 't', `${indent}  `, leaf.multiplier !== undefined);
    if (!leaf.multiplier) block.push(`${indent}  return ${g.head};`);
    else {
      const m = write(block, leaf.multiplier, u, 'm', `${indent}  `, true);
      const names = imports.get('pair') ?? new Set<string>();
      imports.set('pair', names.add('mulPair'));
      block.push(`${indent}  const y = mulPair(${g.head}, ${g.low}, ${m.head}, ${m.low});`);
      block.push(`${indent}  if (Math.abs(y) > ${SAFE.least} && Math.abs(y) < ${SAFE.most}) return y;`);
    }
    lines.push(`${indent}if (${inside}) {`, ...withoutUnread(block), `${indent}}`);
  }
  return [...withoutUnread(lines), `${indent}return ${exact};`];
}
