/** Emitted kernels of the grades accurate and exact: what they import is complete, the checker accepts them, and they compute what was measured. */

import { beforeAll, describe, expect, it } from 'vitest';
import { build, read } from '../../src/compile.js';
import { checkTypeScript } from '../../src/emit/check-typescript.js';
import { emitAll } from '../../src/emit/emit.js';
import { target } from '../../src/emit/targets/ts.js';
import { readTemplates } from '../../src/files.js';
import { loadTruth, type Truth } from '../../src/truth/truth.js';
import { shippedSources } from '../support/shipped.js';
import { keeping } from '../support/store.js';

let truth: Truth;
beforeAll(async () => {
  truth = await loadTruth();
});

describe.each(['accurate', 'exact'] as const)('an emitted %s kernel', (grade) => {
  it.each(['prelu', 'elu'])('%s is accepted and gives the bits of its model', async (name) => {
    const readings = read(
      shippedSources.filter((s) => s.file === `definitions/${name}.yaml`),
      shippedSources,
    );
    const templates = readTemplates();
    const unit = build(name, readings, { truth, targets: [target], templates, grade, ...keeping });
    expect(unit.diagnostics.filter((d) => d.severity === 'error')).toEqual([]);
    const shared = emitAll([unit.summary!], [target], templates);
    expect(await checkTypeScript([...unit.files.filter((f) => f.path.startsWith('ts/')), ...shared])).toEqual([]);
    const load = await target.load!(unit.measured!, [...unit.files, ...shared]);
    const parameters = unit.measured!.lowered.verified.derived.definition.parameters;
    const settings = [[1], [0.25], [1e-9], ...(name === 'prelu' ? [[-2], [0]] : [])].map((s) =>
      s.slice(0, parameters.length),
    );
    for (const f of unit.measured!.lowered.functions) {
      const model = target.model!(f, grade);
      const emitted = load(f.derived.suffix);
      for (const x of [0, -0, 1, -1, 0.1, -0.7517, -30, 700, -745.1, 1e300, -1e300, 5e-324, Infinity, -Infinity, NaN])
        for (const s of settings) expect(emitted(x, ...s), `${f.derived.suffix} at ${x}, ${s}`).toBe(model([x, ...s]));
    }
  });
});
