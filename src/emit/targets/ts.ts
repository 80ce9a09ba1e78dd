/** TypeScript: scalar functions in double, and kernels over Float32Array and Float64Array. */

import { interpret } from '../../program/interpret.js';
import { kernelModel, onceModel, singleModel } from '../../program/kernel-model.js';
import type { Measured, Summary } from '../../stages.js';
import { checkTypeScript } from '../check-typescript.js';
import type { Render, Target } from '../target.js';
import { loadFunctions } from './ts/load.js';
import { reachableText } from './ts/reachable.js';
import { runtimeFiles } from './ts/runtime-files.js';
import { fileName, named, type Pass, scopeOf } from './ts/scope.js';
import { implementations } from './ts/spelling.js';
import { definitionView } from './ts/view.js';

/** The array kernels that give a function element by element. */
const sweptPasses: ReadonlyMap<string, Pass> = new Map([
  ['', 'forward'],
  ['dx', 'backward'],
]);

function emit(measured: Measured, render: Render) {
  const scope = scopeOf(measured);
  const path = `ts/${fileName(scope.definition.name)}.ts`;
  return { files: [{ path, text: render('definition', definitionView(scope)) }], renames: scope.renames };
}

/** The list of all definitions, and what their kernels share. No definition can be called `runtime/…`. */
function emitAll(all: readonly Summary[], render: Render) {
  return [
    { path: 'ts/index.ts', text: render('index', { definitions: all.map((s) => ({ file: fileName(s.name) })) }) },
    { path: 'ts/runtime/arrays.ts', text: render('arrays', {}) },
    { path: 'ts/runtime/special.ts', text: render('special', {}) },
    ...(all.some((s) => s.scaled) ? runtimeFiles(render) : []),
  ];
}

export const target: Target = {
  name: 'ts',
  about: 'TypeScript: scalar functions in double, and array kernels over Float32Array and Float64Array',
  kernels: [
    { target: 'ts', precision: 'f64' },
    { target: 'ts', precision: 'f32' },
  ],
  emit,
  emitAll,
  grades: ['fast', 'accurate', 'exact'],
  model: (f, grade = 'fast', precision = 'f64') => {
    if (!f.kernel || grade === 'fast') return interpret(f.program, implementations);
    if (precision === 'f32')
      return grade === 'exact' && !f.kernel.roundsOnce
        ? onceModel(f.kernel, f.program, implementations)
        : singleModel(f.kernel, f.program, implementations);
    return kernelModel(f.kernel, f.program, implementations, grade);
  },
  load: loadFunctions,
  programOf: (measured, files, suffix) => {
    const pass = sweptPasses.get(suffix);
    const scope = scopeOf(measured);
    return pass && reachableText(files, `ts/${fileName(scope.definition.name)}.ts`, named(scope, pass));
  },
  check: checkTypeScript,
};
