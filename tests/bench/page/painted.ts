import type { Page } from 'playwright-core';

/**
 * Returns the ms from somebody's press (a key or a pointer, which `act` gives) to the frame that paints the text, in what
 * the selector names. The text must not be there before.
 */
export async function painted(
  page: Page,
  wanted: { readonly selector: string; readonly text: string },
  act: () => Promise<unknown>,
): Promise<number> {
  const measured = page.evaluate(
    ({ selector, text }) =>
      new Promise<number>((resolve, reject) => {
        setTimeout(() => reject(new Error(`“${text}” doesn’t come`)), 10_000);
        const isThere = (): boolean =>
          [...document.querySelectorAll(selector)].some((one) => one.textContent.includes(text));
        if (isThere()) throw new Error(`“${text}” is there before anything was pressed`);
        const kinds = ['keydown', 'pointerdown'] as const;
        const start = ({ timeStamp }: Event): void => {
          for (const kind of kinds) removeEventListener(kind, start, true);
          // A message comes once the frame of this callback is painted.
          const frame = (): void => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => {
              if (isThere()) resolve(performance.now() - timeStamp);
              else requestAnimationFrame(frame);
            };
            port2.postMessage(null);
          };
          requestAnimationFrame(frame);
        };
        for (const kind of kinds) addEventListener(kind, start, true);
      }),
    wanted,
  );
  await act();
  return measured;
}
