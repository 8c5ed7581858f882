/** What stands in the page while a control is pressed: it notes whether anything comes of it. */
export interface Watch {
  /** `mayClose`: a form says what is so already, or the control says that it closes. What was on its way before isn't caused by the press that follows. */
  readonly begin: (pressed: Element, mayClose: boolean) => Promise<void>;
  /** What has changed since `begin`, as soon as something has; null where nothing has within that time (ms). */
  readonly effect: (patience: number) => Promise<string | null>;
  /** Waits until something moves, but no longer than that (ms). */
  readonly moved: (patience: number) => Promise<void>;
  /** Waits until the page neither changes nor is busy for three frames in a row. */
  readonly rest: () => Promise<void>;
  /** How often the page has begun to write into its database. */
  readonly writes: () => number;
}
declare const globalThis: { watch: Watch };

/** Runs in the page, before any of its own code. */
export function watchPage(): void {
  /** How long the page may go on changing before it is taken as it is, in ms. */
  const longestRest = 4000;
  /** What waits no longer than this is still part of what a press does, in ms. */
  const soon = 150;
  let presses = 0;
  let isMoving = false;
  let transactions = 0;
  let writes = 0;
  /** Timers that are about to fire. */
  const due = new Set<number>();
  /** What runs now was set off before the press: a countdown that goes on, a message that goes by itself. */
  let isOlder = false;
  /** What a press closes, as a menu or a form: that it closes is not enough. */
  let closing: Element | null = null;
  let inside: string | null = null;
  let outside: string | null = null;
  let before = { focus: document.activeElement, place: '', typed: '', drawn: '', writes: 0 };

  const wait = window.setTimeout.bind(window);
  const repeat = window.setInterval.bind(window);
  const stopWaiting = window.clearTimeout.bind(window);
  const frame = (): Promise<unknown> =>
    new Promise((done) => {
      requestAnimationFrame(done);
      wait(done, 100);
    });
  const isOpen = (): boolean =>
    closing?.isConnected === true && closing.matches(':popover-open, dialog[open]');
  const isPartOf = (node: Node): boolean =>
    closing !== null &&
    (closing.contains(node) ||
      (node instanceof Element && node.getAttribute('popovertarget') === closing.id && closing.id !== ''));

  function note(what: string, target: EventTarget | null): void {
    if (isOlder) return;
    isMoving = true;
    if (target instanceof Node && isPartOf(target)) inside ??= what;
    else outside ??= what;
  }
  const values = (): string =>
    [...document.querySelectorAll<HTMLInputElement>('input, textarea, select')]
      .filter((field) => isOpen() || !isPartOf(field))
      .map(({ value, checked }) => `${value} ${String(checked)}`)
      .join('\n');
  /** What the canvases show, coarsely. */
  const picture = (): string =>
    [...document.querySelectorAll('canvas')]
      .filter((canvas) => canvas.width > 0 && canvas.height > 0)
      .map((canvas) => {
        const small = new OffscreenCanvas(64, 64);
        const context = small.getContext('2d', { willReadFrequently: true });
        if (!context) return '';
        context.drawImage(canvas, 0, 0, 64, 64);
        return context.getImageData(0, 0, 64, 64).data.join();
      })
      .join('|');

  /** Runs what a timer brings, with all that follows from it at once. */
  function run(callback: () => void, age: number): void {
    const [was, turns] = [isOlder, 12];
    isOlder = age < presses;
    const after = (left: number): void => {
      if (left > 0) queueMicrotask(() => after(left - 1));
      else isOlder = was;
    };
    try {
      callback();
    } finally {
      after(turns);
    }
  }
  const ageNow = (): number => (isOlder ? presses - 1 : presses);
  type Timed = (...given: unknown[]) => void;
  window.setTimeout = ((callback: Timed, ms = 0, ...given: unknown[]) => {
    const age = ageNow();
    const id = wait(() => {
      due.delete(id);
      run(() => callback(...given), age);
    }, ms);
    if (ms <= soon && !isOlder) due.add(id);
    return id;
  }) as typeof window.setTimeout;
  window.clearTimeout = (id) => {
    due.delete(Number(id));
    stopWaiting(id);
  };
  window.setInterval = ((callback: Timed, ms = 0, ...given: unknown[]) => {
    const age = ageNow();
    return repeat(() => run(() => callback(...given), age), ms);
  }) as typeof window.setInterval;

  // eslint-disable-next-line @typescript-eslint/unbound-method -- It is called with the database that it was called on.
  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...given: Parameters<typeof begin>) {
    const transaction = begin.apply(this, given);
    transactions += 1;
    if (given[1] === 'readwrite') writes += 1;
    for (const end of ['complete', 'abort']) transaction.addEventListener(end, () => (transactions -= 1));
    return transaction;
  };

  // A file that is fetched ahead and what is made ready to print, both at any time, show nothing by themselves.
  const isSeen = (node: Node): boolean =>
    node instanceof Element
      ? !(node instanceof HTMLLinkElement) && !node.matches('.print-sheet, .print-foot')
      : node instanceof Text && node.data.trim() !== '';
  new MutationObserver((records) => {
    for (const { type, target, attributeName, addedNodes, removedNodes } of records) {
      if (attributeName?.startsWith('data-press') === true) continue;
      const nodes = [...addedNodes, ...removedNodes].filter(isSeen);
      if (type === 'childList' && nodes.length === 0) continue;
      note(`${type} of ${target.nodeName}`, nodes.length > 0 && nodes.every(isPartOf) ? closing : target);
    }
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  for (const type of ['input', 'change', 'scroll', 'toggle', 'hashchange', 'popstate', 'close', 'copy'])
    addEventListener(type, ({ target }) => note(type, target), { capture: true });
  // A browser without a screen prints nothing, and nothing tells that it was asked to.
  window.print = () => note('print', null);
  // Copying the same once more changes nothing that can be seen.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  const write = clipboard?.writeText.bind(clipboard);
  if (clipboard && write)
    clipboard.writeText = (text) => {
      note('copy', null);
      return write(text);
    };

  function changed(): string | null {
    if (writes > before.writes) return 'account';
    if (outside !== null) return outside;
    if (location.href !== before.place) return 'address';
    if (!closing || isOpen()) {
      if (inside !== null) return inside;
      if (document.activeElement !== before.focus) return 'focus';
    }
    return closing === null && values() !== before.typed ? 'value' : null;
  }
  const isBusy = (): boolean =>
    transactions > 0 ||
    due.size > 0 ||
    document.querySelector('[aria-busy="true"]') !== null ||
    document
      .getAnimations()
      .some(
        ({ playState, effect }) =>
          playState === 'running' && effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY,
      );

  globalThis.watch = {
    begin: async (pressed, mayClose) => {
      // That it takes the focus is no doing of its own.
      if (pressed instanceof HTMLElement) pressed.focus({ preventScroll: true });
      await frame();
      await frame();
      closing = mayClose
        ? null
        : (pressed.closest('[popover]') ??
          (pressed.matches('[type="submit"]') ? pressed.closest('dialog') : null));
      presses += 1;
      due.clear();
      [inside, outside] = [null, null];
      before = {
        focus: document.activeElement,
        place: location.href,
        typed: values(),
        drawn: picture(),
        writes,
      };
    },
    effect: async (patience) => {
      const until = performance.now() + patience;
      for (let turn = 0; ; turn++) {
        const what = changed() ?? (turn % 5 === 4 && picture() !== before.drawn ? 'picture' : null);
        if (what !== null || performance.now() > until) return what;
        await frame();
      }
    },
    moved: async (patience) => {
      const until = performance.now() + patience;
      for (isMoving = false; !isMoving && performance.now() < until;) await frame();
    },
    rest: async () => {
      const until = performance.now() + longestRest;
      for (let calm = 0; calm < 3 && performance.now() < until;) {
        isMoving = false;
        await frame();
        calm = isMoving || isBusy() ? 0 : calm + 1;
      }
    },
    writes: () => writes,
  };
}
