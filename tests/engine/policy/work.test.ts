import { describe, expect, test } from 'vitest';
import type { Heavy } from './heavy-questions.ts';
import { beyondQuotas, decideHeavy, withinQuotas } from './heavy-questions.ts';

/** The verdict, or what stands in its place. */
function said(heavy: Heavy, detail: 'verdict' | 'trace'): string {
  const { verdict, notModelled } = decideHeavy(heavy, detail);
  return verdict === 'notModelled' ? (notModelled?.feature.split(':')[0] ?? '') : verdict;
}

describe('the work of one decision', () => {
  test.each(withinQuotas)('within AWS’s quotas: $title', (heavy) => {
    expect(said(heavy, 'trace')).toBe(heavy.verdict);
    expect(said(heavy, 'verdict')).toBe(heavy.verdict);
  });

  test.each(beyondQuotas)('beyond AWS’s quotas: $title', (heavy) => {
    expect(said(heavy, 'trace')).toBe(heavy.verdict);
    expect(said(heavy, 'verdict')).toBe(heavy.verdict);
  });

  test('a Deny that was found before the work was too much is certain', () => {
    const [heavy] = beyondQuotas.filter(
      ({ verdict }) => verdict === 'policies and requests far beyond AWS’s quotas',
    );
    const deny = { Version: '2012-10-17', Statement: { Effect: 'Deny', Action: '*', Resource: '*' } };
    const documents = [JSON.stringify(deny), ...heavy!.documents];
    expect(said({ ...heavy!, documents }, 'trace')).toBe('explicitDeny');
    expect(said({ ...heavy!, documents: documents.reverse() }, 'trace')).toBe(
      'policies and requests far beyond AWS’s quotas',
    );
  });
});
