/** A kernel's errors in other arithmetics than that of the device at hand, where its target can run them here. */
import type { DeviceKernels } from '../emit/target.js';
import type { Figure, Measured } from '../stages.js';
import type { Sampled } from './measure.js';

/** The error of one model: `judge` is given each input with the kernel's result there, `worst` says what was found. */
export interface ModelTally {
  readonly judge: (x: number, setting: Sampled['setting'], y: number) => void;
  readonly worst: () => number;
}

/** The largest errors on the structured points; nothing where the target runs no models. */
export function errorsInModels(
  how: DeviceKernels,
  measured: Measured,
  suffix: string,
  sampled: readonly Sampled[],
  tally: () => ModelTally,
): Pick<Figure, 'models'> {
  if (!how.inModel) return {};
  const worst = (model: 'fma' | 'flush' | 'sloppy'): number => {
    const run = how.inModel!({ measured, suffix, model });
    const { judge, worst: found } = tally();
    for (const { setting, points } of sampled) {
      const got = run(Float32Array.from(points), setting.values);
      for (const [i, x] of points.entries()) judge(x, setting, got[i]!);
    }
    return found();
  };
  return { models: { fma: worst('fma'), flush: worst('flush'), sloppyDivision: worst('sloppy') } };
}
