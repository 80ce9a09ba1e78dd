/** The certificate of a proof by bounds: each assertion's boxes with their trees of reasons; the claim itself stands elsewhere. */
import { digestOf, rationalText } from '../../../expr/json.js';
import type { Certificate, Json } from '../../../stages.js';
import type { Box } from '../../../truth/boxes.js';
import type { Assertion, Reason } from './assertion.js';
import { PROOF_BITS } from './bench.js';

export interface Proven {
  readonly assertion: Assertion;
  readonly box: Box;
  readonly reason: Reason;
}

/** A range as an opening bracket, its ends and a closing bracket: `["(", "0", "inf", ")"]`. */
const boxJson = (box: Box): Json =>
  Object.fromEntries(
    [...box].map(([name, r]) => [
      name,
      [
        r.lowOpen ? '(' : '[',
        typeof r.low === 'object' ? rationalText(r.low) : r.low,
        typeof r.high === 'object' ? rationalText(r.high) : r.high,
        r.highOpen ? ')' : ']',
      ],
    ]),
  );

/** Proofs by assertion, in the order of the claim's parts; of each, by box. */
export function certificateOf(assertions: readonly Assertion[], proven: readonly Proven[]): Certificate {
  const content = {
    kind: 'bounds',
    bits: PROOF_BITS,
    parts: assertions.map((a) =>
      proven.filter((p) => p.assertion === a).map(({ box, reason }) => ({ box: boxJson(box), reason })),
    ),
  };
  return { ...content, digest: digestOf(content) };
}
