/**
 * What the audit reads of TypeScript and JavaScript, as plain data: a small part of the language, with a place for every
 * node. What lies outside it is an `other` node that says what it is, so that it can be reported and is never guessed.
 * Types only.
 */
import type { Span } from '../expr/expr.js';

interface Placed {
  readonly span: Span;
}

/** Operators that are kept as written; `**` and all others alike. */
export type Expression =
  | (Placed & { readonly kind: 'number'; readonly text: string })
  | (Placed & { readonly kind: 'boolean'; readonly value: boolean })
  | (Placed & { readonly kind: 'name'; readonly name: string })
  | (Placed & { readonly kind: 'member'; readonly of: Expression; readonly name: string })
  | (Placed & { readonly kind: 'unary'; readonly op: string; readonly of: Expression })
  | (Placed & { readonly kind: 'binary'; readonly op: string; readonly left: Expression; readonly right: Expression })
  | (Placed & {
      readonly kind: 'conditional';
      readonly test: Expression;
      readonly yes: Expression;
      readonly no: Expression;
    })
  | (Placed & { readonly kind: 'call'; readonly callee: Expression; readonly args: readonly Expression[] })
  | FunctionNode
  | (Placed & { readonly kind: 'object'; readonly properties: readonly Property[] })
  | Other;

/** Something that is not read; `what` continues "it uses …": `a loop`, `an assignment`. */
export type Other = Placed & { readonly kind: 'other'; readonly what: string };

export interface Property extends Placed {
  readonly name: string;
  readonly value: Expression;
}

export interface ParameterNode extends Placed {
  readonly name: string;
  readonly initial?: Expression;
  /** The type as written, without spaces. */
  readonly type?: string;
}

export interface FunctionNode extends Placed {
  readonly kind: 'function';
  readonly parameters: readonly ParameterNode[];
  readonly body: readonly Statement[];
  /** A part of the head that is not read: a generator, a rest parameter. */
  readonly odd?: Other;
}

export type Statement =
  /** `const`, and `let` or `var` with a first value: reassigning it is a statement of its own. */
  | (Placed & { readonly kind: 'bind'; readonly name: string; readonly value: Expression })
  /** `const { exp, tanh: t } = Math`. */
  | (Placed & {
      readonly kind: 'unpack';
      readonly names: readonly { readonly from: string; readonly to: string }[];
      readonly value: Expression;
    })
  | (Placed & {
      readonly kind: 'if';
      readonly test: Expression;
      readonly yes: readonly Statement[];
      readonly no: readonly Statement[];
    })
  | (Placed & { readonly kind: 'return'; readonly value?: Expression })
  | (Placed & { readonly kind: 'throw' })
  | (Placed & { readonly kind: 'function'; readonly name: string; readonly value: FunctionNode })
  /** `exports.name = value`, `module.exports = value`, `export default value`: the target as written. */
  | (Placed & { readonly kind: 'assign'; readonly target: Expression; readonly value: Expression })
  | Other;

/** A file that was parsed. */
export interface SourceTree {
  readonly file: string;
  readonly text: string;
  readonly body: readonly Statement[];
  /** Names of the file itself (not of its functions) that are assigned again somewhere. */
  readonly reassigned: ReadonlySet<string>;
  /** What the language's own parser complains about. */
  readonly problems: readonly { readonly message: string; readonly span: Span }[];
}
