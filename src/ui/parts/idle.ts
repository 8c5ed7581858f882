/** The longest wait in ms for a moment at which the page has nothing better to do. */
const patience = 10_000;

/** Waits until the page has nothing better to do. */
export const idle = (): Promise<unknown> =>
  new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(resolve, { timeout: patience });
    else setTimeout(resolve, 1000);
  });
