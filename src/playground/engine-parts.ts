/**
 * The one door through which what answers calls is fetched, apart from the first picture. It names what is fetched:
 * an import of the engine's own door would bring all of it into the file that every visitor waits for.
 */
export { attempt, execute, prepare } from '../engine/index.ts';
export { cliLine } from '../terminal/cli-line.ts';
