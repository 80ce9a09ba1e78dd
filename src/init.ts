/** The text of a new definition: commented, and itself a definition that compiles and whose claims hold. */

/**
 * @param name a definition name
 * @param schema where editors find the schema: a relative path or an address
 */
export const newDefinition = (name: string, schema: string): string => `# yaml-language-server: $schema=${schema}
#
# One activation a file. The file's name is its name: ${name}.yaml is called \`${name}\` in all emitted code.
# Check it with \`actc check FILE\`, compile it with \`actc build FILE\`, see every stage with \`actc explain FILE\`.

title: ${titleOf(name)}
about: One sentence for the documentation.

# Numbers that users may choose, each with a default and, if not every real will do, a domain.
parameters:
  k: { default: 1, domain: k > 0, about: slope at zero }

# The textbook formula of x, exactly as you would write it on paper; the compiler finds a form that is safe to compute.
# + - * / ^ ( ), pi, e, exp, log, sqrt, abs, max, min, tanh, erf, … and the names of other definitions.
value: k*x / (1 + abs(k*x))

# A function in pieces is written like this instead (the first condition that holds decides):
# value:
#   - if: x > 0
#     then: x
#   - else: k*x
#
# Where one-sided derivatives differ, say which one is meant; otherwise it is the left one:
# joints:
#   x = 0: { dx: k }

# What you know about the function. Each claim is checked, and a false one stops the build with the point that refutes it.
claims:
  odd: odd(${name}(x, k))
  bounded: -1 < ${name}(x, k) < 1
  rising: increasing(${name}(x, k))
  limit on the right: limit(${name}(x, k), x, inf) = 1
  derivative: D(${name}(x, k), x) = k / (1 + abs(k*x))^2

# sources: ["Author, Title, year"]
`;

const titleOf = (name: string): string => {
  const words = name.replaceAll('_', ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
};
