import { trustedScript } from '../../trusted-scripts.ts';

/** A page on this machine has its server beside it, and often another page at the same address tomorrow. */
const isLocal = (): boolean =>
  /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$|\.localhost$/.test(location.hostname);

const meta = (name: string): string | null =>
  document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? null;

/**
 * Whether the page may be kept in this browser. A host can say `off`, and `on` for a page on this machine. A page in a
 * frame keeps nothing: it belongs to the page around it. Nor does an endpoint's, which needs its endpoint.
 */
function mayKeep(): boolean {
  const wish = meta('iam-playground-offline');
  if (!('serviceWorker' in navigator) || window.self !== window.top) return false;
  if (meta('iam-playground-endpoint') !== null) return false;
  return wish === 'on' || (wish !== 'off' && !isLocal());
}

/**
 * Keeps this version of the page in the browser, so that all of it works without a network, and calls `offer` once a
 * newer version is here, too, with what brings it in. Private windows and full disks refuse: then nothing is kept.
 */
export async function keepOffline(offer: (takeOver: () => void) => void): Promise<void> {
  if (!mayKeep()) return;
  const registration = await navigator.serviceWorker.register(trustedScript('./sw.js'), {
    updateViaCache: 'none',
  });
  const offerWaiting = (): void => {
    const { waiting } = registration;
    if (waiting && navigator.serviceWorker.controller) offer(() => waiting.postMessage('take over'));
  };
  offerWaiting();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', offerWaiting);
  });
}
