/** Reads claims: `statement [where condition]`. Names that only the `where` knows become variables of the claim. */
import { type Diagnostic, nearest } from '../diagnostic.js';
import { type Condition, children, conditionExprs, type Expr } from '../expr/expr.js';
import { namesIn, parseCondition, parseStatement } from '../expr/parse.js';
import { type Token, tokenize } from '../expr/tokens.js';
import type { Claim, Statement } from '../stages.js';
import { BodyReader, type Signatures } from './body.js';
import { badSymbolName } from './names.js';
import type { ClaimOutline, Outline } from './outline.js';
import { Problems } from './problems.js';
import { atWhole, part, type Written } from './written.js';

/** The expressions of a statement, left to right. */
export function statementExprs(s: Statement): readonly Expr[] {
  switch (s.kind) {
    case 'identity':
      return [s.left, s.right];
    case 'inequality':
      return conditionExprs(s.links);
    case 'range':
      return [s.of, s.low, s.high];
    default:
      return [s.of];
  }
}

/** Free symbols: the variable of a limit is bound in it. */
function freeSymbols(e: Expr, bound: ReadonlySet<string> = new Set()): readonly string[] {
  if (e.kind === 'symbol') return bound.has(e.name) ? [] : [e.name];
  if (e.kind === 'limit') {
    const inner = freeSymbols(e.of, new Set([...bound, e.variable]));
    return typeof e.to === 'string' ? inner : [...inner, ...freeSymbols(e.to, bound)];
  }
  return children(e).flatMap((c) => freeSymbols(c, bound));
}

interface Split {
  readonly statement: Written;
  readonly where?: Written;
  readonly introduced: readonly string[];
}

const spanOf = (w: Written, t: Token) => (w.exact ? { start: w.offset + t.start, end: w.offset + t.end } : w.span);

/** Splits at `where` and finds the variables that it introduces. */
function split(claim: ClaimOutline, reader: BodyReader): Split | undefined {
  const w = claim.statement;
  const found = tokenize(w.text).filter((t) => t.kind === 'name' && t.text === 'where');
  const [first, second] = found;
  if (second) {
    reader.problems.add('claim-syntax', 'a second `where`', spanOf(w, second), { help: ['join conditions by `and`'] });
    return undefined;
  }
  if (!first) return { statement: w, introduced: [] };
  const statement = part(w, 0, first.start);
  const where = part(w, first.end, w.text.length);
  for (const [side, what] of [
    [statement, 'statement before'],
    [where, 'condition after'],
  ] as const)
    if (side.text.trim() === '') {
      reader.problems.add('claim-syntax', `there is no ${what} \`where\``, spanOf(w, first), {
        help: ['write `f(x) = g(x) where x > 0`'],
      });
      return undefined;
    }
  const introduced = [...namesIn(where.text)].filter((n) => !reader.all.includes(n)).sort();
  return checkIntroduced(introduced, statement, where, reader) ? { statement, where, introduced } : undefined;
}

/** A variable that the statement does not hold is a typing error. */
function checkIntroduced(names: readonly string[], statement: Written, where: Written, reader: BodyReader): boolean {
  const used = namesIn(statement.text);
  let fine = true;
  for (const name of names) {
    const token = tokenize(where.text).find((t) => t.text === name)!;
    const bad = badSymbolName('input', name, '');
    if (bad || !used.has(name)) {
      fine = false;
      const near = nearest(
        name,
        [...reader.all, ...used].filter((n) => n !== name),
      );
      const help = near ? [`did you mean \`${near}\`?`] : ['`where` introduces variables that the statement holds'];
      const message = bad?.message.replace('an input', 'a variable') ?? `\`${name}\` does not occur in the statement`;
      reader.problems.add(bad?.code ?? 'unknown-name', message, spanOf(where, token), { help: bad ? bad.help : help });
    }
  }
  return fine;
}

function readClaim(claim: ClaimOutline, reader: BodyReader): Claim | undefined {
  const texts = split(claim, reader);
  if (!texts) return undefined;
  const symbols = [...reader.all, ...texts.introduced];
  const w = texts.statement;
  const settle = (x: Written, list: readonly Diagnostic[]) => (x.exact ? list : list.map((d) => atWhole(x, d)));
  const statement = parseStatement(w.text, reader.context(w, symbols, true));
  if (!statement.ok) reader.problems.take(settle(w, statement.diagnostics));
  let where: Condition | undefined;
  if (texts.where) {
    const parsed = parseCondition(texts.where.text, reader.context(texts.where, symbols));
    if (parsed.ok) where = parsed.value;
    else reader.problems.take(settle(texts.where, parsed.diagnostics));
  }
  if (!statement.ok || (texts.where && !where)) return undefined;
  const exprs = [...statementExprs(statement.value), ...conditionExprs(where)];
  if (!exprs.every((e) => reader.bounded(e, w))) return undefined;
  return {
    title: claim.title,
    text: claim.text,
    statement: statement.value,
    ...(where ? { where } : {}),
    variables: [...new Set(exprs.flatMap((e) => freeSymbols(e)))].sort(),
    span: claim.span,
  };
}

/** The claims of a definition; those with problems are left out and reported. */
export function readClaims(
  outline: Outline,
  signatures: Signatures,
): { readonly claims: readonly Claim[]; readonly diagnostics: readonly Diagnostic[] } {
  const problems = new Problems(outline.source);
  const reader = new BodyReader(outline, signatures, problems);
  const claims = outline.claims.map((c) => readClaim(c, reader)).filter((c) => c !== undefined);
  return { claims, diagnostics: problems.all };
}
