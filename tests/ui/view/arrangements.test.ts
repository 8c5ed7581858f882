import { describe, expect, test } from 'vitest';
import { dialogs } from '../../../src/ui/frame/dialogs/dialogs.ts';
import { actionEntries } from '../../../src/ui/frame/palette/actions.ts';
import { panelIds, panels } from '../../../src/ui/frame/panels.ts';
import { type Arrangement, arrangements, placeOf, type Places } from '../../../src/ui/view/arrangements.ts';
import { View } from '../../../src/ui/view/view.svelte.ts';
import type { Playground } from '../../../src/playground/playground.svelte.ts';
import { sampleWorld } from '../../fixtures/sample-world.ts';

const standing = (places: Places): string[] =>
  Object.values(places).flatMap((one: unknown) => (Array.isArray(one) ? (one as string[]) : []));

describe.each(Object.entries(arrangements))(
  'the arrangement %s',
  (_name, { wide, narrow, phone }: Arrangement) => {
    test.each([
      ['wide', wide],
      ['narrow', narrow],
      ...phone.map((station): [string, Places] => [station.id, station]),
    ])('on %s shows no panel twice', (_width, places) => {
      expect(new Set(standing(places)).size).toBe(standing(places).length);
    });

    test('shows on a phone what it shows on a wide window', () => {
      expect(new Set(phone.flatMap(standing))).toEqual(new Set(standing(wide)));
      expect(new Set(standing(narrow))).toEqual(new Set(standing(wide)));
    });
  },
);

test('the full page shows every panel', () => {
  expect(new Set(standing(arrangements.full.wide))).toEqual(new Set(panelIds));
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

test.each(panelIds)('%s is brought into sight where it stands, also where it was folded away', (id) => {
  const view = new View();
  view.layout.fold('left');
  view.layout.fold('right');
  view.layout.fold('bottom');
  view.show(id);
  const place = placeOf(arrangements.full.wide, id);
  if (place === 'left' || place === 'right' || place === 'bottom')
    expect(view.layout.folded(place)).toBe(false);
  if (place === 'left') expect(view.leftTab).toBe(id);
  if (place === 'bottom') expect(view.bottomTab).toBe(id);
  const station = arrangements.full.phone.find((one) => one.id === view.mobileTab);
  expect(station && placeOf(station, id), 'on a phone').not.toBeNull();
});

test('the inspector is a tab at the left where there is room for two columns only', () => {
  const view = new View();
  view.narrow = true;
  view.show('inspector');
  expect(view.leftTab).toBe('inspector');
});
