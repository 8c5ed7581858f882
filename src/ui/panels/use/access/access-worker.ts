import type { AccessRequest, ToldAccess } from './told-access.ts';
import { toldAccess } from './told-access.ts';

/** `ready` comes once, before any request is answered. */
export type AccessAnswer = 'ready' | { readonly told: ToldAccess } | { readonly failure: string };

const post = (answer: AccessAnswer): void => {
  self.postMessage(answer);
};

self.onmessage = ({ data }: MessageEvent<AccessRequest>): void => {
  try {
    post({ told: toldAccess(data) });
  } catch (error) {
    post({ failure: error instanceof Error ? error.message : String(error) });
  }
};
post('ready');
