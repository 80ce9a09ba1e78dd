/** WebGPU in a headless Chromium: the same jobs as WebGPU in Node, to see that a browser gives the same results. */
import type { ComputeJob, Device, Job, Runner } from '../../device.js';
import { DeviceError, DeviceMissing } from '../../device.js';
import { fromBase64, openPage, toBase64 } from './browser.js';
import { withinLimit } from './limit.js';
import { dispatchInPage, type PageDispatch } from './webgpu-page.js';

/** Headless browsers keep WebGPU to themselves without these. */
const FLAGS = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'];

const dispatchOf = (job: ComputeJob): PageDispatch => ({
  source: job.source,
  entry: job.entry,
  workgroups: job.workgroups,
  constants: { ...job.constants },
  buffers: job.buffers.map((b) => ({
    binding: b.binding,
    isUniform: b.usage === 'uniform',
    isWritten: b.access === 'write',
    data: toBase64(b.words),
  })),
});

async function open(): Promise<Device> {
  const { page, version, asDeviceError, close } = await openPage(FLAGS);
  try {
    const implementation = await page.evaluate(async () => {
      const info = (await navigator.gpu?.requestAdapter())?.info;
      return info && `${info.architecture || info.vendor} (${info.description})`;
    });
    if (!implementation) throw new DeviceMissing('the browser has no WebGPU', 'name another browser in ACTC_CHROMIUM');
    const run = async (job: Job) => {
      if (job.kind !== 'compute') throw new DeviceError('this device runs compute jobs');
      const result = await page.evaluate(dispatchInPage, dispatchOf(job)).catch((problem) => {
        throw asDeviceError(problem);
      });
      if ('error' in result) throw new DeviceError(result.error);
      return result.outputs.map(fromBase64);
    };
    return {
      info: { api: 'WebGPU', implementation: `Dawn on ${implementation}`, version, features: [] },
      run: (job) => withinLimit('a WebGPU dispatch in the browser', run(job)),
      close,
    };
  } catch (problem) {
    await close();
    throw problem;
  }
}

/** Not a device of its own for `measure`: the same API as WebGPU in Node. */
export const inBrowser: Runner = { name: 'webgpu-browser', kind: 'compute', open };
