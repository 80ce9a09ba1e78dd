/** What `--target` and `--grade` may say. */
import { type Diagnostic, diagnostic, nearest } from '../diagnostic.js';
import { gradesOf, targetNames } from '../files.js';
import { grades } from '../grade.js';

export interface CheckedOptions {
  /** In order of name; all when none were named. */
  readonly targets: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

export function optionProblems(targets: readonly string[] | undefined, grade: string): CheckedOptions {
  const known = targetNames();
  const wanted = [...new Set(targets ?? known)].sort();
  const unknown = wanted.filter((t) => !known.includes(t));
  const diagnostics = unknown.map((t) => {
    const near = nearest(t, known);
    return diagnostic('unknown-target', `there is no target \`${t}\``, {
      notes: [`targets: ${known.join(', ')}`],
      help: near === undefined ? [] : [`did you mean \`${near}\`?`],
    });
  });
  return { targets: wanted, diagnostics: [...diagnostics, ...gradeProblems(grade, unknown.length > 0 ? [] : wanted)] };
}

function gradeProblems(grade: string, targets: readonly string[]): readonly Diagnostic[] {
  if (grade === grades[0]) return [];
  if ((grades as readonly string[]).includes(grade)) {
    const lacking = targets.filter((t) => !gradesOf(t).includes(grade));
    if (lacking.length === 0) return [];
    const having = targetNames().filter((t) => gradesOf(t).includes(grade));
    const who =
      having.length === 0
        ? 'no target has'
        : `${lacking.map((t) => `\`${t}\``).join(', ')} ${lacking.length === 1 ? 'does not have' : 'do not have'}`;
    return [
      diagnostic('grade-unavailable', `${who} the grade \`${grade}\` yet`, {
        notes: lacking.map((t) => `\`${t}\` has ${['fast', ...gradesOf(t)].join(', ')}`),
        help: [
          ...(having.length > 0 ? [`say \`--grade ${grade} --target ${having.join(',')}\``] : []),
          'leave `--grade` out, or say `--grade fast`',
        ],
      }),
    ];
  }
  const near = nearest(grade, grades);
  return [
    diagnostic('grade-unavailable', `there is no grade \`${grade}\``, {
      notes: [`grades: ${grades.join(', ')}`],
      help: near === undefined ? [] : [`did you mean \`${near}\`?`],
    }),
  ];
}
