import { describe, expect, test } from 'vitest';
import { dialogs } from '../../../src/ui/frame/dialogs/dialogs.ts';
import { actionEntries } from '../../../src/ui/frame/palette/entries.ts';
import { panelIds, panels } from '../../../src/ui/frame/panels.ts';
import { type Arrangement, arrangements, placeOf, type Places } from '../../../src/ui/view/arrangements.ts';
import { View } from '../../../src/ui/view/view.svelte.ts';
import type { Playground } from '../../../src/playground/playground.svelte.ts';
import { sampleWorld } from '../../fixtures/sample-world.ts';

const standing = (places: Places): string[] =>
  Object.values(places).flatMap((one: unknown) => (Array.isArray(one) ? (one as string[]) : []));

describe.each(Object.entries(arrangements))('the arrangement %s', (_name, { wide, phone }: Arrangement) => {
  test.each([['wide', wide], ...phone.map((station): [string, Places] => [station.id, station])])(
    'on %s shows no panel twice',
    (_width, places) => {
      expect(new Set(standing(places)).size).toBe(standing(places).length);
    },
  );

  test('shows on a phone what it shows on a wide window', () => {
    expect(new Set(phone.flatMap(standing))).toEqual(new Set(standing(wide)));
  });
});

test('every panel stands somewhere, and all but those that stand alone stand on the full page', () => {
  const all = Object.values(arrangements).flatMap(({ wide }) => standing(wide));
  expect(new Set(all)).toEqual(new Set(panelIds));
  const alone = panelIds.filter((id) => placeOf(arrangements.full.wide, id) === null);
  expect(alone).toEqual([
    'lesson',
    'lessons',
    'workshop',
    'results',
    'access',
    'code',
    'stacks',
    'incoming',
    'ldap',
    'author',
    'present',
    'why',
  ]);
});

test('no two panels have the same key', () => {
  const keys = panelIds.flatMap((id) => panels[id].key ?? []);
  expect(new Set(keys).size).toBe(keys.length);
});

test('the palette has words for all that the tables offer in it', () => {
  const playground = { world: sampleWorld } as unknown as Playground;
  const entries = actionEntries(playground, new View());
  expect(entries.filter(({ label }) => !label).map(({ id }) => id)).toEqual([]);
  const ids = entries.map(({ id }) => id);
  for (const id of panelIds) if (panels[id].icon) expect(ids).toContain(id);
  for (const [kind, row] of Object.entries(dialogs))
    if (row.offer && (row.offer.when?.(sampleWorld) ?? true)) expect(ids).toContain(kind);
});

const onPage = panelIds.filter((id) => placeOf(arrangements.full.wide, id) !== null);

test.each(onPage)('%s is brought into sight where it stands, also where it was folded away', (id) => {
  const view = new View();
  view.layout.fold('left');
  view.layout.fold('bottom');
  view.show(id);
  const place = placeOf(arrangements.full.wide, id);
  if (place === 'left' || place === 'bottom') expect(view.layout.folded(place)).toBe(false);
  if (place === 'right') expect(view.isInspecting).toBe(true);
  if (place === 'left') expect(view.leftTab).toBe(id);
  if (place === 'bottom') expect(view.bottomTab).toBe(id);
  const station = arrangements.full.phone.find((one) => one.id === view.mobileTab);
  expect(station && placeOf(station, id), 'on a phone').not.toBeNull();
});

test('an answer is explained in the page’s place until somebody goes on to a panel or a station', () => {
  const view = new View();
  expect(view.arrangement).toBe('full');
  view.showWhy({ kind: 'why', rev: 1 });
  expect(view.arrangement).toBe('why');
  view.show('log');
  expect([view.arrangement, view.why]).toEqual(['full', null]);
  view.showWhy({ kind: 'why', rev: 1 });
  view.go('look');
  expect([view.arrangement, view.mobileTab]).toEqual(['full', 'look']);
});

test('all lessons stand in the page’s place until somebody goes back, and a lesson in the story’s', () => {
  const view = new View();
  view.base = 'lesson';
  expect(view.arrangement).toBe('lesson');
  view.showMap();
  expect(view.arrangement).toBe('lessons');
  view.showWhy({ kind: 'why', rev: 1 });
  expect(view.arrangement).toBe('why');
  view.showPage();
  expect(view.arrangement).toBe('lesson');
  view.show('lessons');
  expect(view.arrangement).toBe('lessons');
  view.go('learn');
  expect(view.arrangement).toBe('lesson');
});
