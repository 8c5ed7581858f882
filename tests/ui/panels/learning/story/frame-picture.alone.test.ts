import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { accountOf } from '../../../../../src/engine/index.ts';
import { Playground } from '../../../../../src/playground/playground.svelte.ts';
import { MemoryStore } from '../../../../../src/storage/memory-store.ts';
import { act, type Places } from '../../../../../src/ui/panels/learning/story/actions.ts';
import type { DoorWalk } from '../../../../../src/ui/panels/learning/story/door-walk.svelte.ts';
import { FramePicture } from '../../../../../src/ui/panels/learning/story/frame-picture.svelte.ts';
import { idOf, liveSession } from '../../../../../src/ui/panels/learning/story/frames.ts';
import { flowOf } from '../../../../../src/ui/panels/use/steps/flow.svelte.ts';
import type { StageShown } from '../../../../../src/ui/view/stage-shown.ts';
import { View } from '../../../../../src/ui/view/view.svelte.ts';
import { type StoryFrameId, storyFrameIds } from '../../../../../src/words/story-frame-ids.ts';

/** The step to which a walk through the door has come. */
const stepOf = (walk: DoorWalk | null | undefined) => walk?.replay?.steps[walk.at]?.id;

let store: MemoryStore;
let playground: Playground;
let view: View;
let picture: FramePicture;

/** Opens the page on what is stored. */
async function opened(): Promise<Playground> {
  const page = new Playground({ open: () => Promise.resolve({ store, problem: null, lost: false }) });
  await page.settled();
  return page;
}

beforeEach(async () => {
  store = new MemoryStore();
  playground = await opened();
  view = new View();
  picture = new FramePicture(playground, view);
});

const placesOf = (frame: StoryFrameId): Places => ({
  show: (panel) => view.show(panel),
  showTry: () => undefined,
  showStep: () => void picture.leadThroughSteps(frame),
});
const press = (frame: StoryFrameId): Promise<unknown> =>
  picture.act(() => act(frame, playground, placesOf(frame)));
const arnNow = (): string => (playground.caller.ok ? playground.caller.value.arn : '');

/** What of the picture a frame decides: who is selected, what is lit, the scene and its notch, and who acts. */
function seen(): object {
  const { highlight, account, isStoryLeading } = view;
  const step = stepOf(picture.walk) ?? null;
  const lit = [...(highlight?.nodes ?? [])];
  // A session has another id each time it is made, and the newest one is shown.
  const session = liveSession(playground.world, 'Deployer', playground.now)?.id;
  return {
    selected: playground.selected,
    lit: lit.filter(([id]) => id !== session),
    account,
    isStoryLeading,
    step,
    acts: arnNow(),
  };
}

test('a frame brings the same picture, forwards, backwards and after anything was done in between', async () => {
  const first = new Map<StoryFrameId, object>();
  for (const frame of storyFrameIds) {
    picture.enter(frame);
    await picture.settled();
    first.set(frame, seen());
    if (frame === 'assume') expect(stepOf(picture.walk)).toBe('rest');
    else expect(picture.walk, frame).toBeNull();
  }
  for (const frame of [...storyFrameIds].reverse()) {
    picture.enter(frame);
    await picture.settled();
    expect(seen(), frame).toEqual(first.get(frame));
    expect(picture.isAway, frame).toBe(false);
    // Whatever somebody does: a button, another selection, another account in sight.
    if (frame !== 'assume' && frame !== 'guest' && frame !== 'groups') await press(frame);
    playground.selected = idOf(playground.world, { table: 'users', name: 'ben' });
    view.account = '444455556666';
    // A door covers what is selected behind it.
    expect(picture.isAway, frame).toBe(frame !== 'assume');
    picture.comeBack();
    expect(picture.isAway, frame).toBe(false);
  }
});

test('a frame puts the drawer away that was opened before it, which comes back by a press or once the story is left; the door has its timeline there', async () => {
  picture.enter('users');
  expect(view.isDrawerOpen).toBe(false);
  view.showTry({ action: 's3:GetObject', resource: '*' });
  expect(view.isDrawerOpen).toBe(true);
  picture.enter('keys');
  expect(view.isDrawerOpen).toBe(false);
  view.openDrawer();
  expect(view.isDrawerOpen).toBe(true);
  picture.enter('users');
  expect(view.isDrawerOpen).toBe(false);
  picture.release();
  expect(view.isDrawerOpen).toBe(true);
  picture.enter('assume');
  await picture.settled();
  expect([view.bottomTab, view.isDrawerOpen]).toEqual(['steps', true]);
  picture.enter('session');
  expect(view.isDrawerOpen).toBe(false);
});

