/** Khronos' glslangValidator out of an npm package, on files in a folder of its own. */
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import glslang from 'glslang-validator-prebuilt-predownloaded';

export interface GlslValidator {
  /** What is wrong with a file; `flags` are the compiler's own (`-V`, `-DNAME`). `kind` is frag or comp. */
  readonly errors: (kind: 'frag' | 'comp', text: string, flags?: readonly string[]) => readonly string[];
  /** Removes the folder. */
  readonly close: () => void;
}

/** Copies the compiler and makes the copy executable: the package's file is not, and is not ours to change. */
export function openGlslValidator(): GlslValidator {
  const folder = mkdtempSync(join(tmpdir(), 'actc-glslang-'));
  const program = join(folder, process.platform === 'win32' ? 'glslang.exe' : 'glslang');
  copyFileSync(glslang.path, program);
  chmodSync(program, 0o755);
  return {
    errors: (kind, text, flags = []) => {
      const file = join(folder, `kernel.${kind}`);
      writeFileSync(file, text);
      const run = spawnSync(program, [...flags, file], { cwd: folder, encoding: 'utf8' });
      if (run.error) throw run.error;
      const lines = `${run.stdout}${run.stderr}`.split('\n').filter((l) => /^(ERROR|WARNING)/.test(l));
      return run.status === 0 || lines.length > 0 ? lines : [`exit status ${run.status}: ${run.stdout}`];
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
