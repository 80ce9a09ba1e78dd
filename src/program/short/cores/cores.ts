/** All functions of the float32 cores: their texts, and the same read. */
import { type NotationFunction, readNotation } from '../notation.js';
import { arctangent } from './arctangent.js';
import { errorFunction } from './error-function.js';
import { exponential } from './exponential.js';
import { logarithm } from './logarithm.js';
import { pairs } from './pairs.js';
import { parts } from './parts.js';
import { root } from './root.js';
import { sine } from './sine.js';
import { special } from './special.js';

/** Each function after those that it calls, separated by blank lines. */
export const coreTexts: readonly string[] = [
  special,
  pairs,
  parts,
  exponential,
  logarithm,
  root,
  arctangent,
  sine,
  errorFunction,
];

/** By name. */
export const coreFunctions: ReadonlyMap<string, NotationFunction> = new Map(
  coreTexts.flatMap((t) => readNotation(t)).map((f) => [f.name, f]),
);
