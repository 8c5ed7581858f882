import { expect, test } from 'vitest';
import { createWorld, type World } from '../../../../../src/engine/index.ts';
import { policyTexts } from '../../../../../src/assume/policy-texts.ts';
import { project } from '../../../../../src/graph/model/project.ts';
import type { Highlight } from '../../../../../src/graph/picture/highlight.ts';
import { gather } from '../../../../../src/graph/picture/stacks.ts';
import { forSmallPlace } from '../../../../../src/graph/picture/told-place.ts';
import {
  cameraOf,
  highlightOf,
  idOf,
  missing,
  namedIn,
  needsOf,
} from '../../../../../src/ui/panels/learning/story/frames.ts';
import { piecesOf } from '../../../../../src/ui/panels/learning/story/rich-text.ts';
import { type StoryFrameId, storyFrameIds } from '../../../../../src/words/story-frame-ids.ts';
import { firstFrame } from '#words/story.ts';
import { storyFrames } from '#words/story-frames.ts';
import { storyPictures } from '#words/story-pictures.ts';
import { frame as places } from '#words/frame.ts';
import { columnHeads } from '#words/graph.ts';
import { goalWords } from '#words/goals.ts';
import { creations } from '#words/inspector-services.ts';
import { sampleWorld } from '../../../../fixtures/sample-world.ts';

const empty = createWorld('111122223333', 0);
const litIn = (world: World, frame: StoryFrameId, isActed = false): Highlight | null =>
  highlightOf(
    { world, now: 0, you: { node: null, credentials: { type: 'console', id: '111122223333' } } },
    frame,
    isActed,
  );
const nameIn = (id: string): string => {
  const { users, groups, roles, policies, resources, accessKeys } = sampleWorld.tables;
  for (const table of [users, groups, roles, policies, resources]) {
    const row = (table as unknown as ReadonlyMap<string, { readonly name: string }>).get(id);
    if (row) return row.name;
  }
  return accessKeys.has(id) ? 'a key' : id;
};
const namesOf = (ids: Iterable<string>): string[] => [...ids].map(nameIn);

test('the story is told in at most fourteen frames, in the order of their ids, and begins with the first', () => {
  expect(storyFrames.length).toBeLessThanOrEqual(14);
  expect(storyFrames.map(({ id }) => id)).toEqual(storyFrameIds);
  expect(storyFrames[0]).toBe(firstFrame);
});

test.each(storyFrameIds)('the sample account has all that the frame %s speaks of', (id) => {
  expect(missing(sampleWorld, id)).toEqual([]);
});

test.each(storyFrameIds)(
  'in an empty account the frame %s says what is missing and lights nothing up',
  (id) => {
    expect(missing(empty, id)).toEqual(needsOf(id).map(({ name }) => name));
    expect(litIn(empty, id)).toBeNull();
  },
);

test.each(storyFrames.filter(({ paragraphs }) => paragraphs.join().includes('`')))(
  'what the frame $id names in code and the account has is in the picture that belongs to it',
  ({ id, paragraphs }) => {
    const coded = paragraphs.flatMap((text) =>
      piecesOf(text).flatMap(({ kind, text: name }) => (kind === 'code' ? [name] : [])),
    );
    const shown = [false, true].flatMap((isActed) => {
      const lit = litIn(sampleWorld, id, isActed);
      return [...namesOf(lit?.nodes.keys() ?? []), ...namesOf(lit?.shows ?? [])];
    });
    const known = new Set(
      Object.values(sampleWorld.tables).flatMap((table) =>
        [...(table as unknown as ReadonlyMap<string, { readonly name?: unknown }>).values()].map(
          ({ name }) => name,
        ),
      ),
    );
    expect(shown).toEqual(expect.arrayContaining(coded.filter((name) => known.has(name))));
  },
);

test.each(storyFrameIds)(
  'a phone shows at most what it has room for in the frame %s, and all that is denied',
  (id) => {
    for (const isActed of [false, true]) {
      const lit = litIn(sampleWorld, id, isActed);
      expect(lit?.shows?.length ?? 0).toBeLessThanOrEqual(16);
      const denied = [...(lit?.nodes ?? [])].flatMap(([one, tone]) => (tone === 'denied' ? [one] : []));
      expect(lit?.shows ?? []).toEqual(expect.arrayContaining(denied));
    }
  },
);

test('what the button of each of the first frames does changes something in the picture', () => {
  const moved: readonly StoryFrameId[] = ['code', 'map', 'users', 'keys', 'direct', 'groups'];
  const seen = (lit: Highlight | null): string => JSON.stringify([...(lit?.nodes ?? [])]);
  for (const id of moved)
    expect(seen(litIn(sampleWorld, id, true)), id).not.toBe(seen(litIn(sampleWorld, id)));
});

test('where a button asks as root, whoever asks is lit', () => {
  const you = { node: 'root', credentials: { type: 'console', id: '111122223333' } } as const;
  for (const id of ['keys', 'direct', 'groups', 'no-keys'] as const)
    expect(namedIn({ world: sampleWorld, now: 0, you }, id, true), id).toContain('root');
});

test('the frame about the map names who, and once its button was pressed also all pages and all that they name', () => {
  const { users, groups, roles, policies, inlinePolicies } = sampleWorld.tables;
  const named = (isActed: boolean): string[] =>
    namedIn(
      {
        world: sampleWorld,
        now: 0,
        you: { node: null, credentials: { type: 'console', id: '111122223333' } },
      },
      'map',
      isActed,
    );
  const who = [...users.keys(), ...groups.keys(), ...roles.keys()];
  expect(named(false)).toEqual(expect.arrayContaining(who));
  const pages = [...policies.keys(), ...inlinePolicies.keys()];
  expect(named(true)).toEqual(expect.arrayContaining([...pages, 'named:s3::bucket/team-bucket']));
  expect(named(true)).toEqual(expect.arrayContaining(who));
  expect(litIn(sampleWorld, 'map')?.needsRoom).toBe(true);
});

