import type { OutputFormat } from '../output/format.ts';
import { outputFormats } from '../output/format.ts';
import { otherError } from './cli-error.ts';
import type { Context } from './context.ts';
import { profileIn } from './context.ts';

/** @throws CliError for an unknown format, which only variables and profiles can have */
export function outputFormat(context: Context): OutputFormat {
  const { globals, env } = context;
  const named = globals.output || env.get('AWS_DEFAULT_OUTPUT') || profileIn(context).get('output') || 'json';
  const format = outputFormats.find((one) => one === named);
  if (!format) throw otherError(`Unknown output type: ${named}`);
  return format;
}
