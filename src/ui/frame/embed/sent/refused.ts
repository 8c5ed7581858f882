/**
 * Finds and draws the things that a refused call lacks, and the policies that only limit. Most links show a granted call,
 * so this is fetched alone.
 */
export { obstaclesOf } from '../../../../assume/obstacles.ts';
export { refusalOn } from '../../../../assume/stage-refusal.ts';
export * as rare from '../../../../graph/stage/draw-refused.ts';
