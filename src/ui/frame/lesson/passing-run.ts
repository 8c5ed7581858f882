import type { LessonRun } from '../../panels/learning/lesson/lesson-run.svelte.ts';
import type { View } from '../../view/view.svelte.ts';
import type { Shell } from '../whole-page.ts';
import LessonChip from './LessonChip.svelte';
import { arrange } from './lesson-place.ts';

/** The run that was shown last; the next one replaces it. */
let last: LessonRun | null = null;

/**
 * Shows a run that lives no longer than its place: what is presented or played. A run whose visitor has gone elsewhere
 * meanwhile is closed instead. `hash` is its address; `more` arranges the page further. @returns whether it is shown
 */
export function showPassing(
  run: LessonRun,
  hash: string,
  shell: Shell,
  more: (view: View) => void = () => undefined,
): boolean {
  const { playground } = run;
  if (location.hash !== hash) {
    playground.close();
    return false;
  }
  last?.playground.close();
  last = run;
  playground.start();
  shell.show({
    playground,
    chip: LessonChip,
    onleave: () => playground.stop(),
    arrange: (view) => {
      arrange(view);
      more(view);
    },
  });
  return true;
}
