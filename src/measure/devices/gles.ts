/**
 * GLSL ES 3.00 on Mesa's OpenGL ES, without a browser (Linux; Debian's libegl1, libgles2 and libgl1-mesa-dri): a second
 * way for the kernels of WebGL2, whose compiler is not ANGLE's. Chosen by ACTC_RUNNERS=webgl2=gles. Draws in this
 * process, so a shader that hangs hangs the process.
 */
import { type Device, DeviceError, DeviceMissing, type FragmentJob, type Job, type Runner } from '../../device.js';

type Argument = number | null | Uint8Array | Uint32Array | Int32Array | bigint | object;
type Call = (...args: Argument[]) => unknown;
type Koffi = typeof import('koffi')['default'];

const HELP = 'apt-get install libegl1 libgles2 libgl1-mesa-dri';
const VERTEX = `#version 300 es
void main() { gl_Position = vec4(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0, 0.0, 1.0); }`;

/** Names of the OpenGL ES 3.0 headers. */
const GL = {
  VERTEX_SHADER: 0x8b31,
  FRAGMENT_SHADER: 0x8b30,
  LINK_STATUS: 0x8b82,
  TEXTURE_2D: 0x0de1,
  TEXTURE0: 0x84c0,
  MIN_FILTER: 0x2801,
  MAG_FILTER: 0x2800,
  NEAREST: 0x2600,
  FRAMEBUFFER: 0x8d40,
  COLOR_ATTACHMENT0: 0x8ce0,
  COMPLETE: 0x8cd5,
  TRIANGLES: 4,
  RENDERER: 0x1f01,
  VERSION: 0x1f02,
} as const;
/** Internal format, layout and type of a texture; layout and type of what is read back, the portable four channels. */
const FORMATS = {
  r32ui: [0x8236, 0x8d94, 0x1405, 0x8d99],
  r32f: [0x822e, 0x1903, 0x1406, 0x1908],
} as const;

interface Connection {
  readonly find: (name: string, result: string, args: readonly string[]) => Call;
  /** Libraries are unloaded when nothing refers to them any more, whatever they still hold. */
  readonly libraries: readonly unknown[];
}

/** A context of its own on no window. Throws DeviceMissing. */
function connect(koffi: Koffi): Connection {
  process.env.EGL_PLATFORM ??= 'surfaceless';
  process.env.LIBGL_ALWAYS_SOFTWARE ??= '1';
  let libraries: ReturnType<Koffi['load']>[];
  try {
    libraries = [koffi.load('libEGL.so.1'), koffi.load('libGLESv2.so.2')];
  } catch (problem) {
    throw new DeviceMissing(`no OpenGL ES: ${String(problem)}`, HELP);
  }
  const [egl, gl] = libraries as [(typeof libraries)[0], (typeof libraries)[0]];
  const of = (name: string, result: string, args: readonly string[]) => egl.func(name, result, [...args]) as Call;
  const display = of('eglGetDisplay', 'void*', ['void*'])(null) as object;
  const [major, minor] = [Buffer.alloc(4), Buffer.alloc(4)];
  if (!of('eglInitialize', 'int', ['void*', 'void*', 'void*'])(display, major, minor))
    throw new DeviceMissing('OpenGL ES has no display without a window here', HELP);
  of('eglBindAPI', 'int', ['uint32_t'])(0x30a0); // EGL_OPENGL_ES_API
  // EGL_CONTEXT_MAJOR_VERSION 3, EGL_CONTEXT_MINOR_VERSION 0, EGL_NONE
  const wanted = Int32Array.of(0x3098, 3, 0x30fb, 0, 0x3038);
  const context = of('eglCreateContext', 'void*', ['void*', 'void*', 'void*', 'void*'])(display, null, null, wanted);
  if (!context) throw new DeviceMissing('no context of OpenGL ES 3.0 can be made', HELP);
  of('eglMakeCurrent', 'int', ['void*', 'void*', 'void*', 'void*'])(display, null, null, context as object);
  return { find: (name, result, args) => gl.func(`gl${name}`, result, [...args]) as Call, libraries };
}

/** The calls that a draw needs. */
function callsOf({ find, libraries }: Connection) {
  const [u, i, p, f] = ['uint32_t', 'int', 'void*', 'float'] as const;
  const call = (name: string, ...args: readonly string[]) => find(name, 'void', args);
  return {
    libraries,
    text: find('GetString', 'const char*', [u]),
    error: find('GetError', u, []),
    createShader: find('CreateShader', u, [u]),
    source: call('ShaderSource', u, i, p, p),
    compile: call('CompileShader', u),
    shaderLog: call('GetShaderInfoLog', u, i, p, p),
    createProgram: find('CreateProgram', u, []),
    attach: call('AttachShader', u, u),
    link: call('LinkProgram', u),
    status: call('GetProgramiv', u, u, p),
    programLog: call('GetProgramInfoLog', u, i, p, p),
    use: call('UseProgram', u),
    place: find('GetUniformLocation', i, [u, p]),
    int: call('Uniform1i', i, i),
    uint: call('Uniform1ui', i, u),
    float: call('Uniform1f', i, f),
    genTextures: call('GenTextures', i, p),
    deleteTextures: call('DeleteTextures', i, p),
    activate: call('ActiveTexture', u),
    bindTexture: call('BindTexture', u, u),
    parameter: call('TexParameteri', u, u, i),
    image: call('TexImage2D', u, i, i, i, i, i, u, u, p),
    genFramebuffers: call('GenFramebuffers', i, p),
    deleteFramebuffers: call('DeleteFramebuffers', i, p),
    bindFramebuffer: call('BindFramebuffer', u, u),
    attachTexture: call('FramebufferTexture2D', u, u, u, u, i),
    complete: find('CheckFramebufferStatus', u, [u]),
    drawBuffers: call('DrawBuffers', i, p),
    readBuffer: call('ReadBuffer', u),
    viewport: call('Viewport', i, i, i, i),
    draw: call('DrawArrays', u, i, i),
    read: call('ReadPixels', i, i, i, i, u, u, p),
  };
}

