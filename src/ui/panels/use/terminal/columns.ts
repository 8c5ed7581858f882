import type { Attachment } from 'svelte/attachments';
import { whenResized } from '../../../parts/on-resize.ts';

const narrowest = 20;
const widest = 400;

/** Hears how many characters of its font fit side by side into an element, whenever that changes. */
export function columnsOf(hear: (columns: number) => void): Attachment<HTMLElement> {
  return (element) => {
    const context = document.createElement('canvas').getContext('2d');
    const measure = (): void => {
      const style = getComputedStyle(element);
      if (!context || element.clientWidth === 0) return;
      context.font = `${style.fontSize} ${style.fontFamily}`;
      const character = context.measureText('0'.repeat(100)).width / 100;
      // What stands in it is set in by a space at either side.
      const room = element.clientWidth - 2 * 16 - 12;
      if (character > 0) hear(Math.max(narrowest, Math.min(widest, Math.floor(room / character))));
    };
    void document.fonts.ready.then(measure);
    return whenResized(element, measure);
  };
}

/**
 * Keeps an element above a phone's keyboard, which covers the page without making it smaller: its lower edge is
 * padded by what is covered.
 */
export const aboveKeyboard: Attachment<HTMLElement> = (element) => {
  const { visualViewport: viewport } = window;
  if (!viewport) return;
  const place = (): void => {
    const covered = element.getBoundingClientRect().bottom - (viewport.offsetTop + viewport.height);
    const isTyping = element.contains(document.activeElement) && viewport.scale <= 1.01;
    element.style.paddingBottom = isTyping && covered > 60 ? `${String(Math.round(covered))}px` : '';
  };
  viewport.addEventListener('resize', place);
  viewport.addEventListener('scroll', place);
  return () => {
    viewport.removeEventListener('resize', place);
    viewport.removeEventListener('scroll', place);
  };
};
