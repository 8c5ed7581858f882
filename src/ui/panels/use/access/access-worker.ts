import type { AccessAnswer, AccessRequest } from './work-out.ts';
import { workOut } from './work-out.ts';

const post = (answer: AccessAnswer): void => {
  self.postMessage(answer);
};

self.onmessage = ({ data }: MessageEvent<AccessRequest>): void => {
  try {
    post({ told: workOut(data) });
  } catch (error) {
    post({ failure: error instanceof Error ? error.message : String(error) });
  }
};
post('ready');