test('the first press on the drawer opens it, also where the picture has no room beside it', () => {
  picture.enter('map');
  view.show('try');
  // The picture says so once the drawer has taken its place.
  view.isPictureCut = true;
  expect([view.isDrawerOpen, picture.isAway]).toEqual([true, true]);
});

test('the last frame’s button opens Try beside it', async () => {
  picture.enter('next');
  await picture.act(() => act('next', playground, { ...placesOf('next'), showTry: () => view.showTry() }));
  expect([view.bottomTab, view.isDrawerOpen]).toEqual(['try', true]);
});

test('who acted before a frame’s button acts again when the frame is left, and a choice of one’s own stays', async () => {
  const before = arnNow();
  picture.enter('keys');
  await press('keys');
  expect(arnNow()).toMatch(/:root$/);
  picture.enter('direct');
  expect(arnNow()).toBe(before);
  picture.enter('keys');
  await press('keys');
  const ben = { type: 'console', id: idOf(playground.world, { table: 'users', name: 'ben' }) ?? '' } as const;
  playground.actAs(ben);
  picture.enter('direct');
  expect(arnNow()).toMatch(/user\/ben$/);
});

test('a page that is opened again on a frame whose button was pressed has whoever acted before it, as by the frame’s address', async () => {
  const before = arnNow();
  for (const frame of storyFrameIds) {
    picture.enter(frame);
    await picture.settled();
    if (frame === 'assume') await picture.next();
    else if (frame !== 'next') await press(frame);
    await playground.settled();
    playground = await opened();
    expect(arnNow(), frame).toBe(before);
    view = new View();
    picture = new FramePicture(playground, view);
  }
});

test('the one who acted before the door’s own step acts again when the frame is left', async () => {
  playground.actAs({ type: 'console', id: accountOf(playground.world) });
  picture.enter('assume');
  await picture.settled();
  await picture.next();
  await playground.settled();
  expect(arnNow()).toMatch(/user\/ana$/);
  picture.enter('session');
  expect(arnNow()).toMatch(/:root$/);
});

test('the frame at the door shows the hat on its peg before anybody has asked, and its Next steps through the door', async () => {
  const { rev } = playground;
  picture.enter('assume');
  await picture.settled();
  const { walk } = picture;
  expect([stepOf(walk), walk?.at, walk?.last]).toEqual(['rest', 0, 7]);
  expect(flowOf(playground).isOnStage).toBe(true);
  expect(view.isStoryLeading).toBe(true);
  // Nobody has asked for anything yet.
  expect(playground.rev).toBe(rev);
  const steps: (string | undefined)[] = [];
  while (await picture.next()) {
    await playground.settled();
    await Promise.resolve();
    steps.push(stepOf(walk));
  }
  expect(steps).toEqual(['ask', 'trust', 'permission', 'duration', 'credentials', 'session', 'expiry']);
  expect(liveSession(playground.world, 'Deployer', playground.now)?.sessionName).toBe('ana');
  for (let at = 6; at >= 0; at--) {
    expect(picture.back()).toBe(true);
    expect(walk?.at).toBe(at);
  }
  expect(picture.back()).toBe(false);
  // The session is looked at again, and not made anew.
  const made = playground.rev;
  picture.enter('session');
  expect(view.isStoryLeading).toBe(false);
  expect(flowOf(playground).isOnStage).toBe(false);
  picture.enter('assume');
  await picture.settled();
  expect(stepOf(picture.walk)).toBe('rest');
  await picture.next();
  expect(stepOf(picture.walk)).toBe('ask');
  expect(playground.rev).toBe(made);
});

test('the door’s steps are counted as its words tell them, while the picture is still on its way', async () => {
  picture.enter('assume');
  await picture.settled();
  const { walk } = picture;
  await picture.next();
  await playground.settled();
  view.stage = { said: 0 } as StageShown;
  expect([walk?.at, walk?.said]).toEqual([1, 0]);
  view.stage = { said: 1 } as StageShown;
  expect(walk?.said).toBe(1);
  // Without its scene, there is no picture to wait for.
  view.stage = null;
  await picture.next();
  expect([walk?.at, walk?.said]).toEqual([2, 2]);
});

test('a door that nobody has stepped through leaves no steps behind', async () => {
  picture.enter('assume');
  await picture.settled();
  picture.enter('session');
  expect(flowOf(playground).replay).toBeNull();
});

test('who turns on before the door has come sees the next frame, and not the door', async () => {
  picture.enter('assume');
  picture.enter('session');
  await picture.settled();
  expect(picture.walk).toBeNull();
  expect(view.isStoryLeading).toBe(false);
});

