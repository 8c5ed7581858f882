import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { embedPage, oembedOf, sentEmbed } from '../../scripts/vite-embed-pages.ts';
import { type BuiltPage, sentPage } from '../../src/ui/frame/embed/pages/markup.ts';

/** As the build leaves it: with its styles in it, and with files of its own folder. */
const template = readFileSync(new URL('../../embed.html', import.meta.url), 'utf8')
  .replace('<head>\n', '<head>\n    <meta http-equiv="Content-Security-Policy" content="old">\n\n')
  .replace('/src/embed.ts', './assets/embed-1.js')
  .replace('</head>', '  <style>html{margin:0}</style>\n  </head>');

const page: BuiltPage = {
  ...{ path: 'embed/story/assume.html', root: '../../', hash: '#/story/assume', social: 'story-assume' },
  ...{ title: 'Putting the hat on', description: 'To put on a role is to assume it.', height: 460 },
  ...{ views: ['stage', 'picture'], style: '.stage{color:red}', body: '<div class="look stage">drawn</div>' },
};
const written = embedPage(template, page, null);

const attribute = (name: string, text = written): string | undefined =>
  new RegExp(` ${name}="([^"]*)"`).exec(text)?.[1];
const policy = (text: string): string =>
  /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(text)?.[1] ?? '';
const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('the page of a built-in scene', () => {
  test('knows its place of the site, its address and the arrangements that it has a picture for', () => {
    expect(attribute('data-embed')).toBe('../../');
    expect(attribute('data-address')).toBe('#/story/assume');
    expect(attribute('data-look')).toBe('stage');
    expect(attribute('data-looks')).toBe('stage picture');
    expect(written).toContain('src="../../assets/embed-1.js"');
    expect(written).toContain('href="../../icon.svg"');
    expect(written).not.toMatch(/(?:href|src)="\.\//);
  });

  test('of a question begins with the question where no script runs, whatever comes first with scripts', () => {
    const asks = embedPage(template, { ...page, views: ['why', 'question'] }, null);
    expect([attribute('data-look', asks), attribute('data-looks', asks)]).toEqual([
      'question',
      'why question',
    ]);
  });

  test('shows its picture in place of the words that every embed begins with', () => {
    expect(written).toContain(
      '<div id="embed">\n      <div class="embed-start drawn"><div class="look stage">drawn</div></div>\n    </div>',
    );
    expect(written).not.toContain('%words.embedded%');
    expect(written).toContain('<title>Putting the hat on · IAM Playground</title>');
    expect(attribute('content', written.slice(written.indexOf('name="description"')))).toBe(page.description);
  });

  test('allows its own style and script, and no other', () => {
    const [, style = ''] = /<style>([^<]*)<\/style>/.exec(written) ?? [];
    const [, script = ''] = /<script>([^<]*)<\/script>/.exec(written) ?? [];
    expect(style).toBe('html{margin:0}.stage{color:red}');
    const said = policy(written).replaceAll('&#39;', "'");
    expect(said).toContain(`style-src 'self' ${hashOf(style)};`);
    expect(said).toContain(`script-src 'self' ${hashOf(script)};`);
    expect(written.match(/http-equiv/g)).toHaveLength(1);
    expect(written.indexOf('http-equiv')).toBeLessThan(written.indexOf('<script'));
  });

  test('a title is written as text, wherever it stands', () => {
    const title = '</title><script>alert(1)</script>" onload="x';
    const bad = embedPage(template, { ...page, title, description: title }, 'https://example.com/');
    expect(bad.match(/<script/g)).toHaveLength(template.match(/<script/g)?.length ?? 0);
    expect(bad).not.toContain('" onload="');
  });

  test('says no absolute address unless somebody has said where the site is', () => {
    expect(written).not.toMatch(/og:|oembed|twitter:|https?:\/\//);
  });

  test('fails where the page of all embeds has changed so much that it would be wrong', () => {
    expect(() => embedPage(template.replace('embed-start', 'other'), page, null)).toThrow(
      'embed.html has no',
    );
  });
});

test('`embed.html` itself has a place for the picture of a link, its colours, and a policy that allows them', () => {
  const sent = sentEmbed(template, sentPage);
  expect(sent.indexOf('<template id="sent">')).toBeLessThan(sent.indexOf('<div id="embed">'));
  const [, style = ''] = /<style>([^<]*)<\/style>/.exec(sent) ?? [];
  expect(style).toContain('--canvas:light-dark(');
  expect(policy(sent).replaceAll('&#39;', "'")).toContain(`style-src 'self' ${hashOf(style)};`);
  expect(sent.match(/http-equiv/g)).toHaveLength(1);
  expect(() => sentEmbed(template.replace('id="embed"', ''), sentPage)).toThrow('embed.html has no');
});

describe('where the site’s address is known', () => {
  const site = 'https://example.com/iam/';
  const shown = embedPage(template, page, site);

  test('the page names its picture for social media and what embeds it', () => {
    expect(shown).toContain(
      '<meta property="og:url" content="https://example.com/iam/embed/story/assume.html" />',
    );
    expect(shown).toContain(
      '<meta property="og:image" content="https://example.com/iam/social/story-assume.png" />',
    );
    expect(shown).toContain(
      '<link rel="alternate" type="application/json+oembed" title="Putting the hat on" href="https://example.com/iam/embed/story/assume.json" />',
    );
  });

  test('the file for oEmbed has a frame of the reserved height', () => {
    expect(JSON.parse(oembedOf(page, site))).toEqual({
      ...{ version: '1.0', type: 'rich', provider_name: 'IAM Playground', provider_url: site },
      ...{ title: page.title, width: 640, height: 460, thumbnail_width: 1200, thumbnail_height: 630 },
      thumbnail_url: 'https://example.com/iam/social/story-assume.png',
      html: '<iframe title="Putting the hat on" src="https://example.com/iam/embed/story/assume.html" style="width: 100%; height: 460px; border: 0" loading="lazy"></iframe>',
    });
  });
});
