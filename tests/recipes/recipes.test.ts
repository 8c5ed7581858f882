import { afterAll, expect, test } from 'vitest';
import { Scratch } from './scratch.ts';

const house = new Scratch();
afterAll(() => house.remove());

const allIsWell = { passed: true, text: '' };

function guardsPass(...files: readonly string[]): void {
  const told = house.tests(...files);
  expect(told.text).not.toContain('FAIL');
  expect(told.passed, told.text).toBe(true);
}

function guardsAsk(file: string, sentence: string): void {
  const told = house.tests(file);
  expect(told.passed, `${file} passes, and should ask: ${sentence}`).toBe(false);
  expect(told.text).toContain(sentence);
}

test('“Add an operation”: named, the compiler asks for its entry; written, the guards ask for its cases; shown, all is well', () => {
  const part = 'iam-sign-in';
  const folder = `src/engine/operations/${part}`;
  house.add(
    'scripts/model-families.json',
    '"iam-sign-in": {\n    "service": "iam",\n    "families": {',
    '\n      "ssh-public-keys": ["ListSSHPublicKeys"],',
  );
  expect(house.run('node', 'scripts/trim-models.mjs')).toMatchObject({ passed: true });
  const asked = house.engineTypes();
  expect(asked.passed).toBe(false);
  expect(asked.text).toMatch(/ListSSHPublicKeys/);

  house.write(
    `${folder}/ssh-public-keys.ts`,
    `import type { OperationTable } from '../operation.ts';
import { done } from '../operation.ts';
import { withOwner } from '../iam/owner.ts';
import { onUserOrCaller } from '../shared/targets.ts';

export const sshPublicKeys: Pick<OperationTable, 'ListSSHPublicKeys'> = {
  ListSSHPublicKeys: {
    authorize: (input, context) => onUserOrCaller('ListSSHPublicKeys', input, context),
    run: (input, context) =>
      withOwner(context, input.UserName, () => done({ SSHPublicKeys: [], IsTruncated: false })),
  },
};
`,
  );
  house.add(
    `${folder}/table.ts`,
    "import type { PartTable } from '../operation.ts';",
    "\nimport { sshPublicKeys } from './ssh-public-keys.ts';",
  );
  house.add(`${folder}/table.ts`, "PartTable<'iam-sign-in'> = {", '\n  ...sshPublicKeys,');
  expect(house.engineTypes()).toEqual(allIsWell);

  const coverage = 'tests/engine/operations/coverage.test.ts';
  guardsAsk(coverage, 'ListSSHPublicKeys has a case of success and of each error of its model');

  house.write(
    `tests/engine/operations/${part}/ssh-public-keys.json`,
    JSON.stringify([
      {
        title: 'a user has no SSH keys here',
        setup: [['CreateUser', { UserName: 'ana' }]],
        call: ['ListSSHPublicKeys', { UserName: 'ana' }],
        output: { SSHPublicKeys: [], IsTruncated: false },
      },
      {
        title: 'nobody of that name has keys',
        call: ['ListSSHPublicKeys', { UserName: 'ana' }],
        error: ['NoSuchEntity', 'The user with name ana cannot be found.'],
      },
    ]),
  );
  guardsPass(coverage, 'tests/engine/operations/cases.test.ts');
});

test('“Add a condition operator”: one entry decides; without rows in the tables the guard says what is missing', () => {
  house.add(
    'src/engine/policy/operators/strings.ts',
    'stringOperators: readonly Operator[] = [',
    `
  ...pair(
    'StringBegins',
    'StringBeginsNot',
    true,
    comparing({
      readActual: (text) => text,
      readExpected: textOf,
      meets: (actual, expected) => actual.startsWith(expected),
    }),
  ),`,
  );
  expect(house.engineTypes()).toEqual(allIsWell);
  const guard = 'tests/engine/policy/operators.test.ts';
  const table = 'tests/engine/policy/operators.json';
  house.add(guard, "['StringLike', 'StringNotLike'", ", 'StringBegins', 'StringBeginsNot'");
  for (const ending of ['', 'IfExists'])
    house.addRows(
      table,
      [`StringBegins${ending}`, ['we'], ['web'], 'matched', 'matched'],
      [`StringBegins${ending}`, ['we'], ['db'], 'notMatched', 'valueDiffers'],
      [
        `StringBegins${ending}`,
        ['we'],
        null,
        ...(ending ? ['matched', 'keyMissingIfExists'] : ['notMatched', 'keyMissing']),
      ],
      [`StringBeginsNot${ending}`, ['we'], ['db'], 'matched', 'matched'],
      [
        `StringBeginsNot${ending}`,
        ['we'],
        null,
        ...['matched', ending ? 'keyMissingIfExists' : 'keyMissingMatchesNegated'],
      ],
    );
  guardsAsk(guard, 'StringBeginsNot matches, doesn’t match');
  for (const ending of ['', 'IfExists'])
    house.addRows(table, [`StringBeginsNot${ending}`, ['we'], ['web'], 'notMatched', 'valueIsExcluded']);
  guardsPass(guard);
});

