import { beforeAll, describe, expect, test } from 'vitest';
import { readLink, writeLink } from '../../../../src/exchange/link/link.ts';
import { partNames, preparePart, rowsOf, worldFrom } from '../../../../src/engine/index.ts';
import { firstCredentials, sampleRows } from '../../../../src/playground/sample.ts';
import { drawSent } from '../../../../src/ui/frame/embed/sent/draw-sent.ts';
import type { SentPicture, SentScene } from '../../../../src/ui/frame/embed/sent/sent-scene.ts';
import * as lacks from '../../../../src/ui/frame/embed/sent/refused.ts';
import { replayedStage } from '../../../../src/ui/frame/embed/sent/replayed-stage.ts';
import { narrowFor } from '../../../../src/graph/stage/geometry.ts';
import type { Stage } from '../../../../src/graph/stage/stage.ts';
import { withoutButton } from '../../../../src/graph/stage/without-button.ts';
import { replayAsSent } from '../../../../src/ui/panels/use/steps/replay-as-sent.ts';
import { playedStage } from '../../../../src/assume/played-stage.ts';
import { stageOf } from '../../../../src/assume/stage.ts';
import { tellStep } from '../../../../src/assume/tell.ts';
import { accountPictures } from '../../../../src/ui/frame/embed/sent/sent-account.ts';
import { project } from '../../../../src/graph/model/project.ts';
import { readable } from '../../../../src/graph/picture/in-post.ts';
import { Account } from '../../../engine/account.ts';
import { accountOfSize } from '../../../bench/measure.ts';
import sent from '../../../exchange/link/sent.json' with { type: 'json' };

beforeAll(async () => {
  await Promise.all(partNames.map(preparePart));
});

const linkOf = (title: string): string => {
  const found = sent.find((one) => one.title === title);
  if (!found) throw new Error(`No link is called ${title}`);
  return found.link;
};
/** The picture that stays. */
async function draw(link: string, more: Partial<SentScene> = {}): Promise<SentPicture | null> {
  let last: SentPicture | null = null;
  const frame = { width: 640, height: 420 };
  for await (const picture of drawSent({ link, view: null, frame, scheme: 'light dark', ...more }))
    last = picture;
  return last;
}
/** The words in a picture. */
const texts = (picture: SentPicture | null): string[] =>
  [...(picture?.svg ?? '').matchAll(/<text[^>]*>([^<]*)/g)].map(([, text = '']) => text);

async function written(
  rows: Parameters<typeof writeLink>[0]['rows'],
  credentials = firstCredentials(worldFrom(sampleRows)),
): Promise<string> {
  const at = 1_740_000_000_000;
  const state = { name: '', rows, at, credentials, shown: null, selected: null, account: null, panels: {} };
  const link = await writeLink(state);
  if (!link.ok) throw new Error(JSON.stringify(link.problem));
  return link.link;
}

