/** What an audit says as diagnostics: they point into the user's own file. */
import { type Diagnostic, diagnostic, type Place } from '../diagnostic.js';
import type { Source } from '../stages.js';
import type { NotRead } from './code.js';
import { type Judgement, pointText } from './judge.js';

const placeOf = (source: Source, span: { start: number; end: number }): Place => ({ file: source.file, ...span });

export const notReadWarning = (n: NotRead, source: Source): Diagnostic =>
  diagnostic('not-read', n.name ? `\`${n.name}\` is not read: it uses ${n.what}` : `${n.what} is not read`, {
    place: placeOf(source, n.span),
  });

/** Refuted pairs are errors, unsettled ones warnings; nothing else is said here. */
export function pairDiagnostics(j: Judgement, source: Source): readonly Diagnostic[] {
  const { value, derivative } = j.pair;
  const place = placeOf(source, derivative.span);
  if (j.verdict === 'refuted') {
    const at = j.witness ? pointText(j.witness) : '';
    const values = j.witness ? [`derivative ${j.witness.left}, the code gives ${j.witness.right}`] : [];
    return [
      diagnostic(
        'derivative-refuted',
        `\`${derivative.name}\` is not the derivative of \`${value.name}\`${at ? ` at ${at}` : ''}`,
        {
          place,
          notes: [...values, ...j.notes],
          help: j.help,
        },
      ),
    ];
  }
  if (j.verdict === 'unknown')
    return [
      diagnostic(
        'derivative-unsettled',
        `\`${derivative.name}\` could be neither tested nor refuted as the derivative of \`${value.name}\``,
        {
          place,
          notes: j.notes.length > 0 ? j.notes : [j.method],
        },
      ),
    ];
  return [];
}
