import type { IncomingQuestion, IncomingReading } from './read-incoming.ts';
import { readIncoming } from './read-incoming.ts';

/** `ready` comes once, before any question is heard. */
export type IncomingAnswer = 'ready' | IncomingReading;

self.onmessage = ({ data }: MessageEvent<IncomingQuestion>): void => {
  self.postMessage(readIncoming(data) satisfies IncomingAnswer);
};
self.postMessage('ready' satisfies IncomingAnswer);
