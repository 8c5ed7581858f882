/** The link elements of styles that could not be fetched. */
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
 * Fetches missing styles again, once the network is back or at the next press. When a missing part of the page is
 * needed again, only its script is fetched again.
 */
export function fetchStylesAgain(signal: AbortSignal): void {
  addEventListener('error', hear, { signal, capture: true });
  for (const kind of ['online', 'pointerdown', 'keydown'])
    addEventListener(kind, again, { signal, capture: true });
}
