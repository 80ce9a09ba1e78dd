import { beforeAll, describe, expect, test } from 'vitest';
import { add, fromDecimal, neg, type Rational } from '../../src/algebra/rational.js';
import { call, type Expr, mapChildren, number } from '../../src/expr/expr.js';
import { statement } from '../../src/expr/parse.js';
import { print } from '../../src/expr/print.js';
import { loadTruth, type Truth } from '../../src/truth/truth.js';
import { generator } from '../../src/verify/random.js';
import { hasLimits } from '../../src/verify/sides.js';
import { settleOne } from './support.js';
import { TRUE_CLAIMS } from './true-claims.js';

let truth: Truth;
beforeAll(async () => {
  truth = await loadTruth();
});

/** The first `n` in pre-order that `change` accepts is replaced. */
function changeAt(e: Expr, n: { left: number }, change: (e: Expr) => Expr | undefined): Expr {
  const changed = change(e);
  if (changed && n.left-- === 0) return changed;
  return mapChildren(e, (c) => changeAt(c, n, change));
}

const STEPS: readonly Rational[] = ['1e-3', '1e-9', '1e-15', '1e-30'].map((t) => fromDecimal(t)!);

interface Mutant {
  readonly name: string;
  readonly claim: string;
}

/** True identities, each damaged in its right side: a number moved a little, a sign turned, a factor near 1. */
function mutants(): readonly Mutant[] {
  const random = generator(2024);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const found: Mutant[] = [];
  for (const [name, claims] of Object.entries(TRUE_CLAIMS))
    for (const text of claims) {
      const [stated, where] = text.split(' where ') as [string, string?];
      const s = statement(stated);
      if (s.kind !== 'identity' || hasLimits(s.left) || hasLimits(s.right)) continue;
      const moved = (step: Rational) => (e: Expr) => (e.kind === 'number' ? number(add(e.value, step)) : undefined);
      const swapped = (e: Expr) =>
        e.kind === 'call' && (e.op === 'add' || e.op === 'sub')
          ? call(e.op === 'add' ? 'sub' : 'add', ...e.args)
          : undefined;
      const step = pick(STEPS);
      const signed = random() < 0.5 ? step : neg(step);
      const rights = [
        changeAt(s.right, { left: 0 }, moved(signed)),
        changeAt(s.right, { left: 1 }, moved(signed)),
        changeAt(s.right, { left: 2 }, moved(signed)),
        changeAt(s.right, { left: 0 }, swapped),
        call('add', s.right, number(pick(STEPS))),
      ];
      for (const right of new Set(rights.map(print))) {
        if (right === print(s.right)) continue;
        found.push({ name, claim: `${print(s.left)} = ${right}${where ? ` where ${where}` : ''}` });
      }
    }
  return found;
}

describe('a true identity damaged anywhere in its right side is refuted', () => {
  test.each(mutants())('$name: $claim', ({ name, claim }) => {
    const { verdict, note, witness } = settleOne(truth, name, claim);
    expect(`${verdict} ${verdict === 'refuted' ? '' : note}`).toBe('refuted ');
    expect(Object.values(witness!.point).every((v) => v.length <= 24)).toBe(true);
  });
});
