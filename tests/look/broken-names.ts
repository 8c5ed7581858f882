/**
 * Runs in the page: where on it a word is torn where it has no parts, such as `Credential-s`. What is longer
 * than a line has to be, and code is data.
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
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.nodeValue ?? '';
    if (!element?.checkVisibility() || element.closest('pre, code, svg, .cm-editor, .visually-hidden'))
      continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    if (range.getClientRects().length < 2 || getComputedStyle(element).fontFamily.includes('Mono')) continue;
    const boxOf = (from: number, to: number): DOMRect => {
      range.setStart(node, from);
      range.setEnd(node, to);
      return range.getBoundingClientRect();
    };
    for (const { 0: part, index } of text.matchAll(/[A-Z]*[a-z\d]+|[A-Z]{2,}/g)) {
      const isTorn =
        boxOf(index, index + 1).bottom <= boxOf(index + part.length - 1, index + part.length).top;
      if (!isTorn) continue;
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
