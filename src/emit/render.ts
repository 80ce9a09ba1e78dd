/**
 * Templates to text. The only importer of Handlebars. Templates place text and choose nothing: `each`, `if`, `unless`,
 * `with`, partials and paths are all they may use, and every path must exist in the view. Texts in, text out: no disk.
 */
import Handlebars from 'handlebars';
import { invariant } from '../diagnostic.js';
import type { Render } from './target.js';

/** The block helpers a template may use; of those that Handlebars brings, `log` and `lookup` are none. */
const helpers = { each: true, if: true, unless: true, with: true, log: false, lookup: false } as const;

/**
 * A read-only view that throws on every property it does not have. Handlebars' strict mode covers `{{path}}` only;
 * `{{#if missing}}` and `{{#each missing}}` would print nothing without a word.
 */
function strictView(value: unknown, where: string): unknown {
  if (value === null || typeof value !== 'object') {
    const printable = typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number';
    invariant(printable, `a template's view holds ${String(value)} at ${where}`);
    // Numbers are spelled by the target (1.0 would print as 1, -0 as 0), but Handlebars needs them for nothing else.
    invariant(typeof value !== 'number', `a template's view holds a number at ${where}; the target spells numbers`);
    return value;
  }
  const isList = Array.isArray(value);
  invariant(isList || Object.getPrototypeOf(value) === Object.prototype, `the view at ${where} is not a plain object`);
  const copy: unknown = isList
    ? value.map((v, i) => strictView(v, `${where}[${i}]`))
    : Object.fromEntries(Object.entries(value).map(([k, v]) => [k, strictView(v, `${where}.${k}`)]));
  return new Proxy(copy as object, {
    get(target, name, receiver) {
      // Handlebars names the object in the text of its own errors.
      if (name === Symbol.toPrimitive) return () => where;
      if (typeof name === 'string' && !Object.hasOwn(target, name))
        invariant(false, `a template asks for ${where}.${name}, which the view does not have`);
      return Reflect.get(target, name, receiver);
    },
    set: () => false,
    defineProperty: () => false,
    deleteProperty: () => false,
  });
}

/**
 * A renderer for the templates of one target: `name` is looked up as `folder/name`, then as `shared/name`. All
 * templates are partials under their full name (`{{> shared/banner}}`). Rendered text ends with one line break.
 * Throws CompilerBug for a missing template or a path that the view does not have.
 */
export function renderer(templates: ReadonlyMap<string, string>, folder: string): Render {
  const engine = Handlebars.create();
  const options = { noEscape: true, strict: true, knownHelpersOnly: true, knownHelpers: helpers } as const;
  const compiled = new Map<string, HandlebarsTemplateDelegate>();
  for (const [name, text] of templates) {
    if (!name.startsWith(`${folder}/`) && !name.startsWith('shared/')) continue;
    compiled.set(name, engine.compile(text, options));
    engine.registerPartial(name, engine.compile(text, options));
  }
  return (name, view) => {
    const template = compiled.get(`${folder}/${name}`) ?? compiled.get(`shared/${name}`);
    invariant(template, `there is no template ${folder}/${name}`);
    return `${template(strictView(view, 'view') as object).replace(/\s+$/, '')}\n`;
  };
}

/** A node of a template's syntax tree, as far as the law about templates looks at it. */
export interface TemplateNode {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** The syntax tree of a template, for the test that no template chooses a formula. */
export const parseTemplate = (text: string): TemplateNode => Handlebars.parse(text) as unknown as TemplateNode;
