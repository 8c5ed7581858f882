import { stageOf } from '../../../src/assume/stage.ts';
import type { Stage } from '../../../src/graph/stage/stage.ts';
import { lent } from '../../assume/lent.ts';
import { refusal, refusals } from '../../assume/refusals.ts';

async function make(): Promise<readonly Stage[]> {
  const replays = [
    ...Object.values(lent).map((one) => one()),
    ...Object.keys(refusals).map(async (name) => (await refusal(name)).replay),
  ];
  return (await Promise.all(replays)).map(stageOf);
}

let made: Promise<readonly Stage[]> | undefined;

/** The stage of every way in which a role is lent, and of every way in which it isn't. They are made once and never change. */
export const stages = (): Promise<readonly Stage[]> => (made ??= make());
