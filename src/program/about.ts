/**
 * What was found for a function, in words and figures: the plan of its accurate and exact kernels as `explain` tells it.
 * Plain data, made by lowering beside the tables that are computed with.
 */

/** A quantity of a form that is computed first, to full relative accuracy. */
export interface GermAbout {
  readonly name: string;
  /** From the variable and earlier germs: `exp(-x^2/2)`. */
  readonly formula: string;
  /** What it is for, in words. */
  readonly meaning: string;
}

/** A form and where it is used. */
export interface FormAbout {
  /** Magnitudes of the variable: from (inclusive) to (exclusive). */
  readonly from: number;
  readonly to: number;
  /** A form of germs; or the expression as it is, where no form exists. */
  readonly kind: 'form' | 'tree';
  /** Where it is expanded, in words: `−∞`, `0`, `1 from the left`. */
  readonly end: string;
  readonly terms: number;
  /** How many terms of its germs are written out. */
  readonly depth: number;
  /** Other things that were needed, in words. */
  readonly extras: readonly string[];
  readonly germs: readonly GermAbout[];
  /** The value over the germs; empty for a tree. */
  readonly value: string;
  /** The term that outgrows all others at the end, where there are several. */
  readonly leading?: string;
  /** Most bits lost at samples of its range, of 106, and how many the expression as written loses there. */
  readonly lost: number;
  readonly lostAsWritten: number;
}

/** A part of an expression that fails in double where it is written so. */
export interface Trouble {
  /** `absorbs`: a logarithm of a number near 1, whose distance from 1 was rounded away. */
  readonly kind: 'cancels' | 'absorbs' | 'overflows';
  readonly part: string;
  /** A place where it does, and the bits that are gone there (53: all of them). */
  readonly at: number;
  readonly bits: number;
}

export interface CellAbout {
  /** `(−∞, 0)`. */
  readonly where: string;
  readonly side: 1 | -1;
  /** Magnitudes of its ends. */
  readonly low: number;
  readonly high: number;
  readonly forms: readonly FormAbout[];
  readonly troubles: readonly Trouble[];
}

/** A point that forms are expanded at, or that ends a cell. */
export interface AnchorAbout {
  readonly at: string;
  readonly why: string;
}

/** A polynomial around a root that is no rational number. */
export interface RootAbout {
  readonly at: number;
  readonly order: number;
  /** The root as an exact sum of doubles, and as decimals. */
  readonly words: readonly number[];
  readonly digits: string;
  readonly from: number;
  readonly to: number;
  readonly degree: number;
}

export interface PlanAbout {
  /** What was planned, as a formula of one variable. */
  readonly formula: string;
  readonly variable: string;
  readonly anchors: readonly AnchorAbout[];
  readonly cells: readonly CellAbout[];
  readonly roots: readonly RootAbout[];
  /** Why other ways were not taken. */
  readonly reasons: readonly string[];
}

const formLine = (f: FormAbout): string =>
  f.kind === 'tree'
    ? 'the formula itself in scaled numbers: no form loses fewer bits'
    : `expanded at ${f.end}: ${f.terms} ${f.terms === 1 ? 'term' : 'terms'}${f.extras.map((e) => `, ${e}`).join('')}`;

/** One line a cell and a line a polynomial: what the fuzzer prints. */
export function aboutLines(about: PlanAbout): readonly string[] {
  const cells = about.cells.map(({ where, forms }) => {
    const [first, second] = forms;
    if (!first) return `${where}: no value, or no form was found`;
    if (!second) return `${where}: ${formLine(first)}`;
    return `${where}: ${formLine(first)}; from |u| = ${second.from.toPrecision(4)} on ${formLine(second)}`;
  });
  const roots = about.roots.map((r) => `near ${r.at.toPrecision(8)}: a polynomial around ${rootWords(r.order)}`);
  return [...cells, ...roots];
}

export const rootWords = (order: number): string =>
  order === 0 ? 'a spot that cancels' : order === 1 ? 'the root' : 'the double root';
