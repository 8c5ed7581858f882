import { expect, test, vi } from 'vitest';
import { parseLesson } from '../../../../../src/lessons/parse-lesson.ts';
import { MemoryShelf } from '../../../../../src/storage/shelf/shelf.ts';
import { Drafts } from '../../../../../src/ui/panels/learning/author/drafts.svelte.ts';
import { newLesson } from '#words/author.ts';

test('a draft is kept as it is typed, and is there again later, the newest first', async () => {
  const shelf = new MemoryShelf();
  const open = () => Promise.resolve(shelf);
  const drafts = new Drafts(open);
  const first = drafts.begin('one', 1);
  drafts.begin('two', 2);
  drafts.write(first, 'one more', 3);
  await drafts.settled();
  expect(drafts.kept).toBe('kept');
  await shelf.change('drafts', 'workshop:own-x', () => ({ id: 'workshop:own-x', text: 'no draft' }) as never);
  await shelf.change('drafts', 'draft:bad', () => ({ id: 'draft:bad', text: 7 }) as never);
  const later = new Drafts(open);
  await later.read();
  expect(later.all.map(({ text }) => text)).toEqual(['one more', 'two']);
  later.remove(first);
  await later.settled();
  const last = new Drafts(open);
  await last.read();
  expect(last.all.map(({ text }) => text)).toEqual(['two']);
});

test('what can’t be kept stays in the page, and that is said', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const shelf = new MemoryShelf();
  vi.spyOn(shelf, 'change').mockRejectedValue(new Error('told to fail'));
  const drafts = new Drafts(() => Promise.resolve(shelf));
  drafts.begin('one');
  await drafts.settled();
  expect([drafts.kept, drafts.all.length]).toEqual(['notKept', 1]);
  vi.restoreAllMocks();
});

test('a draft is begun on a page over plain http, too, where the browser makes no UUIDs', () => {
  const whole = crypto;
  vi.stubGlobal('crypto', {
    getRandomValues: (into: Uint32Array<ArrayBuffer>) => whole.getRandomValues(into),
  });
  try {
    const drafts = new Drafts(() => Promise.resolve(new MemoryShelf()));
    expect(drafts.begin('one')).not.toBe(drafts.begin('two'));
    expect(drafts.all.map(({ text }) => text)).toEqual(['two', 'one']);
  } finally {
    vi.unstubAllGlobals();
  }
});

test('a new lesson can be read as it stands', () => {
  expect(parseLesson(newLesson)).toMatchObject({ ok: true, lesson: { id: 'my-lesson' } });
});

test('what two tabs write into a draft at the same time is kept, both, and it is said where the second was written', async () => {
  const shelf = new MemoryShelf();
  const open = () => Promise.resolve(shelf);
  const [here, there] = [new Drafts(open), new Drafts(open)];
  const id = here.begin('one', 1);
  await here.settled();
  await there.read();
  there.write(id, 'there', 2);
  await there.settled();
  here.write(id, 'here', 3);
  await here.settled();
  expect([here.of(id)?.text, here.of(here.elsewhere?.copy ?? '')?.text]).toEqual(['here', 'there']);
  const later = new Drafts(open);
  await later.read();
  expect(later.all.map(({ text }) => text)).toEqual(['here', 'there']);
});
