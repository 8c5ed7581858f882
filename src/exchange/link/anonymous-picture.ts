import { anonymousText } from './anonymous-text.ts';
import { orderLanes, type PictureState } from './link-state.ts';
import type { MadeUpWords } from './made-up-words.ts';

/** `group:AGPA…`, `roles:service`: what stands before the colon is the page's own word, and so are small letters alone. */
function anonymousId(id: string, made: MadeUpWords): string {
  const [, own = '', rest = ''] = /^(principal:\w+:|[a-z]+:)?([^]*)$/i.exec(id) ?? [];
  return own !== '' && /^[a-z:]*$/.test(rest) ? id : own + anonymousText(rest, made);
}

/** How the picture stood, with the same made-up ids as the account. */
export function anonymousPicture(picture: PictureState, made: MadeUpWords): PictureState {
  const all = (ids: readonly string[]): string[] => ids.map((id) => anonymousId(id, made));
  const { order, opened, trail } = picture;
  return {
    ...picture,
    ...(order && {
      order: Object.fromEntries(
        orderLanes.flatMap((lane) => (order[lane] ? [[lane, all(order[lane])]] : [])),
      ),
    }),
    ...(opened && { opened: all(opened) }),
    ...(trail && { trail: { open: trail.open && anonymousId(trail.open, made), ids: all(trail.ids) } }),
  };
}
