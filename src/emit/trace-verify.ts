/** The section of a definition's page about its claims and derivatives: verdicts, and proofs step by step. */
import { printCondition, printStatement } from '../expr/print.js';
import type { ClaimResult, DerivativeCheck, Proof, Verdict, Verified } from '../stages.js';
import { block, code, item, PROSE, prose, words, wrapped } from './markdown.js';

type Lines = readonly string[];

const verdictOrder: readonly Verdict[] = ['proved', 'tested', 'unknown', 'refuted'];

export function verifySection({ claims, derived, derivativeChecks }: Verified): Lines {
  const counts = verdictOrder
    .map((v) => [claims.filter((c) => c.verdict === v).length, v] as const)
    .filter(([n]) => n > 0)
    .map(([n, v]) => `${n} ${v}`);
  const some = (v: Verdict) => claims.some((c) => c.verdict === v);
  const intro =
    claims.length === 0
      ? 'The author claims nothing about this function.'
      : [
          `What the author claims: ${counts.join(', ')}.`,
          ...(some('proved')
            ? [
                '"Proved" means for all points, by exact algebra or by certain enclosures, with a certificate that `actc recheck` verifies.',
              ]
            : []),
          ...(some('tested')
            ? [
                '"Tested" means that a claim held at every point tried, in arithmetic of many digits; that is evidence, not a proof.',
              ]
            : []),
        ].join(' ');
  return [
    '## 3. Verify',
    '',
    ...prose(intro),
    ...(claims.length === 0 ? [] : ['']),
    ...claims.flatMap(claimLines),
    ...derivativeLines(derived.definition.name, derivativeChecks),
  ];
}

function claimLines({ claim, verdict, method, witness, note, proof }: ClaimResult): Lines {
  const where = claim.where === undefined ? '' : ` where ${printCondition(claim.where)}`;
  const point = Object.entries(witness?.point ?? {}).map(([name, value]) => `${name} = ${value}`);
  return [
    ...item(`**${words(claim.title)}**: ${verdict}`),
    `  ${code(`${printStatement(claim.statement)}${where}`)}`,
    ...wrapped(`  (${words(method)})`, PROSE, '  '),
    ...(witness
      ? wrapped(`  - fails at ${point.join(', ')}: left ${witness.left}, right ${witness.right}`, PROSE, '    ')
      : []),
    ...(note === undefined ? [] : wrapped(`  - ${words(note)}`, PROSE, '    ')),
    ...(proof ? proofLines(proof) : []),
  ];
}

/** The steps, one a line; long ones are continued. */
const proofLines = (proof: Proof): Lines =>
  block(proof.steps.flatMap((s) => wrapped(s, PROSE - 4, '    '))).map((line) => `  ${line}`);

function derivativeLines(name: string, checks: readonly DerivativeCheck[]): Lines {
  if (checks.length === 0) return [];
  const line = ({ suffix, points, digits, proofs, note }: DerivativeCheck) => {
    const verdict =
      proofs.length > 0
        ? 'proved, away from joints'
        : `tested${note === undefined ? '' : ` (no proof: ${words(note)})`}`;
    return item(`${code(`${name}_${suffix}`)}: ${verdict}; the same to ${digits} digits at ${points} points`);
  };
  return [
    '',
    ...prose(
      'The derivatives above were derived by one way, compared with a second (automatic differentiation in intervals), and proved by a third (the derivative of the exact normal form), which shares no code with the first.',
    ),
    '',
    ...checks.flatMap(line),
  ];
}
