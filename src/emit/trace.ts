/**
 * The page of one definition: every stage, from the author's formula to measured kernels, with a plot. What
 * `actc explain` prints and what `trace/NAME.md` holds. It explains what there is: a definition that was stopped on the
 * way has a page up to that point.
 */
import type { Diagnostic } from '../diagnostic.js';
import { hasErrors } from '../diagnostic.js';
import type { Account } from '../program/account.js';
import type { Definition, Derived, Emitted, Lowered, Measured, Verified } from '../stages.js';
import { block, prose, words } from './markdown.js';
import { type Plot, plot } from './plot.js';
import { svgPlot } from './plot-svg.js';
import { textPlot } from './plot-text.js';
import { errorsSection } from './trace-errors.js';
import { deriveSection, lowerSection, measureSection, readSection, stoppedSection } from './trace-stages.js';
import { verifySection } from './trace-verify.js';

/** How far a definition came; a later record makes the earlier ones unnecessary. */
export interface Progress {
  readonly definition?: Definition;
  readonly derived?: Derived;
  readonly verified?: Verified;
  readonly lowered?: Lowered;
  readonly measured?: Measured;
  /** Errors over the input, where they were worked out. */
  readonly account?: Account;
  readonly diagnostics: readonly Diagnostic[];
}

/** In the head of every file that a build writes: by it a build knows its own files again. */
const MARK = 'Made by activation-compiler; do not edit.';

/** `trace/NAME.md` and the plot beside it. */
export function tracePage(measured: Measured): readonly Emitted[] {
  const { derived } = measured.lowered.verified;
  const { name } = derived.definition;
  const drawn = plot(derived);
  const page = {
    path: `trace/${name}.md`,
    text: `<!-- ${MARK} -->\n\n${explain({ measured, diagnostics: [] }, drawn ? `${name}.svg` : undefined)}`,
  };
  return drawn ? [page, { path: `trace/${name}.svg`, text: `<!-- ${MARK} -->\n${svgPlot(drawn, name)}` }] : [page];
}

/** Every stage that there is a record of. `image` is the file of the plot, if one lies beside the page. */
export function explain(progress: Progress, image?: string): string {
  const { measured } = progress;
  const lowered = measured?.lowered ?? progress.lowered;
  const verified = lowered?.verified ?? progress.verified;
  const derived = verified?.derived ?? progress.derived;
  const definition = derived?.definition ?? progress.definition;
  const sections = [
    ...(definition ? [head(definition), ...picture(derived, image), readSection(definition, derived)] : []),
    ...(derived ? [deriveSection(derived)] : []),
    ...(verified ? [verifySection(verified)] : []),
    ...(lowered ? [lowerSection(lowered.verified.derived.definition, lowered.functions, progress.account)] : []),
    ...(measured ? [measureSection(measured.figures, measured.lowered.functions)] : []),
    ...(progress.account && definition ? [errorsSection(definition, progress.account)] : []),
    ...(hasErrors(progress.diagnostics) ? [stoppedSection(progress.diagnostics)] : []),
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function head(d: Definition): readonly string[] {
  const title = words(d.title);
  const also = d.aliases.length === 0 ? [] : ['', ...prose(`Also called ${d.aliases.map(words).join(', ')}.`)];
  const about =
    d.about === undefined ? [] : d.about.split(/\n\s*\n/).flatMap((paragraph) => ['', ...prose(words(paragraph))]);
  return [title.toLowerCase() === d.name ? `# ${title}` : `# ${d.name}: ${title}`, ...about, ...also];
}

function picture(derived: Derived | undefined, image: string | undefined): readonly (readonly string[])[] {
  const drawn = derived && plot(derived);
  if (!drawn) return [];
  const shown = image === undefined ? [] : [`![value and derivative](${image})`, ''];
  return [[...shown, ...block([...textPlot(drawn), '', legend(drawn, derived)])]];
}

function legend(drawn: Plot, derived: Derived): string {
  const dots = drawn.curves.flatMap((c) =>
    c.dots.length === 0 ? [] : [c.role === 'value' ? '@ value at a jump' : 'o derivative at a jump'],
  );
  const defaults = derived.definition.parameters.length > 0 ? ['parameters at their defaults'] : [];
  return ['* value', '. derivative', ...dots, ...defaults].join(', ');
}
