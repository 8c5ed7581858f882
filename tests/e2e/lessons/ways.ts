export type Way = 'pointer' | 'keyboard' | 'terminal';

const ways: readonly Way[] = ['pointer', 'keyboard', 'terminal'];
const day = 86_400_000;

/**
 * The ways in which a lesson is played: `WAY=terminal` one, `FULL=1` all of them; else one, which is another one each
 * day, so that three days play every lesson in every way. `LESSONS_DAY=20784` plays what that day played.
 */
export function waysOf(place: number): readonly Way[] {
  const asked = ways.find((way) => way === process.env['WAY']);
  if (asked) return [asked];
  if (process.env['FULL'] === '1') return ways;
  const today = Number(process.env['LESSONS_DAY'] ?? Math.floor(Date.now() / day));
  return ways.filter((_way, at) => at === (place + today) % ways.length);
}
