/**
 * Expression tree → LaTeX mathematics, by precedence: the fewest brackets, fractions upright in the line and slanted
 * in exponents, cases flattened. Nothing is computed or reordered; `a + (-b)` alone is written `a - b`.
 * The text is valid for amsmath and for KaTeX in strict mode.
 */
import { isInteger, sign } from '../../../algebra/rational.js';
import {
  type CallNode,
  type Comparison,
  type Condition,
  type Expr,
  isCall,
  isIntegerNumber,
  isNumber,
  size,
  symbolsOf,
} from '../../../expr/expr.js';
import {
  ATOM,
  applied,
  asFactor,
  atLeast,
  type Box,
  box,
  bracketed,
  fenced,
  POWER,
  PRODUCT,
  product,
  SCRIPT,
  SUM,
  sum,
  WIDTH,
} from './box.js';
import { flattenPieces } from './cases.js';
import { numberBox, quotientOfIntegers } from './numbers.js';
import {
  derivativeOperator,
  isSingleLetter,
  relationSigns,
  spellings,
  spellSymbol,
  spellUse,
  symbolWidth,
} from './spelling.js';
import { factorsOf, splitSign, termsOf } from './terms.js';

/** Where a text stands: `fractions` counts the fractions around it; in a script quotients stay on the line. */
export interface Style {
  readonly fractions: number;
  readonly script: boolean;
  /** In a row of cases, whose fractions would be small otherwise. */
  readonly row?: boolean;
}
export const DISPLAY: Style = { fractions: 0, script: false };
const ROW: Style = { fractions: 0, script: false, row: true };
/** Inside a line of text, a table or a condition. */
export const INLINE: Style = { fractions: 1, script: false };
const inScript = (style: Style): Style => ({ ...style, script: true });

/** Larger exponents of e are written as an argument of `exp`. */
const LARGEST_EXPONENT_NODES = 11;

/** The box of an expression. */
export function formula(e: Expr, style: Style = DISPLAY): Box {
  switch (e.kind) {
    case 'number':
      return numberBox(e.value, e.text, style);
    case 'symbol':
      return box(spellSymbol(e.name), symbolWidth(e.name), { letter: isSingleLetter(e.name) });
    case 'constant':
      return e.name === 'pi' ? box('\\pi', 0.6, { letter: true }) : box('e', 0.5, { letter: true });
    case 'infinity':
      return e.sign > 0 ? box('\\infty', 1) : box('-\\infty', 1.8, { level: SUM });
    case 'use':
      return applied(
        box(spellUse(e.name), 0.52 * e.name.length),
        e.args.map((a) => formula(a, style)),
      );
    case 'pieces':
      return casesBox(e, style);
    case 'derivative':
      return derivativeBox(e, style);
    case 'limit':
      return limitBox(e, style);
    case 'call':
      return callBox(e, style);
  }
}

/** The text of an expression on one line of display mathematics. */
export const formulaText = (e: Expr, style: Style = DISPLAY): string => formula(e, style).tex;

// calls --------------------------------------------------------------------------------------------------------------

function callBox(e: CallNode, style: Style): Box {
  const [u, v] = e.args as readonly [Expr, Expr];
  const spelling = spellings[e.op];
  switch (spelling.form) {
    case 'operator':
      return operatorBox(e, style);
    case 'as':
      return formula(spelling.meaning(u), style);
    case 'exponential':
      return exponentialBox(u, style);
    case 'fence':
      return fenced(spelling.open, formula(u, style), spelling.close);
    case 'root': {
      const inner = formula(u, style);
      const index = spelling.index === undefined ? '' : `[${spelling.index}]`;
      return box(`\\sqrt${index}{${inner.tex}}`, inner.width + 0.9, { level: POWER, tall: inner.tall });
    }
    case 'function': {
      const args = v === undefined ? [u] : flatArguments(e);
      return applied(
        box(spelling.name, spelling.width),
        args.map((a) => formula(a, style)),
      );
    }
  }
}

