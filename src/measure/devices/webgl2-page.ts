/**
 * What runs inside the page. `drawInPage` is sent to the browser as text, so it refers to nothing outside itself.
 */
/** Base64 of words, or words that begin with `first` and grow by `step`. */
export type PageData = string | { readonly first: number; readonly step: number };

export interface PageJob {
  readonly source: string;
  readonly width: number;
  readonly height: number;
  readonly textures: readonly {
    readonly name: string;
    readonly format: 'r32ui' | 'r32f';
    readonly data: PageData;
    readonly width: number;
    readonly height: number;
  }[];
  readonly uniforms: readonly {
    readonly name: string;
    readonly type: 'int' | 'uint' | 'float';
    readonly value: number;
  }[];
  readonly outputs: readonly ('r32ui' | 'r32f')[];
}

export type PageResult = { readonly outputs: readonly string[] } | { readonly error: string; readonly lost?: boolean };

/** Draws one full-screen triangle with the job's fragment shader and reads every attachment back, base64 of its words. */
export function drawInPage(job: PageJob): PageResult {
  const VERTEX = `#version 300 es
void main() {
  gl_Position = vec4(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0, 0.0, 1.0);
}`;
  const store = globalThis as unknown as {
    actcGl?: WebGL2RenderingContext | undefined;
    actcPrograms?: Map<string, WebGLProgram>;
  };
  store.actcGl ??= document.createElement('canvas').getContext('webgl2', { antialias: false }) ?? undefined;
  store.actcPrograms ??= new Map();
  const gl = store.actcGl;
  if (!gl) return { error: 'no WebGL2 context' };
  if (gl.isContextLost()) return { error: 'the WebGL2 context was lost', lost: true };
  gl.getExtension('EXT_color_buffer_float');

  const decode = (data: PageData, count: number): ArrayBuffer => {
    if (typeof data === 'string') return Uint8Array.from(atob(data), (c) => c.charCodeAt(0)).buffer;
    const words = new Uint32Array(count);
    for (let i = 0; i < words.length; i++) words[i] = data.first + data.step * i;
    return words.buffer;
  };
  /** The first of four channels, element by element. */
  const firstChannel = (four: Uint32Array) => {
    const one = new Uint32Array(four.length / 4);
    for (let i = 0; i < one.length; i++) one[i] = four[4 * i]!;
    return one;
  };
  const encode = (words: Uint32Array) => {
    const bytes = new Uint8Array(words.buffer);
    let text = '';
    // In portions: a call takes a limited number of arguments.
    for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
    return btoa(text);
  };
  const formats = {
    r32ui: [gl.R32UI, gl.RED_INTEGER, gl.UNSIGNED_INT],
    r32f: [gl.R32F, gl.RED, gl.FLOAT],
  } as const;
  const texture = (
    format: 'r32ui' | 'r32f',
    data: ArrayBuffer | null,
    width: number = job.width,
    height: number = job.height,
  ) => {
    const made = gl.createTexture();
    const [internal, layout, type] = formats[format];
    gl.bindTexture(gl.TEXTURE_2D, made);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
    const view = data && (format === 'r32ui' ? new Uint32Array(data) : new Float32Array(data));
    gl.texImage2D(gl.TEXTURE_2D, 0, internal, width, height, 0, layout, type, view);
    return made;
  };
  const compile = (type: number, text: string) => {
    const shader = gl.createShader(type)!;
    gl.shaderSource(shader, text);
    gl.compileShader(shader);
    return shader;
  };
  let program = store.actcPrograms.get(job.source);
  if (!program) {
    program = gl.createProgram();
    const parts = [compile(gl.VERTEX_SHADER, VERTEX), compile(gl.FRAGMENT_SHADER, job.source)];
    for (const p of parts) gl.attachShader(program, p);
    gl.linkProgram(program);
    if (!gl.getProgramParameter(program, gl.LINK_STATUS))
      return { error: parts.map((p) => gl.getShaderInfoLog(p)).join('\n') + gl.getProgramInfoLog(program) };
    store.actcPrograms.set(job.source, program);
  }
  gl.useProgram(program);
  const inputs = job.textures.map((t, unit) => {
    gl.activeTexture(gl.TEXTURE0 + unit);
    const made = texture(t.format, decode(t.data, t.width * t.height), t.width, t.height);
    gl.uniform1i(gl.getUniformLocation(program, t.name), unit);
    return made;
  });
  for (const u of job.uniforms) {
    const at = gl.getUniformLocation(program, u.name);
    if (u.type === 'int') gl.uniform1i(at, u.value);
    else if (u.type === 'uint') gl.uniform1ui(at, u.value);
    else gl.uniform1f(at, u.value);
  }
  gl.activeTexture(gl.TEXTURE0 + inputs.length);
  const frame = gl.createFramebuffer();
  gl.bindFramebuffer(gl.FRAMEBUFFER, frame);
  const targets = job.outputs.map((format, i) => {
    const made = texture(format, null);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0 + i, gl.TEXTURE_2D, made, 0);
    return made;
  });
  gl.drawBuffers(targets.map((_, i) => gl.COLOR_ATTACHMENT0 + i));
  const complete = gl.checkFramebufferStatus(gl.FRAMEBUFFER) === gl.FRAMEBUFFER_COMPLETE;
  gl.viewport(0, 0, job.width, job.height);
  gl.drawArrays(gl.TRIANGLES, 0, 3);
  const outputs = job.outputs.map((format, i) => {
    const count = job.width * job.height;
    gl.readBuffer(gl.COLOR_ATTACHMENT0 + i);
    // The four-channel read-backs are the portable ones.
    if (format === 'r32ui') {
      const four = new Uint32Array(4 * count);
      gl.readPixels(0, 0, job.width, job.height, gl.RGBA_INTEGER, gl.UNSIGNED_INT, four);
      return encode(firstChannel(four));
    }
    const four = new Float32Array(4 * count);
    gl.readPixels(0, 0, job.width, job.height, gl.RGBA, gl.FLOAT, four);
    return encode(firstChannel(new Uint32Array(four.buffer)));
  });
  const problem = gl.getError();
  if (gl.isContextLost()) return { error: 'the WebGL2 context was lost', lost: true };
  for (const t of [...inputs, ...targets]) gl.deleteTexture(t);
  gl.deleteFramebuffer(frame);
  if (!complete || problem !== gl.NO_ERROR)
    return { error: complete ? `WebGL error ${problem}` : 'the framebuffer is incomplete' };
  return { outputs };
}
