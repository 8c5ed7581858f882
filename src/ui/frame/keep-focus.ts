import { whenResized } from '../parts/on-resize.ts';
import { focusIsFree, standInFor } from '../parts/refocus.ts';

/** Elements at which a keyboard can go on. No text fields: on a phone they would bring up its keyboard. */
const stops = 'button:not(:disabled), a[href], summary, [tabindex="0"]:not(input, textarea)';
/** The number of earlier focused elements that are remembered. */
const most = 8;

const isThere = (element: Element): boolean =>
  element.isConnected &&
  element.checkVisibility({ visibilityProperty: true }) &&
  element.closest('[inert]') === null &&
  !element.matches(':disabled');

function ancestors(element: Element): Element[] {
  const all: Element[] = [];
  for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) all.push(up);
  return all;
}

/**
 * Keeps the focus from falling back to the page's body. When the focused element goes, is hidden, inert or disabled, the
 * focus goes to the nearest thing left beside it, or else back to the element before. @returns a function that ends
 * this
 */
export function keepFocus(): () => void {
  let held: HTMLElement | null = null;
  let around: readonly Element[] = [];
  let before: readonly HTMLElement[] = [];
  const gone = new MutationObserver(look);
  let unwatch = (): void => undefined;

  function release(): void {
    gone.disconnect();
    unwatch();
    held = null;
  }

  function hold({ target }: FocusEvent): void {
    release();
    if (!(target instanceof HTMLElement)) return;
    held = target;
    around = ancestors(target);
    before = [target, ...before.filter((one) => one !== target)].slice(0, most);
    for (const one of around) gone.observe(one, { childList: true, attributeFilter: ['inert'] });
    gone.observe(document.body, { childList: true });
    gone.observe(target, { attributeFilter: ['disabled'] });
    unwatch = whenResized(target, look);
  }

  /** Handles a loss of the focus. A click on an empty place takes it on purpose, so nothing has to be done then. */
  function leave(): void {
    queueMicrotask(() => {
      if (!held || document.activeElement === held) return;
      if (!isThere(held)) look();
      else if (focusIsFree()) release();
    });
  }

  function nearest(): HTMLElement | undefined {
    for (const one of around.slice(0, -1)) {
      if (!isThere(one)) continue;
      const stop = [...one.querySelectorAll<HTMLElement>(stops)].find(isThere);
      if (stop) return stop;
    }
    return before.find(isThere) ?? document.getElementById('account') ?? undefined;
  }

  /**
   * Moves the focus one frame later. Until then a hidden element still has it, and something else may have taken it.
   */
  function look(): void {
    if (!held || isThere(held)) return;
    requestAnimationFrame(() => {
      if (!held || isThere(held)) return;
      if (!focusIsFree() && document.activeElement !== held) return;
      const next = nearest();
      if (next) standInFor(next);
    });
  }

  /** Keeps a key that is still held down from pressing what has the focus only since its button is gone. */
  function spare(event: KeyboardEvent): void {
    if (event.repeat && event.key === 'Enter' && focusIsFree()) event.preventDefault();
  }

  document.addEventListener('keydown', spare);
  document.addEventListener('focusin', hold);
  document.addEventListener('focusout', leave);
  return () => {
    document.removeEventListener('keydown', spare);
    document.removeEventListener('focusin', hold);
    document.removeEventListener('focusout', leave);
    release();
  };
}