/** max(a, max(b, c)) is the largest of three. */
const flatArguments = (e: CallNode): readonly Expr[] =>
  e.args.flatMap((a) => (isCall(a, e.op) ? flatArguments(a) : [a]));

/** e^{u} while u reads well as a small exponent. */
function exponentialBox(u: Expr, style: Style): Box {
  const inner = formula(u, inScript(style));
  const reads = !style.script && !inner.tall && size(u) <= LARGEST_EXPONENT_NODES && !inner.tex.includes('\\exp');
  if (reads) return powerBox(box('e', 0.5), inner);
  return applied(box('\\exp', 1.5), [formula(u, style)]);
}

const powerBox = (base: Box, exponent: Box): Box =>
  box(`${base.tex}^{${exponent.tex}}`, base.width + SCRIPT * exponent.width + 0.1, {
    level: POWER,
    tall: base.tall,
    numeric: base.numeric,
    letter: base.letter,
  });

function operatorBox(e: CallNode, style: Style): Box {
  const [u, v] = e.args as readonly [Expr, Expr];
  switch (e.op) {
    case 'pow':
      return writePower(u, v, style);
    case 'mul':
      return splitSign(e).negative ? sumBox(e, style) : productBox(factorsOf(e), style);
    case 'div':
      return splitSign(e).negative ? sumBox(e, style) : fraction(u, v, style);
    default:
      return sumBox(e, style);
  }
}

const productBox = (factors: readonly Expr[], style: Style): Box =>
  factors.length === 1 ? formula(factors[0]!, style) : product(factors.map((f) => formula(f, style)));

function writePower(u: Expr, v: Expr, style: Style): Box {
  const exponent = formula(v, inScript(style));
  const spelling = u.kind === 'call' ? spellings[u.op] : undefined;
  if (
    u.kind === 'call' &&
    spelling?.form === 'function' &&
    isNumber(v) &&
    isInteger(v.value) &&
    sign(v.value) > 0 &&
    !spelling.name.includes('_')
  ) {
    const name = powerBox(box(spelling.name, spelling.width), exponent);
    return {
      ...applied(
        name,
        flatArguments(u).map((a) => formula(a, style)),
      ),
      level: POWER,
    };
  }
  return powerBox(atLeast(ATOM, formula(u, style)), exponent);
}

/** A fraction; on one line in scripts and inside two fractions. */
function fraction(u: Expr, v: Expr, style: Style): Box {
  if (isIntegerNumber(u) && isIntegerNumber(v) && sign(v.value) > 0) {
    return quotientOfIntegers({ num: u.value.num, den: v.value.num }, style);
  }
  if (style.script || style.fractions >= 2) {
    const top = formula(u, style);
    const bottom = formula(v, style);
    const over = asFactor(top, false);
    return box(`${over.tex}/${atLeast(POWER, bottom).tex}`, over.width + bottom.width + 1, {
      level: PRODUCT,
      open: 'factors',
      tall: top.tall || bottom.tall,
      numeric: over.numeric,
    });
  }
  const inner = { ...style, fractions: style.fractions + 1 };
  const [top, bottom] = [formula(u, inner), formula(v, inner)];
  const scale = style.fractions === 0 ? 1 : SCRIPT;
  const name = style.row && style.fractions === 0 ? '\\dfrac' : '\\frac';
  return box(`${name}{${top.tex}}{${bottom.tex}}`, scale * Math.max(top.width, bottom.width) + 0.3, {
    level: POWER,
    tall: true,
    numeric: top.numeric,
  });
}

// sums ----------------------------------------------------------------------------------------------------------------

const sumBox = (e: Expr, style: Style): Box =>
  sum(termsOf(e).map(({ negative, of }) => ({ negative, of: formula(of, style) })));

// cases, derivatives, limits, conditions -----------------------------------------------------------------------------

