import type { World } from '../engine/index.ts';
import { nowOf, rowsOf, worldFrom } from '../engine/index.ts';
import { problemText } from '#words/exchange.ts';
import { unreadLink, unwrittenLink } from '#words/sdk.ts';

/** A link or a file isn't an account: the message says why, to people. */
export class UnreadableAccount extends Error {
  override readonly name = 'UnreadableAccount';
}

/** An account doesn't fit into a link: the message says why, to people. */
export class UnwritableLink extends Error {
  override readonly name = 'UnwritableLink';
}

/** The account in a link: a whole address, or what stands after its `#`. Rejects with `UnreadableAccount`. */
export async function worldOfLink(link: string): Promise<World> {
  const { readLink } = await import('../exchange/link/link.ts');
  const read = await readLink(link.slice(link.indexOf('#') + 1).trim());
  if (!read.ok) throw new UnreadableAccount(unreadLink(read.problem));
  return worldFrom(read.state.rows);
}

/** The sample account of the page, as its newest frozen form has it. */
export async function sampleWorld(): Promise<World> {
  const { loadBase, sampleNames } = await import('../exchange/link/bases.ts');
  const rows = await loadBase(sampleNames[0] ?? '');
  if (!rows) throw new Error('The newest sample is among the samples');
  return worldFrom([...rows.values()]);
}

/** The account in the text of a downloaded workspace. Rejects with `UnreadableAccount`. `file` is named in faults. */
export async function worldOfFile(text: string, file = 'workspace.json'): Promise<World> {
  const { parseWorkspace } = await import('../exchange/workspace-file.ts');
  const parsed = parseWorkspace(text, file);
  if (parsed.ok) return worldFrom(parsed.rows);
  const { text: said, place } = problemText(parsed.problem);
  throw new UnreadableAccount(`${said}${place === null ? '' : ` (${place})`}`);
}

/**
 * The link that holds an account: what stands after the `#` of the page's address. Without `secrets`, those of access
 * keys stay behind. Rejects with `UnwritableLink` if the account is too large, or holds what looks like a real secret.
 */
export async function linkOf(world: World, name: string, secrets: boolean): Promise<string> {
  const { writeLink } = await import('../exchange/link/link.ts');
  const nothing = { credentials: null, shown: null, selected: null, account: null, panels: {} };
  const written = await writeLink({ name, rows: rowsOf(world), at: nowOf(world), ...nothing }, secrets);
  if (!written.ok) throw new UnwritableLink(unwrittenLink(written.problem));
  return written.link;
}
