/** TypeScript text of tables and coefficients. Numbers are written shortest, so that they read back to the same bits. */

/** @param {readonly number[]} values */
const list = (values) => `[${values.map((v) => (Object.is(v, -0) ? '0' : String(v))).join(', ')}]`;

const comment = (/** @type {string} */ text) => `/** ${text} */\n`;

/** A table that kernels index. @param {string} name @param {string} what @param {readonly number[]} values */
export const table = (name, what, values) =>
  `${comment(what)}export const ${name}: Float64Array = new Float64Array(${list(values)});\n`;

/** A few numbers that a core takes apart when it is loaded. @param {string} name @param {string} what @param {readonly number[]} values */
export const tuple = (name, what, values) => `${comment(what)}export const ${name} = ${list(values)} as const;\n`;

/** A file with what it is for. @param {string} what @param {readonly string[]} parts */
export const file = (what, parts) =>
  `/**\n * ${what}\n * Written by \`node scripts/coefficients/write.mjs\`; not edited by hand.\n */\n\n${parts.join('\n')}`;

/** How far off a polynomial is, for the comment beside it. @param {number} error */
export const power = (error) => `2^${error.toFixed(1)}`;
