import { expect, test } from 'vitest';
import type { KeptAttempt } from '../../../../../src/lessons/progress/kept-attempt.ts';
import { begun } from '../../../../../src/lessons/progress/lesson-progress.ts';
import { keptId } from '../../../../../src/lessons/workshop/workshop.ts';
import { MemoryShelf, type Shelf } from '../../../../../src/storage/shelf/shelf.ts';
import { Learning } from '../../../../../src/ui/panels/learning/progress/learning.svelte.ts';
import {
  type GivenWorkshop,
  Workshops,
} from '../../../../../src/ui/panels/learning/workshop/workshops.svelte.ts';
import { carryingWorkshop } from '../../../../lessons/workshop/small.ts';

function on(shelf: Shelf): Workshops {
  const open = () => Promise.resolve(shelf);
  return new Workshops(open, new Learning(open));
}

async function looked(workshops: Workshops, text: string): Promise<GivenWorkshop> {
  const found = await workshops.look(text);
  if ('faults' in found) throw new Error(JSON.stringify(found.faults));
  return found;
}

async function opened(workshops: Workshops, text: string): Promise<string> {
  const found = await looked(workshops, text);
  await workshops.keep(found);
  return found.key;
}

const text = carryingWorkshop('small');
const rowsOf = async (shelf: Shelf): Promise<readonly string[]> =>
  ((await shelf.all('drafts')) as readonly { readonly id: string }[]).map(({ id }) => id);

test('a workshop that was opened is there again later, read anew as a stranger’s', async () => {
  const shelf = new MemoryShelf();
  const key = await opened(on(shelf), text);
  await shelf.change('drafts', 'workshop:own-bad', () => ({ id: 'workshop:own-bad', text: '---' }) as never);
  await shelf.change('drafts', 'a-draft', () => ({ id: 'a-draft', text: carryingWorkshop('b') }) as never);
  const later = on(shelf);
  await later.read();
  expect(later.opened.map((one) => one.key)).toEqual([key]);
  // A text that can't be read any more isn't lost without a word.
  expect(later.unread).toMatchObject([{ id: 'workshop:own-bad', source: '---', faults: [{ kind: 'yaml' }] }]);
  await later.discard('workshop:own-bad');
  expect([later.unread, await rowsOf(shelf)]).toEqual([[], ['a-draft', `workshop:${key}`]]);
  expect(later.of(key)?.workshop.title).toBe('Our own workshop');
  await later.remove(key);
  const last = on(shelf);
  await last.read();
  expect(last.opened).toEqual([]);
});

test('a text that is only looked at is not stored, and the faults of one are told', async () => {
  const shelf = new MemoryShelf();
  const workshops = on(shelf);
  const found = await looked(workshops, text);
  expect([workshops.of(found.key), await shelf.all('drafts')]).toEqual([null, []]);
  const refused = await workshops.look(text.replace('title:', 'titel:'));
  const faults = 'faults' in refused ? refused.faults : [];
  expect(faults.map(({ line, kind, detail }) => [line, kind, detail])).toContainEqual([
    4,
    'unknown',
    'titel',
  ]);
  expect(await shelf.all('drafts')).toEqual([]);
});

test('no file takes the place of a ready workshop', async () => {
  const workshops = on(new MemoryShelf());
  const key = await opened(workshops, text.replace('id: mine', 'id: iam-identities'));
  expect(workshops.of(key)?.workshop.title).toBe('Our own workshop');
  expect(workshops.of('iam-identities')?.workshop.title).toBe('IAM identities in 30 minutes');
});

