/**
 * Runs in the page. The texts that are seen or read out and have letters outside of the marks ⟦ and ⟧. What no
 * language translates is left out by what it is: code, keys, what is typed into fields and one word as an example of it; the
 * texts of `data`, which are the account's own; and a word that AWS gave its form (`iam:GetUser`, an ARN, CamelCase).
 */
export function unmarkedTexts(data: readonly string[]): string[] {
  const own = new Set(data);
  const untranslated = 'code, kbd, pre, textarea, svg, script, style, [translate="no"]';
  const found = new Set<string>();

  const outside = (text: string): string => {
    let depth = 0;
    let rest = '';
    for (const letter of text) {
      if (letter === '⟦') depth++;
      else if (letter === '⟧') depth = Math.max(0, depth - 1);
      else if (depth === 0) rest += letter;
    }
    return rest.trim();
  };
  const isForeign = (text: string): boolean =>
    text
      .split(/[\s,;·()“”]+/)
      .filter((word) => /\p{L}{2}/u.test(word))
      .every((word) => own.has(word) || /[:/.\d_]|\p{Ll}\p{Lu}|^\p{Lu}+$/u.test(word));
  const check = (text: string): void => {
    const rest = outside(text);
    if (/\p{L}/u.test(rest) && !own.has(rest) && !isForeign(rest)) found.add(rest);
  };

  // Texts of one block belong together: a word of them may be strong, or a link.
  const blocks = new Map<Element, string>();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!parent || parent.closest(untranslated) || !parent.checkVisibility()) continue;
    let block: Element = parent;
    while (block.parentElement && getComputedStyle(block).display === 'inline') block = block.parentElement;
    blocks.set(block, (blocks.get(block) ?? '') + (node.textContent ?? ''));
  }
  for (const text of blocks.values()) check(text);

  for (const element of document.querySelectorAll(
    '[aria-label], [title], [placeholder], [alt], [aria-description]',
  )) {
    if (element.closest(untranslated.replace('textarea, ', '')) || !element.checkVisibility()) continue;
    for (const name of ['aria-label', 'title', 'alt', 'aria-description'])
      check(element.getAttribute(name) ?? '');
    // One word is a name, as somebody may give it; an example with spaces is a sentence.
    const example = element.getAttribute('placeholder') ?? '';
    if (example.includes(' ')) check(example);
  }
  return [...found];
}
