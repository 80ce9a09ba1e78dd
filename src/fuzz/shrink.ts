/** Smaller formulas of the same kind: a failing one is replaced by the smallest that still fails. */
import { children, dependsOn, type Expr, key, mapChildren, number, size } from '../expr/expr.js';
import { print } from '../expr/print.js';

/** The expression's parts, and the expression with one part in place of another or a short number for a long one. */
export function smaller(e: Expr, variable: string): readonly Expr[] {
  const found = new Map<string, Expr>();
  const put = (c: Expr): void => {
    if (!dependsOn(c, variable)) return;
    if (size(c) < size(e) || (size(c) === size(e) && print(c).length < print(e).length)) found.set(key(c), c);
  };
  for (const c of children(e)) put(c);
  const replaced = (part: Expr): readonly Expr[] => {
    const own = [...children(part)];
    if (part.kind === 'number' && part.value.num !== 1n) own.push(number(1));
    if (part.kind === 'number' && part.value.den !== 1n) own.push(number(2));
    if (part.kind === 'call' && !dependsOn(part, variable)) own.push(number(1));
    return [
      ...own,
      ...children(part).flatMap((c, i) =>
        replaced(c).map((r) => {
          let at = -1;
          return mapChildren(part, (old) => {
            at += 1;
            return at === i ? r : old;
          });
        }),
      ),
    ];
  };
  for (const c of replaced(e)) put(c);
  return [...found.values()].sort((a, b) => size(a) - size(b));
}

/** The smallest formula found for which `stillFails`, in at most `most` tries. */
export function shrink(e: Expr, variable: string, stillFails: (e: Expr) => boolean, most: number): Expr {
  let [best, tries] = [e, 0];
  for (;;) {
    const next = smaller(best, variable).find((c) => tries < most && ++tries > 0 && stillFails(c));
    if (!next) return best;
    best = next;
  }
}
