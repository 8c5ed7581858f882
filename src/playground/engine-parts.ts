/** What the page needs of the engine only once somebody asks something: fetched apart from the first picture. */
export { attempt, execute, prepare } from '../engine/index.ts';
export { cliLine } from '../terminal/cli-line.ts';
