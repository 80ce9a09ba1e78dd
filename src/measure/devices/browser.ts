/** A headless Chromium with one empty page: what runs inside is sent there as a function. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { DeviceError, DeviceLost, DeviceMissing } from '../../device.js';
import { browserPath } from './driver.js';
import { closing } from './limit.js';

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

/** More flags from ACTC_CHROMIUM_FLAGS, parted by spaces; of two that say different things the browser takes the last. */
const chosenFlags = (): readonly string[] =>
  (process.env.ACTC_CHROMIUM_FLAGS ?? '').split(' ').filter((flag) => flag !== '');

/** An empty page on localhost, on a free port: a secure context, which about:blank is not. */
async function emptySite(): Promise<{ server: Server; url: string }> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><title>kernels</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://localhost:${(server.address() as AddressInfo).port}/` };
}

export interface BrowserPage {
  readonly page: Page;
  /** `Chromium 1.2.3.4` */
  readonly version: string;
  /** What a run inside the page failed with, as one of the errors of devices. */
  readonly asDeviceError: (problem: unknown) => DeviceError;
  readonly close: () => Promise<void>;
}

/** Opens a browser of its own with more flags. Rejects with DeviceMissing where none can be had. */
export async function openPage(flags: readonly string[] = []): Promise<BrowserPage> {
  const { chromium } = await import('playwright-core').catch(() => {
    throw new DeviceMissing('the package `playwright-core` is not installed', 'npm install --save-dev playwright-core');
  });
  const executablePath = await browserPath();
  const browser = await chromium.launch({
    executablePath,
    headless: true,
    args: [...FLAGS, ...flags, ...chosenFlags()],
  });
  let site: Server | undefined;
  const close = async () => {
    // A browser whose graphics process hangs does not close: it is killed when this process ends.
    await closing(browser.close());
    site?.close();
  };
  try {
    const { server, url } = await emptySite();
    site = server;
    const page = await browser.newPage();
    let crashed = false;
    page.on('crash', () => {
      crashed = true;
    });
    await page.goto(url);
    const asDeviceError = (problem: unknown) =>
      page.isClosed() || crashed || !browser.isConnected()
        ? new DeviceLost('the browser ended')
        : new DeviceError(String(problem));
    return { page, version: `Chromium ${browser.version()}`, asDeviceError, close };
  } catch (problem) {
    await close();
    throw problem;
  }
}

export const toBase64 = (words: Uint32Array): string =>
  Buffer.from(words.buffer, words.byteOffset, words.byteLength).toString('base64');

export function fromBase64(text: string): Uint32Array {
  const bytes = Buffer.from(text, 'base64');
  return new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}
