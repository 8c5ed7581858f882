/** The most letters of a word that the page's narrowest line holds. */
const longest = 24;

/**
 * Splits a name, or a text with names in it, where a line may break: behind spaces, `/`, `.`, `_`, `:`, `@` and `-`. A
 * word such as `DeployStack` stays whole, as it would read as two. Only one whose letters are more than a line holds breaks
 * before its capitals, rather than anywhere.
 */
export function partsOf(name: string): readonly string[] {
  return name
    .split(/(?<=[/._:@\s-])(?=[^/._:@\s-])/)
    .flatMap((part) =>
      part.replace(/[/._:@\s-]+$/, '').length > longest ? part.split(/(?<=[a-z\d])(?=[A-Z])/) : [part],
    );
}
