/**
 * Runs in the page: where on it a word is torn, such as `Credential-s` or `Deploy Stack`. What is longer than a line has
 * to be, and code is data.
 */
export function brokenNames(): string[] {
  const top = [...document.querySelectorAll('dialog[open], [popover]:popover-open')].at(-1) ?? document.body;
  const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
  const broken = new Set<string>();
  const place = (one: Element): string => {
    const names = [one.parentElement, one].map((part) => [
      part?.localName,
      ...[...(part?.classList ?? [])].filter((name) => !name.startsWith('svelte-')),
    ]);
    return names.map((name) => name.join('.')).join(' ');
  };
  /** The text beside a node, where only a `wbr` stands between the two. */
  const beside = (node: Node, way: 'nextSibling' | 'previousSibling'): Node | null => {
    let hasBreak = false;
    for (let one = node[way]; one; one = one[way]) {
      if (one.nodeName === 'WBR') hasBreak = true;
      else if (one.nodeType === Node.TEXT_NODE && one.nodeValue !== '') return hasBreak ? one : null;
      else if (one.nodeType === Node.ELEMENT_NODE) return null;
    }
    return null;
  };
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!element?.checkVisibility() || element.closest('pre, code, svg, .cm-editor, .visually-hidden'))
      continue;
    if (beside(node, 'previousSibling')) continue;
    const letters: { readonly in: Node; readonly at: number }[] = [];
    let text = '';
    for (let one: Node | null = node; one; one = beside(one, 'nextSibling')) {
      const part = one.nodeValue ?? '';
      for (let at = 0; at < part.length; at++) letters.push({ in: one, at });
      text += part;
    }
    if (getComputedStyle(element).fontFamily.includes('Mono')) continue;
    const range = document.createRange();
    const boxOf = (place: number): DOMRect => {
      const letter = letters[place];
      if (!letter) return new DOMRect();
      range.setStart(letter.in, letter.at);
      range.setEnd(letter.in, letter.at + 1);
      return range.getBoundingClientRect();
    };
    const [first, last] = [boxOf(text.search(/\S/)), boxOf(text.trimEnd().length - 1)];
    if (first.bottom > last.top) continue;
    for (const { 0: part, index } of text.matchAll(/\b[A-Za-z\d]{2,24}\b|[A-Z]*[a-z\d]+|[A-Z]{2,}/g)) {
      if (boxOf(index).bottom > boxOf(index + part.length - 1).top) continue;
      const style = getComputedStyle(element);
      const canvas = new OffscreenCanvas(1, 1).getContext('2d');
      if (!canvas) continue;
      canvas.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      let line: Element = element;
      while (getComputedStyle(line).display.startsWith('inline') && line.parentElement)
        line = line.parentElement;
      if (canvas.measureText(part).width <= line.clientWidth) broken.add(place(element));
    }
  }
  return [...broken];
}
