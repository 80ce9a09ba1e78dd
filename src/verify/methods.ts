/** The ways of settling a claim, tried in order: what proves goes first. */
import type { Truth } from '../truth/truth.js';
import type { Finding, Method } from './finding.js';
import type { Problem } from './problem.js';
import { settleProperty } from './property.js';
import { proveBounds } from './prove/bounds/prove.js';
import { proveClaim } from './prove/identity.js';
import { settleRange } from './range.js';
import { settleRelation } from './relation.js';
import { settleSmooth } from './smooth.js';

/** Points in high precision and intervals: refutes for certain, otherwise tests; never proves. */
export const sampling: Method = {
  name: 'sampling',
  settle(problem: Problem, truth: Truth): Finding {
    const s = problem.statement;
    switch (s.kind) {
      case 'identity':
        return settleRelation(problem, truth, [{ left: s.left, relation: '=', right: s.right }]);
      case 'inequality':
        return settleRelation(problem, truth, s.links);
      case 'property':
        return settleProperty(problem, truth, s);
      case 'range':
        return settleRange(problem, truth, s);
      case 'smooth':
        return settleSmooth(problem, truth, s);
    }
  },
};

/** Exact algebra, case by case; what it finds has been accepted by the independent checker. */
const exactProof: Method = {
  name: 'exact proof',
  settle(problem: Problem, truth: Truth) {
    const attempt = proveClaim(problem, truth);
    if (!('proof' in attempt)) return attempt.reason === undefined ? undefined : { unsettled: attempt.reason };
    const { proof, cases } = attempt;
    return { verdict: 'proved', method: `exact algebra${cases > 1 ? ` in ${cases} cases` : ''}`, proof };
  },
};

export const methods: readonly Method[] = [exactProof, { name: 'bounds', settle: proveBounds }, sampling];
