/** The table of broken kernels: how many of each kind, and how many of them the suite reported. */
import type { Verdict } from './judge.js';
import type { Kind } from './mutant.js';

export interface Judged {
  readonly definition: string;
  readonly target: string;
  readonly kind: Kind;
  readonly unit: string;
  readonly from: string;
  readonly to: string;
  readonly verdict: Verdict;
  /** Why a survivor computes the same function as the whole kernel, where that is known. */
  readonly equivalent?: string | undefined;
}

const isKilled = (j: Judged): boolean => j.verdict.kind !== 'survived';

const BY = {
  figures: 'larger errors',
  NaN: 'NaN that became numbers',
  special: 'wrong infinities and zeros',
  entries: 'entry points',
  refused: "the language's compiler",
} as const;

/** One line a kind, one column a target: reported/all, without equivalent ones. */
export function table(all: readonly Judged[]): string {
  const targets = [...new Set(all.map((j) => j.target))];
  const kinds = [...new Set(all.map((j) => j.kind))].sort();
  const cell = (list: readonly Judged[]): string => {
    const counted = list.filter((j) => !j.equivalent);
    return counted.length === 0 ? '' : `${counted.filter(isKilled).length}/${counted.length}`;
  };
  const width = Math.max(...kinds.map((k) => k.length), 3);
  const columns = [...targets, 'all'];
  const row = (head: string, cells: readonly string[]) =>
    `${head.padEnd(width)}  ${cells.map((c, i) => c.padStart(Math.max(columns[i]!.length, 9))).join('  ')}`;
  const lines = kinds.map((kind) => {
    const of = all.filter((j) => j.kind === kind);
    return row(kind, [...targets.map((t) => cell(of.filter((j) => j.target === t))), cell(of)]);
  });
  const sums = row('all', [...targets.map((t) => cell(all.filter((j) => j.target === t))), cell(all)]);
  const how = (Object.keys(BY) as (keyof typeof BY)[]).map(
    (k) => `${all.filter((j) => j.verdict.kind === k).length} by ${BY[k]}`,
  );
  return [row('broken', columns), ...lines, sums, `reported ${how.join(', ')}`].join('\n');
}

/** Breaks that were not counted, by the reason: no law of the suite and no largest error of any region tells them. */
export function reasons(all: readonly Judged[]): string {
  const why = all.flatMap((j) => j.equivalent ?? []);
  const lines = [...new Set(why)].sort().map((w) => `  ${why.filter((v) => v === w).length}: ${w}`);
  return [`not counted, since no result is wrong and no largest error grows: ${why.length}`, ...lines].join('\n');
}

export const survivors = (all: readonly Judged[]): readonly Judged[] =>
  all.filter((j) => !isKilled(j) && !j.equivalent);

export const survivorLine = (j: Judged): string =>
  `${j.definition} ${j.target} ${j.unit}: ${j.kind}: ${j.from} → ${j.to}${
    j.verdict.kind === 'survived' && j.verdict.sameBits ? ' (same bits at all points)' : ' (other bits, none worse)'
  }`;
