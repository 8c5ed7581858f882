import { FileError } from '../file-problem.ts';
import { parseJson } from '../parse-json.ts';
import { positionAt, rowProblemFor } from '../../engine/index.ts';
import { findSecret } from '../secrets.ts';
import { inSlices } from '../work.ts';
import { basesOf, loadBase } from './bases.ts';
import { maxLink, seal, unseal } from './envelope.ts';
import { LinkError, type LinkProblem } from './link-problem.ts';
import { forms, isAtLeast, type LinkState } from './link-state.ts';
import { maxUnpacked, pack, unpack } from './pack.ts';
import { baseOf, hasShown, readState, tablesIn } from './read-state.ts';
import { lengthen, shorten } from './shorten.ts';
import { writeState } from './write-state.ts';

type ReadLink =
  { readonly ok: true; readonly state: LinkState } | { readonly ok: false; readonly problem: LinkProblem };

type WrittenLink =
  /** The text after the `#` of the address. */
  { readonly ok: true; readonly link: string } | { readonly ok: false; readonly problem: LinkProblem };

/** Problems name no file: a link has none. */
const file = '';
/** The most values in a link. The largest account that a link can hold has a tenth of them. */
const maxValues = 400_000;

/** Packs a state in the earliest form that says all of it: older pages open it, too. */
async function sealed(text: string, { lines = [] }: LinkState): Promise<string> {
  return seal(await pack(shorten(text)), lines.length > 0 ? 'd6' : 'd5');
}

/**
 * The link that says all of `state`. `secrets`: whether access key secrets, session tokens and passwords travel, too.
 * Refused if it would be too long, or if something in it looks like a real credential.
 */
export async function writeLink(state: LinkState, secrets = false): Promise<WrittenLink> {
  const whole = writeState(state, null, secrets);
  const texts = [whole];
  for (const base of await basesOf(state.rows)) texts.push(writeState(state, base, secrets));
  const secret = findSecret(whole);
  if (secret) {
    const at = positionAt(whole, secret.offset);
    return {
      ok: false,
      problem: { kind: 'wrong', problem: { kind: 'secret', file, at, secret: secret.kind } },
    };
  }
  const links = await Promise.all(
    texts.filter(({ length }) => length <= maxUnpacked).map((text) => sealed(text, state)),
  );
  const [shortest] = links.sort((a, b) => a.length - b.length);
  if (shortest === undefined || shortest.length > maxLink)
    return { ok: false, problem: { kind: 'tooBig', limit: maxLink } };
  return { ok: true, link: shortest };
}

async function opened(link: string): Promise<LinkState> {
  const { form, packed } = unseal(link, forms);
  const unpacked = await unpack(packed);
  const text = isAtLeast(form, 'd5') ? lengthen(unpacked) : unpacked;
  const page = { file, root: await inSlices(parseJson(file, text, maxValues)) };
  const { name, began } = baseOf(page, form);
  const base = name === null ? new Map<never, never>() : await loadBase(name, began);
  if (!base) throw new LinkError({ kind: 'newer', what: name ?? '' });
  const reading = hasShown(page) ? await import('./read-shown.ts') : null;
  const rowProblem = await rowProblemFor(tablesIn(page));
  const shownBy = reading?.readShown ?? null;
  const state = await inSlices(readState(page, base, form, { rowProblem, shownBy }));
  await reading?.checkModelled(page, state.shown);
  return state;
}

/** Reads a link, given without its `#`. Never rejects because of its content, and runs nothing of it. */
export async function readLink(link: string): Promise<ReadLink> {
  try {
    return { ok: true, state: await opened(link) };
  } catch (error) {
    if (error instanceof LinkError) return { ok: false, problem: error.problem };
    if (error instanceof FileError) return { ok: false, problem: { kind: 'wrong', problem: error.problem } };
    throw error;
  }
}
