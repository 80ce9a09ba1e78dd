/** WebGL2 in a headless Chromium: one page, one context, fragments read back as exact bits. */
import type { Device, FragmentJob, Job, Runner } from '../../device.js';
import { DeviceError, DeviceLost, DeviceMissing } from '../../device.js';
import { fromBase64, openPage, toBase64 } from './browser.js';
import { withinLimit } from './limit.js';
import { drawInPage, type PageData, type PageJob } from './webgl2-page.js';

/** Words that count up or are all alike (a sweep's inputs) need not be sent, only said. */
function packed(words: Uint32Array): PageData {
  const [first = 0, second = first] = words;
  const step = (second - first) >>> 0;
  if (step > 1) return toBase64(words);
  for (let i = 1; i < words.length; i++) if (words[i] !== (first + step * i) >>> 0) return toBase64(words);
  return { first, step };
}

const pageJob = (job: FragmentJob): PageJob => ({
  source: job.source,
  width: job.width,
  height: job.height,
  textures: job.textures.map((t) => ({
    name: t.name,
    format: t.format,
    data: packed(t.words),
    width: t.width ?? job.width,
    height: t.height ?? job.height,
  })),
  uniforms: job.uniforms.map((u) => ({ ...u })),
  outputs: [...job.outputs],
});

async function open(): Promise<Device> {
  const { page, version, asDeviceError, close } = await openPage();
  try {
    const implementation = await page.evaluate(() => {
      const gl = document.createElement('canvas').getContext('webgl2');
      const names = gl?.getExtension('WEBGL_debug_renderer_info');
      return gl ? String(gl.getParameter(names ? names.UNMASKED_RENDERER_WEBGL : gl.RENDERER)) : undefined;
    });
    if (!implementation) throw new DeviceMissing('the browser has no WebGL2', 'name another browser in ACTC_CHROMIUM');
    const run = async (job: Job) => {
      if (job.kind !== 'fragment') throw new DeviceError('this device runs fragment jobs');
      const result = await page.evaluate(drawInPage, pageJob(job)).catch((problem) => {
        throw asDeviceError(problem);
      });
      if ('error' in result) throw result.lost ? new DeviceLost(result.error) : new DeviceError(result.error);
      return result.outputs.map(fromBase64);
    };
    return {
      info: { api: 'WebGL2', implementation, version, features: [] },
      run: (job) => withinLimit('a WebGL2 draw', run(job)),
      close,
    };
  } catch (problem) {
    await close();
    throw problem;
  }
}

export const runner: Runner = { name: 'webgl2', kind: 'fragment', open };
