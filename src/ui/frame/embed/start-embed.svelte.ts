import { mount, unmount, untrack } from 'svelte';
import { embed as words } from '#words/embed.ts';
import { embedHash, type EmbedOptions, readEmbedOptions } from '../../view/embed-address.ts';
import type { Checked, FromPost } from '../../../post/messages.ts';
import { apartAt } from '../../view/addresses.ts';
import { bodies } from './bodies.ts';
import EmbedPage from './EmbedPage.svelte';
import EmbedProblem from './EmbedProblem.svelte';
import { EmbedRun, type EmbedSource } from './embed-run.svelte.ts';
import { EmbedError, openEmbed } from './open-embed.ts';
import { Talk } from './talk.ts';

type Call = Extract<FromPost, { type: 'call' }>;

/** How long after a press its content may ask for another height, in ms. */
const afterPress = 1500;

/** The live page of an embed: what it shows is replaced when the reader, or the post, begins again. */
class Embed {
  #mounted: object | null = null;
  #run: EmbedRun | null = null;
  /** The reason why nothing is shown. */
  #problem: string = words.problem.failed;
  #stop: (() => void) | null = null;
  #pressedAt = $state(-Infinity);
  readonly #talk: Talk;
  /** The work that was begun last: the next waits for it. */
  #last: Promise<unknown> = Promise.resolve();
  /** The picture that was there before any script: it stays until the live page shows the same. */
  #cover: Element | null;

  constructor(
    private readonly target: HTMLElement,
    private readonly options: EmbedOptions,
  ) {
    const { dataset } = document.documentElement;
    this.#cover = target.querySelector('.drawn');
    this.#talk = new Talk({
      answer: (call) => this.#inTurn(() => this.#answer(call)),
      theme: (theme) => {
        if (theme === 'auto') delete dataset['theme'];
        else dataset['theme'] = theme;
      },
    });
    const pressed = ({ isTrusted }: Event): void => {
      if (isTrusted) this.#pressedAt = performance.now();
    };
    for (const type of ['pointerup', 'keydown'] as const) addEventListener(type, pressed, true);
  }

  /** Does `work` after all that was asked before, so that a post that asks twice is answered in its order. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** Shows a source. Resolves once it stands there, with its sentence: what is asked of it before would miss its part. */
  readonly #show = (source: EmbedSource): Promise<void> => {
    this.#clear();
    const run = new EmbedRun(source, this.options);
    this.#run = run;
    const stands = new Promise<void>((resolve) => {
      const stop = this.#follow(run, resolve);
      this.#stop = () => {
        stop();
        resolve();
      };
      // A part that can't be fetched says so in its place, and to the post: of itself it would never say anything.
      bodies[source.kind]().catch(() => {
        this.#uncover();
        this.#fail(words.problem.failed);
        resolve();
      });
    });
    this.#mounted = mount(EmbedPage, { target: this.target, props: { run } });
    return stands;
  };

  #uncover(): void {
    this.#cover?.remove();
    this.#cover = null;
  }

  /** Uncovers the live page once all of its parts are there, in its own letters, and have been drawn at their size. */
  async #uncoverDrawn(): Promise<void> {
    const frame = (): Promise<unknown> => new Promise(requestAnimationFrame);
    while (this.#cover && this.target.querySelector('[aria-busy="true"]')) await frame();
    await document.fonts.ready;
    await frame();
    await frame();
    this.#uncover();
  }

  /** Opens what a hash names, or says why it can't be shown. */
  open(hash: string): Promise<void> {
    return this.#inTurn(() => this.#open(hash));
  }

  async #open(hash: string): Promise<void> {
    try {
      await this.#show(await openEmbed(hash, this.options.view, this.#show));
    } catch (error) {
      if (!(error instanceof EmbedError)) console.error(error);
      const says = error instanceof EmbedError ? error.message : words.problem.failed;
      this.#clear();
      this.#uncover();
      this.#mounted = mount(EmbedProblem, { target: this.target, props: { says } });
      this.#problem = says;
      this.#fail(says);
    }
  }

  /** Tells the post why there is nothing to see. It may call all the same, and is answered. */
  #fail(says: string): void {
    this.#talk.ready(innerHeight);
    this.#talk.say({ type: 'error', says });
  }

  /** Tells the post what happens, and calls `onready` with the first sentence. @returns how to stop */
  #follow(run: EmbedRun, onready: () => void): () => void {
    let isReady = false;
    let said = '';
    let solved = false;
    return $effect.root(() => {
      $effect(() => {
        const { told, wanted, checked, problem, playground } = run;
        const says = problem ?? `${told.strong} ${told.text}`.trim();
        const isMoved = playground.rev > 0 && said !== '' && says !== said;
        untrack(() => {
          if (!isReady && says !== '') {
            isReady = true;
            void this.#uncoverDrawn();
            this.#talk.ready(wanted ?? innerHeight);
            onready();
          }
          if (problem !== null) this.#talk.say({ type: 'error', says: problem });
          else if (isMoved || run.isMoved) this.#talk.say({ type: 'change', says });
          said = says;
          if (checked?.isSolved && !solved) this.#talk.say({ type: 'solved', says: run.source.hash });
          solved = checked?.isSolved ?? false;
        });
      });
      $effect(() => {
        const { wanted } = run;
        const isAsked = performance.now() - this.#pressedAt < afterPress;
        if (wanted !== null && isAsked && Math.ceil(wanted) !== innerHeight)
          this.#talk.say({ type: 'resize', height: Math.ceil(wanted) });
      });
    });
  }

  async #answer({ method, state }: Call): Promise<{ state: string | null; checked: Checked | null }> {
    const run = this.#run;
    if (method === 'setState') {
      const address = apartAt(`#${state}`);
      const isState =
        address?.kind === 'link' || (address?.kind === 'lesson' && address.attempt !== undefined);
      if (!isState) throw new Error(words.problem.link);
      await this.#show(await openEmbed(`#${state}`, this.options.view, this.#show));
    } else if (!run) throw new Error(this.#problem);
    else if (method === 'reset') await run.source.restart();
    else if (method === 'getState') return { state: await run.link(), checked: null };
    else return { state: null, checked: run.checked };
    return { state: null, checked: null };
  }

  #clear(): void {
    this.#stop?.();
    this.#stop = null;
    if (this.#mounted) void unmount(this.#mounted);
    else this.target.replaceChildren(...(this.#cover ? [this.#cover] : []));
    this.#mounted = null;
    this.#run?.playground.close();
    this.#run = null;
  }
}

/** The address that is shown: what stands behind `#`, else that of the scene whose own page this is. */
const addressNow = (): string =>
  embedHash(location.hash) || (document.documentElement.dataset['address'] ?? '');

/** Makes the embed live. */
export async function startEmbed(target: HTMLElement): Promise<void> {
  const embed = new Embed(target, readEmbedOptions(location.search));
  addEventListener('hashchange', () => void embed.open(addressNow()));
  await embed.open(addressNow());
}
