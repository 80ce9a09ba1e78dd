/**
 * Checks emitted WGSL with naga (the WGSL compiler of Firefox and wgpu, as WebAssembly), where its npm package is
 * installed. It is optional: who only compiles definitions need not download it.
 */
import { type Diagnostic, diagnostic } from '../../../diagnostic.js';
import type { Emitted } from '../../../stages.js';
import { commentText } from '../../names.js';

interface Naga {
  readonly parseWgsl: (source: string) => unknown;
  readonly validate: (module: unknown) => unknown;
  readonly nagaVersion: string;
}

/** In a variable, so that bundlers for browsers leave the optional package alone. */
const packageName = 'naga-wasm';

/** naga, or nothing where it is not installed or cannot run. An empty early release of the package counts as none. */
async function loadNaga(): Promise<Naga | undefined> {
  try {
    const naga = (await import(/* @vite-ignore */ packageName)) as Partial<Naga>;
    return naga.parseWgsl && naga.validate && naga.nagaVersion !== undefined ? (naga as Naga) : undefined;
  } catch {
    return undefined;
  }
}

/** The checker's name and version, if there is one. */
export async function checker(): Promise<string | undefined> {
  const naga = await loadNaga();
  return naga && `naga ${naga.nagaVersion}`;
}

/** What naga finds wrong, each finding as a bug of ours; nothing where it is not installed. */
export async function check(files: readonly Emitted[]): Promise<readonly Diagnostic[]> {
  const shaders = files.filter((f) => f.path.endsWith('.wgsl'));
  const naga = shaders.length > 0 ? await loadNaga() : undefined;
  if (!naga) return [];
  return shaders.flatMap((file) => {
    try {
      naga.validate(naga.parseWgsl(file.text));
      return [];
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return [
        diagnostic('emitted-code-rejected', `naga: ${commentText(message)}`, {
          notes: [`in ${file.path}`],
          help: ['the compiler emitted text that its own checker refuses; nothing was written for this target'],
        }),
      ];
    }
  });
}
