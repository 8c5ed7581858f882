import type { Playground } from '../../playground/playground.svelte.ts';
import { notFetched as words } from '#words/not-fetched.ts';
import { ahead } from '../parts/fetch-ahead.ts';
import { isNotFetched } from '../parts/not-fetched.ts';
import type { View } from '../view/view.svelte.ts';

/**
 * Whether what an image or a link asks for comes from the server: the query passes by all that keeps it. Neither element
 * reads what is meant for the other.
 */
const comes = (asking: object, src: string, rel?: string): Promise<boolean> =>
  new Promise((resolve) => {
    src += `?${String(Date.now())}`;
    const onload = (): void => resolve(true);
    const onerror = (): void => resolve(false);
    Object.assign(asking, { onload, onerror, src, href: src, rel });
  });

/** Whether the server answers: images are all that the page may fetch by itself. */
const isReachable = (): Promise<boolean> => comes(new Image(), './icon.svg');

/**
 * Whether a part of this page is on its server. A module is only fetched, and styles apply as they do where they came at
 * once. Either is refused where a host sends another page in its place.
 */
function isThere(part: string): Promise<boolean> {
  const link = document.createElement('link');
  document.head.append(link);
  return comes(link, part, part.endsWith('.css') ? 'stylesheet' : 'modulepreload');
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
   * Offers to reload if a part is gone: it still can't be fetched, though the server answers before that and after it. Each
   * engine words the failure in its own way, and none says whether the file or the network is missing. @returns whether it
   * is gone
   */
  gone(error: unknown): Promise<boolean> {
    return (this.#asked ??= this.#look(error).finally(() => (this.#asked = null)));
  }

  async #look(error: unknown): Promise<boolean> {
    // Where the failure names no file, this one stands for all: its name is another one in each version.
    const [part] = /\S+\.(?:js|css)$/.exec(String(error)) ?? [import.meta.url];
    const isGone = (await isReachable()) && !(await isThere(part)) && (await isReachable());
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
  addEventListener('vite:preloadError', ({ payload }) => void versions.gone(payload), { signal });
  addEventListener(
    'unhandledrejection',
    (event) => {
      if (!isNotFetched(event.reason)) return;
      event.preventDefault();
      void versions.gone(event.reason).then((isGone) => {
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
