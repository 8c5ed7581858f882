/** The elements of styles that could not be fetched. */
const missing = new Set<HTMLLinkElement>();

function hear({ target }: Event): void {
  if (!(target instanceof HTMLLinkElement) || target.rel !== 'stylesheet') return;
  target.remove();
  missing.add(target);
}

function again(): void {
  document.head.append(...missing);
  missing.clear();
}

/**
 * Fetches styles that could not be fetched again, once the network is back or with the next press: a part of the page that
 * is wanted again asks for its script alone.
 */
export function fetchStylesAgain(signal: AbortSignal): void {
  addEventListener('error', hear, { signal, capture: true });
  for (const kind of ['online', 'pointerdown', 'keydown'])
    addEventListener(kind, again, { signal, capture: true });
}
