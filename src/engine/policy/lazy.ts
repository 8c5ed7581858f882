/** Works a value out when it is first asked for: most of what a policy says is never asked about. */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
