import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { worldFrom } from '../../../../src/engine/index.ts';
import { curriculum } from '../../../../src/lessons/curriculum.ts';
import { sampleRows } from '../../../../src/playground/sample.ts';
import { type BuiltPage, builtPages, pageOf } from '../../../../src/ui/frame/embed/pages/markup.ts';
import type { BuiltScene } from '../../../../src/ui/frame/embed/pages/scenes.ts';
import { highlightOf } from '../../../../src/ui/panels/learning/story/frames.ts';
import { builtInQuestions, embedPageOf } from '../../../../src/ui/view/scene-pages.ts';
import { embedViews } from '../../../../src/ui/view/embed-views.ts';
import { storyFrameIds } from '../../../../src/words/story-frame-ids.ts';

const lessonIds = curriculum.flatMap(({ lessons }) => lessons as readonly string[]);
const texts = curriculum.flatMap(({ chapter, lessons }) =>
  lessons.map((id) =>
    readFileSync(new URL(`../../../../src/lessons/en/${chapter}/${id}.md`, import.meta.url), 'utf8'),
  ),
);

let pages: readonly BuiltPage[] = [];
beforeAll(async () => {
  pages = await builtPages(texts);
});

const at = (path: string): BuiltPage => {
  const page = pages.find((one) => one.path === `embed/${path}.html`);
  if (!page) throw new Error(`There is no page ${path}`);
  return page;
};
/** The part of a page that one arrangement shows. */
const look = ({ body }: BuiltPage, view: string): string =>
  body.split('<div class="look ').find((one) => one.startsWith(`${view}"`)) ?? '';
/** The words in a picture, wide or narrow. */
const drawn = (page: BuiltPage, width: 'wide' | 'narrow', view = page.views[0] ?? ''): string[] => {
  const [, picture = ''] = look(page, view).split(`<div class="${width}">`);
  const svg = picture.slice(0, picture.indexOf('</svg>'));
  return [...svg.matchAll(/<text[^>]*>([^<]*)/g)].map(([, text = '']) => text);
};
const sentence = (page: BuiltPage, view = page.views[0] ?? ''): string =>
  (/<footer><p>(.*?)<\/p>/.exec(look(page, view))?.[1] ?? '').replaceAll(/<[^>]*>/g, '');

describe('each built-in scene has a page of its own', () => {
  test('the sample, every frame of the story, every question and every lesson', () => {
    expect(pages.map(({ path }) => path).sort()).toEqual(
      [
        'embed/sample.html',
        ...storyFrameIds.map((id) => `embed/story/${id}.html`),
        ...Object.keys(builtInQuestions).map((id) => `embed/ask/${id}.html`),
        ...lessonIds.map((id) => `embed/lesson/${id}.html`),
      ].sort(),
    );
  });

  test('an address leads to its page, and any other one to none', () => {
    const known = new Set(lessonIds);
    for (const { hash, path } of pages) expect(embedPageOf(hash, known)).toBe(path);
    for (const hash of [
      '#/story',
      '#/story/nowhere',
      '#/lesson/nothing',
      '#/lessons',
      '#/ask/s3:GetObject/*',
      '#d4.x',
    ])
      expect([hash, embedPageOf(hash, known)]).toEqual([hash, null]);
  });

  test('each leads to its own place of the page in full, from its own folder', () => {
    for (const { root, hash, path, body } of pages) {
      expect(new URL(root, `https://example.com/site/${path}`).pathname).toBe('/site/');
      expect(body).toContain(`href="${root}${hash.replaceAll('&', '&amp;')}"`);
    }
  });
});