test('only the frame in which a role is put on stands at the door', () => {
  expect(storyFrameIds.filter((id) => cameraOf(id) === 'door')).toEqual(['assume']);
});

test('neither the role nor the root user is spoken of before a frame introduces it', () => {
  const [role, root] = [storyFrameIds.indexOf('roles'), storyFrameIds.indexOf('keys')];
  const texts = storyFrames.map(({ title, topic, paragraphs, action = '', prediction }) =>
    [title, topic, ...paragraphs, action, prediction?.question, prediction?.because].join(' '),
  );
  const first = (word: RegExp): number => texts.findIndex((text) => word.test(text));
  expect(first(/\broles?\b/i)).toBe(role);
  expect(first(/\broot\b/i)).toBe(root);
  expect(texts[role]).toContain('**role**');
  expect(texts[root]).toContain('**root user**');
});

test('the frame about policies on groups lights the path user, group, policy, thing, and the lines between', () => {
  const lit = litIn(sampleWorld, 'group-policies');
  const path = needsOf('group-policies').map((need) => idOf(sampleWorld, need));
  const ben = idOf(sampleWorld, { table: 'users', name: 'ben' });
  expect([...(lit?.nodes.keys() ?? [])]).toEqual([...path, 'named:s3::bucket/team-bucket', ben]);
  expect(lit?.between).toBe('lit');
  expect(lit?.rest).toBe('dim');
});

test('the frame about unusual policies lights carol and nobody else', () => {
  const lit = litIn(sampleWorld, 'direct');
  const carol = idOf(sampleWorld, { table: 'users', name: 'carol' });
  const users = [...sampleWorld.tables.users.keys()].filter((id) => lit?.nodes.has(id));
  expect(users).toEqual([carol]);
});

test.each<[StoryFrameId, boolean, string]>([
  ['roles', false, 'AWSLambdaBasicExecutionRole'],
  ['session', false, 'named:s3::bucket/team-bucket'],
  ['session', false, 'ana'],
  ['session', true, 'named:s3::bucket/team-bucket'],
  ['guest', false, 'named:s3::bucket/web-assets'],
  ['users', true, 'TeamBucket'],
  ['users', true, 'named:s3::bucket/team-bucket'],
  ['direct', false, 'named:s3::bucket/invoices'],
  ['direct', true, 'ReadInvoices'],
  ['groups', true, 'ReadReports'],
  ['roles', false, 'MayAssumeDeployer'],
  ['group-policies', false, 'ben'],
])('the frame %s, its button pressed: %s, lights %s, on a phone, too', (id, isActed, name) => {
  const lit = litIn(sampleWorld, id, isActed);
  expect(namesOf(lit?.nodes.keys() ?? [])).toContain(name);
  const model = project(sampleWorld, 0);
  const small = forSmallPlace(gather(model), policyTexts(sampleWorld), lit, { centre: '', hops: 1 });
  expect(namesOf(small.nodes.keys())).toContain(name);
});

test('strong text and code are cut out of a sentence, and lone marks stay', () => {
  expect(piecesOf('The service **STS** asks `sts:AssumeRole`, 2 * 3')).toEqual([
    { text: 'The service ', kind: 'plain' },
    { text: 'STS', kind: 'strong' },
    { text: ' asks ', kind: 'plain' },
    { text: 'sts:AssumeRole', kind: 'code' },
    { text: ', 2 * 3', kind: 'plain' },
  ]);
  expect(piecesOf('a ** b')).toEqual([{ text: 'a ** b', kind: 'plain' }]);
});

test('the last frame calls what it sends people to by the names that stand there, on wide and small screens', () => {
  const [, build = ''] = storyFrames.at(-1)?.paragraphs ?? [];
  const strong = piecesOf(build).flatMap(({ kind, text }) => (kind === 'strong' ? [text] : []));
  const named = [places.tabs.identities, places.phone.account, '+', ...Object.values(creations)];
  expect(strong.filter((name) => name !== 'accounts' && !named.includes(name))).toEqual([]);
  expect(strong).toContain(places.phone.account);
  expect(strong).toContain(creations['create-workload']);
});

test('the map of IAM and the picture call by the same name what somebody wants something of', () => {
  const { what, onWhat } = storyPictures.map.corners;
  expect([columnHeads.what, goalWords.heads.what]).toEqual([onWhat.title, onWhat.title]);
  expect(what.title).not.toBe(onWhat.title);
});

test('no text of the story shouts', () => {
  const texts = storyFrames.flatMap(({ title, paragraphs }) => [title, ...paragraphs]);
  expect(texts.filter((text) => text.includes('!'))).toEqual([]);
});

test('the frame about roles without keys lights all of them, first the one that its button asks a key for', () => {
  const lit = [...(litIn(sampleWorld, 'no-keys')?.nodes.keys() ?? [])];
  expect(lit[0]).toBe(idOf(sampleWorld, { table: 'roles', name: 'Deployer' }));
  expect(new Set(lit)).toEqual(new Set(sampleWorld.tables.roles.keys()));
});

test('a program that wears a hat is lit where the story names it, and not where ana puts hers on', () => {
  const program = [...sampleWorld.tables.resources.values()].find(({ name }) => name === 'check-site');
  const isLit = (frame: 'roles' | 'assume'): boolean =>
    litIn(sampleWorld, frame)?.nodes.has(program?.id ?? '') ?? false;
  expect([isLit('roles'), isLit('assume')]).toEqual([true, false]);
});
