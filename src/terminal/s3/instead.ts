import { shellQuote as quote } from '../shell-quote.ts';

/** The lines that do what a command of `aws s3` would do that isn't here, as far as any can. */
export function s3Instead(name: string, words: readonly string[]): string {
  const [source, target] = words.filter((word) => !word.startsWith('--')).map(quote);
  if (source === undefined || target === undefined) return 'aws s3 help';
  if (name === 'mv') return `aws s3 cp ${source} ${target} && aws s3 rm ${source}`;
  return name === 'sync' ? `aws s3 cp ${source} ${target} --recursive` : 'aws s3 help';
}
