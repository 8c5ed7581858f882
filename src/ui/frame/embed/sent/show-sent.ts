import { trustedScript } from '../../../../trusted-scripts.ts';
import type { EmbedOptions } from '../../../view/embed-address.ts';
import type { SentPicture, SentScene } from './draw-sent.ts';
import workerUrl from './sent-worker.ts?worker&url';

/** The time after which the live page comes without a picture before it, in ms. */
const patience = 5000;

/** Draws a scene in a worker: a stranger's link can hold up nothing there. Null if it can't be drawn. */
function drawnApart(scene: SentScene): Promise<SentPicture | null> {
  return new Promise((resolve) => {
    // A sandboxed frame may have no workers.
    const worker = ((): Worker | null => {
      try {
        return new Worker(trustedScript(workerUrl), { type: 'module' });
      } catch {
        return null;
      }
    })();
    const settle = (picture: SentPicture | null): void => {
      clearTimeout(late);
      worker?.terminate();
      resolve(picture);
    };
    const late = setTimeout(() => settle(null), patience);
    if (!worker) {
      settle(null);
      return;
    }
    worker.onmessage = ({ data }: MessageEvent<SentPicture | null>) => settle(data);
    worker.onerror = () => settle(null);
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
  const picture = await drawnApart({ link, view, frame, scheme });
  if (!picture) return;
  const image = await imageOf(picture);
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
  root.replaceChildren(page);
}
