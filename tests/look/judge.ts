import type { Page } from 'playwright-core';
import { brokenNames } from './broken-names.ts';

/** What a machine can say of a picture of the page. The words of the page are no part of it: they may change. */
export interface Fault {
  readonly rule: Rule;
  /** Which part of the page it is about. */
  readonly what: string;
}

export type Rule =
  | 'small text'
  | 'clipped label'
  | 'broken name'
  | 'overlapping labels'
  | 'line through a node'
  | 'sideways scroll'
  | 'several filled buttons'
  | 'small picture';

/** What Cytoscape tells of its picture, as far as it is asked. */
interface Box {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}
interface Element {
  id: () => string;
  style: (name: string) => string;
  numericStyle: (name: string) => number;
  visible: () => boolean;
  isParent: () => boolean;
  position: () => { readonly x: number; readonly y: number };
  width: () => number;
  height: () => number;
  source: () => Element;
  target: () => Element;
  renderedBoundingBox: (options: object) => Box;
  _private: { rscratch: { allpts?: readonly number[]; edgeType?: string } };
}
interface Picture {
  zoom: () => number;
  width: () => number;
  height: () => number;
  elements: () => Pick<Element, 'renderedBoundingBox'>;
  nodes: () => { toArray: () => Element[] };
  edges: () => { toArray: () => Element[] };
}