/** The rows of cases: value and condition, flattened; the last condition may be "otherwise". */
export function casesRows(e: Expr & { kind: 'pieces' }): readonly { value: Box; when: Box }[] {
  return flattenPieces(e).map((p) => ({
    value: formula(p.value, ROW),
    when: p.when === undefined ? box('\\text{otherwise}', 4) : condition(p.when, 'if '),
  }));
}

function casesBox(e: Expr & { kind: 'pieces' }, style: Style): Box {
  const rows = casesRows(e);
  const gap = rows.some((r) => r.value.tex.includes('\\dfrac')) ? ' \\\\[6pt] ' : ' \\\\ ';
  const inside = box(
    `\\begin{cases} ${rows.map((r) => `${r.value.tex} & ${r.when.tex}`).join(gap)} \\end{cases}`,
    Math.max(...rows.map((r) => r.value.width)) + Math.max(...rows.map((r) => r.when.width)) + 2,
    { tall: true, level: 0, open: 'terms' },
  );
  return style.fractions === 0 && !style.script ? inside : bracketed(inside);
}

function derivativeBox(e: Expr & { kind: 'derivative' }, style: Style): Box {
  const variables = [e.variable];
  let of = e.of;
  while (of.kind === 'derivative') {
    variables.push(of.variable);
    of = of.of;
  }
  const d = symbolsOf(of).size > 1 || variables.some((v) => v !== e.variable) ? '\\partial' : 'd';
  const operator = derivativeOperator(variables, d);
  const inner = formula(of, style);
  const operand = atLeast(POWER, inner);
  return box(`${operator}\\, ${operand.tex}`, operand.width + 1.6 * variables.length, {
    level: PRODUCT,
    tall: true,
    open: 'factors',
  });
}

function limitBox(e: Expr & { kind: 'limit' }, style: Style): Box {
  const to = e.to === 'inf' ? '\\infty' : e.to === '-inf' ? '-\\infty' : formula(e.to, inScript(style)).tex;
  const side = e.side === undefined ? '' : `^{${e.side}}`;
  const inner = formula(e.of, style);
  const operand = inner.level < PRODUCT ? bracketed(inner) : inner;
  return box(`\\lim_{${spellSymbol(e.variable)} \\to ${to}${side}} ${operand.tex}`, operand.width + 3, {
    level: PRODUCT,
    tall: true,
    open: 'terms',
  });
}

/** Comparisons joined by "and"; those that share a side become one chain (0 < x < 1). `lead` is put before them. */
export function condition(when: Condition, lead = ''): Box {
  const chains: Comparison[][] = [];
  for (const c of when) {
    const last = chains.at(-1)?.at(-1);
    if (last && last.relation !== '!=' && sameText(last.right, c.left)) chains.at(-1)!.push(c);
    else chains.push([c]);
  }
  const texts = chains.map((chain) => chainBox(chain, INLINE));
  const tex = texts.map((t) => t.tex).join('\\text{ and }');
  const width = texts.reduce((n, t) => n + t.width + 2, lead === '' ? 0 : 1);
  return box(lead === '' ? tex : `\\text{${lead}}${tex}`, width, { level: 0, tall: texts.some((t) => t.tall) });
}

const sameText = (a: Expr, b: Expr): boolean => formulaText(a) === formulaText(b);

/** a < b ≤ c; each link's left side is the one before's right side. */
export function chainBox(chain: Condition, style: Style): Box {
  const parts = chain.map((c, i) => {
    const sides = [...(i === 0 ? [c.left] : []), c.right].map((e) => atLeast(SUM, formula(e, style)));
    return {
      text: sides.map((s) => s.tex).join(` ${relationSigns[c.relation]} `),
      sides,
      link: relationSigns[c.relation],
    };
  });
  const tex = parts.map((p, i) => (i === 0 ? p.text : ` ${p.link} ${p.text}`)).join('');
  const sides = parts.flatMap((p) => p.sides);
  const width = sides.reduce((n, s) => n + s.width + WIDTH.relation, -WIDTH.relation);
  return box(tex, width, { level: 0, tall: sides.some((s) => s.tall) });
}
