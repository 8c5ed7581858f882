import type { Json } from '../../engine/cloudformation/index.ts';
import type { IncomingQuestion, IncomingReading } from './read-incoming.ts';
import { readIncoming, saidIn } from './read-incoming.ts';

/** A template's text, of which nothing is asked but what it says. */
export interface AheadQuestion {
  readonly kind: 'ahead';
  readonly text: string;
}

/** `ready` comes once, before any question is heard. */
type IncomingAnswer = 'ready' | IncomingReading | { readonly said: Json | null };

self.onmessage = ({ data }: MessageEvent<IncomingQuestion | AheadQuestion>): void => {
  const answer = data.kind === 'ahead' ? { said: saidIn(data.text) } : readIncoming(data);
  self.postMessage(answer satisfies IncomingAnswer);
};
self.postMessage('ready' satisfies IncomingAnswer);
