/** What a claim states, as displayed mathematics. */
import type { Comparison, Expr } from '../../../expr/expr.js';
import type { Claim, Property, Statement } from '../../../stages.js';
import { box } from './box.js';
import { condition, DISPLAY, formula, formulaText } from './formula.js';
import { type Display, displayChain, displayEquation, LINE, withRemark } from './layout.js';

const properties: Readonly<Record<Property, string>> = {
  increasing: 'strictly increasing',
  decreasing: 'strictly decreasing',
  nondecreasing: 'nondecreasing',
  nonincreasing: 'nonincreasing',
  convex: 'convex',
  concave: 'concave',
  even: 'even',
  odd: 'odd',
};

/** The statement and, after it or below it, the condition under which it is claimed. */
export function displayClaim(claim: Claim): Display {
  const statement = displayStatement(claim.statement);
  return claim.where === undefined ? statement : withRemark(statement, condition(claim.where, 'for '));
}

function displayStatement(s: Statement): Display {
  switch (s.kind) {
    case 'identity':
      return displayChain([{ left: s.left, relation: '==', right: s.right } satisfies Comparison]);
    case 'inequality':
      return displayChain(s.links);
    case 'property':
      return about(s.of, `is ${s.negated ? 'not ' : ''}${properties[s.property]}`);
    case 'range': {
      const ends = `${formulaText(s.low, DISPLAY)},\\, ${formulaText(s.high, DISPLAY)}`;
      return about(s.of, 'has the range ', `${s.lowOpen ? '(' : '['}${ends}${s.highOpen ? ')' : ']'}`);
    }
    case 'smooth':
      return about(s.of, `is ${s.negated ? 'not ' : ''}of class `, `C^{${s.order === 'inf' ? '\\infty' : s.order}}`);
  }
}

/** `f(x) is convex`; a function too wide for a line gets a name. */
function about(of: Expr, words: string, formulaAfter = ''): Display {
  const text = `\\text{ ${words}}${formulaAfter}`;
  const width = 0.5 * (words.length + formulaAfter.length);
  const subject = formula(of, DISPLAY);
  if (subject.width + width <= LINE) return { tex: `${subject.tex}${text}`, width: subject.width + width, where: [] };
  const named = displayEquation(box('f', 0.6), of);
  return { tex: `f${text}`, width, where: [named.tex, ...named.where] };
}
