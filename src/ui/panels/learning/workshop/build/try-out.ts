import { writeWorkshop } from '../../../../../lessons/workshop/write-workshop.ts';
import { writtenBuild } from '../../../../../lessons/workshop/build.ts';
import { buildWords as words } from '#words/workshop-build.ts';
import { workshops } from '../workshops.svelte.ts';
import { builds } from './builds.svelte.ts';

/**
 * Opens a build as a workshop of this browser, in the place of the one that was opened of it before. @returns its key, or
 * null if it can't be opened
 */
export async function tryOut(id: string): Promise<string | null> {
  const build = builds.of(id);
  if (!build) return null;
  const written = writtenBuild(build);
  const found = await workshops.look(writeWorkshop({ ...written, title: written.title || words.untitled }));
  if ('faults' in found) return null;
  const isHere = workshops.of(found.key) !== null;
  if (build.tried !== null && build.tried !== found.key) await workshops.remove(build.tried);
  await workshops.keep(found);
  if (!isHere) builds.tried(id, found.key);
  return found.key;
}
