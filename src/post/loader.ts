/**
 * Defines `<iam-playground>` for posts: `embed/v1.js` as a classic script, `embed/v1.mjs` as a module. It needs no style
 * and no script of the post's, and works where the post allows only this script and this frame.
 */
import { type FromPost, type Method, readFromEmbed, written } from './messages.ts';

/** The address of this script, put in by the build. */
declare const __LOADER__: string;
const here = __LOADER__;
const home = new URL(here).origin;
/** How long a call waits for a frame that has begun, in ms. */
const longestWait = 60_000;

const carried = ['view', 'theme', 'readonly', 'line', 'label'];
const night = matchMedia('(prefers-color-scheme:dark)');
const style = new CSSStyleSheet();
style.replaceSync(':host{display:block;height:420px}iframe{border:0;width:100%;height:100%;display:block}');

/** The page that shows an address: a frame of the story, a lesson and the sample have one with their picture in it. */
function pageOf(address: string): URL {
  const scene = /^#\/((?:story|lesson)\/[\w-]+)$/.exec(address)?.[1];
  const drawn = address ? scene : 'sample';
  return new URL(drawn ? `${drawn}.html` : '../embed.html', here);
}

type Pixel = readonly [red: number, green: number, blue: number, alpha: number];

/** Returns whether a colour is dark, whatever the way in which it is written; null for a transparent one. */
function isDark(colour: string): boolean | null {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return null;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [r, g, b, a] = context.getImageData(0, 0, 1, 1).data as unknown as Pixel;
  return a < 128 ? null : r * 3 + g * 6 + b < 1280;
}

/** Returns whether the post around an element is dark: it names its scheme, or else its background tells. */
function isDarkAround(element: Element): boolean {
  const { colorScheme, backgroundColor } = getComputedStyle(element);
  const [light, dark] = ['light', 'dark'].map((name) => colorScheme.includes(name)) as [boolean, boolean];
  if (light !== dark) return dark;
  if (light) return night.matches;
  return isDark(backgroundColor) ?? (element.parentElement !== null && isDarkAround(element.parentElement));
}

interface Waiting {
  /** Null once it was made. */
  call: FromPost | null;
  readonly done: (value: unknown) => void;
  readonly fail: (why: string) => void;
  /** Ends its waiting. */
  timer?: ReturnType<typeof setTimeout>;
}

/** The calls of all elements so far. */
let count = 0;

class IamPlayground extends HTMLElement {
  static observedAttributes = ['address', ...carried];
  #root = this.attachShadow({ mode: 'open' });
  #frame: HTMLIFrameElement | null = null;
  #waiting = new Map<number, Waiting>();
  #left?: AbortController;
  #isReady = false;

  connectedCallback(): void {
    const { signal } = (this.#left = new AbortController());
    this.#root.adoptedStyleSheets = [style];
    this.#setHeight(Number(this.getAttribute('height')));
    const follow = new MutationObserver(() => this.#follow());
    follow.observe(document.documentElement, { attributes: true });
    follow.observe(document.body, { attributes: true });
    signal.onabort = () => follow.disconnect();
    night.addEventListener('change', () => this.#follow(), { signal });
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
    this.#left?.abort();
    this.#end();
  }

  attributeChangedCallback(name: string, before: unknown, now: unknown): void {
    if (name === 'theme') this.#follow();
    else if (this.#frame && before !== now) this.#begin();
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

  #call(method: Method, state = ''): Promise<unknown> {
    const id = ++count;
    return new Promise((done, refuse) => {
      const fail = (why: string): void => {
        this.#waiting.delete(id);
        refuse(new Error(why));
      };
      this.#waiting.set(id, { call: { type: 'call', id, method, state }, done, fail });
      this.#ask();
    });
  }

  /** Makes the calls that the post made before the embed was there. A frame that no reader has to press has its time. */
  #ask(): void {
    if (!this.#isReady && (!this.#frame || this.getAttribute('start') === 'tap')) return;
    for (const one of this.#waiting.values()) {
      one.timer ??= setTimeout(one.fail, longestWait, 'timeout');
      if (!this.#isReady || !one.call) continue;
      this.#say(one.call);
      one.call = null;
    }
  }

  /** Leaves the frame: what it was asked fails, what it wasn't asked yet waits for the next one. */
  #end(): void {
    this.#isReady = false;
    this.#frame?.remove();
    this.#frame = null;
    for (const one of this.#waiting.values()) if (!one.call) one.fail('reset');
  }

  #begin(): void {
    this.#end();
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
    frame.src = address.href;
    this.#follow();
    this.#root.append(frame);
    this.#ask();
  }

  #setHeight(height: number): void {
    const bound = (name: string, usual: number): number => Number(this.getAttribute(name)) || usual;
    if (height)
      this.style.height = `${Math.min(bound('max-height', 1600), Math.max(bound('min-height', 160), height))}px`;
  }

  #follow(): void {
    if (!this.#frame) return;
    const theme = (['light', 'dark'] as const).find((one) => one === this.getAttribute('theme'));
    this.#frame.style.colorScheme = theme ?? (isDarkAround(this) ? 'dark' : 'light');
    this.#say({ type: 'theme', theme: theme ?? 'auto' });
  }

  /** Says something to the frame alone. In a sandboxed post nobody has an origin, and neither has its frame. */
  #say(message: FromPost): void {
    this.#frame?.contentWindow?.postMessage(written(message), self.origin === 'null' ? '*' : home);
  }

  #hear({ source, origin, data }: MessageEvent): void {
    if (source !== this.#frame?.contentWindow || ![home, self.origin].includes(origin)) return;
    const message = readFromEmbed(data);
    if (!message) return;
    if ('id' in message) {
      const asked = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (message.type === 'reply') asked?.done(message.checked ?? message.state);
      else asked?.fail(message.says);
      return;
    }
    if (message.type === 'ready') {
      // The first thing that it is told, from which it knows whom to answer.
      this.#follow();
      this.#isReady = true;
      this.#ask();
    }
    if (message.type === 'resize') this.#setHeight(message.height);
    this.dispatchEvent(new CustomEvent(message.type, { detail: message }));
  }
}

if (!customElements.get('iam-playground')) customElements.define('iam-playground', IamPlayground);
