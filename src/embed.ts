import { keepNothing } from './ui/frame/embed/keep-nothing.ts';
import { readEmbedOptions } from './ui/view/embed-address.ts';
import './ui/frame/embed/embed-start.css';

/** Calls `start` when it is time: at once, when the frame comes into sight, or when the reader asks for it. */
function whenWanted(root: HTMLElement, when: 'tap' | 'scroll' | 'now', start: () => void): void {
  const button = root.querySelector('button');
  if (when === 'tap' && button) {
    button.hidden = false;
    button.addEventListener('click', start, { once: true });
  } else if (when === 'scroll') {
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      start();
    });
    observer.observe(root);
  } else start();
}

/** Starts the page in a post: nothing of it is fetched before that is wanted. */
function begin(root: HTMLElement): void {
  keepNothing();
  whenWanted(root, readEmbedOptions(location.search).start, () => {
    root.dataset['state'] = 'coming';
    import('./ui/frame/embed/start-embed.svelte.ts').then(
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
