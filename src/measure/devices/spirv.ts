/** GLSL to SPIR-V by the glslang that npm carries prebuilt. */
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DeviceError, DeviceMissing } from '../../device.js';

const PACKAGE = 'glslang-validator-prebuilt-predownloaded';

/** The packaged executable of this system. Throws DeviceMissing. */
function packaged(): string {
  let folder: string;
  try {
    folder = dirname(createRequire(import.meta.url).resolve(`${PACKAGE}/package.json`));
  } catch {
    throw new DeviceMissing(`the package \`${PACKAGE}\` is not installed`, `npm install --save-dev ${PACKAGE}`);
  }
  const suffix = { linux: 'linux', darwin: 'darwin', win32: 'exe' }[process.platform as string] ?? process.platform;
  const found = [join(folder, 'bin', `glslangValidator.${suffix}`)].find((p) => existsSync(p));
  if (!found)
    throw new DeviceMissing(
      `\`${PACKAGE}\` holds no glslangValidator for ${process.platform}`,
      'use Linux, macOS or Windows on x64',
    );
  return found;
}

/** Compiles compute shaders in a private folder, removed by `close`. */
export class SpirvCompiler {
  private readonly folder = mkdtempSync(join(tmpdir(), 'actc-spirv-'));
  private readonly tool: string;

  constructor() {
    // The package's file is not executable: a private copy is.
    process.once('exit', this.close);
    this.tool = join(this.folder, process.platform === 'win32' ? 'glslang.exe' : 'glslang');
    copyFileSync(packaged(), this.tool);
    chmodSync(this.tool, 0o755);
  }

  /** The SPIR-V of a compute shader. Throws DeviceError with the compiler's messages. */
  compile(source: string, defines: Readonly<Record<string, number>> | undefined): Uint8Array {
    const [from, to] = [join(this.folder, 'shader.comp'), join(this.folder, 'shader.spv')];
    writeFileSync(from, source);
    const flags = Object.entries(defines ?? {}).map(([name, value]) => `-D${name}=${value}`);
    try {
      execFileSync(this.tool, ['-V', '--target-env', 'vulkan1.1', ...flags, '-o', to, from], { stdio: 'pipe' });
    } catch (problem) {
      throw new DeviceError(String((problem as { stdout?: Buffer }).stdout ?? problem));
    }
    return new Uint8Array(readFileSync(to));
  }

  readonly close = (): void => {
    process.off('exit', this.close);
    rmSync(this.folder, { recursive: true, force: true });
  };
}
