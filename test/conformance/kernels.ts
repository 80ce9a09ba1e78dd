/** The kernels that the conformance tests run: shipped definitions through the pipeline, once each, as they are emitted. */
import { existsSync, readFileSync } from 'node:fs';
import { derive } from '../../src/derive/derive.js';
import { renderer } from '../../src/emit/render.js';
import type { DeviceKernels, Target } from '../../src/emit/target.js';
import { loadTargets, readTemplates, targetNames } from '../../src/files.js';
import { lower } from '../../src/lower/lower.js';
import type { Definition, Library, Measured } from '../../src/stages.js';
import { loadTruth, type Truth } from '../../src/truth/truth.js';
import { verify } from '../../src/verify/verify.js';
import { readShipped } from '../support/shipped.js';
import { keeping } from '../support/store.js';

export interface Row {
  readonly target: Target;
  readonly how: DeviceKernels;
}

/** What does not depend on a definition. */
export interface Workshop {
  readonly truth: Truth;
  readonly targets: readonly Target[];
  readonly templates: ReadonlyMap<string, string>;
  /** Every row of the evidence that a device can run. */
  readonly rows: readonly Row[];
  /** A target whose functions run in this process: what random inputs are compared with. */
  readonly reference: Target | undefined;
}

export async function openWorkshop(): Promise<Workshop> {
  const [truth, targets] = await Promise.all([loadTruth(), loadTargets(targetNames())]);
  const rows = targets.flatMap((target) => (target.devices ?? []).map((how) => ({ target, how })));
  return { truth, targets, templates: readTemplates(), rows, reference: targets.find((t) => t.model) };
}

/**
 * A definition as far as emit needs it. Claims are left out: they decide nothing that is emitted, and testing them is
 * what takes time.
 */
export function measuredOf(
  definition: Definition,
  library: Library,
  truth: Truth,
  grade: 'fast' | 'accurate' = 'accurate',
): Measured {
  const derived = derive({ ...definition, claims: [] }, library, truth).value;
  const verified = derived && verify(derived, truth).value;
  const lowered =
    verified &&
    lower(verified, truth, grade === 'fast' ? keeping : { kernels: 'accurate', short: true, ...keeping }).value;
  if (!lowered) throw new Error(`${definition.name} does not compile`);
  return { lowered, figures: [], grade };
}

const library: Library = readShipped().library;

/** Shipped definitions, compiled when they are first asked for. */
export class Shipped {
  private readonly compiled = new Map<string, Measured>();
  constructor(
    private readonly workshop: Workshop,
    private readonly grade: 'fast' | 'accurate' = 'accurate',
  ) {}

  measured(name: string): Measured {
    const known = this.compiled.get(name);
    if (known) return known;
    const made = measuredOf(library.get(name)!, library, this.workshop.truth, this.grade);
    this.compiled.set(name, made);
    return made;
  }

  /** The file that the compiler emits now for a row. */
  emitted(name: string, row: Row): string {
    return textOf(this.measured(name), row, this.workshop.templates);
  }
}

/** The emitted file of a row. */
export function textOf(measured: Measured, { target, how }: Row, templates: Workshop['templates']): string {
  const path = how.path(measured.lowered.verified.derived.definition.name);
  const file = target.emit(measured, renderer(templates, target.name)).files.find((f) => f.path === path);
  if (!file) throw new Error(`${target.name} emits no ${path}`);
  return file.text;
}

const generated = new URL('../../generated/', import.meta.url);

/** The file of a row in `generated/`, which is what users take; nothing where the folder was never built. */
export function committed(name: string, { how }: Row): string | undefined {
  const file = new URL(how.path(name), generated);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** A file without comments and blank lines: figures of earlier runs stand in comments. */
export const withoutComments = (text: string): string =>
  text
    .split('\n')
    .map((l) => l.replace(/\/\/.*$/, '').trimEnd())
    .filter((l) => l !== '')
    .join('\n');
