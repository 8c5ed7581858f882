import { presentWords as words } from '#words/present.ts';

/** A slide as the speaker sees it while the audience sees a slide. */
interface Spoken {
  readonly title: string;
  readonly place: string;
  readonly notes: readonly string[];
  /** Names the next slide, or the next action. */
  readonly next: string;
  /** Whether the audience sees a black screen. */
  readonly isBlack: boolean;
}

/** The speaker's own window, for a second screen: what the slide leaves out, and what comes next. */
export class Speaker {
  #window: Window | null = null;
  #shown: Spoken | null = null;

  /** `onkeydown` is called with the keys that are pressed in the window: a clicker sends them to the window in front. */
  constructor(
    private readonly onkeydown: (event: KeyboardEvent) => void,
    private readonly opens: () => Window | null = () =>
      window.open('', 'speaker', 'popup,width=760,height=560'),
  ) {}

  /** Opens the window, if the browser lets it. */
  open(): void {
    if (!this.#window || this.#window.closed) this.#window = this.opens();
    if (this.#window) this.#window.onkeydown = this.onkeydown;
    this.#window?.focus();
    this.#draw();
  }

  show(spoken: Spoken): void {
    this.#shown = spoken;
    this.#draw();
  }

  close(): void {
    this.#window?.close();
  }

  #draw(): void {
    if (!this.#window || this.#window.closed || !this.#shown) return;
    const { document: page } = globalThis;
    const { document } = this.#window;
    const { title, place, notes, next, isBlack } = this.#shown;
    document.title = words.notes;
    document.documentElement.lang = page.documentElement.lang;
    // A white window would dazzle where the page is dark.
    document.documentElement.style.colorScheme = getComputedStyle(page.documentElement).colorScheme;
    const line = (name: 'h1' | 'p', text: string, size: string): HTMLElement => {
      const element = document.createElement(name);
      element.textContent = text;
      element.style.fontSize = size;
      return element;
    };
    Object.assign(document.body.style, {
      margin: '2rem',
      background: 'Canvas',
      color: 'CanvasText',
      font: '28px/1.4 system-ui, sans-serif',
    });
    document.body.replaceChildren(
      line('p', place, '20px'),
      line('h1', title, '32px'),
      ...(isBlack ? [line('p', words.black, '28px')] : []),
      ...(notes.length > 0 ? notes : [words.noNotes]).map((note) => line('p', note, '28px')),
      ...(next === '' ? [] : [line('p', words.following(next), '22px')]),
    );
  }
}
