import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

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

/** Returns the middle of a thing in a live picture, in CSS pixels of the page's view, once it is drawn. */
export async function nodeAt(
  picture: Locator,
  id: string,
): Promise<{ readonly x: number; readonly y: number }> {
  const found = (): Promise<{ readonly x: number; readonly y: number } | null> =>
    picture.evaluate((element, wanted) => {
      interface Picture {
        getElementById(of: string): { readonly length: number; renderedPosition(): { x: number; y: number } };
      }
      const holder = [...element.querySelectorAll('*')].find((one) => '_cyreg' in one) as
        (HTMLElement & { readonly _cyreg: { readonly cy: Picture } }) | undefined;
      const node = holder?._cyreg.cy.getElementById(wanted);
      if (!holder || !node?.length) return null;
      const [at, { x, y }] = [holder.getBoundingClientRect(), node.renderedPosition()];
      return { x: at.x + x, y: at.y + y };
    }, id);
  await expect.poll(found, { timeout: 20_000 }).not.toBeNull();
  return (await found())!;
}