describe('the picture of a link comes from the link alone', () => {
  test('an account shows who acts, the groups and roles around them, and its number below', async () => {
    const picture = await draw(await written(sampleRows));
    expect(picture).toMatchObject({
      view: 'picture',
      strong: '',
      text: 'Who is who in account 111122223333',
    });
    expect(texts(picture)).toEqual(expect.arrayContaining(['ana', 'Developers', 'Deployer']));
  });

  test('while what decides is on its way, it has the lines that need no decision', async () => {
    const read = await readLink(await written(sampleRows));
    if (!read.ok) throw new Error(JSON.stringify(read.problem));
    const scene = { link: '', view: null, frame: { width: 1280, height: 900 }, scheme: 'light' } as const;
    const world = worldFrom(sampleRows);
    const drawn = async (fetched: Promise<typeof project>): Promise<readonly SentPicture[]> => {
      const pictures: SentPicture[] = [];
      for await (const one of accountPictures(world, read.state, scene, () => fetched)) pictures.push(one);
      return pictures;
    };
    const [whole = null, ...others] = await drawn(Promise.resolve(project));
    expect(others).toEqual([]);
    let arrive: (decides: typeof project) => void = () => undefined;
    const late = new Promise<typeof project>((resolve) => (arrive = resolve));
    const pictures = accountPictures(world, read.state, scene, () => late);
    const { value: first = null } = await pictures.next();
    arrive(project);
    expect((await pictures.next()).value).toEqual(whole);
    expect((await pictures.next()).done).toBe(true);
    expect(texts(first).sort()).toEqual(texts(whole).sort());
    const lines = (picture: SentPicture | null): number => picture?.svg.split('<path').length ?? 0;
    expect(lines(first)).toBeLessThan(lines(whole));
    // Nothing decides where its code can't be had.
    expect(await drawn(Promise.reject(new Error('gone')))).toEqual([first]);
  });

  test.each([
    ['third version: a refused step with how it was decided', 'PartnerAudit'],
    ['third version: a lent role with how it was decided', 'Deployer'],
    ['fifth version: a lent role with how it was decided', 'Deployer'],
    ['fourth version: a guest of an identity pool', 'Guest'],
  ])('%s is the stage as its sender saw it, with the step’s sentence', async (title, role) => {
    const picture = await draw(linkOf(title));
    expect(picture?.view).toBe('stage');
    expect(texts(picture).join(' ')).toContain(role);
    expect(picture?.strong).toMatch(/\.$/);
  });

  test.each([320, 640])(
    'a refused step %i px wide says in its empty slot what is missing: nobody can press a button there',
    async (width) => {
      const picture = await draw(linkOf('third version: a refused step with how it was decided'), {
        frame: { width, height: 420 },
      });
      expect(texts(picture)).toEqual(expect.arrayContaining(['Missing: ana', 'trust doesn’t name it']));
    },
  );

  test.each([320, 640, 1600])('%i px wide it has no room for a button that mends it', async (width) => {
    const read = await readLink(linkOf('third version: a refused step with how it was decided'));
    const replay = read.ok && replayAsSent(worldFrom(read.state.rows), read.state);
    if (!replay) throw new Error('Its steps can’t be read');
    const stage = (offers: boolean): Stage => playedStage(replay, lacks.refusalOn(replay, offers));
    expect(stageOf(replay)).toEqual(stage(true));
    expect(withoutButton(stage(true), narrowFor(width, 0))).toEqual(stage(false));
  });

  const stagePictures = async (title: string, later: Parameters<typeof replayedStage>[3]) => {
    const scene = { link: '', view: null, frame: { width: 640, height: 420 }, scheme: 'light' } as const;
    const read = await readLink(linkOf(title));
    if (!read.ok) throw new Error(JSON.stringify(read.problem));
    return replayedStage(worldFrom(read.state.rows), read.state, scene, later);
  };
  const gone = (): Promise<never> => Promise.reject(new Error('gone'));

  test('while the step’s words are on their way, its picture is shown without them', async () => {
    let arrive: (tells: typeof tellStep) => void = () => undefined;
    const late = new Promise<typeof tellStep>((resolve) => (arrive = resolve));
    const pictures = await stagePictures('fifth version: a lent role with how it was decided', {
      tell: () => late,
      lacks: gone,
    });
    const { value: first = null } = await pictures.next();
    expect(first).toMatchObject({ view: 'stage', strong: '', text: '' });
    arrive(tellStep);
    const { value: whole = null } = await pictures.next();
    expect(whole?.svg).toBe(first?.svg);
    expect(whole?.strong).toMatch(/\.$/);
    expect((await pictures.next()).done).toBe(true);
  });

  test('while what a refused step lacks is on its way, its picture is shown without it', async () => {
    const title = 'third version: a refused step with how it was decided';
    let arrive: (all: typeof lacks) => void = () => undefined;
    const late = new Promise<typeof lacks>((resolve) => (arrive = resolve));
    const pictures = await stagePictures(title, {
      tell: () => Promise.resolve(tellStep),
      lacks: () => late,
    });
    const { value: first = null } = await pictures.next();
    // Nothing is told of obstacles that nobody knows yet.
    expect(first).toMatchObject({ view: 'stage', strong: '', text: '' });
    expect(texts(first)).toEqual(expect.arrayContaining(['ana', 'PartnerAudit']));
    expect(texts(first)).not.toContain('Missing: ana');
    arrive(lacks);
    const { value: whole = null } = await pictures.next();
    expect(texts(whole)).toEqual(expect.arrayContaining([...texts(first), 'Missing: ana']));
    expect(whole).toEqual(await draw(linkOf(title), { scheme: 'light' }));
    expect((await pictures.next()).done).toBe(true);
  });

  test('a refused step keeps what can be had of its picture and its words', async () => {
    const title = 'third version: a refused step with how it was decided';
    const drawn = async (later: Parameters<typeof replayedStage>[3]): Promise<readonly SentPicture[]> => {
      const pictures: SentPicture[] = [];
      for await (const one of await stagePictures(title, later)) pictures.push(one);
      return pictures;
    };
    const tell = () => Promise.resolve(tellStep);
    const [bare] = await drawn({ tell, lacks: gone });
    expect(bare).toMatchObject({ view: 'stage', strong: '', text: '' });
    const [wordless, ...more] = await drawn({ tell: gone, lacks: () => Promise.resolve(lacks) });
    expect(more).toEqual([]);
    expect(texts(wordless ?? null)).toContain('Missing: ana');
    expect(wordless).toMatchObject({ strong: '', text: '' });
  });

  test.each(sent.map(({ title, link }) => [title, link] as const))(
    '%s: whatever is drawn has its place and its colours',
    async (_, link) => {
      for (const width of [320, 640, 1280]) {
        const picture = await draw(link, { view: 'picture', frame: { width, height: 420 } });
        if (picture === null) continue;
        expect(picture.svg).not.toMatch(/NaN|undefined|Infinity/);
        const drawn = picture.svg.replace(/<style>.*?<\/style>/, '');
        // Every colour is a variable that the file itself declares.
        const used = new Set([...drawn.matchAll(/var\((--[\w-]+)\)/g)].map(([, name = '']) => name));
        for (const name of used) expect(picture.svg).toContain(`${name}:light-dark(`);
        expect(used.size).toBeGreaterThan(3);
      }
    },
  );

  test.each([
    ['a part of it', { width: 640, height: 360 }],
    ['all of it', { width: 1280, height: 620 }],
  ])(
    'an account too high for its frame folds rows of %s into counts, so that names can be read',
    async (_, frame) => {
      const account = new Account();
      account.must('CreateGroup', { GroupName: 'Team' });
      const names = Array.from({ length: 12 }, (__, i) => `user-${String(i)}`);
      for (const UserName of names) {
        account.must('CreateUser', { UserName });
        account.must('AddUserToGroup', { GroupName: 'Team', UserName });
        account.must('CreateAccessKey', { UserName });
      }
      const credentials = account.user('user-7');
      const picture = await draw(await written(rowsOf(account.world), credentials), { frame });
      const zoom = Number(/scale\(([\d.]+)\)/.exec(picture?.svg ?? '')?.[1]);
      expect(zoom).toBeGreaterThanOrEqual(readable - 0.001);
      const said = texts(picture);
      const drawn = names.filter((name) => said.includes(name));
      expect(drawn).toContain('user-7');
      expect(said).toContain('Team');
      const [, folded = 0] = said.flatMap((text) => /^\+(\d+) users$/.exec(text) ?? []);
      expect(drawn.length + Number(folded)).toBe(names.length);
      expect(Number(folded)).toBeGreaterThan(2);
    },
  );

  test('a post that wants the dark scheme gets it, whatever the browser’s is', async () => {
    const link = await written(sampleRows);
    expect((await draw(link, { scheme: 'dark' }))?.svg).toContain(':root{color-scheme:dark;');
    expect((await draw(link))?.svg).toContain(':root{color-scheme:light dark;');
  });
});

