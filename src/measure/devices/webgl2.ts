/** WebGL2 in a headless Chromium: one page, one context, fragments read back as exact bits. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Device, FragmentJob, Job, Runner } from '../../device.js';
import { DeviceError, DeviceLost, DeviceMissing, withinLimit } from '../../device.js';
import { browserPath } from './driver.js';
import { drawInPage, type PageData, type PageJob } from './webgl2-page.js';

const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--enable-unsafe-swiftshader',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--ignore-gpu-blocklist',
];

/** An empty page on localhost: a secure context, which about:blank is not. */
async function emptySite(): Promise<{ server: Server; url: string }> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><title>kernels</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://localhost:${(server.address() as AddressInfo).port}/` };
}

const toBase64 = (words: Uint32Array): string =>
  Buffer.from(words.buffer, words.byteOffset, words.byteLength).toString('base64');
function fromBase64(text: string): Uint32Array {
  const bytes = Buffer.from(text, 'base64');
  return new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

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
  const { chromium } = await import('playwright-core').catch(() => {
    throw new DeviceMissing('the package `playwright-core` is not installed', 'npm install --save-dev playwright-core');
  });
  const executablePath = await browserPath();
  const browser = await chromium.launch({ executablePath, headless: true, args: FLAGS });
  const site = await emptySite();
  try {
    const page = await browser.newPage();
    let crashed = false;
    page.on('crash', () => {
      crashed = true;
    });
    await page.goto(site.url);
    const implementation = await page.evaluate(() => {
      const gl = document.createElement('canvas').getContext('webgl2');
      const names = gl?.getExtension('WEBGL_debug_renderer_info');
      return gl ? String(gl.getParameter(names ? names.UNMASKED_RENDERER_WEBGL : gl.RENDERER)) : undefined;
    });
    if (!implementation) throw new DeviceMissing('the browser has no WebGL2', 'name another browser in ACTC_CHROMIUM');
    const run = async (job: Job) => {
      if (job.kind !== 'fragment') throw new DeviceError('this device runs fragment jobs');
      const result = await page.evaluate(drawInPage, pageJob(job)).catch((problem) => {
        if (page.isClosed() || crashed || !browser.isConnected()) throw new DeviceLost('the browser ended');
        throw new DeviceError(String(problem));
      });
      if ('error' in result) throw result.lost ? new DeviceLost(result.error) : new DeviceError(result.error);
      return result.outputs.map(fromBase64);
    };
    return {
      info: { api: 'WebGL2', implementation, version: `Chromium ${browser.version()}`, features: [] },
      run: (job) => withinLimit('a WebGL2 draw', run(job)),
      close: async () => {
        await browser.close();
        site.server.close();
      },
    };
  } catch (problem) {
    await browser.close();
    site.server.close();
    throw problem;
  }
}

export const runner: Runner = { name: 'webgl2', kind: 'fragment', open };
