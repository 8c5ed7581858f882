import { expect, test } from 'vitest';
import { operationLedger, simplifications } from '../../../../src/engine/index.ts';
import type { services } from '../../../../src/ui/frame/about/ledger.ts';
import { ledger, search } from '../../../../src/ui/frame/about/ledger.ts';
import { about } from '#words/about.ts';

const title = (service: (typeof services)[number]): string => about.limits.services[service];
const all = ledger.flatMap(({ limits }) => limits);

test('every limit that the engine names stands in the ledger once, with a sentence and AWS’s page', () => {
  const named = [...simplifications, ...Object.values(operationLedger).flat()].map(({ id }) => id);
  expect(all.map(({ id }) => id).sort()).toEqual([...named].sort());
  for (const { id, sentence, page } of all) {
    expect(sentence, id).toMatch(/^[^!]+\.$/);
    expect(page, id).toMatch(/^https:\/\//);
  }
});

test('is searched by the service’s name and by words of the sentence, in any order', () => {
  expect(search('cognito', 'all', title).map(({ service }) => service)).toContain('cognito');
  const found = search('grants KMS', 'all', title).flatMap(({ limits }) => limits);
  expect(found.length).toBeGreaterThan(0);
  for (const { sentence } of found) expect(sentence.toLowerCase()).toContain('grants');
  expect(search('zzz nothing', 'all', title)).toEqual([]);
});

test('keeps to one kind where one is asked for', () => {
  const found = search('', 'notCertain', title).flatMap(({ limits }) => limits);
  expect(found).toEqual(all.filter(({ kind }) => kind === 'notCertain'));
});
