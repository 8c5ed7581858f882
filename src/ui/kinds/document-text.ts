import type { World } from '../../engine/index.ts';
import { showPrincipals } from '../../engine/index.ts';

/** A document's text indented by two, or as it is where it isn't JSON. */
export function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** A stored trust policy as AWS shows it, indented. */
export const trustText = (world: World, stored: string): string => indented(showPrincipals(world, stored));
