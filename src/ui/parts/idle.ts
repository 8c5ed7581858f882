/** The longest wait for an idle moment, in ms. */
const patience = 10_000;

/** Waits until the page is idle. */
export const idle = (): Promise<unknown> =>
  new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(resolve, { timeout: patience });
    else setTimeout(resolve, 1000);
  });
