import { expect, test } from 'vitest';
import '../../src/ui/theme-base.css';
import { isolated } from '../../src/words/isolate.ts';

/** Where the left edges of these words stand, in a paragraph of the page. */
function leftOf(html: string, words: readonly string[]): number[] {
  const paragraph = document.createElement('p');
  paragraph.innerHTML = html;
  document.body.append(paragraph);
  const places = words.map((word) => {
    const texts = document.createNodeIterator(paragraph, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const at = text.textContent?.indexOf(word) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(text, at);
      range.setEnd(text, at + word.length);
      return range.getBoundingClientRect().left;
    }
    return NaN;
  });
  paragraph.remove();
  return places;
}

const name = '\u202eevil';

test.each([
  ['in a sentence of the words', `Created ${isolated(name)}, after all.`],
  ['in an element of its own', `Created <strong>${name}</strong>, after all.`],
  ['in a code element', `Created <code>${name}</code>, after all.`],
])('a name that turns text around turns nothing but itself: %s', (_where, html) => {
  const [created = NaN, after = NaN, all = NaN] = leftOf(html, ['Created', 'after', 'all.']);
  expect(created).toBeLessThan(after);
  expect(after).toBeLessThan(all);
});

test('the same name alone would turn the rest of the sentence around', () => {
  const [after = NaN, all = NaN] = leftOf(`Created ${name}, after all.`, ['after', 'all.']);
  expect(after).toBeGreaterThan(all);
});