class Context {
  private readonly gl: ReturnType<typeof callsOf>;
  private readonly programs = new Map<string, number>();

  constructor(private readonly koffi: Koffi) {
    this.gl = callsOf(connect(koffi));
  }

  readonly info = () => ({
    api: 'OpenGL ES 3.0',
    implementation: String(this.gl.text(GL.RENDERER)),
    version: String(this.gl.text(GL.VERSION)),
    features: [],
  });

  private made(make: Call): number {
    const out = Buffer.alloc(4);
    make(1, out);
    return out.readUInt32LE();
  }

  private shader(type: number, text: string): number {
    const shader = this.gl.createShader(type) as number;
    const bytes = Buffer.from(`${text}\0`);
    const pointer = Buffer.alloc(8);
    pointer.writeBigUInt64LE(BigInt(this.koffi.address(bytes) as bigint));
    this.gl.source(shader, 1, pointer, null);
    this.gl.compile(shader);
    return shader;
  }

  private program(source: string): number {
    const known = this.programs.get(source);
    if (known !== undefined) return known;
    const program = this.gl.createProgram() as number;
    const parts = [this.shader(GL.VERTEX_SHADER, VERTEX), this.shader(GL.FRAGMENT_SHADER, source)];
    for (const part of parts) this.gl.attach(program, part);
    this.gl.link(program);
    const status = Buffer.alloc(4);
    this.gl.status(program, GL.LINK_STATUS, status);
    if (status.readInt32LE() === 0) {
      const log = (get: Call, of: number) => {
        const text = Buffer.alloc(4096);
        get(of, text.length, null, text);
        return text.toString('utf8', 0, text.indexOf(0));
      };
      throw new DeviceError(
        [...parts.map((s) => log(this.gl.shaderLog, s)), log(this.gl.programLog, program)].join('\n'),
      );
    }
    this.programs.set(source, program);
    return program;
  }

  private texture(format: keyof typeof FORMATS, words: Uint32Array | null, width: number, height: number): number {
    const texture = this.made(this.gl.genTextures);
    const [internal, layout, type] = FORMATS[format];
    this.gl.bindTexture(GL.TEXTURE_2D, texture);
    for (const filter of [GL.MIN_FILTER, GL.MAG_FILTER]) this.gl.parameter(GL.TEXTURE_2D, filter, GL.NEAREST);
    this.gl.image(GL.TEXTURE_2D, 0, internal, width, height, 0, layout, type, words);
    return texture;
  }

  draw(job: FragmentJob): readonly Uint32Array[] {
    const { gl } = this;
    const { width, height } = job;
    const program = this.program(job.source);
    gl.use(program);
    const at = (name: string) => gl.place(program, Buffer.from(`${name}\0`)) as number;
    const inputs = job.textures.map((t, unit) => {
      gl.activate(GL.TEXTURE0 + unit);
      const made = this.texture(t.format, t.words, t.width ?? width, t.height ?? height);
      gl.int(at(t.name), unit);
      return made;
    });
    for (const u of job.uniforms) gl[u.type](at(u.name), u.value);
    gl.activate(GL.TEXTURE0 + inputs.length);
    const frame = this.made(gl.genFramebuffers);
    gl.bindFramebuffer(GL.FRAMEBUFFER, frame);
    const targets = job.outputs.map((format, i) => {
      const made = this.texture(format, null, width, height);
      gl.attachTexture(GL.FRAMEBUFFER, GL.COLOR_ATTACHMENT0 + i, GL.TEXTURE_2D, made, 0);
      return made;
    });
    gl.drawBuffers(
      targets.length,
      Uint32Array.from(targets, (_, i) => GL.COLOR_ATTACHMENT0 + i),
    );
    const state = gl.complete(GL.FRAMEBUFFER) as number;
    gl.viewport(0, 0, width, height);
    gl.draw(GL.TRIANGLES, 0, 3);
    const outputs = job.outputs.map((format, i) => {
      const [, , type, layout] = FORMATS[format];
      const four = new Uint32Array(4 * width * height);
      gl.readBuffer(GL.COLOR_ATTACHMENT0 + i);
      gl.read(0, 0, width, height, layout, type, four);
      return Uint32Array.from({ length: width * height }, (_, k) => four[4 * k]!);
    });
    const problem = gl.error() as number;
    const all = Uint32Array.from([...inputs, ...targets]);
    gl.deleteTextures(all.length, all);
    gl.deleteFramebuffers(1, Uint32Array.of(frame));
    if (state !== GL.COMPLETE) throw new DeviceError(`the framebuffer is not complete: 0x${state.toString(16)}`);
    if (problem !== 0) throw new DeviceError(`OpenGL ES error 0x${problem.toString(16)}`);
    return outputs;
  }
}

async function open(): Promise<Device> {
  const { default: koffi } = await import('koffi').catch(() => {
    throw new DeviceMissing('the package `koffi` is not installed', 'npm install --save-dev koffi');
  });
  const context = new Context(koffi);
  return {
    info: context.info(),
    run: async (job: Job) => {
      if (job.kind !== 'fragment') throw new DeviceError('this device runs fragment jobs');
      return context.draw(job);
    },
    close: async () => {},
  };
}

export const alternative: Runner = { name: 'gles', kind: 'fragment', open };
