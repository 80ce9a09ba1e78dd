/** A certificate without what nothing in it rests on: the checker refuses superfluous laws, since damage to them would not show. */
import type { Certificate, Json } from '../stages.js';
import type { Truth } from '../truth/truth.js';
import { checked, type Node } from './cells.js';
import type { Stated } from './statement.js';

/** Undefined where the certificate is not accepted even so; the reason is `checkCells`'s. */
export function trimmed(certificate: Certificate, stated: Stated, truth: Truth): Certificate | undefined {
  const laws = new Map<Node, ReadonlySet<number>>();
  const conditions = new Set<number>();
  const refused = checked(certificate, stated, truth, (node, used, facts) => {
    laws.set(node, used);
    for (const f of facts) conditions.add(f);
  });
  if (refused !== undefined) return undefined;
  const domain = (certificate.domain as readonly Json[]).filter((_, i) => conditions.has(i));
  const dropped = (certificate.domain as readonly Json[]).length - domain.length;
  const fact = (i: Json): Json => {
    const n = i as number;
    return n < (certificate.domain as readonly Json[]).length
      ? [...conditions].filter((c) => c < n).length
      : n - dropped;
  };
  return { ...certificate, domain, tree: nodeOf(certificate.tree as Node, laws, fact) };
}

function nodeOf(node: Node, used: ReadonlyMap<Node, ReadonlySet<number>>, fact: (i: Json) => Json): Json {
  const keep = used.get(node);
  const list = (node.laws ?? []) as readonly Node[];
  const at = new Map([...(keep ?? [])].sort((a, b) => a - b).map((old, i) => [old, i] as const));
  const law = (i: Json): Json => at.get(i as number)!;
  const fields: { [key: string]: Json } = {};
  for (const [name, value] of Object.entries(node)) {
    if (name === 'negative' || name === 'zero' || name === 'positive') fields[name] = nodeOf(value as Node, used, fact);
    else if (name === 'laws') {
      if (keep && (keep.size > 0 || node.end !== undefined || node.of !== undefined))
        fields.laws = list.filter((_, i) => keep.has(i)).map((l) => lawOf(l, law, fact));
    } else if (name === 'bindings') {
      // A case distinction that needs no laws needs no fixed variables either.
      if (node.end !== undefined || (keep && keep.size > 0))
        fields.bindings = (value as readonly Node[]).map((b) => ({ ...b, fact: fact(b.fact!) }));
    } else if (name === 'slopes') fields.slopes = (value as readonly Node[]).map((s) => nodeOf(s, used, fact));
    else if (name === 'fact') fields.fact = fact(value);
    else if (name === 'sign') fields.sign = law(value);
    else fields[name] = value;
  }
  return fields;
}

/** The same law with the numbers of the laws and facts it names. */
function lawOf(l: Node, law: (i: Json) => Json, fact: (i: Json) => Json): Json {
  const fields: { [key: string]: Json } = { ...l };
  for (const name of ['left', 'right', 'of1', 'of2', 'negate']) if (l[name] !== undefined) fields[name] = law(l[name]);
  if (l.law === 'pair' && l.root !== undefined) fields.root = law(l.root);
  if (l.fact !== undefined) fields.fact = fact(l.fact);
  if (Array.isArray(l.combine))
    fields.combine = (l.combine as readonly (readonly Json[])[]).map(([i, n]) => [law(i!), n!]);
  if (Array.isArray(l.sum)) fields.sum = (l.sum as readonly Json[]).map(law);
  if (Array.isArray(l.terms))
    fields.terms = (l.terms as readonly (readonly Json[])[]).map(([coef, parts]) => [
      coef!,
      (parts as readonly Node[]).map((p) => (p.sign === undefined ? p : { ...p, sign: law(p.sign) })),
    ]);
  return fields;
}
