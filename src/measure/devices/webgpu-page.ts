/** What runs inside the page. `dispatchInPage` is sent to the browser as text, so it refers to nothing outside itself. */
export interface PageDispatch {
  readonly source: string;
  readonly entry: string;
  readonly workgroups: number;
  readonly constants: Readonly<Record<string, number>>;
  /** `data` is base64 of its words. */
  readonly buffers: readonly {
    readonly binding: number;
    readonly isUniform: boolean;
    readonly isWritten: boolean;
    readonly data: string;
  }[];
}

export type DispatchResult = { readonly outputs: readonly string[] } | { readonly error: string };

/** Runs one compute job on the page's device and gives back the written buffers. */
export async function dispatchInPage(job: PageDispatch): Promise<DispatchResult> {
  const store = globalThis as unknown as { actcDevice?: GPUDevice | undefined };
  store.actcDevice ??= await (await navigator.gpu?.requestAdapter())?.requestDevice();
  const device = store.actcDevice;
  if (!device) return { error: 'no WebGPU device' };
  const decode = (text: string) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const encode = (bytes: Uint8Array) => {
    let text = '';
    // In portions: a call takes a limited number of arguments.
    for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
    return btoa(text);
  };
  const module = device.createShaderModule({ code: job.source });
  const errors = (await module.getCompilationInfo()).messages.filter((m) => m.type === 'error');
  if (errors.length > 0) return { error: errors.map((m) => m.message).join('\n') };
  device.pushErrorScope('validation');
  const pipeline = device.createComputePipeline({
    layout: 'auto',
    compute: { module, entryPoint: job.entry, constants: job.constants },
  });
  const { STORAGE, UNIFORM, COPY_DST, COPY_SRC, MAP_READ } = GPUBufferUsage;
  const buffers = job.buffers.map((b) => {
    const bytes = decode(b.data);
    const usage = (b.isUniform ? UNIFORM : STORAGE) | COPY_DST | COPY_SRC;
    const gpu = device.createBuffer({ size: Math.max(16, bytes.length), usage });
    device.queue.writeBuffer(gpu, 0, bytes);
    return { ...b, gpu, length: bytes.length };
  });
  const group = device.createBindGroup({
    layout: pipeline.getBindGroupLayout(0),
    entries: buffers.map(({ binding, gpu }) => ({ binding, resource: { buffer: gpu } })),
  });
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  pass.setPipeline(pipeline);
  pass.setBindGroup(0, group);
  pass.dispatchWorkgroups(job.workgroups);
  pass.end();
  const copies = buffers
    .filter((b) => b.isWritten)
    .map(({ gpu, length }) => {
      const size = Math.max(16, length);
      const copy = device.createBuffer({ size, usage: MAP_READ | COPY_DST });
      encoder.copyBufferToBuffer(gpu, 0, copy, 0, size);
      return { copy, length };
    });
  device.queue.submit([encoder.finish()]);
  const wrong = await device.popErrorScope();
  if (wrong) return { error: wrong.message };
  const outputs: string[] = [];
  for (const { copy, length } of copies) {
    await copy.mapAsync(GPUMapMode.READ);
    outputs.push(encode(new Uint8Array(copy.getMappedRange(), 0, length)));
    copy.destroy();
  }
  for (const { gpu } of buffers) gpu.destroy();
  return { outputs };
}
