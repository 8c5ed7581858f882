import type { Playground } from '../../../../playground/playground.svelte.ts';

const given = new WeakMap<Playground, readonly (readonly [path: string, text: string])[]>();

/** Puts files into a playground's terminal before it is first opened: `policy.json` is `file://policy.json` there. */
export function giveFiles(
  playground: Playground,
  files: readonly (readonly [path: string, text: string])[],
): void {
  given.set(playground, files);
}

export const filesFor = (playground: Playground): readonly (readonly [path: string, text: string])[] =>
  given.get(playground) ?? [];
