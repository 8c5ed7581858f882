import { toCsv } from '../../../../lessons/results/csv.ts';
import { resultsWords as words } from '#words/results-class.ts';
import { namesOf } from './names.ts';
import type { Results } from './results.svelte.ts';

/**
 * The columns of a row for each learner and lesson. Their names stay English, and times are UTC: programs read them.
 */
const head = [
  'learner',
  'workshop',
  'workshop_version',
  'lesson',
  'lesson_version',
  'opened_at',
  'solved_at',
  'hints',
  'failed_tries',
  'missed_predictions',
  'misconceptions',
  'was_shown',
  'history',
  'page_version',
  'made_at',
  'remarks',
] as const;

const time = (at: number | null | undefined): string => (at == null ? '' : new Date(at).toISOString());

/** All results as the text of a CSV file. */
export function csvOf(results: Results): string {
  const names = namesOf(results.read);
  const rows = results.read.flatMap((one) => {
    const { result } = one;
    const checked = results.checked(one);
    return result.lessons.map(({ id, progress }) => [
      names.get(one) ?? '',
      result.workshop.title,
      result.workshop.version,
      id,
      progress?.version ?? '',
      time(progress?.startedAt),
      time(progress?.solvedAt),
      progress?.hints ?? 0,
      progress?.tries ?? 0,
      progress?.missed.join(' ') ?? '',
      progress?.misconceptions.join(' ') ?? '',
      progress?.shown ? 'yes' : 'no',
      checked ? words.findings[checked[id] ?? 'nothing'] : words.waiting,
      result.madeBy,
      time(result.madeAt),
      results.remarks(one).map(words.remark).join(' | '),
    ]);
  });
  return toCsv([head, ...rows]);
}
