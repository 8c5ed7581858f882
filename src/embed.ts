import { keepNothing } from './ui/frame/embed/keep-nothing.ts';
import { embedHash, type EmbedOptions, readEmbedOptions } from './ui/view/embed-address.ts';
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

/**
 * Evaluates what the live page shares with the whole site before it, each file in a task of its own: they are all fetched
 * at once, but the post's main thread gets its turn between them.
 */
function evaluateBefore(): void {
  const parts = [() => import('./ui/parts/own-task.ts'), () => import('./ui/frame/opened/opened.ts')];
  // The live page needs them, too, and says so if they can't be fetched.
  for (const part of parts) part().catch(() => undefined);
}

/** Shows the picture of a link's scene, if this is no page of a built-in one. Never rejects: the live page can say more. */
async function pictureFirst(root: HTMLElement): Promise<void> {
  const link = embedHash(location.hash).slice(1);
  if (!/^d\d/.test(link) || document.documentElement.dataset['address'] !== undefined) return;
  try {
    const { showSent } = await import('./ui/frame/embed/sent/show-sent.ts');
    await showSent(root, link, readEmbedOptions(location.search));
  } catch (error) {
    console.warn(error);
  }
}

/** Starts the page in a post: nothing of it is fetched before that is wanted. */
function begin(root: HTMLElement): void {
  keepNothing();
  const shown = pictureFirst(root);
  whenWanted(root, readEmbedOptions(location.search), async () => {
    root.dataset['state'] = 'coming';
    await shown;
    evaluateBefore();
    await import('./ui/frame/embed/start-embed.svelte.ts').then(
      ({ startEmbed }) => startEmbed(root),
      (error: unknown) => {
        console.error(error);
        root.dataset['state'] = 'failed';
      },
    );
  });
}

// Only on its own page: other pages may fetch the file for what stands in it.
const root = document.getElementById('embed');
if (root) begin(root);