describe('a picture names what its sentence names', () => {
  const world = worldFrom(sampleRows);
  const ana = [...world.tables.users.values()].find(({ name }) => name === 'ana');
  const told = {
    world,
    now: 0,
    you: { node: ana?.id ?? null, credentials: { type: 'console', id: '' } as const },
  };
  const { users, groups, roles, policies, resources } = world.tables;
  const nameOf = (id: string): string | undefined =>
    [users, groups, roles, policies, resources]
      .map((table) => table.get(id)?.name)
      .find((name) => name !== undefined);

  test.each(storyFrameIds.filter((id) => id !== 'assume'))('%s', (id) => {
    const page = at(`story/${id}`);
    const { shows = [] } = highlightOf(told, id) ?? {};
    const names = shows.flatMap((one) => nameOf(one) ?? []);
    // A long name is cut in its middle.
    const isIn = (name: string, all: readonly string[]): boolean =>
      all.some((text) => text === name || (text.includes('…') && name.startsWith(text.split('…')[0] ?? '')));
    expect(names.filter((name) => !isIn(name, drawn(page, 'wide')))).toEqual([]);
    expect(sentence(page)).toBe(page.title);
  });

  test('the door shows who asks, whom for, and what they may', () => {
    const page = at('story/assume');
    expect(sentence(page)).toMatch(/^Deployer belongs to nobody.*ana asks for it next\.$/);
    for (const width of ['wide', 'narrow'] as const)
      expect(drawn(page, width)).toEqual(expect.arrayContaining(['ana', 'Deployer', 'STS']));
  });

  test('an answer names all seven gates, in a column and in a narrow one', () => {
    const page = at('ask/ben-reads-reports');
    expect(look(page, 'why')).toContain('<h2>ben can’t read reports/q3: no policy of theirs allows it.</h2>');
    expect(sentence(page)).toBe(
      'AWS says: denied (implicit deny). Each gate opens to what its policies say.',
    );
    for (const width of ['wide', 'narrow'] as const)
      expect(drawn(page, width).join(' ')).toMatch(
        /Explicit deny RCP SCP Resource policy Identity policies Boundary Session policy/,
      );
  });

  test('a question tells nothing of its answer', () => {
    const [ben, carol] = ['ben', 'carol'].map((who) => at(`ask/${who}-reads-reports`));
    if (!ben || !carol) throw new Error('There is no such question');
    // Folded, and only where no script runs: the answer itself.
    const folded = /<details>.*<\/details>/;
    const as = (page: BuiltPage, view: string): string =>
      look(page, view)
        .replace(folded, '')
        .replaceAll(/\b(ben|carol)\b/g, 'who');
    expect(sentence(ben, 'why')).not.toBe(sentence(carol, 'why'));
    expect(as(ben, 'question')).toBe(as(carol, 'question'));
    expect(look(ben, 'question')).toContain('<h2>Can ben read reports/q3?</h2>');
    expect(look(ben, 'question')).toContain(
      '<noscript><details><summary>Show the answer</summary><p><b>AWS says: denied (implicit deny).</b> ben can’t read',
    );
  });

  test('a lesson has its task and its goals beside the picture of those of whom they speak', () => {
    const page = at('lesson/first-policy');
    expect(sentence(page)).toBe('Your turn. Predict first. Then the goals show how they stand.');
    for (const width of ['wide', 'narrow'] as const)
      expect(drawn(page, width)).toEqual(expect.arrayContaining(['ana', 'reports', 'payroll']));
    expect(page.body).toContain('<li>ana may read every object of the bucket reports.</li>');
    for (const id of lessonIds)
      expect([id, drawn(at(`lesson/${id}`), 'narrow').length > 1]).toEqual([id, true]);
  });
});

describe('a page is safe and small', () => {
  test('it has no script, no address of elsewhere and no handler', () => {
    for (const { body, style } of pages) {
      expect(body).not.toMatch(/<(?:script|iframe|object|use|image|foreignObject|link|style)\b/i);
      expect(body).not.toMatch(/\s(?:on\w+|style|src|xlink:href)=/i);
      expect(body).not.toMatch(/NaN|undefined|Infinity/);
      expect(style).not.toContain('url(');
    }
  });

  test('names are written as text', () => {
    const bad = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
    const scene: BuiltScene = {
      ...{ name: 'story/bad', hash: '#/story/bad', title: bad, description: bad, social: 'bad' },
      looks: [
        {
          ...{ view: 'picture', told: { strong: bad, text: bad }, heading: bad },
          ...{ paragraphs: [bad], items: [bad], drawing: () => null },
        },
      ],
    };
    const { body } = pageOf(scene);
    expect(body).not.toMatch(/<script|<img/);
    expect(body).toContain('&lt;script&gt;alert(1)');
  });

  test('its picture and its words have at most 16 kB in gzip', () => {
    const sizes = pages.map(({ path, body, style }) => [path, gzipSync(body + style).length] as const);
    expect(sizes.filter(([, size]) => size > 16_000)).toEqual([]);
  });

  test('no letters are smaller than 13 px in a column and at 320 px', () => {
    const small = pages
      .filter(({ path }) => path !== 'embed/story/assume.html')
      .flatMap(({ path, body }) =>
        [
          ...body.matchAll(
            /<svg viewBox="0 0 (\d+) \d+"[^>]*><g transform="[^"]*scale\(([\d.]+)\)">(.*?)<\/svg>/g,
          ),
        ].flatMap(([, width, scale = '', inside = '']) => {
          const least = Math.min(
            ...[...inside.matchAll(/font-size="([\d.]+)"/g)].map(([, size]) => Number(size)),
          );
          return least * Number(scale) < 12.4
            ? [`${path} ${String(width)}: ${String(least * Number(scale))}`]
            : [];
        }),
      );
    expect(small).toEqual([]);
  });

  test('each reserves the height of its arrangement', () => {
    for (const { views, height } of pages) expect(height).toBe(embedViews[views[0] ?? 'picture'].height);
  });
});
