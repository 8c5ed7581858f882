import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { comingWith, onlyOf } from '../../scripts/built-files.mjs';

const folder = mkdtempSync(join(tmpdir(), 'built-files-'));
const built = {
  'worker-a1.js': 'import{a}from"./own-b2.js";import"./both-c3.js";a(await import(`./late-d4.js`))',
  'own-b2.js': 'export const a=1',
  'both-c3.js': 'export{}',
  'late-d4.js': 'import{b}from"./deep-e5.js";b()',
  'deep-e5.js': 'export const b=1',
  'page-f6.js': 'import"./both-c3.js";new Worker("worker-a1.js")',
};
for (const [name, text] of Object.entries(built)) writeFileSync(join(folder, name), text);
afterAll(() => rmSync(folder, { recursive: true }));

describe('the files of a built worker', () => {
  test('come with what they import, and later with what they fetch', () => {
    expect([...comingWith(folder, ['worker-a1.js'])].sort()).toEqual([
      'both-c3.js',
      'own-b2.js',
      'worker-a1.js',
    ]);
    expect(comingWith(folder, ['worker-a1.js'], true).size).toBe(5);
  });

  test('are its own where nothing else needs them', () => {
    expect([...onlyOf(folder, 'worker')].sort()).toEqual([
      'deep-e5.js',
      'late-d4.js',
      'own-b2.js',
      'worker-a1.js',
    ]);
  });
});
