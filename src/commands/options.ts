/** What `--target` and `--grade` may say. */
import { type Diagnostic, diagnostic, nearest } from '../diagnostic.js';
import { targetNames } from '../files.js';

/** Grades of the design; only the first is there yet (programs call the host's own functions). */
const grades = ['fast', 'accurate', 'exact'] as const;

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
  return { targets: wanted, diagnostics: [...diagnostics, ...gradeProblems(grade)] };
}

function gradeProblems(grade: string): readonly Diagnostic[] {
  if (grade === grades[0]) return [];
  if ((grades as readonly string[]).includes(grade))
    return [
      diagnostic('grade-unavailable', `no target has the grade \`${grade}\` yet`, {
        notes: [
          "kernels call the host language's own `exp`, `log`, …, so their errors are whatever those make: grade `fast`",
        ],
        help: ['leave `--grade` out, or say `--grade fast`'],
      }),
    ];
  const near = nearest(grade, grades);
  return [
    diagnostic('grade-unavailable', `there is no grade \`${grade}\``, {
      notes: [`grades: ${grades.join(', ')}`],
      help: near === undefined ? [] : [`did you mean \`${near}\`?`],
    }),
  ];
}