describe('where the link isn’t enough, the page shows it by itself', () => {
  test.each([
    ['an answer, which the engine decides', linkOf('sample-2, an answer with its secrets'), null],
    ['a call without how it was decided', linkOf('second version: a refused step'), null],
    ['a frame of the story', linkOf('a frame of the story'), null],
    ['a terminal', linkOf('fifth version: the sample'), 'terminal'],
    ['a link that was cut', linkOf('fifth version: the sample').slice(0, -9), null],
    ['no link at all', 'd5.%F0%9F%92%A9', null],
    ['a newer link', linkOf('fifth version: the sample').replace('d5', 'd9'), null],
  ] as const)('%s', async (_, link, view) => {
    expect(await draw(link, { view })).toBeNull();
  });

  test('a large account, which is shown as counts', async () => {
    expect(await draw(await written(rowsOf(worldFrom(accountOfSize(100)))))).toBeNull();
  });
});

test('names in a stranger’s link are written as text', async () => {
  const text = JSON.stringify(sampleRows).replaceAll('arn:aws:s3:::team-bucket', 'arn:aws:s3:::<b>bucket');
  const link = await written(JSON.parse(text) as typeof sampleRows);
  const picture = await draw(link, { frame: { width: 1280, height: 900 } });
  expect(texts(picture).join(' ')).toContain('&lt;b&gt;bucket');
  expect(picture?.svg).not.toContain('<b>');
});
