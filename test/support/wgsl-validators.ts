/** Two independent compilers of WGSL: Dawn (Chromium's) on its null backend, and naga (Firefox's). No GPU is used. */
import { parseWgsl, validate } from 'naga-wasm';
import { create, globals } from 'webgpu';

interface Message {
  readonly type: string;
  readonly message: string;
  readonly lineNum: number;
}
interface Device {
  createShaderModule(d: { code: string }): { getCompilationInfo(): Promise<{ messages: readonly Message[] }> };
  createComputePipelineAsync(d: object): Promise<unknown>;
  pushErrorScope(kind: string): void;
  popErrorScope(): Promise<{ message: string } | null>;
}

Object.assign(globalThis, globals);
/** Held for the life of the process: a collected instance takes its devices with it and ends the process. */
const gpu = create(['backend=null']);
let opened: Promise<Device> | undefined;

async function openDevice(): Promise<Device> {
  const adapter = await gpu.requestAdapter();
  if (!adapter) throw new Error('the null backend of Dawn is missing');
  return (await adapter.requestDevice({ requiredFeatures: ['shader-f16'] })) as unknown as Device;
}

const entryPoints = (code: string): readonly string[] =>
  [...code.matchAll(/@compute[^{]*?\bfn (\w+)\(/g)].map((m) => m[1]!);

/** What Dawn finds wrong with a module and with a compute pipeline of each of its entry points. */
export async function dawnErrors(code: string): Promise<readonly string[]> {
  opened ??= openDevice();
  const device = await opened;
  device.pushErrorScope('validation');
  const module = device.createShaderModule({ code });
  const { messages } = await module.getCompilationInfo();
  await device.popErrorScope();
  const errors = messages.filter((m) => m.type === 'error').map((m) => `line ${m.lineNum}: ${m.message}`);
  if (errors.length > 0) return errors;
  const warnings = messages.map((m) => `line ${m.lineNum}: ${m.type}: ${m.message}`);
  const failures = await Promise.all(
    entryPoints(code).map(async (entryPoint) => {
      try {
        await device.createComputePipelineAsync({ layout: 'auto', compute: { module, entryPoint } });
        return [];
      } catch (error) {
        return [`${entryPoint}: ${(error as Error).message}`];
      }
    }),
  );
  return [...warnings, ...failures.flat()];
}

/** What naga finds wrong with a module. */
export function nagaErrors(code: string): readonly string[] {
  try {
    validate(parseWgsl(code));
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
