import { deploysByName, mayDeploy } from '../../../exchange/incoming/kind-of-text.ts';
import type { Playground } from '../../../playground/playground.svelte.ts';
import { openPicture } from '../../view/open-picture.ts';
import type { View } from '../../view/view.svelte.ts';

/** The bytes of a file in which its kind is looked for. */
const looked = 65_536;

/** Looks at a file before it is deployed. @returns whether it is one that deploys */
async function lookAt(file: File, playground: Playground, view: View): Promise<boolean> {
  const start = await file.slice(0, looked).text();
  if (!deploysByName(file.name) && !mayDeploy(file.name, start)) return false;
  const { incomingOf } = await import('./incoming/incoming.svelte.ts');
  await incomingOf(playground).takeFile(file);
  view.showAlone({ kind: 'incoming' });
  return true;
}

/**
 * Opens a saved picture's scene, or looks at code before it is deployed.
 *
 * @returns whether the files were one of these: else they are those of an account
 */
export async function takeDropped(
  files: readonly File[],
  playground: Playground,
  view: View,
): Promise<boolean> {
  const [file, ...others] = files;
  if (!file || others.length > 0) return false;
  return (
    (await openPicture(file).catch(() => false)) || (await lookAt(file, playground, view).catch(() => false))
  );
}
