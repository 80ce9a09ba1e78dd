/**
 * A printed piece of a formula: its text, how tightly it binds, and what its neighbours must know. Widths are
 * estimates in em of the text font (Computer Modern's metrics, rounded up); they decide where lines are broken.
 */

/** How tightly a text binds: a factor needs PRODUCT or more, the base of a power ATOM. */
export const SUM = 1;
export const PRODUCT = 2;
export const POWER = 3;
export const ATOM = 4;

/**
 * What the text would swallow if it came after without brackets: nothing, another factor (a/b on a line, d/dx f), or
 * also another term (a limit, cases).
 */
export type Open = 'nothing' | 'factors' | 'terms';

export interface Box {
  readonly tex: string;
  readonly width: number;
  readonly level: number;
  /** Higher than a line of text: its brackets must grow. */
  readonly tall: boolean;
  readonly open: Open;
  /** Begins with a digit or fraction: beside another number it needs a dot. */
  readonly numeric: boolean;
  /** A letter: it stands beside numbers and other letters without a space. */
  readonly letter: boolean;
}

/** Widths in em: a binary operator with its spaces, a relation with its spaces, a bracket, a digit, a thin space. */
export const WIDTH = { binary: 1.22, relation: 1.35, bracket: 0.4, tallBracket: 0.6, digit: 0.5, thin: 0.17 } as const;
/** Sub- and superscripts are set in seven tenths of the text size. */
export const SCRIPT = 0.72;

const plainAtom: Omit<Box, 'tex' | 'width'> = {
  level: ATOM,
  tall: false,
  open: 'nothing',
  numeric: false,
  letter: false,
};

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

/** As a factor of a product: the last one may be open. */
export const asFactor = (b: Box, isLast: boolean): Box =>
  b.level < PRODUCT || (b.open !== 'nothing' && !isLast) ? bracketed(b) : b;

/** As a term of a sum. */
export const asTerm = (b: Box, isLast: boolean): Box =>
  b.level < PRODUCT || (b.open === 'terms' && !isLast) ? bracketed(b) : b;

/** Factors side by side, with a dot where two numbers would run together and a thin space where letters would. */
export function product(factors: readonly Box[]): Box {
  const parts = factors.map((f, i) => asFactor(f, i === factors.length - 1));
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
    open: last?.open ?? 'nothing',
    numeric: parts[0]?.numeric ?? false,
  });
}

/** Coefficients of more digits than this keep a thin space: 0.044715 x³, but 2x. */
const TIGHT_COEFFICIENT = 3;

function between(a: Box, b: Box): string {
  if (b.numeric) return ' \\cdot ';
  // A growing bracket brings its own space.
  if (b.tex.startsWith('\\left') || a.tex.endsWith('\\right)')) return ' ';
  const shortNumber = /^\d+$/.test(a.tex) && a.tex.length <= TIGHT_COEFFICIENT;
  return b.letter && (a.letter || shortNumber) ? ' ' : '\\,';
}

/** Terms with their signs, the first one's minus included. */
export function sum(terms: readonly Term<Box>[]): Box {
  let [tex, width] = ['', 0];
  for (const [i, { negative, of }] of terms.entries()) {
    const term = asTerm(of, i === terms.length - 1);
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
