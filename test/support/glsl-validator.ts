/** Khronos' glslangValidator out of an npm package, on files in a folder of its own. */
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import glslang from 'glslang-validator-prebuilt-predownloaded';

export interface GlslFile {
  /** With the extension that tells the stage (`.frag`, `.comp`). */
  readonly name: string;
  readonly text: string;
}

export interface GlslValidator {
  /** The findings in many files at once, each with the file's name before it. Starting the compiler is what costs. */
  readonly errors: (files: readonly GlslFile[]) => readonly string[];
  /** The findings in one file with flags of the compiler (`-V` for Vulkan's rules, `-DNAME`). */
  readonly errorsOfOne: (file: GlslFile, flags: readonly string[]) => readonly string[];
  /** Removes the folder. */
  readonly close: () => void;
}

/** Copies the compiler and makes the copy executable: the package's file is not, and is not ours to change. */
export function openGlslValidator(): GlslValidator {
  const folder = mkdtempSync(join(tmpdir(), 'actc-glslang-'));
  const program = join(folder, process.platform === 'win32' ? 'glslang.exe' : 'glslang');
  copyFileSync(glslang.path, program);
  chmodSync(program, 0o755);
  const run = (files: readonly GlslFile[], flags: readonly string[]): readonly string[] => {
    for (const { name, text } of files) writeFileSync(join(folder, name), text);
    const args = [...flags, ...files.map((f) => f.name)];
    const { error, stdout, stderr, status } = spawnSync(program, args, { cwd: folder, encoding: 'utf8' });
    if (error) throw error;
    let file = '';
    const found: string[] = [];
    for (const line of `${stdout}${stderr}`.split('\n')) {
      if (files.some((f) => f.name === line.trim())) file = line.trim();
      else if (/^(ERROR|WARNING|Warning|Error)/.test(line)) found.push(`${file}: ${line}`);
    }
    return status === 0 || found.length > 0 ? found : [`exit status ${status}: ${stdout}`];
  };
  return {
    errors: (files) => run(files, []),
    errorsOfOne: (file, flags) => run([file], flags),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
