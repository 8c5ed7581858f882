import type { Playground } from '../../../../playground/playground.svelte.ts';
import type { View } from '../../../view/view.svelte.ts';
import type { Candidate } from './candidates.ts';

/** Goes on as somebody of the list. */
export async function pick(
  { id, credentials }: Candidate,
  playground: Playground,
  view: View,
): Promise<void> {
  if (credentials) {
    playground.actAs(credentials);
    return;
  }
  const { actAsWorkload } = await import('../inspector/act-as-workload.ts');
  await actAsWorkload(playground, view, id);
}
