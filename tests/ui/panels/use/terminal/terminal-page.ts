import { flushSync, mount, unmount } from 'svelte';
import { vi } from 'vitest';
import type { Change } from '../../../../../src/engine/index.ts';
import { Playground } from '../../../../../src/playground/playground.svelte.ts';
import { MemoryDatabase, MemoryStore } from '../../../../../src/storage/memory-store.ts';
import { View } from '../../../../../src/ui/view/view.svelte.ts';
import { type Terminal, terminalOf } from '../../../../../src/ui/panels/use/terminal/terminal.svelte.ts';
import '../../../../../src/ui/theme.css';
import TerminalHost from './TerminalHost.svelte';

/** The terminal in a page of its own, with the real engine behind it. */
export class TerminalPage {
  readonly playground: Playground;
  readonly view = new View();
  readonly #database: MemoryDatabase;
  #component: Record<string, unknown> | null = null;

  private constructor(database: MemoryDatabase) {
    this.#database = database;
    const store = new MemoryStore(database);
    this.playground = new Playground({ open: () => Promise.resolve({ store, problem: null, lost: false }) });
  }

  static async open(
    database = new MemoryDatabase(),
    rows: readonly Change[] | null = null,
  ): Promise<TerminalPage> {
    const page = new TerminalPage(database);
    await page.playground.settled();
    if (rows) await page.playground.run({ type: 'load', source: 'test', rows });
    page.playground.actAs({ type: 'console', id: '111122223333' });
    page.show();
    await page.settle();
    return page;
  }

  show(width = 800): void {
    const { playground, view } = this;
    this.#component = mount(TerminalHost, { target: document.body, props: { playground, view, width } });
    flushSync();
  }

  /** The page is left and opened again, as by a reload. */
  async reload(): Promise<TerminalPage> {
    await this.close();
    return TerminalPage.open(this.#database);
  }

  async close(): Promise<void> {
    if (this.#component) await unmount(this.#component);
    this.#component = null;
    this.playground.close();
  }

  get terminal(): Terminal {
    return terminalOf(this.playground);
  }
  get line(): HTMLTextAreaElement {
    const line = document.querySelector('textarea');
    if (!line) throw new Error('there is no line');
    return line;
  }
  get log(): HTMLElement {
    const log = document.querySelector<HTMLElement>('[role=log]');
    if (!log) throw new Error('there is no log');
    return log;
  }
  /** What the log shows. */
  get shown(): string {
    return this.log.innerText;
  }
  /** The last command's output. */
  get answer(): string {
    return (
      this.terminal.screen.entries
        .at(-1)
        ?.blocks.map(({ text }) => text)
        .join('') ?? ''
    );
  }

  async settle(): Promise<void> {
    for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
    flushSync();
  }

  until(check: () => boolean, what: string): Promise<void> {
    return vi.waitFor(
      async () => {
        await this.settle();
        if (!check()) throw new Error(`waited in vain for ${what}; shown is: ${this.shown.slice(-500)}`);
      },
      { timeout: 12_000, interval: 10 },
    );
  }

  /** Types over what stands in the line, with the cursor at its end. */
  type(text: string): void {
    this.line.focus();
    this.line.value = text;
    this.line.setSelectionRange(text.length, text.length);
    this.line.dispatchEvent(new InputEvent('input', { bubbles: true }));
    flushSync();
  }

  /** @returns whether the page took the key for itself */
  press(key: string, more: KeyboardEventInit = {}): boolean {
    const target = document.activeElement ?? this.line;
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
    target.dispatchEvent(event);
    flushSync();
    return event.defaultPrevented;
  }

  /** Types a line, enters it and waits for its end. */
  async enter(text: string): Promise<string> {
    this.type(text);
    this.press('Enter');
    await this.settle();
    await this.until(() => this.line.value !== text, 'the line to be taken');
    await this.until(() => this.terminal.running === null, `the end of ${text.slice(0, 80)}`);
    await this.settle();
    return this.answer;
  }
}