test('the guest’s button lets the story lead through the guest’s own steps', async () => {
  picture.enter('guest');
  await press('guest');
  await expect.poll(() => stepOf(picture.walk)).toBe('ask');
  expect(view.isStoryLeading).toBe(true);
  picture.enter('next');
  expect(view.isStoryLeading).toBe(false);
  expect(arnNow()).toMatch(/user\/ana$/);
});

test('who turns on before a button has done its work sees the next frame, and not its steps', async () => {
  picture.enter('guest');
  const pressed = press('guest');
  picture.enter('next');
  const mine = arnNow();
  await pressed;
  await picture.settled();
  await new Promise((done) => setTimeout(done));
  await picture.settled();
  expect(picture.walk).toBeNull();
  expect(view.isStoryLeading).toBe(false);
  expect(picture.isAway).toBe(false);
  expect(arnNow()).toBe(mine);
});

test('another scene than the story’s is exploring, and one press away from the frame', async () => {
  picture.enter('assume');
  await picture.settled();
  await playground.call('AssumeRole', {
    RoleArn: 'arn:aws:iam::111122223333:role/Deployer',
    RoleSessionName: 'mine',
  });
  // The same caller asks for the same role: the door that stood there was only an outlook.
  expect(flowOf(playground).isAhead).toBe(false);
  flowOf(playground).leaveStage();
  expect(picture.isAway).toBe(true);
  picture.comeBack();
  await picture.settled();
  expect(picture.isAway).toBe(false);
});

test('the drawer gives way to what a frame lights, until somebody opens it, and the story takes it back', () => {
  // A page that has just come has it as it was left.
  view.layout.unfold('bottom');
  picture.enter('map');
  expect([view.isDrawerOpen, picture.isAway]).toEqual([true, false]);
  // The picture has no room for all of it.
  view.isPictureCut = true;
  expect([view.isDrawerOpen, picture.isAway]).toEqual([false, false]);
  view.show('terminal');
  expect([view.isDrawerOpen, picture.isAway]).toEqual([true, true]);
  picture.comeBack();
  expect([view.isDrawerOpen, picture.isAway]).toEqual([false, false]);
  view.isPictureCut = false;
  expect(view.isDrawerOpen).toBe(false);
  view.openDrawer();
  expect([view.isDrawerOpen, picture.isAway]).toEqual([true, false]);
});

test('the door opens the drawer for itself: the next visit, at whatever frame, finds it as somebody left it', async () => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  onTestFinished(() => void vi.unstubAllGlobals());
  picture.enter('assume');
  await picture.settled();
  expect([view.layout.folded('bottom'), new View().layout.folded('bottom')]).toEqual([false, true]);
  picture.enter('session');
  expect(view.layout.folded('bottom')).toBe(true);
  view.layout.unfold('bottom');
  expect(new View().layout.folded('bottom')).toBe(false);
});

test('whoever acts in a frame is among those that a phone shows', async () => {
  for (const frame of ['keys', 'groups', 'no-keys'] as const) {
    picture.enter(frame);
    await press(frame);
    expect(view.highlight?.shows, frame).toContain(accountOf(playground.world));
  }
});

test('what a link selected stays so on the page that it opens, until a frame is turned', () => {
  const ben = idOf(playground.world, { table: 'users', name: 'ben' });
  playground.selected = ben;
  picture.enter('users');
  expect([playground.selected, view.pictureAsk, picture.isAway]).toEqual([ben, null, false]);
  picture.enter('keys');
  expect(playground.selected).toBeNull();
});

test('the path that lets ana read leads on to the bucket, and the button’s decision lights the same path', async () => {
  const bucket = 'named:s3::bucket/team-bucket';
  picture.enter('group-policies');
  await picture.settled();
  expect([...(view.highlight?.nodes.keys() ?? [])]).toContain(bucket);
  expect(picture.names).toContain(bucket);
  await press('group-policies');
  const { decided, edges } = view.highlight ?? {};
  expect(decided).toMatchObject({ verdict: 'allow', thing: { id: bucket }, words: { text: 'read ✓' } });
  expect(decided?.told).toBe('ana, through Developers and TeamBucket, reaches team-bucket: read allowed.');
  expect([...(edges?.values() ?? [])]).toContain('allow');
  // Another frame shows nothing of it.
  picture.enter('groups');
  await picture.settled();
  expect(view.highlight?.decided).toBeUndefined();
});

test('a button that begins a scene is answered once the story leads through it', async () => {
  picture.enter('guest');
  await press('guest');
  expect(stepOf(picture.walk)).toBe('ask');
  expect(view.isStoryLeading).toBe(true);
});
