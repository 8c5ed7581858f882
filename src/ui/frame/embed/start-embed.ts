import { mount, unmount } from 'svelte';
import { embed as words } from '#words/embed.ts';
import { embedHash, type EmbedOptions, readEmbedOptions } from '../../view/embed-address.ts';
import EmbedPage from './EmbedPage.svelte';
import EmbedProblem from './EmbedProblem.svelte';
import { EmbedRun, type EmbedSource } from './embed-run.svelte.ts';
import { EmbedError, openEmbed } from './open-embed.ts';

/** The live page of an embed: what it shows is replaced when the reader begins again. */
class Embed {
  #mounted: object | null = null;
  run: EmbedRun | null = null;

  constructor(
    private readonly target: HTMLElement,
    private readonly options: EmbedOptions,
  ) {}

  readonly show = (source: EmbedSource): void => {
    this.#clear();
    this.run = new EmbedRun(source, this.options);
    this.#mounted = mount(EmbedPage, { target: this.target, props: { run: this.run } });
  };

  /** Opens what a hash names, or says why it can't be shown. */
  async open(hash: string): Promise<void> {
    try {
      this.show(await openEmbed(hash, this.options.view, this.show));
    } catch (error) {
      if (!(error instanceof EmbedError)) console.error(error);
      const says = error instanceof EmbedError ? error.message : words.problem.failed;
      this.#clear();
      this.#mounted = mount(EmbedProblem, { target: this.target, props: { says } });
    }
  }

  #clear(): void {
    if (this.#mounted) void unmount(this.#mounted);
    else this.target.replaceChildren();
    this.#mounted = null;
    this.run?.playground.close();
    this.run = null;
  }
}

/** Makes the embed live. */
export async function startEmbed(target: HTMLElement): Promise<void> {
  const embed = new Embed(target, readEmbedOptions(location.search));
  addEventListener('hashchange', () => void embed.open(embedHash(location.hash)));
  await embed.open(embedHash(location.hash));
}