/** Runs in the page. */
function judgePage({ smallest, fills }: { readonly smallest: number; readonly fills: boolean }): Fault[] {
  const faults = new Map<string, Fault>();
  const add = (rule: Rule, what: string): void => void faults.set(`${rule}: ${what}`, { rule, what });

  const nameOf = (element: globalThis.Element): string => {
    const classes = [...element.classList].filter((one) => !one.startsWith('svelte-'));
    return [element.localName, ...classes].join('.');
  };
  /** An element by what it is and where: itself and the two named things around it. */
  const place = (element: globalThis.Element): string => {
    const around: string[] = [];
    for (let up = element.parentElement; up && around.length < 2; up = up.parentElement)
      if (
        up.id === 'account' ||
        up.classList.length > 1 ||
        /^(header|main|aside|nav|dialog|footer)$/.test(up.localName)
      )
        around.unshift(nameOf(up));
    return [...around, nameOf(element)].join(' ');
  };

  const layers = [...document.querySelectorAll('dialog[open], [popover]:popover-open')];
  const top: globalThis.Element = layers.at(-1) ?? document.body;
  /** Not there to be seen: hidden, folded away, or for the ear alone. */
  const isSeen = (element: globalThis.Element, box: DOMRect): boolean =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    box.width > 2 &&
    box.height > 2 &&
    element.closest('.visually-hidden, [hidden], [inert]') === null &&
    box.right > 0 &&
    box.bottom > 0 &&
    box.left < innerWidth &&
    box.top < innerHeight;

  interface Text {
    readonly element: globalThis.Element;
    readonly box: DOMRect;
    readonly scroller: globalThis.Element | null;
  }
  const scrollerOf = (element: globalThis.Element): globalThis.Element | null => {
    for (let up = element.parentElement; up; up = up.parentElement)
      if (/auto|scroll/.test(getComputedStyle(up).overflow)) return up;
    return null;
  };
  /** As much of a box as is seen of it; null where a name is for the ear alone. */
  const clippedTo = (element: globalThis.Element, whole: DOMRect): DOMRect | null => {
    let [left, right, top, bottom] = [whole.left, whole.right, whole.top, whole.bottom];
    for (let up: globalThis.Element | null = element; up; up = up.parentElement) {
      const style = getComputedStyle(up);
      if (style.clipPath.startsWith('inset(50%')) return null;
      const around = up.getBoundingClientRect();
      if (/hidden|clip/.test(style.overflowX))
        [left, right] = [Math.max(left, around.left), Math.min(right, around.right)];
      // A picture that is larger than its place is clipped at its upper and lower edges, too.
      if (/hidden|clip/.test(style.overflowY))
        [top, bottom] = [Math.max(top, around.top), Math.min(bottom, around.bottom)];
    }
    return right > left && bottom > top ? new DOMRect(left, top, right - left, bottom - top) : null;
  };
  /** Whether an opaque layer, such as the stage, lies over all of the part of the page that has a text. */
  const isCovered = (element: globalThis.Element, box: DOMRect): boolean => {
    const over = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    if (!over || over.contains(element) || element.contains(over)) return false;
    let part = element;
    while (part.parentElement?.contains(over) === false) part = part.parentElement;
    const under = part.getBoundingClientRect();
    for (let up: globalThis.Element | null = over; up?.contains(element) === false; up = up.parentElement) {
      const above = up.getBoundingClientRect();
      const holds =
        above.left <= under.left + 1 &&
        above.top <= under.top + 1 &&
        above.right >= under.right - 1 &&
        above.bottom >= under.bottom - 1;
      if (holds && getComputedStyle(up).backgroundColor.startsWith('rgb(')) return true;
    }
    return false;
  };
  const texts: Text[] = [];
  const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!element || (node.nodeValue ?? '').trim() === '' || /^(style|script|option)$/.test(element.localName))
      continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const whole of range.getClientRects()) {
      const box = clippedTo(element, whole);
      if (box && isSeen(element, box) && !isCovered(element, box))
        texts.push({ element, box, scroller: scrollerOf(element) });
    }
  }

  for (const { element } of texts) {
    const matrix = element instanceof SVGGraphicsElement ? element.getScreenCTM() : null;
    const size = parseFloat(getComputedStyle(element).fontSize) * (matrix?.a ?? 1);
    if (size < smallest - 0.01) add('small text', `${place(element)}, ${size.toFixed(1)} px`);
  }

  for (const element of top.querySelectorAll('*')) {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    if (!isSeen(element, box) || /^(svg|canvas|textarea|input|pre)$/.test(element.localName)) continue;
    const isWide = element.scrollWidth > element.clientWidth + 1;
    if (
      /hidden|clip/.test(style.overflowX) &&
      isWide &&
      element.clientWidth > 0 &&
      // A name without its middle keeps its end, and says itself whole.
      !element.closest('.cut[title]') &&
      texts.some((text) => text.element === element)
    )
      add('clipped label', place(element));
    if (
      /auto|scroll/.test(style.overflowX) &&
      isWide &&
      style.whiteSpace !== 'pre' &&
      // A strip of steps is as long as there are steps; its buttons come into sight by keys.
      !element.matches('ol[aria-label]:has(> li > button[aria-label])') &&
      // A table of data needs both directions; it has a name and is scrolled by keys, too.
      !element.matches('[role="group"][aria-label][tabindex="0"]:has(> table)') &&
      !element.closest('pre, .cm-scroller')
    )
      add('sideways scroll', place(element));
  }
  const page = document.scrollingElement;
  if (page && page.scrollWidth > innerWidth + 1) add('sideways scroll', 'the page');

  const isOver = (a: Box, b: Box, by: number): boolean =>
    Math.min(a.x2, b.x2) - Math.max(a.x1, b.x1) > by && Math.min(a.y2, b.y2) - Math.max(a.y1, b.y1) > by;
  const boxOf = ({ left, top: y1, right, bottom }: DOMRect): Box => ({ x1: left, y1, x2: right, y2: bottom });
  /** Whether one stands on an opaque part that stays while the other is scrolled away under it. */
  const isUnder = (one: globalThis.Element, other: globalThis.Element): boolean => {
    for (let up: globalThis.Element | null = one; up?.contains(other) === false; up = up.parentElement) {
      const style = getComputedStyle(up);
      if (style.position === 'sticky' && style.backgroundColor.startsWith('rgb(')) return true;
    }
    return false;
  };
  for (const [index, a] of texts.entries())
    for (const b of texts.slice(index + 1)) {
      if (a.element === b.element || a.scroller !== b.scroller) continue;
      if (a.element.contains(b.element) || b.element.contains(a.element)) continue;
      if (isUnder(a.element, b.element) || isUnder(b.element, a.element)) continue;
      if (isOver(boxOf(a.box), boxOf(b.box), 3))
        add('overlapping labels', `${place(a.element)} and ${place(b.element)}`);
    }

  const probe = document.createElement('span');
  probe.style.background = 'var(--accent)';
  document.body.append(probe);
  const accent = getComputedStyle(probe).backgroundColor;
  probe.remove();
  const filled = [...top.querySelectorAll('button, a')].filter(
    (one) => isSeen(one, one.getBoundingClientRect()) && getComputedStyle(one).backgroundColor === accent,
  );
  if (filled.length > 1) add('several filled buttons', filled.map(place).join(' and '));

  const registered = [...document.querySelectorAll('div')].find((one) => '_cyreg' in one) as
    (globalThis.HTMLDivElement & { _cyreg?: { cy?: Picture } }) | undefined;
  // A place that takes the page, or the stage, hides the picture, which is as it was.
  const isPictured =
    layers.length === 0 &&
    registered?.checkVisibility({ visibilityProperty: true }) === true &&
    !isCovered(registered, registered.getBoundingClientRect());
  const picture = isPictured ? registered._cyreg?.cy : undefined;
  // What is fitted fills its place, but for a margin and the bars above and below it.
  const flow = document.querySelector<SVGGraphicsElement>('.overview svg');
  const drawn = picture?.elements().renderedBoundingBox({ includeLabels: true, includeOverlays: false });
  const [canvas, box] = flow
    ? [flow.closest('.overview')?.getBoundingClientRect(), boxOf(flow.getBoundingClientRect())]
    : [picture && { width: picture.width(), height: picture.height() }, drawn];
  // A narrow place is filled from side to side. What lies over the picture takes some of its width.
  if (fills && canvas && box && innerWidth > 1000) {
    const card = document.querySelector('.card')?.getBoundingClientRect().width ?? 0;
    const share = ((box.x2 - box.x1) * (box.y2 - box.y1)) / ((canvas.width - card) * canvas.height);
    if (share < 0.6) add('small picture', `${String(Math.floor(share * 20) * 5)} % of its place`);
  }
  if (picture) {
    // What is left of a session's time differs from run to run.
    const labelOf = (one: Element): string => (one.style('label') || one.id()).replace(/\d+:\d\d/, '…');
    // What is told of stands on the stage meanwhile; pages of roles hang beside them, without a line.
    const isDrawn = (one: Element): boolean => one.visible() && one.numericStyle('opacity') > 0.1;
    const nodes = picture.nodes().toArray().filter(isDrawn);
    const edges = picture.edges().toArray().filter(isDrawn);
    /** Two lines of a page are one text. */
    const ownerOf = (one: Element): string => one.id().replace(/^text:\d+:/, '');
    const labels: { readonly name: string; readonly owner: string; readonly box: Box }[] = [];
    for (const one of [...nodes, ...edges]) {
      if ((one.style('label') ?? '') === '' || one.numericStyle('text-opacity') < 0.1) continue;
      const size = one.numericStyle('font-size') * picture.zoom();
      if (size < smallest - 0.01) add('small text', `label in the picture, ${size.toFixed(1)} px`);
      const box = one.renderedBoundingBox({
        includeNodes: false,
        includeEdges: false,
        includeLabels: true,
        includeOverlays: false,
      });
      labels.push({ name: labelOf(one), owner: ownerOf(one), box });
    }
    for (const [index, a] of labels.entries())
      for (const b of labels.slice(index + 1))
        if (a.owner !== b.owner && isOver(a.box, b.box, 3))
          add('overlapping labels', `${a.name} and ${b.name} in the picture`);
    for (const edge of edges) {
      // Of a lesson's goals only Node knows what is a line's own: its page, its group, its pill. They are judged there.
      if (/^(way|beyond):/.test(edge.id())) continue;
      const points = edge._private.rscratch.allpts ?? [];
      const [from, to] = [edge.source(), edge.target()];
      const isCurved = /bezier|self|compound|multi/.test(edge._private.rscratch.edgeType ?? '');
      const path: [number, number][] = [];
      const at = (i: number): [number, number] => [points[i] ?? 0, points[i + 1] ?? 0];
      for (let i = 0; i + (isCurved ? 5 : 3) < points.length; i += isCurved ? 4 : 2)
        for (let t = 0; t <= 1; t += 0.04) {
          const [[ax, ay], [bx, by]] = [at(i), at(i + 2)];
          const [cx, cy] = isCurved ? at(i + 4) : [bx, by];
          const mix = (a: number, b: number, c: number): number =>
            isCurved ? (1 - t) ** 2 * a + 2 * (1 - t) * t * b + t * t * c : (1 - t) * a + t * c;
          path.push([mix(ax, bx, cx), mix(ay, by, cy)]);
        }
      for (const node of nodes) {
        if (node.id() === from.id() || node.id() === to.id() || node.isParent()) continue;
        // Every line to a role leads through the door, into the room; words lie on what they name.
        if (/^(flow|text):/.test(node.id())) continue;
        const [{ x: nx, y: ny }, w, h] = [node.position(), node.width() / 2, node.height() / 2];
        const box = { x1: nx - w, x2: nx + w, y1: ny - h, y2: ny + h };
        const inside = path.filter(
          ([x, y]) => x > box.x1 + 4 && x < box.x2 - 4 && y > box.y1 + 4 && y < box.y2 - 4,
        );
        if (inside.length > 0)
          add('line through a node', `${labelOf(from)} to ${labelOf(to)} through ${labelOf(node)}`);
      }
    }
  }
  return [...faults.values()];
}

interface Judged {
  /** How high text has to be, in CSS pixels, as it is on the screen. */
  readonly smallest?: number;
  /** Its picture is to fill its place. */
  readonly fills?: boolean;
}

/**
 * Waits until the live picture has all that the still one shows, which lies over it until then. Where fingers point, it
 * doesn't come before it is touched.
 */
const pictureStands = (page: Page): Promise<unknown> =>
  page.waitForFunction(
    () => {
      const still = document.querySelector('.whole > svg');
      const isLive = [...document.querySelectorAll('div')].some((one) => '_cyreg' in one);
      const isWaiting = matchMedia('(pointer: coarse)').matches && !isLive;
      return isWaiting || still?.checkVisibility({ visibilityProperty: true }) !== true;
    },
    undefined,
    { timeout: 20_000 },
  );

/** What is wrong with the page once its picture stands. */
export async function judge(
  page: Page,
  { smallest = 13, fills = false }: Judged = {},
): Promise<readonly Fault[]> {
  await pictureStands(page);
  const faults = await page.evaluate(judgePage, { smallest, fills });
  const broken = await page.evaluate(brokenNames);
  return [...faults, ...broken.map((what): Fault => ({ rule: 'broken name', what }))];
}
