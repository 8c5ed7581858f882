import { positionAt } from '../../engine/index.ts';
import { findSecret } from '../secrets.ts';
import { maxLink, seal, type TextForm, unseal } from './envelope.ts';
import { LinkError, type LinkProblem } from './link-problem.ts';
import { forms } from './link-state.ts';
import { pack, unpack } from './pack.ts';

type ReadText =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: LinkProblem };
type WrittenText =
  { readonly ok: true; readonly link: string } | { readonly ok: false; readonly problem: LinkProblem };

/** The most characters of a link's text after it is unpacked. Its reader sets a lower limit. */
const maxText = 1_000_000;

/** Packs a text as `w1.…`. Refused if the link would be too long, or if the text seems to hold a real credential. */
export async function writeTextLink(form: TextForm, text: string): Promise<WrittenText> {
  const secret = findSecret(text);
  if (secret) {
    const at = positionAt(text, secret.offset);
    const problem = { kind: 'secret', file: '', at, secret: secret.kind } as const;
    return { ok: false, problem: { kind: 'wrong', problem } };
  }
  const link = seal(await pack(text), form);
  if (link.length > maxLink) return { ok: false, problem: { kind: 'tooBig', limit: maxLink } };
  return { ok: true, link };
}

/**
 * The text of a link that `writeTextLink` wrote. Never rejects because of its content, and runs nothing of
 * it.
 */
export async function readTextLink(form: TextForm, link: string): Promise<ReadText> {
  try {
    return { ok: true, text: await unpack(unseal(link, [form]).packed, maxText) };
  } catch (error) {
    if (error instanceof LinkError) return { ok: false, problem: error.problem };
    throw error;
  }
}

/** The text within a link of any form, as it was packed and unread; null if the link is damaged or too large. */
export async function linkText(link: string): Promise<string | null> {
  try {
    return await unpack(unseal(link, [...forms, 'w1', 'r1', 'a1']).packed);
  } catch {
    return null;
  }
}
