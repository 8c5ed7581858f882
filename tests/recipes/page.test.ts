import { afterAll, expect, test } from 'vitest';
import { Scratch } from './scratch.ts';

const house = new Scratch();
afterAll(() => house.remove());

interface Built {
  readonly file: string;
  readonly isDynamicEntry?: boolean;
}

test('“Add a panel”: once it is named and has its place, the compiler asks for its row, which makes it a chunk of its own', () => {
  house.write('src/words/en/notes.ts', "export const notes = { title: 'Notes' } as const;\n");
  house.write(
    'src/ui/panels/notes/NotesPanel.svelte',
    `<script lang="ts">
  import { notes as words } from '#words/notes.ts';
  import { getPlayground } from '../../../playground/context.ts';

  const playground = getPlayground();
</script>

<h2>{words.title}</h2>
<p>{playground.world.tables.users.size}</p>
`,
  );
  house.add('src/words/en/frame.ts', "    log: 'Log',", "\n    notes: 'Notes',");
  house.add('src/ui/view/arrangements.ts', "'try' | 'log'", " | 'notes'");
  house.add('src/ui/view/arrangements.ts', "'terminal', 'try', 'log'", ", 'notes'");
  expect(house.pageTypes().text).toContain('src/ui/frame/panels.ts');
  house.add(
    'src/ui/frame/panels.ts',
    'export const panels: Readonly<Record<PanelId, Panel>> = {',
    `
  notes: panel({
    tab: frame.tabs.notes,
    name: frame.tabs.notes,
    load: () => import('../panels/notes/NotesPanel.svelte'),
    props: none,
  }),`,
  );
  expect(house.pageTypes().text).toContain('0 ERRORS');
  const guards = house.tests('tests/imports.test.ts', 'tests/words');
  expect(guards.text).not.toContain('FAIL');
  expect(house.build()).toMatchObject({ passed: true });
  const manifest = JSON.parse(house.read('dist/.vite/manifest.json')) as Record<string, Built>;
  const panel = manifest['src/ui/panels/notes/NotesPanel.svelte'];
  expect(panel?.isDynamicEntry).toBe(true);
  const modules = JSON.parse(house.read('dist/.vite/modules.json')) as Record<string, string[]>;
  const own = ['src/ui/panels/notes/NotesPanel.svelte', 'src/words/en/notes.ts'];
  expect(modules[panel?.file ?? '']?.filter((module) => !own.some((one) => module.startsWith(one)))).toEqual(
    [],
  );
});

test('“Add a kind of entity”: the compiler asks the engine for its check, then the page for its picture, its place in the tree and its inspector', () => {
  house.add('src/engine/entities/entities.ts', 'export interface Rows {', '\n  drones: DroneRow;');
  house.add(
    'src/engine/entities/entities.ts',
    'export type GroupRow = Identity;',
    '\n\nexport interface DroneRow extends Identity {\n  readonly range: number;\n}\n',
  );
  const asked = house.engineTypes();
  expect(asked.passed).toBe(false);
  for (const file of ['entities/kinds.ts', 'rows/row-shapes.ts', 'rows/references.ts'])
    expect(asked.text).toContain(`src/engine/${file}`);

  house.add('src/engine/entities/kinds.ts', "users: ['user'],", "\n  drones: ['drone'],");
  house.add(
    'src/engine/rows/row-shapes.ts',
    'const shapes: Readonly<Record<TableName, Check>> = {',
    '\n  drones: record({ ...identity, id: userId, name: name(64), range: integer(0) }),',
  );
  house.add('src/engine/rows/references.ts', 'users: [],', '\n  drones: [],');
  expect(house.engineTypes()).toEqual({ passed: true, text: '' });
  const page = house.pageTypes();
  expect(page.passed).toBe(false);
  const [picture, tree, inspector] = [
    /src\/graph\//,
    /src\/ui\/(kinds\/kinds|panels\/identities\/)/,
    /src\/ui\/(kinds\/details|panels\/inspector\/)/,
  ];
  for (const place of [picture, tree, inspector]) expect(page.text).toMatch(place);
});
