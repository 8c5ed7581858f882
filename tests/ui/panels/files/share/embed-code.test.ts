import { expect, test } from 'vitest';
import keptLoaders from '../../../../../src/post/kept-loaders.json' with { type: 'json' };
import {
  elementCode,
  type Embedded,
  frameCode,
  markdownCode,
} from '../../../../../src/ui/panels/files/share/embed-code.ts';

const embedded: Embedded = {
  page: 'https://example.com/playground/',
  options: { view: 'stage', theme: 'dark', start: 'tap', isReadOnly: true, line: '', label: '' },
  hash: '#d4.ab-_.cd',
  height: 460,
  title: 'ana puts on "Deployer" <b> & [x]',
  link: 'Open it',
  isChecked: false,
};

test.each([
  ['#/story/assume', 'embed/story/assume.html?view=stage'],
  ['#/lesson/first-policy', 'embed/lesson/first-policy.html?view=stage'],
  ['#/story/nowhere', 'embed.html?view=stage#/story/nowhere'],
  ['#/lesson/mine', 'embed.html?view=stage#/lesson/mine'],
])('%s is shown by its own page, if one was drawn of it', (hash, address) => {
  const options = {
    view: 'stage',
    theme: 'auto',
    isReadOnly: false,
    start: 'scroll',
    line: '',
    label: '',
  } as const;
  const [, src] = /src="([^"]*)"/.exec(frameCode({ ...embedded, options, hash })) ?? [];
  expect(src).toBe(`https://example.com/playground/${address}`);
});

test('a frame holds its address, its height and its theme’s scheme, and a link in its place', () => {
  expect(frameCode(embedded)).toBe(
    [
      '<iframe title="ana puts on &quot;Deployer&quot; &lt;b&gt; &amp; [x]" src="https://example.com/playground/embed.html?view=stage&amp;theme=dark&amp;readonly=1&amp;start=tap#d4.ab-_.cd"',
      '  style="width: 100%; height: 460px; border: 0; color-scheme: dark" loading="lazy"',
      '  referrerpolicy="strict-origin-when-cross-origin"><a href="https://example.com/playground/#d4.ab-_.cd">Open it</a></iframe>',
    ].join('\n'),
  );
});

test('a frame that has its post’s colours names no scheme', () => {
  const { options } = embedded;
  expect(frameCode({ ...embedded, options: { ...options, theme: 'auto' } })).not.toContain('color-scheme');
});

test('an element names what isn’t usual, reserves its height, and brings its script', () => {
  const code = elementCode(embedded);
  expect(code).toContain('<script async src="https://example.com/playground/embed/v1.js"></script>');
  expect(code).toContain(
    'view="stage" address="#d4.ab-_.cd" theme="dark" readonly="1" start="tap" height="460" style="display: block; height: 460px"',
  );
  const plain = elementCode({
    ...embedded,
    options: { view: 'why', theme: 'auto', start: 'scroll', isReadOnly: false, line: '', label: '' },
  });
  expect(plain).not.toMatch(/theme=|readonly=|start=|line=/);
});

test('an element whose script is checked names a kept one with its hash', () => {
  const [kept] = keptLoaders;
  expect(elementCode({ ...embedded, isChecked: true })).toContain(
    `<script async src="https://example.com/playground/embed/${kept?.file ?? ''}" integrity="${kept?.integrity ?? ''}" crossorigin="anonymous"></script>`,
  );
});

test('no name ends an attribute, a tag or a link', () => {
  const title = '"><script>alert(1)</script>](https://evil.example)';
  for (const write of [frameCode, elementCode])
    expect(write({ ...embedded, title })).not.toContain('<script>');
  expect(markdownCode({ ...embedded, title })).toBe(
    '[">\\<script\\>alert(1)\\</script\\>\\](https://evil.example): Open it](<https://example.com/playground/#d4.ab-_.cd>)'.replace(
      '[">',
      '["\\>',
    ),
  );
});
