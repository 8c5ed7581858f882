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
  const { view, theme, start } = options;
  const template = document.querySelector<HTMLTemplateElement>('template#sent');
  if (!template) throw new Error('This page has no place for a picture');
  const frame = { width: innerWidth, height: innerHeight };
  const scheme = theme === 'auto' ? 'light dark' : theme;
  let shown: HTMLImageElement | null = null;
  await drawnApart({ link, view, frame, scheme }, async (picture) => {
    const image = await imageOf(picture);
    // A later picture takes the place of the first, unless the live page has.
    if (shown) shown.replaceWith(image);
    else root.replaceChildren(pageWith(template, image, picture, link, start));
    shown = image;
  });
}

/** Puts a picture and its words into the places of the page's template. */
function pageWith(
  template: HTMLTemplateElement,
  image: HTMLImageElement,
  picture: SentPicture,
  link: string,
  start: EmbedOptions['start'],
): DocumentFragment {
  const page = template.content.cloneNode(true) as DocumentFragment;
  const place = <E extends Element>(name: string): E => {
    const found = page.querySelector<E>(name);
    if (!found) throw new Error(`The place for a picture has no ${name}`);
    return found;
  };
  place('.look').classList.add(picture.view);
  const room = place('.room');
  room.setAttribute('aria-label', `${picture.strong} ${picture.text}`.trim());
  room.append(image);
  place<HTMLElement>('button').hidden = start !== 'tap';
  place('footer b').textContent = picture.strong;
  place('footer p').append(picture.text);
  place<HTMLAnchorElement>('footer a').href = `./#${link}`;
  return page;
}
