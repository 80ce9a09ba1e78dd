/**
 * The shape of a definition file: THE schema that reading checks against and that editors use (published as JSON
 * Schema in `schema/definition.schema.json`). What only the compiler can check (names, expressions, exact defaults)
 * is checked after it.
 */
import { z } from 'zod';
import { MAX_CLAIMS, MAX_JOINTS, MAX_NAME_CHARACTERS, MAX_PARAMETERS, MAX_PIECES } from './limits.js';

/** Lower case, digits and single underscores. */
export const NAME = /^[a-z](?:_?[a-z0-9])*_?$/;
const QUOTIENT = /^[-+]?[0-9]+ *\/ *[0-9]+$/;

const text = z.string().min(1);
const name = z
  .string()
  .regex(NAME)
  .max(MAX_NAME_CHARACTERS)
  .describe('Lower case letters, digits and single underscores.');
const expression = z
  .union([z.string().min(1), z.number()])
  .describe(
    'An expression: numbers, inputs, parameters, pi, e, + - * / ^, parentheses, functions, other definitions. No implicit multiplication.',
  );
const condition = z
  .string()
  .min(1)
  .describe('Comparisons < <= > >= == != of expressions, joined by `and`: `x > 0 and x < a`.');

const piece = z
  .union([
    z.strictObject({ if: condition.describe('When this piece applies; the first match wins.'), then: expression }),
    z.strictObject({ else: expression.describe('Where no condition above holds.') }),
  ])
  .describe('`if:` with `then:`, or `else:` last.');

const defaultValue = z
  .union([z.number(), z.string().regex(QUOTIENT)])
  .describe('A number, or an unquoted quotient of integers such as 1/6; kept exact.');

const parameter = z
  .union([
    defaultValue,
    z.strictObject({
      default: defaultValue,
      domain: condition.describe('What values the parameter may have: `k > 0`. Without it, any real.').optional(),
      about: text.describe('What the parameter does, in a few words.').optional(),
      learned: z
        .boolean()
        .describe('Training changes it: its gradient is emitted first, and a variant by channel.')
        .optional(),
    }),
  ])
  .describe('A default alone, or a map with default, domain, about, learned.');

const joint = z
  .strictObject({
    dx: expression.describe('The value that the first derivative takes at the joint.').optional(),
    dxx: expression.describe('The value that the second derivative takes at the joint.').optional(),
    source: text.describe('Where the convention comes from.').optional(),
  })
  .describe('The convention where one-sided derivatives differ.');

export const definitionSchema = z
  .strictObject({
    title: text.describe('The name in documents.').optional(),
    about: text.describe('What the function is, in a sentence.').optional(),
    aliases: z.array(text).describe('Other names, for search and documents only.').optional(),
    domain: condition.describe('Where the function is defined, if not wherever its formula is.').optional(),
    inputs: z.array(name).min(1).describe('The inputs; [x] if left out.').optional(),
    parameters: z.record(name, parameter).describe(`At most ${MAX_PARAMETERS} named numbers.`).optional(),
    value: z
      .union([z.string().min(1), z.number(), z.array(piece).min(1).max(MAX_PIECES)])
      .describe('The textbook formula: an expression, or pieces. Never a numerically stabilised form.'),
    joints: z
      .record(z.string(), joint)
      .describe(`Keys such as \`x = 0\` or \`x = 0 where b == 0\`; at most ${MAX_JOINTS}.`)
      .optional(),
    claims: z
      .record(z.string(), z.string().min(1))
      .describe(
        `Title: statement, with an optional \`where\`; at most ${MAX_CLAIMS}. For example \`D(f(x), x) = g(x) where x != 0\`.`,
      )
      .optional(),
    sources: z.array(text).describe('Where the formula comes from.').optional(),
  })
  .describe('An activation function: one line of textbook mathematics and what is claimed about it.');

export type DefinitionShape = z.infer<typeof definitionSchema>;

/** The published JSON Schema (draft 7, which editors' YAML support reads), as the text of its file. */
export function jsonSchemaText(): string {
  const schema = z.toJSONSchema(definitionSchema, { target: 'draft-7' });
  return `${JSON.stringify({ ...schema, title: 'Activation definition' }, null, 2)}\n`;
}
