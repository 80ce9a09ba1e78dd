/** Does the mathematics make sense? (first version) */
import type { Diagnostic } from '../diagnostic.js';
import type { Definition, Library } from '../stages.js';
import type { Outline } from './outline.js';

export function senseOf(_d: Definition, _o: Outline, _library: Library): readonly Diagnostic[] {
  return [];
}
