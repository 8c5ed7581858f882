/**
 * Defines `<iam-playground>` for posts: `embed/v1.js` as a classic script, `embed/v1.mjs` as a module. It needs no style
 * and no script of the post's, and works where the post allows only this script and this frame.
 */
import { type Checked, type FromPost, type Method, readFromEmbed, written } from './messages.ts';

/** The address of this script, put in by the build. */
declare const __LOADER__: string;
const here = __LOADER__;
const home = new URL(here).origin;

const carried = ['view', 'theme', 'readonly', 'line', 'label'];
const style = new CSSStyleSheet();
style.replaceSync(':host{display:block;height:420px}iframe{border:0;width:100%;height:100%;display:block}');

/** The page that shows an address: a frame of the story, a lesson and the sample have one with their picture in it. */
function pageOf(address: string): URL {
  const [, scene] = /^#\/((?:story|lesson)\/[\w-]+)$/.exec(address) ?? [];
  const drawn = address ? scene : 'sample';
  return new URL(drawn ? `${drawn}.html` : '../embed.html', here);
}

/** Returns whether a colour is dark, whatever the way in which it is written; null for a transparent one. */
function isDark(colour: string): boolean | null {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return null;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0, a = 0] = context.getImageData(0, 0, 1, 1).data;
  return a < 128 ? null : r * 3 + g * 6 + b < 1280;
}

/** The scheme of the post around an element: the one that it names, else the one that its background tells. */
function schemeOf(element: Element): 'light' | 'dark' {
  const named = getComputedStyle(element).colorScheme;
  const [light, dark] = [named.includes('light'), named.includes('dark')];
  if (light !== dark) return dark ? 'dark' : 'light';
  if (light) return matchMedia('(prefers-color-scheme:dark)').matches ? 'dark' : 'light';
  for (let at: Element | null = element; at; at = at.parentElement) {
    const found = isDark(getComputedStyle(at).backgroundColor);
    if (found !== null) return found ? 'dark' : 'light';
  }
  return 'light';
}

class IamPlayground extends HTMLElement {
  static observedAttributes = ['theme'];
  #frame: HTMLIFrameElement | null = null;
  #count = 0;
  #waiting = new Map<number, [done: (value: unknown) => void, fail: (error: Error) => void]>();
  #left = new AbortController();
  #isReady = false;
  /** Calls that the post made before the embed was there. */
  #asked: FromPost[] = [];

  connectedCallback(): void {
    const { signal } = (this.#left = new AbortController());
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [style];
    const height = this.getAttribute('height');
    if (height) this.#setHeight(Number(height));
    const follow = new MutationObserver(() => this.#follow());
    for (const element of [document.documentElement, document.body])
      follow.observe(element, { attributes: true });
    signal.onabort = () => follow.disconnect();
    matchMedia('(prefers-color-scheme:dark)').addEventListener('change', () => this.#follow(), { signal });
    addEventListener('message', (event) => this.#hear(event), { signal });
    if (this.getAttribute('start') === 'now') return this.#begin();
    const seen = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        seen.disconnect();
        if (!signal.aborted) this.#begin();
      },
      { rootMargin: '200px' },
    );
    seen.observe(this);
  }

  disconnectedCallback(): void {
    this.#left.abort();
    this.#frame = null;
    this.#isReady = false;
    this.shadowRoot?.replaceChildren();
  }

  attributeChangedCallback(): void {
    this.#follow();
  }

  /** Returns the state as a link, for `setState` or behind the page's `#`. */
  getState(): Promise<unknown> {
    return this.#call('getState');
  }
  setState(state: string): Promise<unknown> {
    return this.#call('setState', state);
  }
  reset(): Promise<unknown> {
    return this.#call('reset');
  }
  /** Returns how the reader has fared so far: `{ met, of, isSolved }`. */
  runCheck(): Promise<unknown> {
    return this.#call('runCheck');
  }

  #call(method: Method, state = ''): Promise<string | Checked | null> {
    const id = ++this.#count;
    return new Promise((done, fail) => {
      this.#waiting.set(id, [done as (value: unknown) => void, fail]);
      const call = { type: 'call', id, method, state } as const;
      if (this.#isReady) this.#say(call);
      else this.#asked.push(call);
    });
  }

  #begin(): void {
    const frame = (this.#frame = document.createElement('iframe'));
    const hash = this.getAttribute('address') ?? '';
    const address = pageOf(hash);
    for (const name of carried) {
      const value = this.getAttribute(name);
      if (value !== null) address.searchParams.set(name, value);
    }
    address.searchParams.set('start', this.getAttribute('start') === 'tap' ? 'tap' : 'now');
    address.hash = hash;
    frame.title = this.title || 'IAM Playground';
    frame.allow = 'clipboard-write';
    frame.referrerPolicy = 'strict-origin-when-cross-origin';
    frame.src = address.href;
    this.#follow();
    this.shadowRoot?.replaceChildren(frame);
  }

  #setHeight(height: number): void {
    const bound = (name: string, usual: number): number => Number(this.getAttribute(name)) || usual;
    this.style.height = `${Math.min(bound('max-height', 1600), Math.max(bound('min-height', 160), height))}px`;
  }

  get #theme(): 'auto' | 'light' | 'dark' {
    const theme = this.getAttribute('theme');
    return theme === 'light' || theme === 'dark' ? theme : 'auto';
  }

  #follow(): void {
    if (!this.#frame) return;
    const theme = this.#theme;
    this.#frame.style.colorScheme = theme === 'auto' ? schemeOf(this) : theme;
    this.#say({ type: 'theme', theme });
  }

  #say(message: FromPost): void {
    this.#frame?.contentWindow?.postMessage(written(message), home);
  }

  #hear({ source, origin, data }: MessageEvent): void {
    if (!this.#frame || source !== this.#frame.contentWindow || origin !== home) return;
    const message = readFromEmbed(data);
    if (!message) return;
    if (message.type === 'reply' || message.type === 'failed') {
      const [done, fail] = this.#waiting.get(message.id) ?? [];
      this.#waiting.delete(message.id);
      if (message.type === 'reply') done?.(message.checked ?? message.state);
      else fail?.(new Error(message.says));
      return;
    }
    if (message.type === 'ready') {
      this.#say({ type: 'hello' });
      this.#follow();
      this.#isReady = true;
      for (const one of this.#asked.splice(0)) this.#say(one);
    }
    if (message.type === 'resize') this.#setHeight(message.height);
    this.dispatchEvent(new CustomEvent(message.type, { detail: message }));
  }
}

if (!customElements.get('iam-playground')) customElements.define('iam-playground', IamPlayground);
