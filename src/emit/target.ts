/**
 * What a target declares. One file in `targets/` exports `target` of this type; `files.ts` finds it by listing the
 * folder, so a new target is that file and a folder of templates, and no list is kept anywhere.
 */
import type { Job } from '../device.js';
import type { Diagnostic } from '../diagnostic.js';
import type { ShortModel } from '../program/short/instructions.js';
import type { Emitted, Grade, LoweredFunction, Measured, Precision, Summary } from '../stages.js';

/** Renders the template `name` of the target's own folder (or of `shared/`) with a plain object. */
export type Render = (name: string, view: object) => string;

export interface Target {
  /** The name users give to `--target`, and the output folder. */
  readonly name: string;
  /** One line for `--help` and the report. */
  readonly about: string;
  /** Rows of the evidence that kernels of this target have, for the report ("not executed yet" where none). */
  readonly kernels: readonly { readonly target: string; readonly precision: Precision }[];
  /** The grades that it can emit; only `fast` where missing. */
  readonly grades?: readonly Grade[];
  /** What kernels of its finer grades compute in, where it is not doubles; `nothing` for targets without kernels. */
  readonly computesIn?: 'float32' | 'nothing';
  /** The files of one definition. Paths start with the target's folder. */
  readonly emit: (measured: Measured, render: Render) => TargetOutput;
  /** Files over all definitions (an index, a book), from their summaries in order of name: cached ones are there too. */
  readonly emitAll?: (all: readonly Summary[], render: Render) => readonly Emitted[];
  /**
   * Runs a function exactly as emitted, bit for bit, in this process (targets that a JavaScript engine can run).
   * Arguments are the inputs, then all parameters; the result is in double, rounded by the caller for f32 arrays:
   * with `precision` f32, what loops over Float32Array compute.
   */
  readonly model?: (f: LoweredFunction, grade?: Grade, precision?: Precision) => (args: readonly number[]) => number;
  /**
   * Loads emitted files into this process: the functions of a definition by suffix, as their users call them. Several
   * times as fast as a model, and for the same bits.
   */
  readonly load?: (
    measured: Measured,
    files: readonly Emitted[],
  ) => Promise<(suffix: string) => (...args: readonly number[]) => number>;
  /**
   * The part of emitted files that decides what the array kernel of a function gives, without comments: its hash keys
   * sweeps in this process. `files` are the definition's and those that it shares; undefined where there is no such kernel.
   */
  readonly programOf?: (measured: Measured, files: readonly Emitted[], suffix: string) => string | undefined;
  /** Rows of the evidence whose kernels a device can run, and how. */
  readonly devices?: readonly DeviceKernels[];
  /** Checks emitted text with the language's own checker, before anything is written. One call for all files. */
  readonly check?: (files: readonly Emitted[]) => Promise<readonly Diagnostic[]>;
  /**
   * Name and version of the checker that `check` uses here, nothing where it is an optional package that is not
   * installed: then the build says that the files were not checked. Without this function the checker is always there.
   */
  readonly checker?: () => Promise<string | undefined>;
}

/** How the kernels of one row of the evidence are run on a device. Their text is the emitted file's, nothing else. */
export interface DeviceKernels {
  /** The row of the evidence. */
  readonly target: string;
  readonly precision: Precision;
  /** The runner that carries the jobs out: a file of measure/devices. */
  readonly runner: string;
  /** The emitted file that holds the kernels, by its path. */
  readonly path: (definition: string) => string;
  /** Features that a device must have for these kernels. */
  readonly needs?: readonly string[];
  /** How elements lie in the words of storage buffers; one a word where missing. */
  readonly elements?: Elements;
  /** The part of the file's text that decides its results, without comments: its hash keys measurements. */
  readonly program: (text: string) => string;
  /** One run of a function at all words of x, in binary32. The first result holds f(x), element by element. */
  readonly evaluate: (run: FunctionRun) => Job;
  /**
   * The function in an arithmetic of `program/short/instructions.ts`, run in this process: of all inputs at the values
   * of parameters in order. Missing: the kernels cannot be run here.
   */
  readonly inModel?: (run: {
    readonly measured: Measured;
    readonly suffix: string;
    readonly model: ShortModel;
  }) => (x: Float32Array, parameters: readonly number[]) => Float32Array;
  /** One run of each emitted entry point, and what its results must be. */
  readonly entries: (run: EntryRun) => readonly EntryJob[];
}

/** Elements of another size than a word. Both ways take and give binary32 bits, one element each. */
export interface Elements {
  /** Rounds to the nearest element, ties to even, and packs; the last word is filled up with zeros. */
  readonly pack: (bits: Uint32Array) => Uint32Array;
  /** All elements of the words; exact. */
  readonly unpack: (words: Uint32Array) => Uint32Array;
}

export interface FunctionRun {
  /** The emitted file. */
  readonly text: string;
  readonly measured: Measured;
  /** '' for the value, else the derivative's. */
  readonly suffix: string;
  /** Bits of the inputs, 32 each. */
  readonly x: Uint32Array;
  /** Parameter values in order. */
  readonly parameters: readonly number[];
}

/** x, dy and `blank` are binary32 bits; a target whose elements are of another size packs them. */
export interface EntryRun extends Omit<FunctionRun, 'suffix'> {
  readonly dy: Uint32Array;
  /** Elements to compute; x and dy hold some more, which must be left alone. */
  readonly count: number;
  /** What outputs hold before the run, so that an element that nobody wrote is seen. */
  readonly blank: number;
  /** Parameter values, one list a channel, for kernels that read learned parameters by channel. */
  readonly channels: readonly (readonly number[])[];
}

export interface EntryJob {
  readonly entry: string;
  readonly job: Job;
  /** Elements that it must compute. */
  readonly count: number;
  /** Is everything beyond these elements to stay blank? (A fragment kernel computes every texel that is drawn.) */
  readonly bounded: boolean;
  /** The channel of an element, where learned parameters come by channel. */
  readonly channelOf?: (element: number) => number;
  /** What result i must be, element by element: f(x), or dy times a derivative; several parts lie one after the other. */
  readonly results: readonly { readonly parts: readonly { readonly suffix: string; readonly timesDy: boolean }[] }[];
}

export interface TargetOutput {
  readonly files: readonly Emitted[];
  /** Names that are reserved in this target and were changed: `tanh` → `tanh_`. */
  readonly renames: Readonly<Record<string, string>>;
}
