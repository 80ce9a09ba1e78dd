/** The shortest violation of a property, and how it is shown. */
import { compare } from '../algebra/rational.js';
import type { Witness } from '../stages.js';
import type { Point } from '../truth/truth.js';
import { decimalText, effort, roundDigits } from './decimals.js';
import { ascending, type Look, lookAtChord, lookAtMirror, lookAtPair, type Question } from './looks.js';
import { type Group, inDomain } from './sample.js';
import { pointRecord, valueTexts } from './witness.js';

/** Values up to this effort (`-0.5`, `10`) are combined in search of a short witness. */
const SIMPLE_EFFORT = 4;

/** The violation with the shortest numbers among simple points of the group; the given one if there is none. */
export function simplest(q: Question, group: Group, found: Look): Look {
  if (found.points.length === 1) return simplestMirror(q, group, found);
  const points = ascending(q, group.points)
    .filter((p) => effort(p.get(q.variable)!) <= SIMPLE_EFFORT)
    .slice(0, 24);
  const cost = (l: Look) => l.points.reduce((n, p) => n + effort(p.get(q.variable)!), 0);
  let best = found;
  const consider = (look: () => Look, list: readonly Point[]) => {
    if (list.reduce((n, p) => n + effort(p.get(q.variable)!), 0) >= cost(best)) return;
    const l = look();
    if (l.outcome === 'violated') best = l;
  };
  for (let i = 0; i < points.length; i++)
    for (let j = i + 1; j < points.length; j++) {
      const [a, b] = [points[i]!, points[j]!];
      if (found.points.length === 2) consider(() => lookAtPair(q, a, b), [a, b]);
      else
        for (let k = j + 1; k < points.length; k++)
          consider(() => lookAtChord(q, a, b, points[k]!), [a, b, points[k]!]);
    }
  return best === found ? rounded(q, found) : best;
}

/** The same violation with fewer digits, if it stands. */
function rounded(q: Question, found: Look): Look {
  for (let digits = 1; digits <= 10; digits++) {
    const points = found.points.map(
      (p): Point => new Map([...p, [q.variable, roundDigits(p.get(q.variable)!, digits)]]),
    );
    if (!points.every((p) => inDomain(q.problem.domain, p, q.truth))) continue;
    const values = points.map((p) => p.get(q.variable)!);
    if (values.some((v, i) => i > 0 && compare(values[i - 1]!, v) >= 0)) continue;
    const [a, b, c] = points as [Point, Point, Point];
    const look = points.length === 2 ? lookAtPair(q, a, b) : lookAtChord(q, a, b, c);
    if (look.outcome === 'violated') return look;
  }
  return found;
}

/** The shortest point at which a symmetry fails. */
function simplestMirror(q: Question, group: Group, found: Look): Look {
  const byEffort = [...group.points].sort((a, b) => effort(a.get(q.variable)!) - effort(b.get(q.variable)!));
  for (const point of byEffort) {
    const look = lookAtMirror(q, point);
    if (look.outcome === 'violated') return look;
  }
  return found;
}

/** The points of a look: `x`, and primes for the second and third. */
export function witnessFor(q: Question, look: Look): Witness {
  const [first, ...more] = look.points as [Point, ...Point[]];
  const extra = more.map((p, i) => [`${q.variable}${"'".repeat(i + 1)}`, decimalText(p.get(q.variable)!)] as const);
  const { left, right } = valueTexts(q.truth, look.left, look.right);
  return { point: { ...pointRecord(q.problem, first), ...Object.fromEntries(extra) }, left, right };
}

/** What left and right of a witness are. */
export function legend(q: Question): string {
  const x = q.variable;
  if (q.property === 'even') return `left is the value at -${x}, right at ${x}`;
  if (q.property === 'odd') return `left is the value at -${x}, right is minus the value at ${x}`;
  if (q.property === 'convex' || q.property === 'concave')
    return `left is the value at ${x}', right the chord from ${x} to ${x}'' there`;
  return `left is the value at ${x}, right at ${x}'`;
}
