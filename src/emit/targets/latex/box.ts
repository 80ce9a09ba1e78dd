/**
 * A printed piece of a formula: its text, how tightly it binds, and what its neighbours must know. Widths are
 * estimates in em of the text font (Computer Modern's metrics, rounded up); they decide where lines are broken.
 */

/** How tightly a text binds: a factor needs PRODUCT or more, the base of a power ATOM. */
export const SUM = 1;
export const PRODUCT = 2;
export const POWER = 3;
export const ATOM = 4;

export interface Box {
  readonly tex: string;
  readonly width: number;
  readonly level: number;
  /** Higher than a line of text: its brackets must grow. */
  readonly tall: boolean;
  /** What comes after would be read as a part of it (a limit, a quotient on one line). */
  readonly open: boolean;
  /** Begins with a digit or fraction: beside another number it needs a dot. */
  readonly numeric: boolean;
  /** A letter: it stands beside numbers and other letters without a space. */
  readonly letter: boolean;
}

/** Widths in em: a binary operator with its spaces, a relation with its spaces, a bracket, a digit, a thin space. */
export const WIDTH = { binary: 1.22, relation: 1.35, bracket: 0.4, tallBracket: 0.6, digit: 0.5, thin: 0.17 } as const;
/** Sub- and superscripts are set in seven tenths of the text size. */
export const SCRIPT = 0.72;

const plainAtom = { level: ATOM, tall: false, open: false, numeric: false, letter: false };

export const box = (tex: string, width: number, more: Partial<Box> = {}): Box => ({
  ...plainAtom,
  tex,
  width,
  ...more,
});

/** In round brackets that fit the height. */
export function bracketed(b: Box): Box {
  const text = b.tall ? `\\left(${b.tex}\\right)` : `(${b.tex})`;
  return box(text, b.width + 2 * (b.tall ? WIDTH.tallBracket : WIDTH.bracket), { tall: b.tall });
}

/** In brackets if it binds less tightly than `level`. */
export const atLeast = (level: number, b: Box): Box => (b.level >= level ? b : bracketed(b));

/** `name(arguments)`; `\!` takes back the space that TeX puts before a growing bracket. */
export function applied(name: Box, args: readonly Box[]): Box {
  const inside = listed(args);
  const brackets = bracketed(inside);
  return box(`${name.tex}${inside.tall ? '\\!' : ''}${brackets.tex}`, name.width + brackets.width, {
    tall: inside.tall,
  });
}

/** Separated by commas. */
export const listed = (list: readonly Box[]): Box =>
  box(
    list.map((b) => b.tex).join(', '),
    list.reduce((n, b) => n + b.width + 0.45, -0.45),
    {
      tall: list.some((b) => b.tall),
    },
  );

/** Between growing fences. */
export function fenced(open: string, inner: Box, close: string): Box {
  const text = inner.tall ? `\\left${open} ${inner.tex}\\right${close}` : `${open} ${inner.tex}${close}`;
  return box(text, inner.width + 0.6, { tall: inner.tall });
}

/** Factors side by side, with a dot where two numbers would run together and a thin space where letters would. */
export function product(factors: readonly Box[]): Box {
  const parts = factors.map((f, i) => (f.level < PRODUCT || (f.open && i < factors.length - 1) ? bracketed(f) : f));
  let [tex, width] = ['', 0];
  for (const [i, f] of parts.entries()) {
    const before = parts[i - 1];
    const gap = before ? between(before, f) : '';
    tex += gap + f.tex;
    width += f.width + (gap === ' \\cdot ' ? 1 : gap === '\\,' ? WIDTH.thin : 0);
  }
  const last = parts.at(-1);
  return box(tex, width, {
    level: PRODUCT,
    tall: parts.some((p) => p.tall),
    open: last?.open ?? false,
    numeric: parts[0]?.numeric ?? false,
  });
}

/** Coefficients of more digits than this keep a thin space: 0.044715 x³, but 2x. */
const TIGHT_COEFFICIENT = 3;

function between(a: Box, b: Box): string {
  if (b.numeric) return ' \\cdot ';
  // A growing bracket brings its own space.
  if (b.tex.startsWith('\\left')) return ' ';
  const shortNumber = /^\d+$/.test(a.tex) && a.tex.length <= TIGHT_COEFFICIENT;
  return b.letter && (a.letter || shortNumber) ? ' ' : '\\,';
}

/** Terms with their signs, the first one's minus included. */
export function sum(terms: readonly Term<Box>[]): Box {
  let [tex, width] = ['', 0];
  for (const [i, { negative, of }] of terms.entries()) {
    const term = of.level < PRODUCT || (of.open && i < terms.length - 1 && of.level < ATOM) ? bracketed(of) : of;
    const sign = i === 0 ? (negative ? '-' : '') : negative ? ' - ' : ' + ';
    tex += sign + term.tex;
    width += term.width + (sign === '' ? 0 : WIDTH.binary);
  }
  return box(tex, width, { level: SUM, tall: terms.some((t) => t.of.tall) });
}

export interface Term<T> {
  readonly negative: boolean;
  readonly of: T;
}
