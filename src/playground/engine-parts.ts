/**
 * What answers calls, for `backend.ts` to fetch with the first call. It can't fetch the engine's own index instead:
 * the first picture imports that as well, and a bundler keeps all exports of a module that is fetched whole beside it,
 * so that every visitor would wait for the whole engine.
 */
export { attempt, execute, prepare } from '../engine/index.ts';
export { cliLine } from '../terminal/cli-line.ts';
