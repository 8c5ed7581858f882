/**
 * Does something in one tab at a time: this one waits until another has ended it, or is closed, and `work` is told so.
 * Where the browser has no locks for the page (they need a secure address and storage of its own), it is done at once.
 * https://developer.mozilla.org/en-US/docs/Web/API/LockManager/request
 */
export async function inOneTab(name: string, work: (hasWaited: boolean) => Promise<void>): Promise<void> {
  const locks = (globalThis.navigator as Partial<Navigator> | undefined)?.locks;
  if (!locks) return work(false);
  let isBegun = false;
  const begin = (hasWaited: boolean): Promise<void> => {
    isBegun = true;
    return work(hasWaited);
  };
  try {
    await locks.request(name, { ifAvailable: true }, (lock) => lock && begin(false));
    if (!isBegun) await locks.request(name, () => begin(true));
  } catch (error) {
    if (isBegun) throw error;
    await work(false);
  }
}
