/** Forms hand over proxies, which neither storage nor the history can keep. */
export function plain<T>(value: T): T {
  const copy: unknown = $state.snapshot(value);
  return copy as T;
}
