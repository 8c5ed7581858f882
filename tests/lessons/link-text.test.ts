import { expect, test } from 'vitest';
import { saysOtherAddress } from '../../src/lessons/link-text.ts';
import { parseLesson } from '../../src/lessons/parse-lesson.ts';
import { smallLesson } from './workshop/small.ts';
import cases from './link-texts.json' with { type: 'json' };

const faultsOf = (text: string): readonly string[] => {
  const parsed = parseLesson(text);
  return parsed.ok ? [] : parsed.faults.map(({ kind, place }) => [kind, place].filter(Boolean).join(' '));
};
const linked = (text: string, url: string): string =>
  smallLesson('small').replace('[a page](https://example.com/)', `[${text}](${url})`);
const page = (title: string, url: string): string =>
  smallLesson('small').replace('pages: []', `pages: [${JSON.stringify({ title, url })}]`);

test.each(cases.other)('a link with the text %j does not lead to %s', (text = '', url = '') => {
  expect(faultsOf(linked(text, url))).toEqual(['address']);
  expect(faultsOf(page(text.replace(/[*`]/g, ''), url))).toEqual(['address pages[0].title']);
});

test.each(cases.same)('a link with the text %j may lead to %s', (text = '', url = '') => {
  expect(faultsOf(linked(text, url))).toEqual([]);
  expect(faultsOf(page(text, url))).toEqual([]);
});

test('a link in a list, a quote and a reference is held to its text, too, at its own line', () => {
  const text = smallLesson('small').replace(
    'See [a page](https://example.com/).',
    [
      '- one',
      '- [bank.example](https://evil.example)',
      '',
      '> [bank.example][it]',
      '',
      '[it]: https://evil.example',
    ].join('\n'),
  );
  const parsed = parseLesson(text);
  const lineOf = (what: string): number => text.slice(0, text.indexOf(what)).split('\n').length;
  expect(parsed.ok ? [] : parsed.faults.map(({ kind, line }) => [kind, line])).toEqual([
    ['address', lineOf('[bank.example](')],
    ['address', lineOf('[bank.example][')],
  ]);
});

test.each([
  ['dots', 'a.'],
  ['signs of users', 'a@'],
  ['colons', ':'],
  ['ends of sentences', '!'],
])('a text with many %s is compared in one pass', (_what, part) => {
  const took = (size: number): number => {
    const text = `${part.repeat(size)}x`;
    const began = performance.now();
    for (let times = 0; times < 3; times++) saysOtherAddress(text, 'https://evil.example');
    return performance.now() - began;
  };
  took(1000);
  // Sixteen times the text would take 256 times as long if each sign led through all of it.
  expect(took(160_000)).toBeLessThan(100 * Math.max(2, took(10_000)));
});
