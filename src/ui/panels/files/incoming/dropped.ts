import { deploysByName, kindOfText } from '../../../../exchange/incoming/kind-of-text.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';
import type { View } from '../../../view/view.svelte.ts';
import { incomingOf } from './incoming.svelte.ts';

/** The bytes of a file in which its kind is looked for. */
const looked = 65_536;

/** Looks at a dropped file before it is deployed. @returns whether it is a file that deploys */
export async function takeDropped(file: File, playground: Playground, view: View): Promise<boolean> {
  const start = await file.slice(0, looked).text();
  if (!deploysByName(file.name) && kindOfText(file.name, start) === 'unknown') return false;
  await incomingOf(playground).takeFile(file);
  view.showAlone({ kind: 'incoming' });
  return true;
}
