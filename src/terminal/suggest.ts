import { nearestNames } from '#words/terminal.ts';
import type { Option } from './cli/arg-parser.ts';
import { CliError } from './cli/cli-error.ts';
import { closeMatches } from '../words/close-matches.ts';
import { builtinNames } from './shell/builtins.ts';

/** Less similarity than the CLI demands: these names are added to its message. */
const cutoff = 0.6;

/** A shell's message for an unknown command, with the nearest commands. */
export function unknownCommand(name: string): string {
  const near = closeMatches(name, ['aws', ...builtinNames], cutoff);
  return `bash: ${name}: command not found\n${near.length ? `${nearestNames(near)}\n` : ''}`;
}

/** The options nearest to unknown ones, or null if none is near. */
export function optionHint(unknown: readonly string[], options: readonly Option[]): string | null {
  const flags = options.map(({ flag }) => flag);
  const near = unknown
    .filter((word) => word.startsWith('--'))
    .flatMap((word) => closeMatches(word.split('=', 1)[0] ?? '', flags, cutoff));
  return near.length ? nearestNames([...new Set(near)]) : null;
}

const choiceOf = /argument (\w+): Invalid choice, valid choices are:\n\n([\s\S]*)$/;

/**
 * Runs a reader. If it refuses a name and the CLI suggests none, because it demands more similarity, this adds the
 * nearest real names.
 */
export function hinted<T>(read: () => T, words: readonly string[], what: string): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    const [, name, list = ''] = choiceOf.exec(error.message) ?? [];
    if (name !== what || list.includes('maybe you meant')) throw error;
    const choices = list
      .split(/[|\n]/)
      .map((choice) => choice.trim())
      .filter(Boolean);
    const word = words.find((one) => !one.startsWith('-') && !choices.includes(one)) ?? '';
    const near = closeMatches(word, choices, cutoff);
    throw near.length ? new CliError(error.message, error.code, nearestNames(near)) : error;
  }
}
