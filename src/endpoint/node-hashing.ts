import { createHash, createHmac } from 'node:crypto';
import type { Hashing } from '../wire/hashing.ts';

/** Node's own, which takes a fifth of the time. */
export const nodeHashing: Hashing = {
  hash: (data) => createHash('sha256').update(data).digest('hex'),
  keyed: (key, text) => createHmac('sha256', key).update(text).digest(),
};
