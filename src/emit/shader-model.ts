/** Runs emitted shader functions in this process, in the arithmetic of a device or of a compiler. */
import { type Instructions, instructionsOf, type ShortModel } from '../program/short/instructions.js';
import { machineFor } from '../program/short/machine.js';
import { readNotation } from '../program/short/notation.js';
import type { Measured } from '../stages.js';
import { type Naming, nameOf, shaderFile } from './shader-view.js';

/** The instructions of a function as it is emitted, from its text before it is translated into a language. */
function instructionsFor(measured: Measured, suffix: string, model: ShortModel, naming: Naming): Instructions {
  const file = shaderFile(measured, [], naming, { rules: [] });
  const functions = readNotation([...file.cores, ...file.functions].join('\n\n'));
  const byName = new Map(functions.map((f) => [f.name, f]));
  return instructionsOf(byName.get(nameOf(file.names.functions, suffix))!, byName, model);
}

/** The function of all inputs, at parameters in order. */
export const inModelOf =
  (naming: Naming) => (run: { readonly measured: Measured; readonly suffix: string; readonly model: ShortModel }) => {
    const machine = machineFor(instructionsFor(run.measured, run.suffix, run.model, naming));
    return (x: Float32Array, parameters: readonly number[]): Float32Array => machine([x, ...parameters], x.length)[0]!;
  };
