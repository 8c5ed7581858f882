import type { World } from '../../engine/index.ts';
import { showPrincipals } from '../../engine/index.ts';

/** Returns a document's text indented by two spaces; a text that isn't JSON stays as it is. */
export function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** A stored trust policy as AWS shows it, indented. */
export const trustText = (world: World, stored: string): string => indented(showPrincipals(world, stored));
