import type { Done } from './bench.ts';

/** What AWS refused of a step, or what isn't modelled: `AccessDenied: …`, one for each of its commits. */
export const refusalsOf = ({ commits }: Pick<Done, 'commits'>): readonly string[] =>
  commits.flatMap(({ outcome }) => {
    if (!outcome || outcome.result.ok) return [];
    const { result } = outcome;
    return 'error' in result
      ? [`${result.error.code}: ${result.error.message}`]
      : [`Not modelled: ${result.notModelled.feature}`];
  });
