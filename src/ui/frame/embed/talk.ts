import { embed as words } from '#words/embed.ts';
import { type FromEmbed, type FromPost, readCallId, readFromPost, written } from '../../../post/messages.ts';

type Call = Extract<FromPost, { type: 'call' }>;
type Reply = Pick<Extract<FromEmbed, { type: 'reply' }>, 'state' | 'checked'>;

interface Hearer {
  /** Carries a call out. It rejects with an error whose message the post may read. */
  readonly answer: (call: Call) => Promise<Reply>;
  readonly theme: (theme: 'auto' | 'light' | 'dark') => void;
}

/** The part of a window that talking needs. */
export interface Room {
  readonly parent: { postMessage(message: unknown, to: string): void };
  addEventListener(
    type: 'message',
    hear: (event: Pick<MessageEvent, 'source' | 'origin' | 'data'>) => void,
  ): void;
}

/**
 * Talks with the post around the embed. It hears only the window around it, and from the first thing that it is told on
 * only that window's origin; until then it says nothing but that it is ready, which tells nothing of the account.
 */
export class Talk {
  /** The post's origin, once it has said something. */
  #origin: string | null = null;
  /** Why nothing can be shown, until the post can hear it. */
  #failure: FromEmbed | null = null;
  readonly #room: Room;

  constructor(hearer: Hearer, room: Room = window) {
    this.#room = room;
    // Nobody is around a page that stands alone.
    if ((room.parent as unknown) === room) return;
    room.addEventListener('message', ({ source, origin, data }) => {
      if ((source as unknown) !== room.parent || (this.#origin !== null && origin !== this.#origin)) return;
      const message = readFromPost(data);
      if (!message) return this.#refuse(data);
      this.#origin = origin;
      if (this.#failure) this.say(this.#failure);
      this.#failure = null;
      if (message.type === 'theme') hearer.theme(message.theme);
      if (message.type === 'call') void this.#reply(message, hearer);
    });
  }

  ready(height: number): void {
    this.#post({ type: 'ready', height: Math.round(height) }, '*');
  }

  /** Says something, if the post has ever said anything. A failure waits until it has. */
  say(message: FromEmbed): void {
    if (this.#origin === null && message.type === 'error') this.#failure = message;
    // A sandboxed post has no origin to send to.
    if (this.#origin !== null) this.#post(message, this.#origin === 'null' ? '*' : this.#origin);
  }

  async #reply(call: Call, { answer }: Hearer): Promise<void> {
    const { id } = call;
    try {
      this.say({ type: 'reply', id, ...(await answer(call)) });
    } catch (error) {
      this.say({ type: 'failed', id, says: error instanceof Error ? error.message : String(error) });
    }
  }

  /** Answers a call that can't be read, such as one with no link for its state: whoever made it waits for that. */
  #refuse(data: unknown): void {
    const id = readCallId(data);
    if (id !== null) this.say({ type: 'failed', id, says: words.problem.call });
  }

  #post(message: FromEmbed, to: string): void {
    if ((this.#room.parent as unknown) !== this.#room) this.#room.parent.postMessage(written(message), to);
  }
}
