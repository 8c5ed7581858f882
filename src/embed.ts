import { keepNothing } from './ui/frame/embed/keep-nothing.ts';
import { embedHash, readEmbedOptions } from './ui/view/embed-address.ts';
import './ui/frame/embed/embed-start.css';

/** Calls `start` when it is time: at once, when the frame comes into sight, or when the reader presses the picture. */
function whenWanted(root: HTMLElement, when: 'tap' | 'scroll' | 'now', start: () => unknown): void {
  if (when === 'tap') {
    for (const button of root.querySelectorAll('button')) button.hidden = false;
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
      start();
    });
    observer.observe(root);
  } else start();
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
  whenWanted(root, readEmbedOptions(location.search).start, async () => {
    root.dataset['state'] = 'coming';
    await shown;
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
