/**
 * Where a software driver comes from on a machine without one: `@sparticuz/chromium` carries Chromium, SwiftShader and
 * a Vulkan loader inside its npm package. Unpacked once into the temporary folder, whole or not at all, so that two
 * runs at once do not collide.
 *
 * Environment: ACTC_VULKAN_ICD names another driver's manifest (a real GPU, lavapipe); `system` leaves the choice to
 * the system's Vulkan loader. ACTC_CHROMIUM names another browser, ACTC_CHROMIUM_FLAGS more flags for it.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { DeviceMissing } from '../../device.js';

const HELP =
  'install it with `npm install --save-dev @sparticuz/chromium` (Linux x64), or name a driver in ACTC_VULKAN_ICD';

/** The folder of the package that carries the driver; undefined when it is not installed. */
function carrier(): string | undefined {
  try {
    // The package exports no package.json: its entry point leads to its folder.
    return dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')));
  } catch {
    return undefined;
  }
}

/** Unpacks one archive of the carrier into a folder of its own; the folder's name holds the archive's hash. */
function unpack(archive: string, name: string, extract: (packed: Buffer, into: string) => void): string {
  const packed = readFileSync(archive);
  const id = createHash('sha256').update(packed).digest('hex').slice(0, 16);
  const folder = join(tmpdir(), `actc-${name}-${id}`);
  if (existsSync(folder)) return folder;
  const aside = mkdtempSync(join(tmpdir(), `actc-${name}-`));
  try {
    extract(packed, aside);
    renameSync(aside, folder);
  } catch (problem) {
    rmSync(aside, { recursive: true, force: true });
    // Another run may have put the same folder there in the meantime.
    if (!existsSync(folder)) throw problem;
  }
  return folder;
}

function untar(packed: Buffer, into: string): void {
  mkdirSync(into, { recursive: true });
  const tar = join(into, 'archive.tar');
  writeFileSync(tar, brotliDecompressSync(packed));
  execFileSync('tar', ['xf', tar, '-C', into]);
  rmSync(tar);
}

export interface VulkanDriver {
  /** The loader to open, or undefined for the system's. */
  readonly loader?: string;
  /** The driver's manifest, or undefined for the system's choice. */
  readonly manifest?: string;
}

/** The Vulkan driver to use. Throws DeviceMissing with what to install. */
export function vulkanDriver(): VulkanDriver {
  const chosen = process.env.ACTC_VULKAN_ICD;
  if (chosen === 'system') return {};
  if (chosen) {
    if (!existsSync(chosen)) throw new DeviceMissing(`ACTC_VULKAN_ICD names \`${chosen}\`, which does not exist`, HELP);
    return { manifest: chosen };
  }
  if (process.platform !== 'linux') return {};
  const from = carrier();
  if (!from || process.arch !== 'x64') throw new DeviceMissing('no software Vulkan driver is installed', HELP);
  const folder = unpack(join(from, 'bin', 'swiftshader.tar.br'), 'swiftshader', untar);
  return { loader: join(folder, 'libvulkan.so.1'), manifest: join(folder, 'vk_swiftshader_icd.json') };
}

/** The browser to start. Throws DeviceMissing with what to install. */
export async function browserPath(): Promise<string> {
  const chosen = process.env.ACTC_CHROMIUM;
  if (chosen) {
    if (!existsSync(chosen)) throw new DeviceMissing(`ACTC_CHROMIUM names \`${chosen}\`, which does not exist`, HELP);
    return chosen;
  }
  const from = carrier();
  if (!from || process.platform !== 'linux' || process.arch !== 'x64')
    throw new DeviceMissing(
      'no browser is installed for the tests',
      'name one in ACTC_CHROMIUM (Chromium or Chrome), or install @sparticuz/chromium on Linux x64',
    );
  const chromium = unpack(join(from, 'bin', 'chromium.br'), 'chromium', (packed, into) => {
    mkdirSync(into, { recursive: true });
    writeFileSync(join(into, 'chromium'), brotliDecompressSync(packed), { mode: 0o755 });
    // The browser looks for its SwiftShader beside itself.
    untar(readFileSync(join(from, 'bin', 'swiftshader.tar.br')), into);
  });
  return join(chromium, 'chromium');
}
