/**
 * Names for parts of formulas that are too long to read: u, or u_1, u_2 …, each explained by a formula that fits.
 * Repeated parts are named first, then the widest; the mathematics is unchanged.
 */
import {
  children,
  conditionExprs,
  type Expr,
  key,
  mapChildren,
  substitute,
  symbol,
  symbolsOf,
} from '../../../expr/expr.js';

/** What layout knows: does an expression fit where it stands, and how wide is a part? */
export interface Measures {
  /** `index` counts the given expressions; -1 asks for an explanation line. */
  readonly fits: (e: Expr, index: number) => boolean;
  readonly width: (e: Expr) => number;
  /** No named part is wider than this. */
  readonly widest: number;
}

interface Remembered extends Measures {
  readonly key: (e: Expr) => string;
}

/** The function, computed once for each node. */
function remembered<T>(of: (e: Expr) => T): (e: Expr) => T {
  const known = new Map<Expr, T>();
  return (e) => {
    const before = known.get(e);
    if (before !== undefined) return before;
    const result = of(e);
    known.set(e, result);
    return result;
  };
}

export interface Named {
  readonly mains: readonly Expr[];
  /** Simplest first: a part uses only names above it. */
  readonly parts: readonly Part[];
}

interface Part {
  readonly name: string;
  readonly value: Expr;
}

/** Parts narrower than this (in em) are not worth a name. */
const LEAST_NAMED = 2.2;
/** An end for expressions at the size limit of definitions; each round removes one part. */
const MOST_NAMES = 60;
/** No author's symbol begins with a space. */
const provisional = (n: number): string => ` ${n}`;

/** Names parts until every expression and every explanation fits (or nothing is left that is worth a name). */
export function nameParts(mains: readonly Expr[], given: Measures): Named {
  // Rounds look at the same nodes again and again.
  const measures: Remembered = { ...given, width: remembered(given.width), key: remembered(key) };
  let named: Named = { mains, parts: [] };
  for (let n = 0; n < MOST_NAMES; n++) {
    const tooWide =
      named.mains.find((e, i) => !measures.fits(e, i)) ?? named.parts.find((p) => !measures.fits(p.value, -1))?.value;
    if (!tooWide) break;
    const part = repeatedPart(named, measures) ?? widestPart(tooWide, measures);
    if (!part) break;
    const [text, name] = [measures.key(part), provisional(n)];
    const replace = (e: Expr): Expr => (measures.key(e) === text ? symbol(name) : mapChildren(e, replace));
    named = {
      mains: named.mains.map(replace),
      parts: [...named.parts.map((p) => ({ ...p, value: replace(p.value) })), { name, value: part }],
    };
  }
  return withFinalNames(named);
}

/** All parts that may be named: calls strictly inside, no constants, not under a limit or derivative, whose variable they hold. */
function partsOf(e: Expr, found: Expr[] = [], top = true): readonly Expr[] {
  if (e.kind === 'limit' || e.kind === 'derivative') return found;
  if (symbolsOf(e).size === 0) return found;
  if (!top && (e.kind === 'use' || (e.kind === 'call' && e.op !== 'neg'))) found.push(e);
  if (e.kind === 'pieces') {
    for (const p of e.pieces) {
      partsOf(p.value, found, top);
      for (const c of conditionExprs(p.when)) partsOf(c, found, false);
    }
  } else for (const c of children(e)) partsOf(c, found, false);
  return found;
}

interface Candidate {
  readonly of: Expr;
  readonly width: number;
  readonly times: number;
}

function repeatedPart(named: Named, measures: Remembered): Expr | undefined {
  const found = new Map<string, { of: Expr; times: number }>();
  for (const part of [...named.mains, ...named.parts.map((p) => p.value)].flatMap((e) => partsOf(e))) {
    const text = measures.key(part);
    const entry = found.get(text);
    if (entry) entry.times += 1;
    else found.set(text, { of: part, times: 1 });
  }
  const repeated = [...found.values()].filter((c) => c.times > 1);
  return best(
    repeated.map((c) => ({ ...c, width: measures.width(c.of), times: c.times - 1 })),
    measures.widest,
  );
}

const widestPart = (e: Expr, measures: Remembered): Expr | undefined =>
  best(
    partsOf(e).map((of) => ({ of, width: measures.width(of), times: 1 })),
    0.7 * measures.widest,
  );

/** The part that saves most: its width, less the name's, as often as it is spared. */
function best(list: readonly Candidate[], widest: number): Expr | undefined {
  const saves = (c: Candidate) => c.times * (c.width - 1);
  let found: Candidate | undefined;
  for (const c of list) {
    if (c.width >= LEAST_NAMED && c.width <= widest && (!found || saves(c) > saves(found))) found = c;
  }
  return found?.of;
}

/** Puts the parts in order and gives them names that the formulas do not use: one is `u`, several are `u_1`, `u_2` …. */
function withFinalNames({ mains, parts }: Named): Named {
  const ordered: Part[] = [];
  for (let rest = [...parts]; rest.length > 0; ) {
    const open = new Set(rest.map((p) => p.name));
    const ready = rest.filter((p) => ![...symbolsOf(p.value)].some((s) => open.has(s)));
    // No part uses itself, so some part is always ready.
    ordered.push(...ready);
    rest = rest.filter((p) => !ready.includes(p));
  }
  const taken = new Set([...mains, ...parts.map((p) => p.value)].flatMap((e) => [...symbolsOf(e)]));
  const letter = ['u', 'v', 'w', 's', 't', 'z'].find((l) => ![...taken].some((s) => s.startsWith(l))) ?? 'U';
  const nameOf = (i: number) => (ordered.length === 1 ? letter : `${letter}_${i + 1}`);
  const env = new Map(ordered.map((p, i) => [p.name, symbol(nameOf(i))]));
  return {
    mains: mains.map((e) => substitute(e, env)),
    parts: ordered.map((p, i) => ({ name: nameOf(i), value: substitute(p.value, env) })),
  };
}
