import { icons } from '../../../parts/icons.ts';
import type { Mark } from './shown-change.ts';

/** The sign of each mark, as the page's own icons are drawn. */
export const markSigns: { readonly [M in Mark]: string } = {
  added: icons.plus,
  changed: icons.edit,
  replaced: 'M4 7h11M12 4l3 3-3 3M16 13H5M8 10l-3 3 3 3',
  gone: icons.minus,
};
