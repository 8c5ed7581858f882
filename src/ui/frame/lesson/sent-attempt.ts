import { jsonDepth } from '../../../engine/index.ts';
import { readTextLink, writeTextLink } from '../../../exchange/link/text-link.ts';
import { type KeptAttempt, storedAttempt } from '../../../lessons/progress/kept-attempt.ts';
import { writeAddress } from '../../view/addresses.ts';

/** The most levels of nesting in an attempt: a policy document in a command has ten. */
const deepest = 40;

/** Writes the address at which somebody goes on with an attempt; null if it is too long, or holds a real secret. */
export async function attemptAddress({ id, ...attempt }: KeptAttempt): Promise<string | null> {
  const written = await writeTextLink('a1', JSON.stringify(attempt));
  return written.ok ? writeAddress({ kind: 'lesson', id, attempt: written.link }) : null;
}

/** Reads the attempt in an address; null if it is cut, changed, newer, or none. Nothing in it is run. */
export async function readAttempt(id: string, link: string): Promise<KeptAttempt | null> {
  const read = await readTextLink('a1', link);
  if (!read.ok || jsonDepth(read.text) > deepest) return null;
  try {
    const said: unknown = JSON.parse(read.text);
    return storedAttempt(typeof said === 'object' && said !== null ? { ...said, id } : null);
  } catch {
    return null;
  }
}
