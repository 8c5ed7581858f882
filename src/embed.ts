import { keepNothing } from './ui/frame/embed/keep-nothing.ts';
import { showNotThere } from './ui/frame/embed/not-there.ts';
import { showSent } from './ui/frame/embed/sent/show-sent.ts';
import { embedHash, type EmbedOptions, readEmbedOptions } from './ui/view/embed-address.ts';
import { openFull } from './ui/view/embed-full.ts';
import type { fetchEmbed } from './ui/frame/embed/fetch-embed.ts';
import './ui/frame/embed/embed-start.css';

/** The longest that a live page waits for the post to rest, in ms. */
const longestWait = 3000;

/**
 * Resolves once the post has arrived and its main thread rests: what its author wants live without a press disturbs
 * neither the post nor another part of it that is just starting.
 */
async function atRest(): Promise<void> {
  if (document.readyState !== 'complete')
    await new Promise((done) => addEventListener('load', done, { once: true }));
  // Safari has no such call.
  if ('requestIdleCallback' in globalThis)
    await new Promise((done) => requestIdleCallback(done, { timeout: longestWait }));
}

/** Calls `start` when it is time: at once, when the frame comes into sight, or when the reader presses the picture. */
function whenWanted(root: HTMLElement, { start: when, label }: EmbedOptions, start: () => unknown): void {
  if (when === 'tap') {
    for (const button of root.querySelectorAll('button')) {
      button.hidden = false;
      if (label !== '') button.textContent = label;
    }
    const press = ({ target }: Event): void => {
      if (target instanceof Element && target.closest('a')) return;
      root.removeEventListener('click', press);
      start();
    };
    root.addEventListener('click', press);
  } else if (when === 'scroll') {
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      void atRest().then(start);
    });
    observer.observe(root);
  } else void atRest().then(start);
}

/** Opens the page in full from a picture. Where the post forbids windows, the address stands there to be copied. */
function openDrawn(event: MouseEvent): void {
  const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>('.drawn a');
  if (!link || !openFull(event, link.href)) return;
  const sentence = link.previousElementSibling as Element;
  sentence.textContent = link.href;
  getSelection()?.selectAllChildren(sentence);
}

/** Shows the picture of a link's scene, if this is no page of a built-in one. Never rejects: the live page can say more. */
async function pictureFirst(root: HTMLElement): Promise<void> {
  const link = embedHash(location.hash).slice(1);
  if (!/^d\d/.test(link) || document.documentElement.dataset['address'] !== undefined) return;
  try {
    await showSent(root, link, readEmbedOptions(location.search));
  } catch (error) {
    console.warn(error);
  }
}

/** Fetches what fetches the live page. It names some eighty files, so no picture waits for it. */
const fetching = async (): Promise<typeof fetchEmbed> =>
  (await import('./ui/frame/embed/fetch-embed.ts')).fetchEmbed;

/** Starts the page in a post: nothing of it is fetched before that is wanted. */
function begin(root: HTMLElement): void {
  keepNothing();
  root.addEventListener('click', openDrawn);
  const shown = pictureFirst(root);
  // It is there when the reader presses. If it can't be had, the press tries again, and says so.
  void shown.then(fetching).catch(() => undefined);
  whenWanted(root, readEmbedOptions(location.search), async () => {
    root.dataset['state'] = 'coming';
    await shown;
    try {
      const start = await fetching();
      await start(root);
    } catch (error) {
      console.error(error);
      showNotThere(root);
    }
  });
}

// Only on its own page: other pages may fetch the file for what stands in it.
const root = document.getElementById('embed');
if (root) begin(root);
