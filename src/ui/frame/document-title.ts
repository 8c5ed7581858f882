import { page as words } from '#words/page.ts';
import type { Playground } from '../../playground/playground.svelte.ts';
import type { View } from '../view/view.svelte.ts';

/**
 * Returns the title of the document: that of the scene in sight, before the name of a lesson or of somebody else's
 * account. `scene`: the title that a panel gives it, or null.
 */
export function documentTitle(
  scene: string | null,
  { arrangement, base, stage }: Pick<View, 'arrangement' | 'base' | 'stage'>,
  { isPassing, workspace }: Pick<Playground, 'isPassing' | 'workspace'>,
): string {
  const isOnStage = stage !== null && arrangement === base;
  const account = isPassing ? workspace.name : null;
  const parts = [isOnStage ? stage.told().title.replace(/\.$/, '') : scene, account].filter(
    (part) => part !== null,
  );
  return parts.length === 0 ? words.title : [...parts, words.name].join(' · ');
}
