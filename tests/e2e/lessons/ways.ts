import { drawnBySource } from '../../drawn.ts';

export type Way = 'pointer' | 'keyboard' | 'terminal';

const ways: readonly Way[] = ['pointer', 'keyboard', 'terminal'];

/**
 * The ways in which a lesson is played. `WAY=terminal` asks for one and `FULL=1` for all. Otherwise the content of `src/`
 * chooses one: of the lessons that it draws, a third of all, those that follow each other are played in different ways.
 */
export function waysOf(place: number): readonly Way[] {
  const asked = ways.find((way) => way === process.env['WAY']);
  if (asked) return [asked];
  if (process.env['FULL'] === '1') return ways;
  return ways.filter((_way, at) => at === Math.floor((place + drawnBySource()) / ways.length) % ways.length);
}
