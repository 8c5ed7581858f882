import { presentWords as words } from '#words/present.ts';

/** A slide as the speaker sees it while the audience sees a slide. */
interface Spoken {
  readonly title: string;
  readonly place: string;
  readonly notes: readonly string[];
  /** Names the next slide, or the next action. */
  readonly next: string;
}

/** The speaker's own window, for a second screen: what the slide leaves out, and what comes next. */
export class Speaker {
  #window: Window | null = null;
  #shown: Spoken | null = null;

  constructor(
    private readonly opens: () => Window | null = () =>
      window.open('', 'speaker', 'popup,width=760,height=560'),
  ) {}

  /** Opens the window, if the browser lets it. */
  open(): void {
    if (!this.#window || this.#window.closed) this.#window = this.opens();
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
    const { document } = this.#window;
    const { title, place, notes, next } = this.#shown;
    document.title = words.notes;
    const line = (name: 'h1' | 'p', text: string, size: string): HTMLElement => {
      const element = document.createElement(name);
      element.textContent = text;
      element.style.fontSize = size;
      return element;
    };
    Object.assign(document.body.style, {
      margin: '2rem',
      background: '#fff',
      color: '#17202b',
      font: '28px/1.4 system-ui, sans-serif',
    });
    document.body.replaceChildren(
      line('p', place, '20px'),
      line('h1', title, '32px'),
      ...(notes.length > 0 ? notes : [words.noNotes]).map((note) => line('p', note, '28px')),
      ...(next === '' ? [] : [line('p', words.following(next), '22px')]),
    );
  }
}
