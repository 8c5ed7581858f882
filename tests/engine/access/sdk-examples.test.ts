import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { accessOf, actionsNamed, difference, within } from '../../../src/sdk/index.ts';

describe('the example of access as a set in the documents', () => {
  const page = readFileSync(new URL('../../../docs/sdk.md', import.meta.url), 'utf8');
  const section = page.split('## All that is allowed, from plain documents')[1]?.split('\n## ')[0] ?? '';
  const [, code = ''] = /```js\n([\s\S]*?)```/.exec(section) ?? [];

  test('says what comes of it', async () => {
    const found: (readonly [actual: unknown, expected: unknown])[] = [];
    const check = (actual: unknown, expected: unknown): number => found.push([actual, expected]);
    const checked = code
      .replace(/^import .*$/m, '')
      .replace(
        /^(.+); \/\/ (.+)$/gm,
        (_line, actual: string, expected: string) => `check(${actual}, ${expected});`,
      );
    const names = { accessOf, actionsNamed, difference, within, check };
    await (runInNewContext(`(async () => {${checked}})()`, names) as Promise<void>);
    expect(found).toHaveLength(4);
    for (const [actual, expected] of found) expect(JSON.stringify(actual)).toBe(JSON.stringify(expected));
  });
});
