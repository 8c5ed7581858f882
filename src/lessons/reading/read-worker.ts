import { wholeBounds } from '../scan-text.ts';
import type { Readings, TextKind } from './readers.ts';
import { readers } from './readers.ts';

export interface ReadRequest {
  readonly kind: TextKind;
  readonly text: string;
}

/** `ready` comes once, before any request is answered: from then on a request has its time. */
export type ReadAnswer = 'ready' | { readonly read: Readings[TextKind] } | { readonly failure: string };

const post = (answer: ReadAnswer): void => {
  self.postMessage(answer);
};

self.onmessage = ({ data }: MessageEvent<ReadRequest>): void => {
  try {
    post({ read: readers[data.kind](data.text, wholeBounds) });
  } catch (error) {
    post({ failure: String(error) });
  }
};
post('ready');