test('a workshop of the same name takes neither the place of one that is here nor its progress', async () => {
  const shelf = new MemoryShelf();
  const learned = new Learning(() => Promise.resolve(shelf));
  const workshops = new Workshops(() => Promise.resolve(shelf), learned);
  const mine = await opened(workshops, text);
  const idIn = (key: string): string => workshops.of(key)?.workshop.lessons.map(keptId)[1] ?? '';
  learned.note(idIn(mine), 1, { type: 'solved', version: 1 });
  const theirs = await opened(
    workshops,
    text.replace('title: Our own', 'title: Their').replace('exists: user ana', 'exists: user eve'),
  );
  expect(workshops.opened.map(({ workshop }) => [workshop.id, workshop.title])).toEqual([
    ['mine', 'Our own workshop'],
    ['mine', 'Their workshop'],
  ]);
  expect([mine, theirs].map((key) => learned.solvedVersion(idIn(key)))).toEqual([1, null]);
  // A new version that only words the lesson in another way has its progress.
  const newer = await opened(workshops, text.replace('version: 1', 'version: 2').replace('Small', 'Tiny'));
  expect(learned.solvedVersion(idIn(newer))).toBe(1);
  expect(workshops.namesakes({ key: mine, workshop: { id: 'mine' } } as never).map(({ key }) => key)).toEqual(
    [newer, theirs],
  );
  expect(await rowsOf(shelf)).toHaveLength(3);
});

/** The id that earlier pages gave to progress in the lesson `small` of the workshop `mine`: FNV-1a of `own-mine/small`. */
const former = 'w4c810b1d';

const attempt = (id: string, hints: number): KeptAttempt => ({
  id,
  version: 3,
  begunAt: 1000,
  steps: [],
  hints,
  actingAs: null,
});

test('a workshop that an earlier page stored is moved with its progress and its attempts, once', async () => {
  const shelf = new MemoryShelf();
  const put = <T extends { readonly id: string }>(name: 'drafts' | 'progress' | 'attempts', row: T) =>
    shelf.change(name, row.id, () => row);
  await put('drafts', { id: 'workshop:own-mine', text });
  await put('progress', { ...begun(former, 3, 1000), solvedAt: 5000, hints: 2 });
  await put('attempts', attempt(former, 1));
  await put('attempts', attempt(`${former}:solved`, 2));
  const learned = new Learning(() => Promise.resolve(shelf));
  const workshops = new Workshops(() => Promise.resolve(shelf), learned);
  await workshops.read();
  await learned.settled();
  const [one] = workshops.opened;
  const id = one?.workshop.lessons.map(keptId)[1] ?? '';
  expect(one?.key).toMatch(/^own-[0-9a-f]{64}$/);
  // Bookmarks and results of that time still name it so.
  expect(workshops.of('own-mine')).toBe(one);
  expect(learned.of(id)).toMatchObject({ version: 3, solvedAt: 5000, hints: 2 });
  expect(learned.of(former)).toBeNull();
  expect(await learned.attempt(id)).toMatchObject({ id, hints: 1 });
  expect(await learned.solvedAttempt(id)).toMatchObject({ id, hints: 2 });
  const ids = async (name: 'drafts' | 'progress' | 'attempts'): Promise<readonly string[]> =>
    ((await shelf.all(name)) as readonly { readonly id: string }[]).map((row) => row.id);
  const moved = [[`workshop:${one?.key ?? ''}`], [id], [id, `${id}:solved`]];
  expect([await ids('drafts'), await ids('progress'), await ids('attempts')]).toEqual(moved);

  // Later, a file of progress from that time still reaches the lesson.
  const later = new Learning(() => Promise.resolve(shelf));
  const again = new Workshops(() => Promise.resolve(shelf), later);
  await again.read();
  expect(again.of('own-mine')?.key).toBe(one?.key);
  later.merge({ lessons: [{ ...begun(former, 3, 500), solvedAt: 900 }], measures: {} });
  expect(later.of(id)?.solvedAt).toBe(900);
  await later.settled();
  expect((await ids('progress')).filter((row) => row !== ':measures')).toEqual([id]);
});

test('a stranger’s workshop of a former name gets nothing of what an earlier page stored', async () => {
  const shelf = new MemoryShelf();
  const row = { ...begun(former, 1, 1000), solvedAt: 5000 };
  await shelf.change('progress', former, () => row);
  const learned = new Learning(() => Promise.resolve(shelf));
  const workshops = new Workshops(() => Promise.resolve(shelf), learned);
  const key = await opened(workshops, text);
  await learned.read();
  const id = workshops.of(key)?.workshop.lessons.map(keptId)[1] ?? '';
  expect([learned.of(id), workshops.of('own-mine')]).toEqual([null, null]);
});
