/**
 * The stated limits of a definition, all in one place. They exist so that no file can take long or much memory; each
 * is far above what a textbook formula needs (the largest shipped definition: 2 kB, 60 parts, 12 claims).
 * Those of a single expression belong to the parser and are named here again. All limits count work, never seconds.
 */
export {
  MAX_DEPTH as MAX_EXPRESSION_DEPTH,
  MAX_DIGITS,
  MAX_EXPONENT,
  MAX_NODES as MAX_EXPRESSION_NODES,
} from '../expr/parse.js';

/** Characters in a file. The YAML library is quadratic in hostile files: at this size still under a second. */
export const MAX_FILE_CHARACTERS = 32_768;
/** Nested YAML collections (a definition needs 4: file, parameters, parameter, entry). Deeper ones are refused before
 * the YAML library recurses. */
export const MAX_YAML_DEPTH = 10;
/** Columns before the first character of a line that is not inside a text. */
export const MAX_INDENT = 100;
/** Keys and list entries in a file, all levels together. */
export const MAX_KEYS = 1_000;
/** Characters in one expression, condition or claim. */
export const MAX_EXPRESSION_CHARACTERS = 4_000;
/** Levels of the expression tree; `a + b + c` has one level a sign. Every later pass recurses over the tree. */
export const MAX_TREE_DEPTH = 250;
/** Parts of a value after all uses of other definitions are put in, and levels of that tree. */
export const MAX_EXPANDED_NODES = 4_000;
export const MAX_EXPANDED_DEPTH = 400;
export const MAX_PARAMETERS = 16;
export const MAX_PIECES = 32;
/** Comparisons in all conditions of the pieces and the domain together: the line is cut at each of them. */
export const MAX_COMPARISONS = 64;
/** Cuts of the line by one set of conditions; those nearest to 0 count. */
export const MAX_CUTS = 256;
export const MAX_JOINTS = 32;
export const MAX_CLAIMS = 200;
/** Characters in a name; names become file and function names. */
export const MAX_NAME_CHARACTERS = 64;
