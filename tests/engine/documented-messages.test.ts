import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import policies from './policy/documents.json' with { type: 'json' };
import documented from './documented-messages.json' with { type: 'json' };

type Message = readonly [code: string, sentence: string];

const folder = new URL('./operations/', import.meta.url).pathname;

/** Every refusal that a case expects, of operations and of policy documents. */
const expected: readonly Message[] = [
  ...readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      const rows: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'));
      return Array.isArray(rows) ? (rows as readonly { readonly error?: Message }[]) : [];
    })
    .flatMap(({ error }) => (error ? [error] : [])),
  ...policies.flatMap(({ message }): Message[] =>
    message === null ? [] : [['MalformedPolicyDocument', message]],
  ),
];

/** `{}` in a documented sentence stands for a value. */
const patternOf = (sentence: string): RegExp =>
  new RegExp(`^${sentence.split('{}').map(escaped).join('[^]+')}$`);

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

const isSaid = ([code, sentence]: Message): boolean => {
  const pattern = patternOf(sentence);
  return expected.some(([other, message]) => other === code && pattern.test(message));
};

describe('AWS’s own sentences, documented or recorded', () => {
  test.each(documented.said as unknown as readonly Message[])('%s: %s', (code, sentence) => {
    expect(isSaid([code, sentence]), `no case is answered with ${code}: ${sentence}`).toBe(true);
  });

  test('what isn’t said yet is listed, and leaves the list once it is', () => {
    expect((documented.notYet as unknown as readonly Message[]).filter(isSaid)).toEqual([]);
  });
});
