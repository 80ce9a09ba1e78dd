/** Proofs in words. */
import { print } from '../../../expr/print.js';
import type { Json } from '../../../stages.js';
import type { Assertion, Reason } from './assertion.js';
import type { Proven } from './certificate.js';

const isReason = (j: Json | undefined): j is Reason =>
  typeof j === 'object' && j !== null && !Array.isArray(j) && 'by' in j;

/** All reasons below, depth first. */
function all(j: Json | undefined, found: Reason[] = []): Reason[] {
  if (Array.isArray(j)) for (const c of j) all(c, found);
  else if (typeof j === 'object' && j !== null) {
    if (isReason(j)) found.push(j);
    for (const c of Object.values(j)) all(c, found);
  }
  return found;
}

const count = (list: readonly Reason[], ...by: readonly string[]): number =>
  list.filter((r) => by.includes(r.by)).length;

/** How a claim was proved, in a few words. */
export function summaryOf(proven: readonly Proven[], boxes: number, forms: number): string {
  const list = proven.flatMap((p) => all(p.reason));
  const parts = [
    ...(count(list, 'scale') > 0 ? ['scaling'] : []),
    ...(count(list, 'linear') > 0 ? ['ends of linear parameters'] : []),
    ...(count(list, 'tree') > 0 ? ['symmetry of the formula'] : []),
    ...(count(list, 'enclosure', 'centred') > 0 ? [`intervals over ${count(list, 'enclosure', 'centred')} boxes`] : []),
    ...(count(list, 'form', 'corner') > 0 ? [`exact forms at ${count(list, 'form', 'corner')} ends`] : []),
  ];
  return `${parts.join(', ')} (${boxes} enclosures, ${forms} forms looked at)`;
}

const rangeText = (box: Proven['box']): string =>
  [...box]
    .map(([name, r]) => {
      const end = (v: typeof r.low | typeof r.high) =>
        typeof v === 'object' ? (v.den === 1n ? `${v.num}` : `${v.num}/${v.den}`) : v;
      if (r.low === '-inf' && r.high === 'inf') return `any ${name}`;
      if (typeof r.low === 'object' && r.low === r.high) return `${name} = ${end(r.low)}`;
      if (r.high === 'inf') return `${name} ${r.lowOpen ? '>' : '>='} ${end(r.low)}`;
      if (r.low === '-inf') return `${name} ${r.highOpen ? '<' : '<='} ${end(r.high)}`;
      return `${end(r.low)} ${r.lowOpen ? '<' : '<='} ${name} ${r.highOpen ? '<' : '<='} ${end(r.high)}`;
    })
    .join(', ');

function statementOf(a: Assertion): string {
  switch (a.kind) {
    case 'sign':
      return `${print(a.of)} ${a.strict ? '>' : '>='} 0`;
    case 'rising':
      return `${print(a.of)} ${a.strict ? 'rises strictly' : 'never falls'} in ${a.variable}`;
    case 'convex':
      return `${print(a.of)} is convex in ${a.variable}`;
    case 'notRising':
      return `${print(a.of)} ${a.strict ? 'does not rise strictly' : 'falls somewhere'} in ${a.variable}`;
    case 'notConvex':
      return `${print(a.of)} is not convex in ${a.variable}`;
    case 'parity':
    case 'notParity':
      return `${print(a.of)} is ${a.kind === 'parity' ? '' : 'not '}${a.odd ? 'odd' : 'even'} in ${a.variable}`;
    case 'range':
      return `the values of ${print(a.of)} are those between ${print(a.low)} and ${print(a.high)}`;
    case 'smooth':
    case 'notSmooth':
      return `${print(a.of)} is ${a.kind === 'smooth' ? '' : 'not '}C^${a.order} in ${a.variable}`;
    case 'limit':
      return `${print(a.of)} tends to ${print(a.value)} as ${a.variable} goes to ${typeof a.end === 'string' ? a.end : `${print(a.end.at)}${a.end.side}`}`;
    case 'jump':
      return `${print(a.of)} does not fall across ${print(a.at)}`;
    case 'analytic':
      return `${print(a.of)} is analytic in ${a.variable}`;
  }
}

const RULES: Readonly<Record<string, (r: Reason) => string>> = {
  scale: (r) => `By scaling, ${r.parameter} may be taken as 1 in size: all sides change by one common factor.`,
  split: (r) => `Cut at ${r.variable} = ${r.at}: below it, at it and above it.`,
  linear: (r) => `It is linear in ${r.parameter}, so its ends decide.`,
  branches: () => 'Each branch of the kink satisfies it everywhere.',
  zero: () => 'Exact arithmetic gives zero.',
  attained: () => 'The end is attained: exact arithmetic gives zero for the difference.',
  tree: () => 'Seen on the formula: sums, products and compositions of even and odd functions.',
  points: (r) => `Seen at the points ${(r.points as readonly string[]).join(' and ')}, in intervals.`,
  corner: (r) => `One-sided limits of derivative ${r.order} differ there.`,
};

/** The proof as sentences, the repeated ones once. */
export function stepsOf(proven: readonly Proven[]): readonly string[] {
  const steps: string[] = [];
  for (const { assertion, box, reason } of proven) {
    const where = rangeText(box);
    steps.push(`To show${where ? ` for ${where}` : ''}: ${statementOf(assertion)}.`);
    const list = all(reason);
    const said = new Set<string>();
    for (const r of list) {
      const text = RULES[r.by]?.(r);
      if (text && !said.has(text) && said.size < 6) {
        said.add(text);
        steps.push(text);
      }
    }
    const [boxes, centred] = [count(list, 'enclosure'), count(list, 'centred')];
    if (boxes + centred > 0)
      steps.push(
        `Interval arithmetic with directed rounding shows it on ${boxes + centred} box${boxes + centred === 1 ? '' : 'es'}${centred > 0 ? `, ${centred} of them by the centred form` : ''}.`,
      );
    const forms = count(list, 'form');
    if (forms > 0)
      steps.push(
        `At ${forms} end${forms === 1 ? '' : 's'} the leading terms are exact and the remainder is enclosed: they decide.`,
      );
  }
  return steps;
}
