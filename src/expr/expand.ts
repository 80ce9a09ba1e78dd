/** Replaces the use of other definitions by their bodies: arguments put in, left-out parameters by their defaults. */
import { invariant } from '../diagnostic.js';
import type { Library } from '../stages.js';
import { type Expr, mapChildren, number, substitute } from './expr.js';

/** Expands every `use`, inside out. The reader has refused cycles and bounded the expanded size. */
export function expand(e: Expr, library: Library): Expr {
  const inner = mapChildren(e, (c) => expand(c, library));
  if (inner.kind !== 'use') return inner;
  const callee = library.get(inner.name);
  invariant(callee, `the library lacks \`${inner.name}\``);
  const body = expand(callee.outputs[0]!, library);
  const names = [...callee.inputs, ...callee.parameters.map((p) => p.name)];
  const defaults = [...callee.inputs.map(() => undefined), ...callee.parameters.map((p) => number(p.default))];
  const env = new Map(
    names.map((name, i) => {
      const value = inner.args[i] ?? defaults[i];
      invariant(value, `\`${inner.name}\` is used without its input`);
      return [name, value] as const;
    }),
  );
  return substitute(body, env);
}
