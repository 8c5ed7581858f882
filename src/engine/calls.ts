/**
 * The engine's second public entry: the functions that answer calls. A page that only shows an account
 * imports `index.ts` alone, so its first picture doesn't wait for the operations. This file is loaded with
 * the first call.
 */
export { attempt } from './call/attempt.ts';
export { execute } from './call/perform.ts';
export { prepare } from './call/prepare.ts';
