import { textReader } from '../../../../../lessons/reading/text-reader.ts';
import { workshops } from '../workshops.svelte.ts';
import { builds } from './builds.svelte.ts';

/** The files of the workshops that come with the page, by their paths. */
const files = import.meta.glob<string>('../../../../../lessons/workshop/en/*.md', {
  query: '?source',
  import: 'source',
});

/** Returns the file of a workshop that comes with the page. */
async function readySource(id: string): Promise<string | null> {
  const path = Object.keys(files).find((one) => one.endsWith(`/${id}.md`));
  return (path !== undefined && (await files[path]?.())) || null;
}

/**
 * Returns the id of the build that an address names, and begins it if it changes a workshop for the first time. Null if
 * this browser doesn't have that workshop.
 */
export async function begun(asked: string | null): Promise<string | null> {
  if (asked === null) return builds.latest();
  if (builds.of(asked)) return asked;
  const found = workshops.of(asked);
  if (!found) return null;
  const source = found.source ?? (await readySource(found.key));
  if (source === null) return null;
  const known = builds.withText(source);
  if (known) return known;
  const read = await textReader.read('workshop', source);
  if (!read.ok) return null;
  builds.change(found.key, read.workshop, read.welcome, found.source);
  return found.key;
}
