import type { Page } from 'playwright-core';

/** A thing of the live picture as it is drawn, in CSS pixels of the page's view. */
export interface Drawn {
  readonly id: string;
  readonly right: number;
  /** The size of its letters; 0 without any. */
  readonly letters: number;
  /** Whether it recedes beside what is lit. */
  readonly isAside: boolean;
}

/** Returns the nodes and words of the live picture that is in sight. */
export const drawnIn = (page: Page): Promise<readonly Drawn[]> =>
  page.evaluate(() => {
    interface Node {
      id(): string;
      hasClass(name: string): boolean;
      style(name: string): string;
      numericStyle(name: string): number;
      visible(): boolean;
      renderedBoundingBox(options: object): { readonly x2: number };
    }
    interface Picture {
      zoom(): number;
      nodes(): { toArray(): Node[] };
    }
    const holder = [...document.querySelectorAll('.picture .canvas, .picture .canvas *')].find(
      (one) => '_cyreg' in one && one.checkVisibility(),
    ) as (HTMLElement & { readonly _cyreg: { readonly cy: Picture } }) | undefined;
    if (!holder) return [];
    const { cy } = holder._cyreg;
    const { x } = holder.getBoundingClientRect();
    return cy
      .nodes()
      .toArray()
      .filter((node) => node.visible())
      .map((node) => ({
        id: node.id(),
        right: x + node.renderedBoundingBox({ includeLabels: true, includeOverlays: false }).x2,
        letters: (node.style('label') ?? '') === '' ? 0 : node.numericStyle('font-size') * cy.zoom(),
        isAside: node.hasClass('aside'),
      }));
  });

/** Returns the size of the smallest letters in the live picture, in CSS pixels to a hundredth; 0 without a picture. */
export async function smallestLetters(page: Page): Promise<number> {
  const sizes = (await drawnIn(page)).flatMap(({ letters }) => (letters > 0 ? [letters] : []));
  return sizes.length === 0 ? 0 : Math.round(100 * Math.min(...sizes)) / 100;
}
