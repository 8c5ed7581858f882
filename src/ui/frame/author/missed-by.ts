import { parseLesson } from '../../../lessons/parse-lesson.ts';
import { stepInWords, withNearMisses } from '../../../lessons/record/write-steps.ts';
import { authorWords as words } from '#words/author.ts';

/** The draft with the near-misses that leaving out a step of a solution gives; null where there are none to tell. */
export async function missedBy(
  text: string,
  way: string,
): Promise<{ readonly text: string; readonly count: number } | null> {
  const parsed = parseLesson(text);
  if (!parsed.ok) return null;
  const { leftOut } = await import('../../../lessons/record/left-out.ts');
  const found = await leftOut(parsed.lesson, way);
  if (found.length === 0) return null;
  const told = found.map((one) => ({ ...one, says: words.leftOut(stepInWords(one.step)) }));
  return { text: withNearMisses(text, told), count: found.length };
}
