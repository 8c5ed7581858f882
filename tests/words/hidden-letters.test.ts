import { expect, test } from 'vitest';
import { withHiddenShown } from '../../src/words/hidden-letters.ts';

test.each([
  ['an override', 'Our \u202enwo', 'Our [U+202E]nwo'],
  ['an isolate', 'a\u2067b\u2069', 'a[U+2067]b[U+2069]'],
  ['marks of direction', 'a\u200eb\u200fc\u061c', 'a[U+200E]b[U+200F]c[U+061C]'],
  ['spaces without a width', 'ad\u200bmin\u2060\ufeff', 'ad[U+200B]min[U+2060][U+FEFF]'],
  ['a soft hyphen', 'ad\u00admin', 'ad[U+00AD]min'],
  ['fillers', '\u3164\u115f\uffa0\u2800', '[U+3164][U+115F][U+FFA0][U+2800]'],
  ['letters of tags', 'a\u{e0061}\u{e007f}', 'a[U+E0061][U+E007F]'],
  ['controls', 'a\0b\x1bc\x7f\x85', 'a[U+0000]b[U+001B]c[U+007F][U+0085]'],
  ['a joiner between Latin letters', 'a\u200db\u200cc', 'a[U+200D]b[U+200C]c'],
  ['a form for a letter that has none', 'a\ufe0f', 'a[U+FE0F]'],
])('%s in a name is shown', (_what, text, shown) => {
  expect(withHiddenShown(text)).toBe(shown);
});

test.each(
  [
    'ana',
    'Zoë O’Neil',
    '山田太郎',
    'שלום עולם',
    'می‌خواهم',
    'क्‍ष',
    '👩‍💻 ❤️ 👍🏽‍',
    '葛󠄀城',
    'two\nlines\tand a tab',
  ].map((text) => [text.replace(/\u200d$/, '')]),
)('%j stays as it is', (text = '') => {
  expect(withHiddenShown(text)).toBe(text);
});
