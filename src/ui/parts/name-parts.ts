/** The most letters of a word that the page's narrowest line holds. */
const longest = 24;

/**
 * Splits a name where a line may break: behind `/`, `.`, `_`, `:`, `@` and `-`. A word such as `DeployStack` stays whole, as
 * it would read as two. Only one whose letters are more than a line holds breaks before its capitals, rather than anywhere.
 */
export function partsOf(name: string): readonly string[] {
  return name
    .split(/(?<=[/._:@-])(?=[^/._:@-])/)
    .flatMap((part) =>
      part.replace(/[/._:@-]+$/, '').length > longest ? part.split(/(?<=[a-z\d])(?=[A-Z])/) : [part],
    );
}
