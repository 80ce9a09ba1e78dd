/** One function of a file as code with named parameters, or why it is not read. */
import { type CodeFunction, type CodeParameter, type NotRead, sizeOf, walk } from './code.js';
import { Reader } from './reader.js';
import type { Found, Scope } from './scope.js';
import type { SourceTree } from './syntax.js';
import { Stop } from './values.js';

/** Stated limit: parts of a formula with every variable written out. */
const MOST_PARTS = 3000;

/** Reads one function of a file; never throws for what it does not read. */
export function readFunction(found: Found, scope: Scope, tree: SourceTree): CodeFunction | NotRead {
  const name = found.path.join('.');
  try {
    const { parameters, code, defaults } = new Reader(scope, tree.reassigned).whole(found);
    if (sizeOf(code) > MOST_PARTS) throw new Stop(`a formula of more than ${MOST_PARTS} parts`, found.span);
    if (
      ![...walk(code)].some(
        (c) => c.kind === 'number' || c.kind === 'variable' || c.kind === 'call' || c.kind === 'constant',
      )
    )
      throw new Stop('no number as its result', found.span);
    const used = new Set([...walk(code)].flatMap((c) => (c.kind === 'variable' ? [c.name] : [])));
    const asCondition = new Set([...walk(code)].flatMap((c) => (c.kind === 'flag' ? [c.name] : [])));
    const list = parameters.map(
      (p, i): CodeParameter => ({
        name: p.name,
        ...(defaults[i] ? { default: defaults[i] } : {}),
        flag: asCondition.has(p.name) && !used.has(p.name),
      }),
    );
    return { name, parameters: list, code, span: found.span };
  } catch (stop) {
    if (!(stop instanceof Stop)) throw stop;
    const span = stop.span.end === 0 ? found.span : stop.span;
    return { name, what: stop.what, span };
  }
}
