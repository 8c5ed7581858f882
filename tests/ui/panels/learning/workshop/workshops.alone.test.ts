import { expect, test } from 'vitest';
import { MemoryShelf } from '../../../../../src/storage/shelf.ts';
import { Workshops } from '../../../../../src/ui/panels/learning/workshop/workshops.svelte.ts';
import { carryingWorkshop } from '../../../../lessons/workshop/small.ts';

test('a workshop that was opened is there again later, read anew as a stranger’s', async () => {
  const shelf = new MemoryShelf();
  const open = () => Promise.resolve(shelf);
  const first = new Workshops(open);
  expect(await first.takeOrTell(carryingWorkshop('small'))).toBe('own-mine');
  await shelf.change('drafts', 'workshop:own-bad', () => ({ id: 'workshop:own-bad', text: '---' }) as never);
  await shelf.change('drafts', 'a-draft', () => ({ id: 'a-draft', text: carryingWorkshop('b') }) as never);
  const later = new Workshops(open);
  await later.read();
  expect(later.opened.map(({ key }) => key)).toEqual(['own-mine']);
  expect(later.of('own-mine')?.workshop.title).toBe('Our own workshop');
  await later.remove('own-mine');
  const last = new Workshops(open);
  await last.read();
  expect(last.opened).toEqual([]);
});

test('what has a fault is not kept, and what is wrong with it is told', async () => {
  const shelf = new MemoryShelf();
  const opened = new Workshops(() => Promise.resolve(shelf));
  expect(await opened.takeOrTell(carryingWorkshop('small').replace('title:', 'titel:'))).toBeNull();
  expect(opened.faults.map(({ line, kind, detail }) => [line, kind, detail])).toContainEqual([
    4,
    'unknown',
    'titel',
  ]);
  expect(await shelf.all('drafts')).toEqual([]);
});

test('no file takes the place of a ready workshop', async () => {
  const opened = new Workshops(() => Promise.resolve(new MemoryShelf()));
  const text = carryingWorkshop('small').replace('id: mine', 'id: iam-identities');
  expect(await opened.takeOrTell(text)).toBe('own-iam-identities');
  expect(opened.of('iam-identities')?.workshop.title).toBe('IAM identities in 30 minutes');
});
