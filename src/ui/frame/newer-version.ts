import type { Playground } from '../../playground/playground.svelte.ts';
import { notFetched as words } from '#words/not-fetched.ts';
import { ahead } from '../parts/fetch-ahead.ts';
import { isNotFetched, missingPart } from '../parts/not-fetched.ts';
import type { View } from '../view/view.svelte.ts';

/** Whether the server answers: images are all that the page may fetch by itself. */
function isReachable(): Promise<boolean> {
  return new Promise((resolve) => {
    const image = new Image();
    image.onload = () => resolve(true);
    image.onerror = () => resolve(false);
    image.src = `./icon.svg?${String(Date.now())}`;
  });
}

/** Tells the visitor if a part of the page is missing, and offers the newer version of the page where there is one. */
class Versions {
  #asked: Promise<boolean> | null = null;

  constructor(
    private readonly view: View,
    private readonly playground: Playground,
  ) {}

  /** Reloads once everything is saved. What can't be saved is downloaded first, and the next press reloads. */
  async #reload(bring: () => void): Promise<void> {
    if (await this.playground.settled().catch(() => false)) return bring();
    const { downloadWorkspace } = await import('../panels/files/workspaces/file-actions.ts');
    await downloadWorkspace(this.playground);
    this.view.flash(words.downloaded, 'deny', { label: words.reload, run: bring });
  }

  #offer(text: string, tone: 'neutral' | 'deny', bring: () => void): void {
    this.view.flash(text, tone, { label: words.reload, run: () => void this.#reload(bring) });
  }

  /**
   * Offers to reload if a part is gone: it can't be fetched, though the server answers. Each engine words the failure in
   * its own way, and none says whether the file or the network is missing. @returns whether it is gone
   */
  gone(): Promise<boolean> {
    return (this.#asked ??= this.#look().finally(() => (this.#asked = null)));
  }

  async #look(): Promise<boolean> {
    const isGone = await isReachable();
    if (isGone) this.#offer(words.gone, 'deny', () => location.reload());
    return isGone;
  }

  /** Offers a newer version that has arrived in the browser; again whenever somebody comes back to the page. */
  newer(takeOver: () => void, signal: AbortSignal): void {
    const bring = (): void => {
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
      takeOver();
    };
    const offer = (): void => {
      if (!document.hidden) this.#offer(words.newer, 'neutral', bring);
    };
    offer();
    document.addEventListener('visibilitychange', offer, { signal });
  }
}

/**
 * Tells the visitor from now on if a part of the page can't be fetched and nothing else says so, and offers newer versions
 * of the page. Keeps the page in the browser, once it rests.
 */
export function followVersions(view: View, playground: Playground, signal: AbortSignal): void {
  const versions = new Versions(view, playground);
  for (const type of ['vite:preloadError', missingPart])
    addEventListener(type, () => void versions.gone(), { signal });
  addEventListener(
    'unhandledrejection',
    (event) => {
      if (!isNotFetched(event.reason)) return;
      event.preventDefault();
      void versions.gone().then((isGone) => {
        // Once is enough: what follows from the same fault says nothing new.
        const isSaid = view.flashes.some(({ message }) => message.includes(words.offline));
        if (!isGone && !isSaid) view.flash(words.text, 'deny');
      });
    },
    { signal },
  );
  ahead(async () => {
    const { keepOffline } = await import('./offline.ts');
    if (!signal.aborted) await keepOffline((takeOver) => versions.newer(takeOver, signal));
  });
}
