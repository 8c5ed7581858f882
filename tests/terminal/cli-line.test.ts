import { execFileSync } from 'node:child_process';
import fc, { draws } from '../properties.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Call } from '../../src/engine/index.ts';
import { operationNames, preparePart, splitId } from '../../src/engine/index.ts';
import { cliLine } from '../../src/terminal/cli-line.ts';
import { cliCommandName } from '../../src/terminal/cli-names.ts';
import { shellQuote, visibleJson } from '../../src/terminal/shell-quote.ts';
import cases from './cli-line.json' with { type: 'json' };

interface Case {
  title: string;
  call: [service: string, operation: string, input: object];
  line: string;
}

const callOf = ([service, operation, input]: Case['call']): Call =>
  ({ service, operation, input }) as unknown as Call;

/** The words that a shell reads out of a line. */
const wordsOf = (line: string): string[] =>
  execFileSync('bash', ['--norc', '-c', `printf '%s\\0' ${line}`], {
    env: { LC_ALL: 'C.UTF-8' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
    .toString('utf8')
    .split('\0')
    .slice(0, -1);

beforeAll(async () => {
  await preparePart('iam');
  await preparePart('sts');
});

describe('the CLI line of a call', () => {
  it.each((cases as unknown as Case[]).map((test): [string, Case] => [test.title, test]))(
    '%s',
    (_title, test) => {
      expect(cliLine(callOf(test.call))).toBe(test.line);
    },
  );

  it('names every command in small letters and dashes', () => {
    const commands = operationNames.map((id) => cliCommandName(splitId(id).name));
    expect(commands.filter((name) => !/^[a-z]+(-[a-z0-9]+)*$/.test(name))).toEqual([]);
  });
});

describe('a shell', () => {
  it('reads back any word that was quoted', () => {
    const words = fc.array(
      fc.string({ unit: fc.constantFrom(...'a\'"\\$`!~*?[#&;|<>(){}= \n\t\u0007\u202eé𐐀-') }),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(words, (given) => {
        expect(wordsOf(given.map(shellQuote).join(' '))).toEqual(given);
      }),
      draws(40, 1000),
    );
  });

  it('never gets a character that can’t be seen', () => {
    const unseen = /[\0-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(unseen.test(shellQuote(text))).toBe(false);
        const json = visibleJson(JSON.stringify(text));
        expect(unseen.test(json)).toBe(false);
        expect(JSON.parse(json)).toBe(text);
      }),
    );
  });
});
