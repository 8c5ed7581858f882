import type { HistoryRow } from '../../playground/history-row.ts';
import type { Playground } from '../../playground/playground.svelte.ts';
import { frame as words } from '#words/frame.ts';
import { clockTime } from '../../words/index.ts';
import { sessionTitle } from '../kinds/kinds.ts';
import type { MenuItem } from '../parts/menu-item.ts';
import { redo, undo } from '../view/undo.ts';
import type { View } from '../view/view.svelte.ts';
import { endingSessions } from './clock/ending-sessions.ts';
import { describeChange } from './describe-change.ts';

/** Returns the menu's items for which the top bar has no room, in their present state. */
export function movedItems(playground: Playground, view: View): MenuItem[] {
  const { theme } = view;
  const move = async (milliseconds: number): Promise<void> => {
    const { moveClock } = await import('./clock/move-clock.ts');
    await moveClock(playground, view, milliseconds);
  };
  const changing = (
    id: 'undo' | 'redo',
    row: HistoryRow | null,
    nothing: string,
    run: typeof undo,
  ): MenuItem => ({
    id,
    icon: id,
    label: words.undo[id],
    detail: row ? describeChange(playground, row) : nothing,
    disabled: !row,
    run: () => void run(playground, view),
  });
  return [
    changing('undo', playground.canUndo, words.undo.nothingToUndo, undo),
    changing('redo', playground.canRedo, words.undo.nothingToRedo, redo),
    ...words.clock.steps.slice(1).map(({ label, milliseconds }, index) => ({
      id: label,
      icon: 'clock' as const,
      label: words.clock.forwardBy(label),
      ...(index === 0 && { detail: words.clock.now(clockTime(playground.now)), apart: true }),
      run: () => void move(milliseconds),
    })),
    ...endingSessions(playground.world, playground.now)
      .slice(0, 1)
      .map((session) => ({
        id: 'session-end',
        icon: 'clock' as const,
        label: words.clock.toEnd(sessionTitle(playground.world, session)),
        run: () => void move(session.expiresAt - playground.now),
      })),
    { id: 'share', icon: 'share', label: words.share, apart: true, run: () => view.openDialog('share') },
    {
      id: 'theme',
      icon: theme.icon,
      label: words.theme[theme.choice],
      run: () => theme.turn(),
    },
  ];
}
