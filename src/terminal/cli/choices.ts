import { closeMatches } from '../close-matches.ts';
import { reprText } from './python.ts';

/** The CLI's message for an unknown name, with similar names that it knows. */
export function invalidChoice(word: string, choices: readonly string[]): string {
  const lines = ['Invalid choice, valid choices are:\n'];
  for (let i = 0; i < choices.length; i += 2)
    lines.push(
      choices
        .slice(i, i + 2)
        .map((choice) => choice.padEnd(40))
        .join(' | '),
    );
  const near = closeMatches(word, choices, 0.8);
  if (near.length) {
    lines.push(`\n\nInvalid choice: ${reprText(word)}, maybe you meant:\n`);
    lines.push(...near.map((name) => `  * ${name}`));
  }
  return lines.join('\n');
}
