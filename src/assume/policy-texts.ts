import type { World } from '../engine/index.ts';
import { accountOf } from '../engine/index.ts';
import type { NamedThing } from '../graph/model/named-things.ts';
import { namedThings } from '../graph/model/named-things.ts';
import type { PolicyTexts } from '../graph/cloakroom/pages.ts';
import { policyPages } from './policy-pages.ts';

/**
 * The texts on the policies' pages in the picture of `account`, and what they name. Each is read only when it is drawn, and
 * once if it serves many.
 */
export function policyTexts(world: World, account = accountOf(world)): PolicyTexts {
  const read = new Map<string, readonly NamedThing[]>();
  return policyPages(world, (document) => {
    const names = read.get(document) ?? namedThings(document, { world, account });
    read.set(document, names);
    return names;
  });
}
