import type { Step } from '../../lessons/goal.ts';
import { guesses } from './lessons.ts';

/** The choice under “Acting as”. The text between ** and ** is the page's own label. */
function chosen(who: string): string {
  const [kind = '', ...rest] = who.split(' ');
  const name = rest.join(' ');
  switch (kind) {
    case 'root':
      return name === '' ? '**root user**' : `**root user** of ${name}`;
    case 'key':
      return `**${name}**, with the access key`;
    case 'session':
      return `the session **${name.replace(/^of /, '')}**/…`;
    default:
      return `**${who}**`;
  }
}

const duration = (milliseconds: number): string => {
  const hours = milliseconds / 3_600_000;
  return hours === 1 ? '1 hour' : `${String(hours)} hours`;
};

/**
 * Says what to press for a step that is the same in every lesson. Empty for a call or a line. `questions`: ids, in
 * order.
 */
export function pressed(step: Step, questions: readonly string[]): string {
  switch (step.type) {
    case 'answer': {
      const which =
        questions.length > 1
          ? `question ${String(questions.indexOf(step.question) + 1)} of ${String(questions.length)}`
          : 'the question';
      return `Answer ${which}: **${guesses[step.guess]}**`;
    }
    case 'as':
      return step.who.startsWith('root ')
        ? `Find: **Act as the root user of** ${step.who.slice('root '.length)}`
        : `Press **Acting as**, and choose ${chosen(step.who)}`;
    case 'try':
      return `Under **Try**, ask for ${step.action} on ${step.resource}: **Ask as**`;
    case 'clock':
      return `Move the clock forward by **${duration(step.milliseconds)}**`;
    case 'undo':
      return 'Undo';
    default:
      return '';
  }
}
