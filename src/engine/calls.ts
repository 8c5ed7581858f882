/**
 * The engine's second public door: what answers calls. A page that shows an account needs `index.ts` alone, so that its
 * first picture doesn't wait for every operation; what comes through here is fetched with the first call.
 */
export { attempt } from './call/attempt.ts';
export { execute } from './call/perform.ts';
export { prepare } from './call/prepare.ts';
