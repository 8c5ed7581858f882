import { whyFailed } from '../../../../parts/not-fetched.ts';
import { textReader } from '../../../../../lessons/reading/text-reader.ts';
import { plainLines } from '../../../../../lessons/scan-text.ts';
import { mostCharacters } from '../../../../../lessons/workshop/workshop.ts';
import { buildWords as words } from '#words/workshop-build.ts';
import { type Added, addOwn } from './add.ts';
import { builds } from './builds.svelte.ts';

/** The outcome of a file: a lesson that was added, or a whole workshop, which is changed as a build of its own. */
type Taken = Added | { readonly ok: true; readonly said: string; readonly changes: string };

/** Reads a file that somebody chose or dropped: a lesson is added. Never rejects. */
export async function takeFile(id: string, file: File): Promise<Taken> {
  try {
    // A file that is too large isn't even read: one character takes at most four bytes.
    const isTooLarge = file.size > 4 * mostCharacters;
    const text = plainLines(isTooLarge ? ' '.repeat(mostCharacters + 1) : await file.text());
    const read = await textReader.read('workshop', text);
    if (!read.ok) return { ok: false, said: words.refused(file.name), faults: read.faults };
    const [first] = read.workshop.lessons;
    if (first && 'source' in first && first.source === text) return await addOwn(id, text);
    const known = builds.withText(text);
    if (!known) builds.change(read.key, read.workshop, read.welcome, text);
    return { ok: true, said: words.isWorkshop(read.workshop.title), changes: known ?? read.key };
  } catch (error) {
    return { ok: false, said: whyFailed(error, words.unreadable(file.name)), faults: [] };
  }
}
