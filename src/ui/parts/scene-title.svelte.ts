import { untrack } from 'svelte';

/** Returns the title of a scene as long as it is in sight, or null. */
type Title = () => string | null;

let titles = $state.raw<readonly Title[]>([]);

/** Gives the document the title of a scene as long as its component lives. Call it while a component is made. */
export function titleScene(title: Title): void {
  // An effect, because the document's title outlives the component.
  $effect.pre(() => {
    titles = [...untrack(() => titles), title];
    return () => (titles = titles.filter((one) => one !== title));
  });
}

/** Returns the title of the scene in sight that came last, or null if none has one. */
export const sceneTitle = (): string | null =>
  titles.reduceRight<string | null>((found, title) => found ?? title(), null);
