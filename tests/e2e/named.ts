import type { Page } from 'playwright-core';

/**
 * Returns what the sentence names (`data-names`: node ids, separated by blanks) and the account's picture doesn't show
 * in sight and lit. It reads what is drawn: the live picture's things and their places, or the still one's.
 */
export const missingFromPicture = (page: Page, said: string): Promise<string[]> =>
  page.evaluate((selector) => {
    interface Thing {
      readonly id: string;
      readonly box: { x1: number; y1: number; x2: number; y2: number };
      readonly opacity: number;
    }
    interface Node {
      id(): string;
      effectiveOpacity(): number;
      renderedBoundingBox(options: object): Thing['box'];
    }
    interface Holder {
      readonly _cyreg: { readonly cy: { nodes(): { toArray(): Node[] } } } | null;
    }
    const frame = document.querySelector('.picture .whole');
    const place = frame?.getBoundingClientRect();
    if (!frame || !place) return ['the picture'];
    const still = (): Thing[] =>
      [...frame.querySelectorAll('svg g[data-id]')].map((group) => {
        const { left, top, right, bottom } = group.getBoundingClientRect();
        return {
          id: group.getAttribute('data-id') ?? '',
          box: { x1: left - place.x, y1: top - place.y, x2: right - place.x, y2: bottom - place.y },
          opacity: Number(group.getAttribute('opacity') ?? 1),
        };
      });
    const live = (): Thing[] => {
      const holder = [...frame.querySelectorAll('*')].find((one) => '_cyreg' in one) as unknown as Holder;
      const nodes = holder._cyreg?.cy.nodes().toArray() ?? [];
      return nodes.map((node) => ({
        id: node.id(),
        box: node.renderedBoundingBox({ includeLabels: false, includeOverlays: false }),
        opacity: node.effectiveOpacity(),
      }));
    };
    const things = frame.querySelector('svg g[data-id]') ? still() : live();
    const names = [...document.querySelectorAll(selector)].flatMap(
      (one) => one.getAttribute('data-names')?.split(' ') ?? [],
    );
    // A policy is drawn as a page at each of its owners.
    const isOf = (thing: Thing, name: string): boolean => thing.id === name || thing.id.endsWith(`/${name}`);
    const isSeen = ({ box, opacity }: Thing): boolean =>
      box.x1 >= -1 &&
      box.y1 >= -1 &&
      box.x2 <= place.width + 1 &&
      box.y2 <= place.height + 1 &&
      opacity > 0.9;
    return names.filter((name) => name !== '' && !things.some((thing) => isOf(thing, name) && isSeen(thing)));
  }, said);
