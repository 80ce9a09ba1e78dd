/**
 * A device runs emitted kernels. A target describes a run of one of its functions as a job (text, buffers, numbers);
 * a runner in `devices/` carries it out on one API. Neither knows the other by name: they meet in the job's kind.
 * Words are 32-bit patterns, so that NaN payloads, signed zeros and subnormals survive.
 */

/** What a device is, as it is printed and kept beside its measurements. */
export interface DeviceInfo {
  readonly api: string;
  readonly implementation: string;
  readonly version: string;
  /** Optional features that the device has (`shader-f16`). */
  readonly features: readonly string[];
}

export interface BufferSpec {
  readonly binding: number;
  /** `uniform` for small blocks of numbers, `storage` for arrays. */
  readonly usage: 'storage' | 'uniform';
  readonly access: 'read' | 'write';
  /** What it holds before the run; a written buffer starts as these words too. */
  readonly words: Uint32Array;
}

/** One dispatch of a compute entry point. */
export interface ComputeJob {
  readonly kind: 'compute';
  readonly source: string;
  readonly entry: string;
  readonly buffers: readonly BufferSpec[];
  /** Bytes for push constants, where the API has them. */
  readonly push?: Uint8Array;
  readonly workgroups: number;
  /** Pipeline-overridable constants by name. */
  readonly constants?: Readonly<Record<string, number>>;
  readonly features?: readonly string[];
}

export interface TextureSpec {
  readonly name: string;
  readonly format: 'r32ui' | 'r32f';
  /** width × height words, row by row. */
  readonly words: Uint32Array;
  /** Of a texture that has not the size of the draw. */
  readonly width?: number;
  readonly height?: number;
}

/** One draw of a full-screen triangle, one fragment an element. */
export interface FragmentJob {
  readonly kind: 'fragment';
  readonly source: string;
  readonly width: number;
  readonly height: number;
  readonly textures: readonly TextureSpec[];
  readonly uniforms: readonly {
    readonly name: string;
    readonly type: 'int' | 'uint' | 'float';
    readonly value: number;
  }[];
  /** Formats of the colour attachments, in order of location. */
  readonly outputs: readonly ('r32ui' | 'r32f')[];
}

export type Job = ComputeJob | FragmentJob;

export interface Device {
  readonly info: DeviceInfo;
  /** The written buffers (or attachments) after the run, in order. Rejects with DeviceError. */
  readonly run: (job: Job) => Promise<readonly Uint32Array[]>;
  readonly close: () => Promise<void>;
}

/** A device cannot be had: what is missing, and what to install. */
export class DeviceMissing extends Error {
  override readonly name = 'DeviceMissing';
  constructor(
    message: string,
    readonly help: string,
  ) {
    super(message);
  }
}

/** A run failed: the compiler's messages, a lost device, a time-out. */
export class DeviceError extends Error {
  override readonly name: string = 'DeviceError';
}

/** The device itself is gone (a driver's reset, a closed browser): another one can be opened and the run tried again. */
export class DeviceLost extends DeviceError {
  override readonly name = 'DeviceLost';
}

/** A run did not end. The device may be busy for ever: it has to be replaced, and the run is not tried again. */
export class DeviceHung extends DeviceError {
  override readonly name = 'DeviceHung';
}

/** The device is there, but lacks a feature that the kernels need (`shader-f16`): no fault of either. */
export class DeviceLacks extends DeviceError {
  override readonly name = 'DeviceLacks';
}

/** A runner: its file in `devices/` exports `runner`. */
export interface Runner {
  readonly name: string;
  readonly kind: Job['kind'];
  readonly open: () => Promise<Device>;
}
