import { embedStart as words } from '#words/embed-start.ts';
import { namespace, version } from '../../../post/mark.ts';
import type { FromEmbed } from '../../../post/messages.ts';
import type { Room } from './talk.ts';

/**
 * Tells the post that nothing can be shown, and answers each call with that. It needs no other file: what talks
 * otherwise is among those that are missing.
 */
export function refusePost(says: string, height: number, room: Room = window): void {
  const { parent } = room;
  if ((parent as unknown) === room) return;
  let post: string | null = null;
  const say = (message: FromEmbed, to: string): void =>
    parent.postMessage({ ns: namespace, v: version, ...message }, to === 'null' ? '*' : to);
  room.addEventListener('message', ({ source, origin, data }) => {
    const { ns, v, type, id } = Object(data) as Readonly<Record<string, unknown>>;
    if ((source as unknown) !== parent || (post ?? origin) !== origin || ns !== namespace || v !== version)
      return;
    if (post === null) say({ type: 'error', says }, origin);
    post = origin;
    if (type === 'call' && typeof id === 'number') say({ type: 'failed', id, says }, origin);
  });
  say({ type: 'ready', height }, '*');
}

/** Whether the server answers, as the page's own icon shows: images are all that may be fetched to find out. */
function isThere(): Promise<boolean> {
  const image = new Image();
  image.src = `${document.querySelector<HTMLLinkElement>('[rel=icon]')?.href ?? ''}?${String(Date.now())}`;
  return image.decode().then(
    () => true,
    () => false,
  );
}

/** Loads the frame anew, live at once: engines keep in mind that a script couldn't be fetched. */
function beginAnew(): void {
  const address = new URL(location.href);
  address.searchParams.set('start', 'now');
  history.replaceState(null, '', address);
  location.reload();
}

/** Says in the place of the sentence, and to the post, that the live page can't be had, and offers to try again. */
export function showNotThere(root: HTMLElement): void {
  root.dataset['state'] = 'failed';
  for (const place of root.querySelectorAll('footer p, .embed-start > p')) {
    place.role = 'alert';
    place.textContent = words.notThere;
  }
  for (const button of root.querySelectorAll('button')) {
    button.hidden = false;
    button.textContent = words.again;
    button.addEventListener('click', () => {
      root.dataset['state'] = 'coming';
      void isThere().then((isBack) => {
        if (isBack) beginAnew();
        else root.dataset['state'] = 'failed';
      });
    });
  }
  refusePost(words.notThere, innerHeight);
}
