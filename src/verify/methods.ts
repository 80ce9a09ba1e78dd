/** The ways of settling a claim, tried in order. A prover goes first, once there is one. */
import type { Truth } from '../truth/truth.js';
import type { Finding, Method } from './finding.js';
import type { Problem } from './problem.js';
import { settleProperty } from './property.js';
import { settleRange } from './range.js';
import { settleRelation } from './relation.js';
import { settleSmooth } from './smooth.js';

/** Points in high precision and intervals: refutes for certain, otherwise tests; never proves. */
const sampling: Method = {
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

export const methods: readonly Method[] = [sampling];