test('“Add a kind of entity”: the compiler names each file that lacks an entry, and the guards ask for what it can’t see', () => {
  const add = house.add.bind(house);
  add(
    'src/engine/entities/entities.ts',
    'export type GroupRow = Identity;',
    '\n\nexport interface DroneRow extends Identity {\n  readonly range: number;\n}\n',
  );
  add('src/engine/entities/entities.ts', '  workloads: WorkloadRow;', '\n  drones: DroneRow;');
  const asked = house.engineTypes();
  for (const file of ['entities/kinds.ts', 'rows/row-shapes.ts', 'rows/references.ts'])
    expect(asked.text).toContain(`src/engine/${file}`);

  house.replace(
    'src/engine/entities/kinds.ts',
    /\n\} as const satisfies \{ readonly \[T in TableName\]/,
    "\n  drones: ['drone'],$&",
  );
  add(
    'src/engine/rows/identities.ts',
    'export const identityShapes = {',
    '\n  drones: record({ ...identity, id: userId, name: name(64), range: integer(0) }),',
  );
  add('src/engine/rows/references.ts', 'users: [],', '\n  drones: [],');
  expect(house.engineTypes()).toEqual(allIsWell);

  const page = house.pageTypes();
  // One error for each entry that is missing, and none elsewhere. A kind has both a name and a meaning in kind-names.ts.
  const lacking = page.text.match(/^src\/[^(]+(?=\(\d+,\d+\): error TS)/gm) ?? [];
  expect(lacking.sort()).toEqual(
    [
      ...['graph/model/nodes-of-rows.ts', 'graph/model/edges-of-rows.ts', 'graph/kinds/kinds.ts'],
      ...['terminal/script/steps.ts', 'ui/frame/palette/entries.ts', 'exchange/link/secret-fields.ts'],
      ...['ui/kinds/kinds.ts', 'ui/kinds/details/kinds.ts', 'words/en/graph.ts'],
      ...['words/en/kind-names.ts', 'words/en/kind-names.ts'],
    ]
      .map((file) => `src/${file}`)
      .sort(),
  );

  add(
    'src/graph/model/nodes-of-rows.ts',
    "  groups: (row, scope) => identityNode('group', row, scope),",
    "\n  drones: ({ id, account, name }, scope) => (account === scope.account ? node(id, 'drone', name) : null),",
  );
  add('src/graph/model/edges-of-rows.ts', '  groups: null,', '\n  drones: null,');
  add('src/terminal/script/steps.ts', '  meta: [],', '\n  drones: [],');
  add('src/ui/frame/palette/entries.ts', "  users: 'user',", "\n  drones: 'workload',");
  add('src/exchange/link/secret-fields.ts', '  users: none,', '\n  drones: none,');
  add(
    'src/graph/kinds/kinds.ts',
    "'outside', round),\n\n",
    "  drone: node(solid('box', 'user', 'chip', 28, 0.66), 'workloads', box),\n",
  );
  add(
    'src/words/en/graph.ts',
    "  user: { one: 'user', many: 'users' },",
    "\n  drone: { one: 'drone', many: 'drones' },",
  );
  add('src/words/en/kind-names.ts', "  user: 'User',", "\n  drone: 'Drone',");
  add(
    'src/words/en/kind-names.ts',
    'export const kindMeanings: { readonly [K in NamedKind]: string } = {',
    "\n  drone: 'Flies for the team.',",
  );
  add(
    'src/ui/kinds/kinds.ts',
    '  service: outside,',
    "\n  drone: { name: rowName, arn: noArn, branch: at('workloads'), madeBy: ['create-workload'] },",
  );
  add('src/ui/kinds/details/workloads.ts', "readonly [K in KindOf<'workloads'", " | 'drones'");
  add(
    'src/ui/kinds/details/workloads.ts',
    "  program: workload('program'),",
    `
  drone: told<ItemOf<'drone'>>({
    heading: () => heading('drone'),
    facts: (_, { row }) => [created(row)],
    sections: () => [],
    actions: () => [],
    remove: () => null,
    summary: () => kindNames.drone,
  }),`,
  );
  const legend = house.pageTypes();
  expect(legend.text).toContain('src/words/en/graph-legend.ts');
  expect(legend.text.match(/: error TS/g)).toHaveLength(1);
  add('src/words/en/graph-legend.ts', "only hold a key',", "\n  drone: 'Drone: flies for the team',");
  expect(house.pageTypes()).toEqual(allIsWell);

  const guard = 'tests/ui/every-kind.alone.test.ts';
  guardsAsk(guard, 'A drone > is an item of its kind');
  add(
    'tests/fixtures/whole-world.ts',
    '// Providers and whom they sign in.',
    "\nput('drones', { ...identity('AIDADRONEEXAMPLE0001', 'hummingbird'), range: 900 });",
  );
  guardsAsk(guard, 'A drone > has its place in the text twin');
  add('src/ui/panels/account/identities/entries.ts', "workloads: [owned('workloads')", ", owned('drones')");
  guardsPass(guard, 'tests/engine/entities/kinds.test.ts');
});

test('“Add a panel”: once it is named and has its place, the compiler asks for its row', () => {
  house.write('src/words/en/notes.ts', "export const notes = { title: 'Notes' } as const;\n");
  house.write(
    'src/ui/panels/use/notes/NotesPanel.svelte',
    `<script lang="ts">
  import { notes as words } from '#words/notes.ts';
  import { getPlayground } from '../../../../playground/context.ts';

  const playground = getPlayground();
</script>

<h2>{words.title}</h2>
<p>{playground.world.tables.users.size}</p>
`,
  );
  house.add('src/words/en/frame.ts', "    log: 'Log',", "\n    notes: 'Notes',");
  house.add('src/ui/view/arrangements.ts', "  | 'log'", "\n  | 'notes'");
  house.add('src/ui/view/arrangements.ts', "'terminal', 'try', 'log'", ", 'notes'");
  const asked = house.pageTypes();
  expect(asked.passed).toBe(false);
  expect(asked.text).toContain('src/ui/frame/panels.ts');
  house.add(
    'src/ui/frame/panels.ts',
    'export const panels: Readonly<Record<PanelId, Panel>> = {',
    `
  notes: panel({
    tab: frame.tabs.notes,
    name: frame.tabs.notes,
    load: () => import('../panels/use/notes/NotesPanel.svelte'),
    props: none,
  }),`,
  );
  expect(house.pageTypes()).toEqual(allIsWell);
  // The guards of imports and words pass with the panel in the recipe that follows.
  guardsPass('tests/ui/view/arrangements.alone.test.ts');
});

interface Built {
  readonly file: string;
  readonly isDynamicEntry?: boolean;
}

test('“Add a language”: a copied folder passes all guards, and once `imports` names it the page speaks it; the panel that was added is a chunk of its own', () => {
  house.copy('src/words/en', 'src/words/fr');
  const guards = ['tests/exports.test.ts', 'tests/imports.test.ts', 'tests/words'];
  guardsPass(...guards);

  house.replace('src/words/fr/locale.ts', /locale = '[^']+'/, "locale = 'fr-FR'");
  house.replace('src/words/fr/locale.ts', /language = '[^']+'/, "language = 'fr'");
  house.replace('src/words/fr/page.ts', /title: '[^']+'/, "title: 'IAM Playground : qui est qui dans AWS'");
  house.replace('src/words/fr/page.ts', /'Who is who in AWS: users/, "'Qui est qui dans AWS : users");
  house.replace('src/words/fr/frame.ts', /account: 'Account'/, "account: 'Compte'");
  house.replace('package.json', /\.\/src\/words\/en\//, './src/words/fr/');
  expect(house.pageTypes()).toEqual(allIsWell);
  guardsPass(...guards.slice(0, 2));
  expect(house.build()).toMatchObject({ passed: true });
  const page = house.read('dist/index.html');
  expect(page).toContain('<html lang="fr"');
  expect(page).toContain('<title>IAM Playground : qui est qui dans AWS</title>');
  expect(page).toContain('Qui est qui dans AWS : users');
  const files = JSON.parse(house.read('dist/.vite/modules.json')) as Record<string, string[]>;
  const modules = Object.entries(files);
  expect(modules.flatMap(([, files]) => files).filter((file) => file.startsWith('src/words/en/'))).toEqual(
    [],
  );
  const frame = modules.find(([, files]) => files.includes('src/words/fr/frame.ts'))?.[0] ?? '';
  expect(house.read(`dist/${frame}`)).toContain('Compte');

  // Built once for both recipes: the panel stands in this page, too.
  const manifest = JSON.parse(house.read('dist/.vite/manifest.json')) as Record<string, Built>;
  const panel = manifest['src/ui/panels/use/notes/NotesPanel.svelte'];
  expect(panel?.isDynamicEntry, 'the new panel is no chunk of its own').toBe(true);
  const own = ['src/ui/panels/use/notes/NotesPanel.svelte', 'src/words/fr/notes.ts'];
  expect(files[panel?.file ?? '']?.filter((module) => !own.some((one) => module.startsWith(one)))).toEqual(
    [],
  );
});
