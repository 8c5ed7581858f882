import { trustedScript } from '../../../../trusted-scripts.ts';
import type { EmbedOptions } from '../../../view/embed-address.ts';
import type { SentPicture, SentScene } from './sent-scene.ts';
import workerUrl from './sent-worker.ts?worker&url';

/** The time after which the live page comes without a picture before it, in ms. */
const patience = 5000;

/**
 * Draws a scene in a worker: a stranger's link can hold up nothing there. Resolves once the first picture is shown, or
 * none can be drawn.
 */
function drawnApart(scene: SentScene, show: (picture: SentPicture) => Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    // A sandboxed frame may have no workers.
    const worker = ((): Worker | null => {
      try {
        return new Worker(trustedScript(workerUrl), { type: 'module' });
      } catch {
        return null;
      }
    })();
    let showing = Promise.resolve();
    const end = (): void => {
      clearTimeout(late);
      worker?.terminate();
      showing.then(resolve, reject);
    };
    const late = setTimeout(end, patience);
    if (!worker) {
      end();
      return;
    }
    worker.onmessage = ({ data }: MessageEvent<SentPicture | null>) => {
      if (!data) return end();
      showing = showing.then(() => show(data));
      showing.then(resolve, end);
    };
    worker.onerror = end;
    worker.postMessage(scene);
  });
}

/** Returns the picture as an image, which can run nothing, once the browser has read it. */
async function imageOf({ svg }: SentPicture): Promise<HTMLImageElement> {
  const image = new Image();
  image.alt = '';
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  return image;
}

/**
 * Shows the scene of a link before its page has arrived, in the places of the page's template. `link` is the text behind
 * `#`. Rejects if that isn't possible; what the document said before stays then.
 */
export async function showSent(root: HTMLElement, link: string, options: EmbedOptions): Promise<void> {
  const { view, theme } = options;
  const template = place<HTMLTemplateElement>(document, 'template#sent');
  const frame = { width: innerWidth, height: innerHeight };
  const scheme = theme === 'auto' ? 'light dark' : theme;
  let page: Element | null = null;
  await drawnApart({ link, view, frame, scheme }, async (picture) => {
    const image = await imageOf(picture);
    // A later picture takes the place of the first, unless the live page has.
    if (page) return fill(page, image, picture);
    page = pageFor(template, link, options);
    fill(page, image, picture);
    root.replaceChildren(page);
  });
}

function place<E extends Element>(page: ParentNode, name: string): E {
  const found = page.querySelector<E>(name);
  if (!found) throw new Error(`There is no ${name}`);
  return found;
}

/** Returns a copy of the page's template for a link. */
function pageFor(template: HTMLTemplateElement, link: string, { start, label }: EmbedOptions): Element {
  const page = place(document.importNode(template.content, true), '.drawn');
  const button = place<HTMLElement>(page, 'button');
  button.hidden = start !== 'tap';
  if (label !== '') button.textContent = label;
  place<HTMLAnchorElement>(page, 'footer a').href = `./#${link}`;
  return page;
}

/** Puts a picture and its words into their places. */
function fill(page: Element, image: HTMLImageElement, { view, strong, text }: SentPicture): void {
  place(page, '.look').classList.add(view);
  const room = place(page, '.room');
  room.setAttribute('aria-label', `${strong} ${text}`.trim());
  room.replaceChildren(image);
  place(page, 'footer b').textContent = strong;
  place(page, 'footer p').replaceChildren(place(page, 'footer b'), ` ${text}`);
}
