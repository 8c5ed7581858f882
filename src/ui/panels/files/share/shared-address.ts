import { worldFrom } from '../../../../engine/index.ts';
import { writeLink } from '../../../../exchange/link/link.ts';
import type { LinkProblem } from '../../../../exchange/link/link-problem.ts';
import type { LinkState } from '../../../../exchange/link/link-state.ts';
import { rowsForOthers } from '../../../../exchange/link/secret-fields.ts';
import { formatWorkspace } from '../../../../exchange/workspace-file.ts';
import { links as words } from '#words/links.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';

/** Account ids of AWS's documentation, which belong to no real account. */
const examples = new Set(['111122223333', '123456789012', '444455556666', '999999999999', '000000000000']);

/** Whether an account may be a real one: it was brought in from outside, or has a number that AWS doesn't give as an example. */
export const looksImported = ({ workspace, history }: Playground): boolean =>
  !examples.has(workspace.account) ||
  history.some(({ command }) => command.type === 'load' && !['sample', 'empty'].includes(command.source));

type SharedAddress =
  { readonly ok: true; readonly address: string } | { readonly ok: false; readonly problem: LinkProblem };

/** The whole address of the link that says `state`. */
export async function addressOf(state: LinkState, secrets: boolean): Promise<SharedAddress> {
  const written = await writeLink(state, secrets);
  if (!written.ok) return written;
  const [page = ''] = location.href.split('#');
  return { ok: true, address: `${page}#${written.link}` };
}

/** The same account as a file that opens here again. */
export function sharedFile(
  { name, rows }: LinkState,
  secrets: boolean,
): { readonly name: string; readonly text: string } {
  // What was made anonymous has no name.
  const world = worldFrom(secrets ? rows : rowsForOthers(rows));
  const text = formatWorkspace(world, name || words.untitled);
  return { name: `${name.replace(/[^\p{L}\p{N}._-]+/gu, '-') || 'account'}.iam-playground.json`, text };
}

/** The same with made-up words. */
export async function anonymised(state: LinkState): Promise<LinkState> {
  const { anonymise } = await import('../../../../exchange/link/anonymise.ts');
  return anonymise(state);
}
