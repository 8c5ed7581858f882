import { expect, test } from 'vitest';
import { Playground } from '../../../../../src/playground/playground.svelte.ts';
import { MemoryStore } from '../../../../../src/storage/memory-store.ts';
import { itemOf } from '../../../../../src/ui/kinds/item.ts';
import { nameOf } from '../../../../../src/ui/kinds/kinds.ts';
import { act } from '../../../../../src/ui/panels/learning/story/actions.ts';
import { highlightOf } from '../../../../../src/ui/panels/learning/story/frames.ts';
import { toldIn } from '../../../../../src/ui/panels/learning/story/told-in.ts';
import { slotOf } from '../../../../../src/ui/panels/use/steps/flow-slot.svelte.ts';
import type { View } from '../../../../../src/ui/view/view.svelte.ts';
import type { StoryFrameId } from '../../../../../src/words/story-frame-ids.ts';
import { storyFrames } from '#words/story-frames.ts';

/** What a frame's button leaves behind, in the order in which the frames are read. */
interface Left {
  /** Who acts then, as the header names it: the end of their ARN. */
  readonly acts: string;
  /** What is opened for a closer look, or null where nothing is. */
  readonly shows: string | null;
  readonly says: RegExp;
}

const left: Readonly<Partial<Record<StoryFrameId, Left>>> = {
  access: { acts: 'user/ana', shows: null, says: /you are .*user\/ana/ },
  code: { acts: 'user/ci-bot', shows: null, says: /^Refused: ci-bot has no policy/ },
  map: { acts: 'user/ci-bot', shows: null, says: /^The pages are policies/ },
  users: { acts: 'user/ci-bot', shows: 'ana', says: /^ana is open now/ },
  keys: {
    acts: ':root',
    shows: null,
    says: /^ci-bot has two keys, and AWS allows no third.* delete an old one first/,
  },
  direct: { acts: ':root', shows: 'carol', says: /^carol is open now/ },
  groups: { acts: ':root', shows: null, says: /^ben is in Auditors now/ },
  'group-policies': { acts: 'user/ana', shows: null, says: /TeamBucket of Developers/ },
  roles: { acts: 'user/ana', shows: 'Deployer', says: /^Deployer is open now/ },
  'no-keys': { acts: ':root', shows: null, says: /^AWS finds no user called Deployer.* go on to see how/ },
  assume: { acts: 'user/ana', shows: null, says: /^STS has lent ana the hat Deployer/ },
  session: { acts: 'assumed-role/Deployer/ana', shows: null, says: /^As Deployer\/ana: refused/ },
  guest: {
    acts: 'assumed-role/AppGuest/CognitoIdentityCredentials',
    shows: null,
    says: /^A guest of the app wears AppGuest now, .* The picture tells how it came to it/,
  },
};

test('each frame’s button leaves who acts, what is looked at, what is lit and what is said in agreement', async () => {
  const store = new MemoryStore();
  const playground = new Playground({ open: () => Promise.resolve({ store, problem: null, lost: false }) });
  await playground.settled();
  const asked: string[] = [];
  const view = {
    show: (panel: string) => asked.push(panel),
    showStep: (rev: number | null = null) => asked.push(`steps ${String(rev)}`),
    showTry: () => asked.push('try'),
  } as unknown as View;
  const slot = slotOf(playground);
  expect(storyFrames.filter(({ action, id }) => action && id !== 'next').map(({ id }) => id)).toEqual(
    Object.keys(left),
  );
  for (const frame of storyFrames) {
    const expected = left[frame.id];
    if (!expected) continue;
    playground.selected = null;
    const reply = await act(frame.id, playground, view);
    const { caller, selected, world } = playground;
    const item = itemOf(world, selected);
    expect(caller.ok && caller.value.arn, frame.id).toMatch(new RegExp(`${expected.acts}$`));
    expect(item && nameOf(world, item), frame.id).toBe(expected.shows);
    expect(reply?.text, frame.id).toMatch(expected.says);
    const lit = highlightOf(toldIn(playground), frame.id, true);
    // What is looked at is among what is lit, so that the dimming never greys it.
    if (lit && item) expect([...lit.nodes.keys()], frame.id).toContain(selected);
  }
  expect(asked).toContain('inspector');
  // Nothing stepped through roles yet, and what comes late finds both that were put on.
  expect(slot.isWaiting).toBe(true);
  expect(slot.takeHeard().map(({ command }) => command.operation)).toEqual([
    'AssumeRole',
    'GetCredentialsForIdentity',
  ]);
  // All that the guest’s button built is one undo.
  await playground.undo();
  expect(playground.world.tables.identityPools.size).toBe(0);
  expect([...playground.world.tables.roles.values()].map(({ name }) => name)).not.toContain('AppGuest');
});
