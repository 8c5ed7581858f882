import type { LessonFile } from '../../../../lessons/lesson.ts';
import type { LintAnswer } from '../../../../lessons/lint/answer.ts';
import { authorWords } from '#words/author.ts';

const words = authorWords.shows;

/** Says which answer the picture shows; null stands for the lesson's start. */
export function titleOfAnswer(answer: LintAnswer | null, lesson: LessonFile | null): string {
  if (!answer) return words.start;
  switch (answer.kind) {
    case 'solution':
      return words.solution(answer.way);
    case 'nearMiss':
      return words.nearMiss(lesson?.proof.nearMisses[answer.at]?.says ?? '');
    case 'subset':
      return words.subset(answer.way, answer.without.map((step) => String(step + 1)).join(', '));
    case 'rewriting':
      return words.rewriting(answer.way, answer.names.join(' + '));
    case 'mutant':
      return words.mutant(answer.way, answer.name);
    case 'cell':
      return words.cell(answer.way, answer.answer.name);
    case 'beyond': {
      const { who, action, resource } = answer.through;
      return words.beyond(who, action, resource);
    }
  }
}
