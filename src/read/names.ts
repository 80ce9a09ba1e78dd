/** Which names a definition, an input and a parameter may have, and which emitted names would collide. */
import { functionNames, opNames } from '../expr/ops.js';
import { MAX_NAME_CHARACTERS } from './limits.js';
import { NAME } from './schema.js';

/** Words of the notation that no name may have. */
const WORDS: readonly string[] = [
  'pi',
  'e',
  'inf',
  'nan',
  'and',
  'or',
  'not',
  'where',
  'if',
  'then',
  'else',
  'true',
  'false',
  'limit',
  'range',
  'smooth',
  'increasing',
  'decreasing',
  'nondecreasing',
  'nonincreasing',
  'convex',
  'concave',
  'even',
  'odd',
];
/** Names by which JavaScript objects are reached from their data. */
const UNSAFE: readonly string[] = ['constructor', 'prototype'];

export interface BadName {
  readonly code: 'bad-name' | 'reserved-name';
  readonly message: string;
  readonly help: readonly string[];
}

/** `softStep-2` as a name that is allowed: `soft_step_2`; a run of capitals is one word. */
export function suggestName(text: string): string {
  const parts = text
    .replace(/([a-z0-9])([A-Z])(?=[a-z]|$)/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((p) => p !== '');
  const name = parts.join('_').slice(0, MAX_NAME_CHARACTERS);
  return /^[a-z]/.test(name) ? name : `f_${name}`.replace(/_$/, '');
}

function badForm(what: string, name: string): BadName | undefined {
  if (name.length > MAX_NAME_CHARACTERS)
    return {
      code: 'bad-name',
      message: `the name of this ${what} has ${name.length} characters`,
      help: [`a name may have ${MAX_NAME_CHARACTERS}`],
    };
  if (NAME.test(name)) return undefined;
  return {
    code: 'bad-name',
    message: `\`${name}\` cannot be the name of ${/^[aeiou]/.test(what) ? 'an' : 'a'} ${what}`,
    help: [
      'names are lower case letters, digits and single underscores, a letter first',
      ...(name.trim() === '' ? [] : [`for example \`${suggestName(name)}\``]),
    ],
  };
}

/** What is wrong with the name of a definition; `isFunction` tells whether its value is the function of that name. */
export function badDefinitionName(name: string, isFunction: boolean): BadName | undefined {
  const form = badForm('definition', name);
  if (form) return form;
  const isOp = (opNames as readonly string[]).includes(name);
  if ((functionNames as readonly string[]).includes(name) && !isFunction)
    return {
      code: 'reserved-name',
      message: `\`${name}\` is a built-in function, and this is not it`,
      help: [`rename the file; only \`value: ${name}(x)\` may be called \`${name}\``],
    };
  if ((isOp && !isFunction) || [...WORDS, ...UNSAFE, 'x', 'xx', 'd'].includes(name))
    return {
      code: 'reserved-name',
      message: `\`${name}\` means something else in the notation`,
      help: ['rename the file'],
    };
  return undefined;
}

/** What is wrong with the name of an input or a parameter of the definition `owner`. */
export function badSymbolName(what: 'input' | 'parameter', name: string, owner: string): BadName | undefined {
  const form = badForm(what, name);
  if (form) return form;
  const reserved = (message: string, help: readonly string[]): BadName => ({ code: 'reserved-name', message, help });
  const other = [`choose another name, for example \`${name === 'e' || name === 'pi' ? 'a' : `${name[0]}0`}\``];
  if ((opNames as readonly string[]).includes(name)) return reserved(`\`${name}\` is a built-in function`, other);
  if (WORDS.includes(name) || UNSAFE.includes(name))
    return reserved(`\`${name}\` means something else in the notation`, other);
  if (name === owner) return reserved(`\`${name}\` is the definition's own name`, other);
  if (what === 'parameter' && (name === 'x' || name === 'xx'))
    return reserved(
      `a parameter cannot be called \`${name}\`: its derivative would be \`${owner}_d${name}\`, which is that in x`,
      other,
    );
  return undefined;
}

/** camelCase as emitted in TypeScript: an underscore before a digit stays. */
const camel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** All names that a definition is emitted by, in both styles. */
export function emittedNames(name: string, parameters: readonly string[]): readonly string[] {
  const kernels = ['forward', 'backward', 'forward_backward'].flatMap((k) => [k, `${k}_channels`]);
  const suffixes = ['dx', 'dxx', ...parameters.map((p) => `d${p}`), ...kernels];
  return [name, camel(name), ...suffixes.flatMap((s) => [`${name}_${s}`, camel(name) + capital(camel(s))])];
}

/** Pairs of definitions of which the second is called as a function of the first is: `soft` and `soft_dx`. */
export function collisions(
  definitions: readonly { readonly name: string; readonly parameters: readonly string[] }[],
): readonly { readonly name: string; readonly with: string; readonly emitted: string }[] {
  const owner = new Map<string, string>();
  for (const d of definitions)
    for (const emitted of emittedNames(d.name, d.parameters)) if (!owner.has(emitted)) owner.set(emitted, d.name);
  const found = definitions.flatMap((d) =>
    emittedNames(d.name, d.parameters)
      .filter((emitted) => owner.get(emitted) !== d.name)
      .slice(0, 1)
      .map((emitted) => ({ name: d.name, with: owner.get(emitted)!, emitted })),
  );
  // The longer of two names was chosen badly: `soft_dx`, not `soft`.
  return found.map((f) => (f.name.length < f.with.length ? { ...f, name: f.with, with: f.name } : f));
}
