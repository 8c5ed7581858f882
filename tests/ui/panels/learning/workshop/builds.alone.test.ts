import { expect, test } from 'vitest';
import { readWorkshopFile } from '../../../../../src/lessons/workshop/parse-workshop.ts';
import { writtenBuild } from '../../../../../src/lessons/workshop/build.ts';
import { writeWorkshop } from '../../../../../src/lessons/workshop/write-workshop.ts';
import { MemoryShelf, type Shelf } from '../../../../../src/storage/shelf/shelf.ts';
import { Builds } from '../../../../../src/ui/panels/learning/workshop/build/builds.svelte.ts';
import { carryingWorkshop, smallLesson } from '../../../../lessons/workshop/small.ts';

const on = (shelf: Shelf): Builds => new Builds(() => Promise.resolve(shelf));

test('what is built is there again later, however it was left, and empty ones are not listed', async () => {
  const shelf = new MemoryShelf();
  const builds = on(shelf);
  await builds.read();
  const id = builds.begin();
  expect(builds.all).toEqual([]);
  builds.edit(id, { title: 'I' }, 'title');
  builds.edit(id, { title: 'IAM' }, 'title');
  builds.edit(id, { lessons: [{ source: smallLesson('a'), minutes: 7, draft: 'draft:1' }] });
  await builds.settled();
  const later = on(shelf);
  await later.read();
  expect(later.all).toMatchObject([
    { id, title: 'IAM', lessons: [{ source: smallLesson('a'), minutes: 7, draft: 'draft:1' }] },
  ]);
  // The one that was last put together from nothing is gone on with.
  expect(later.latest()).toBe(id);
  const back = later.remove(id);
  await later.settled();
  expect(await shelf.all('drafts')).toEqual([]);
  back();
  await later.settled();
  expect(await shelf.all('drafts')).toHaveLength(1);
});

test('keys in a row are one step, and each step is undone and done again', () => {
  const builds = on(new MemoryShelf());
  const id = builds.begin();
  const now = () => [builds.of(id)?.title, builds.of(id)?.lessons.length];
  builds.edit(id, { title: 'I' }, 'title');
  builds.edit(id, { title: 'IA' }, 'title');
  builds.edit(id, { lessons: [{ builtIn: 'the-clock', minutes: 5 }] });
  builds.edit(id, { title: 'IAM' }, 'title');
  builds.undo(id);
  expect(now()).toEqual(['IA', 1]);
  builds.undo(id);
  expect(now()).toEqual(['IA', 0]);
  builds.undo(id);
  expect([now(), builds.canUndo(id)]).toEqual([['', 0], false]);
  builds.redo(id);
  builds.redo(id);
  expect(now()).toEqual(['IA', 1]);
  builds.edit(id, { title: 'Other' }, 'title');
  expect(builds.canRedo(id)).toBe(false);
});

test('a workshop that is opened for changing has its texts, its lessons and their time, and its version is raised', () => {
  const builds = on(new MemoryShelf());
  const text = carryingWorkshop('small');
  const read = readWorkshopFile(text);
  if (!read.ok) throw new Error('refused');
  builds.change(read.key, read.workshop, read.welcome, text);
  const build = builds.of(read.key);
  if (!build) throw new Error('none');
  expect(build).toMatchObject({ title: 'Our own workshop', author: 'Somebody', licence: 'CC0' });
  expect(build.welcome).toBe('Welcome to **our** workshop.');
  // It says 20 minutes for all of it: they are shared.
  expect(build.lessons.map(({ minutes }) => minutes)).toEqual([13, 7]);
  const written = writtenBuild(build);
  expect([written.id, written.version]).toEqual(['mine', 2]);
  expect(builds.withText(text)).toBe(read.key);
  builds.give(read.key, written.id, { version: 2, text: writeWorkshop(written) });
  const given = builds.of(read.key);
  expect(given && writtenBuild(given).version).toBe(2);
  // It is begun once: what was changed stays.
  builds.edit(read.key, { title: 'Changed' });
  builds.change(read.key, read.workshop, read.welcome, text);
  expect(builds.of(read.key)?.title).toBe('Changed');
});

