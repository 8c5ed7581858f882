import type { FromReplica, ToReplica } from './replica.ts';
import { Replica } from './replica.ts';

/** `ready` comes once, before any message is heard. */
export type AccessAnswer = 'ready' | FromReplica;

const replica = new Replica((message) => self.postMessage(message));
self.onmessage = ({ data }: MessageEvent<ToReplica>): void => replica.hear(data);
self.postMessage('ready' satisfies AccessAnswer);
