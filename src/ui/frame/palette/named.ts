import type { World } from '../../../engine/index.ts';
import { palette as words } from '#words/help.ts';
import type { Playground } from '../../../playground/playground.svelte.ts';
import { absentThings } from '../../panels/account/inspector/named-thing.ts';
import type { View } from '../../view/view.svelte.ts';
import type { Entry } from './entries.ts';

/** Returns what the account's policies name though it isn't there: the picture shows it dashed. */
export function namedEntries(world: World, playground: Playground, view: View): readonly Entry[] {
  return absentThings(world).map(({ id, label, look }) => ({
    id,
    kind: 'named',
    icon: look.kind === 'thing' ? 'policy' : look.kind,
    label,
    detail: words.named,
    run: (): void => {
      view.account = null;
      playground.selected = id;
      view.show('inspector');
    },
  }));
}