test('a workshop that comes with the page becomes one’s own, with a name made of its title', () => {
  const builds = on(new MemoryShelf());
  const read = readWorkshopFile(carryingWorkshop('small'));
  if (!read.ok) throw new Error('refused');
  builds.change('find-and-fix', read.workshop, read.welcome, null);
  const build = builds.of('find-and-fix');
  const written = build && writtenBuild(build);
  expect([written?.id, written?.version]).toEqual(['our-own-workshop', 1]);
});

test('what can’t be stored stays on the page, and that is said', async () => {
  const shelf = new MemoryShelf('unavailable');
  const builds = on(shelf);
  await builds.read();
  const id = builds.begin();
  builds.edit(id, { title: 'IAM' }, 'title');
  await builds.settled();
  expect([builds.kept, builds.of(id)?.title]).toEqual(['notKept', 'IAM']);
});

/** Two tabs over one storage: each hears of what the other wrote once `tell` is called. */
function twoTabs(): {
  readonly tabs: readonly [Builds, Builds];
  readonly tell: () => Promise<void>;
  readonly shelf: Shelf;
} {
  const shelf = new MemoryShelf();
  const listeners: (() => void)[] = [];
  const seen = (): Shelf => ({
    kind: 'memory',
    problem: null,
    all: (name) => shelf.all(name),
    get: (name, id) => shelf.get(name, id),
    change: (name, id, next) => shelf.change(name, id, next),
    close: () => undefined,
    subscribe: (listener) => {
      listeners.push(() => listener('drafts'));
      return () => undefined;
    },
  });
  const tell = async (): Promise<void> => {
    for (const one of listeners) one();
    await new Promise((later) => setTimeout(later));
  };
  return { tabs: [on(seen()), on(seen())], tell, shelf };
}

test('what another tab changes is shown here, is said, and undo brings back what stood here', async () => {
  const { tabs, tell } = twoTabs();
  const [here, there] = tabs;
  const id = here.begin();
  here.edit(id, { title: 'Here' }, 'title');
  await here.settled();
  await there.read();
  there.edit(id, { title: 'There' }, 'title');
  await there.settled();
  await tell();
  expect([here.of(id)?.title, here.elsewhere]).toEqual(['There', { id, kind: 'followed' }]);
  expect(there.elsewhere).toBeNull();
  here.undo(id);
  await here.settled();
  await tell();
  expect([here.of(id)?.title, there.of(id)?.title, there.elsewhere?.kind]).toEqual([
    'Here',
    'Here',
    'followed',
  ]);
  expect(here.all).toHaveLength(1);
});

test('what two tabs change at the same time is kept, both, and it is said where the second was written', async () => {
  const { tabs, shelf } = twoTabs();
  const [here, there] = tabs;
  const id = here.begin();
  here.edit(id, { title: 'Begun' }, 'title');
  await here.settled();
  await there.read();
  there.edit(id, { title: 'There' }, 'title');
  await there.settled();
  // This tab hasn't heard of it.
  here.edit(id, { title: 'Here' });
  await here.settled();
  expect(here.of(id)?.title).toBe('Here');
  const { elsewhere } = here;
  expect(elsewhere).toMatchObject({ id, kind: 'both' });
  expect(here.of(elsewhere?.kind === 'both' ? elsewhere.copy : '')?.title).toBe('There');
  const later = on(shelf);
  await later.read();
  expect(later.all.map(({ title }) => title).sort()).toEqual(['Here', 'There']);
  // Neither is deleted with the other.
  there.remove(id);
  await there.settled();
  const last = on(shelf);
  await last.read();
  expect(last.all.map(({ title }) => title).sort()).toEqual(['Here', 'There']);
});
