import { setTimeout } from 'node:timers/promises';

/** Milliseconds from a lost connection to the next try. Browsers wait a few seconds. */
const retryDelay = 20;

/** As much of the browser's EventSource as the page uses, for Node, which has none yet. */
export class NodeEventSource extends EventTarget {
  static readonly CLOSED = 2;
  readyState = 0;
  readonly #url: string;
  readonly #stop = new AbortController();

  constructor(url: string) {
    super();
    this.#url = url;
    void this.#listen();
  }

  close(): void {
    this.readyState = NodeEventSource.CLOSED;
    this.#stop.abort();
  }

  async #listen(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      await this.#once().catch(() => undefined);
      if (this.#stop.signal.aborted) return;
      this.dispatchEvent(new Event('error'));
      await setTimeout(retryDelay);
    }
  }

  async #once(): Promise<void> {
    const { body } = await fetch(this.#url, { signal: this.#stop.signal });
    this.dispatchEvent(new Event('open'));
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) this.#tell(block);
    }
  }

  #tell(block: string): void {
    const fields = new Map(block.split('\n').map((line) => line.split(/: (.*)/s, 2) as [string, string]));
    const data = fields.get('data');
    if (data !== undefined) this.dispatchEvent(new MessageEvent(fields.get('event') ?? 'message', { data }));
  }
}
