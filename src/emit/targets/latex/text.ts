/**
 * An author's words as LaTeX text that can do nothing: every character is printed, none is obeyed. What pdflatex with
 * its basic fonts cannot print is replaced by its code, [U+4E2D], so that nothing is lost without a trace.
 */

/** Characters that LaTeX obeys, that its old text encoding prints as something else, or that join into ligatures. */
const special: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  // The text fonts of a basic installation draw these three as bitmaps; mathematics has its own.
  $: '\\ensuremath{\\$}',
  '§': '\\ensuremath{\\mathsection}',
  '©': '(c)',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '"': "''",
  // \textasciigrave would need a font that basic installations draw as a bitmap.
  '`': '\\`{}',
  '-': '-{}',
  '\u00a0': '~',
  '‐': '-{}',
  '‑': '-{}',
  '–': '--',
  '—': '---',
  '‘': '`{}',
  '’': "'{}",
  '“': '``{}',
  '”': "''{}",
  '„': "''{}",
  '…': '\\ldots{}',
  ß: '\\ss{}',
  æ: '\\ae{}',
  Æ: '\\AE{}',
  œ: '\\oe{}',
  Œ: '\\OE{}',
  ø: '\\o{}',
  Ø: '\\O{}',
  å: '\\aa{}',
  Å: '\\AA{}',
  ł: '\\l{}',
  Ł: '\\L{}',
  ı: '\\i{}',
};

/** Signs that only mathematics has. Subscripts and superscripts are the common ones of formulas in prose. */
const mathematical: Readonly<Record<string, string>> = {
  '±': '\\pm',
  '×': '\\times',
  '÷': '\\div',
  '·': '\\cdot',
  '∙': '\\cdot',
  '≤': '\\le',
  '≥': '\\ge',
  '≠': '\\ne',
  '≈': '\\approx',
  '≡': '\\equiv',
  '→': '\\to',
  '←': '\\gets',
  '↔': '\\leftrightarrow',
  '⇒': '\\Rightarrow',
  '∞': '\\infty',
  '√': '\\surd',
  '∂': '\\partial',
  '∫': '\\int',
  '∑': '\\sum',
  '∏': '\\prod',
  '∈': '\\in',
  '∀': '\\forall',
  '∃': '\\exists',
  '−': '-',
  '°': '{}^{\\circ}',
  '′': '{}^{\\prime}',
  '″': '{}^{\\prime\\prime}',
  '⁺': '{}^{+}',
  '⁻': '{}^{-}',
  ⁿ: '{}^{n}',
  ...Object.fromEntries([...'⁰¹²³⁴⁵⁶⁷⁸⁹'].map((c, i) => [c, `{}^{${i}}`])),
  ...Object.fromEntries([...'₀₁₂₃₄₅₆₇₈₉'].map((c, i) => [c, `{}_{${i}}`])),
  ...Object.fromEntries(
    'α alpha,β beta,γ gamma,δ delta,ε varepsilon,ϵ epsilon,ζ zeta,η eta,θ theta,ι iota,κ kappa,λ lambda,μ mu,µ mu,ν nu,ξ xi,π pi,ρ rho,σ sigma,ς varsigma,τ tau,υ upsilon,φ varphi,ϕ phi,χ chi,ψ psi,ω omega,Γ Gamma,Δ Delta,Θ Theta,Λ Lambda,Ξ Xi,Π Pi,Σ Sigma,Υ Upsilon,Φ Phi,Ψ Psi,Ω Omega'
      .split(',')
      .map((pair) => pair.split(' '))
      .map(([letter, name]) => [letter, `\\${name}`]),
  ),
};

/** Combining marks (Unicode's decomposed form) and the accent commands that the old text encoding has. */
const accents: Readonly<Record<string, string>> = {
  '\u0300': '`',
  '\u0301': "'",
  '\u0302': '^',
  '\u0303': '~',
  '\u0304': '=',
  '\u0306': 'u',
  '\u0307': '.',
  '\u0308': '"',
  '\u030a': 'r',
  '\u030b': 'H',
  '\u030c': 'v',
  '\u0323': 'd',
  '\u0327': 'c',
  '\u0331': 'b',
};

/** A line may be broken after these inside long words (addresses, identifiers). */
const BREAKABLE = /[/._\-?&=:]/;
const LONG_WORD = 24;

/** One paragraph: line breaks count as spaces. */
export function escapeText(text: string): string {
  return text
    .normalize('NFC')
    .split(/[\s\u0085\u2028\u2029]+/)
    .filter((word) => word !== '')
    .map(escapeWord)
    .join(' ');
}

/** Paragraphs, divided by empty lines. */
export const escapeParagraphs = (text: string): readonly string[] =>
  text
    .split(/\n\s*\n/)
    .map(escapeText)
    .filter((paragraph) => paragraph !== '');

function escapeWord(word: string): string {
  const characters = [...word];
  const long = characters.length > LONG_WORD;
  return characters
    .map((c, i) => {
      // A long word without a place to break gets some.
      const breaks = long && (BREAKABLE.test(c) || i % LONG_WORD === LONG_WORD - 1) && i < characters.length - 1;
      // A minus sign, not a hyphen: no line ends after it.
      const isMinus = c === '-' && /^$|[(=]/.test(characters[i - 1] ?? '') && /\d/.test(characters[i + 1] ?? '');
      return (isMinus ? '\\ensuremath{-}' : escapeCharacter(c)) + (breaks ? '\\allowbreak{}' : '');
    })
    .join('');
}

function escapeCharacter(c: string): string {
  const known = special[c];
  if (known !== undefined) return known;
  if (/^[\x21-\x7e]$/.test(c)) return c;
  const formula = mathematical[c];
  if (formula !== undefined) return `\\ensuremath{${formula}}`;
  return accented(c) ?? `[U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
}

/** A Latin letter with one accent; undefined for everything else. */
function accented(c: string): string | undefined {
  const [base = '', mark = '', more] = [...c.normalize('NFD')];
  const accent = accents[mark];
  if (accent === undefined || more !== undefined || !/^[A-Za-z]$/.test(base)) return undefined;
  const letter = (base === 'i' || base === 'j') && !/[cdb]/.test(accent) ? `\\${base}` : base;
  return `\\${accent}{${letter}}`;
}

/** Other names of a definition, without those that only repeat its title. */
export const aliasText = (aliases: readonly string[], title: string): string =>
  aliases
    .filter((a) => a.toLowerCase() !== title.toLowerCase())
    .map(escapeText)
    .join(', ');
