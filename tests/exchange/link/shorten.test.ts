import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { nowOf, rowsOf } from '../../../src/engine/index.ts';
import { anonymise } from '../../../src/exchange/link/anonymise.ts';
import { longLink } from '../../../src/exchange/link/envelope.ts';
import { readLink, writeLink } from '../../../src/exchange/link/link.ts';
import type { LinkError } from '../../../src/exchange/link/link-problem.ts';
import type { LinkState } from '../../../src/exchange/link/link-state.ts';
import { idFrom, madeId, madeIds } from '../../../src/exchange/link/made-id.ts';
import { phrases } from '../../../src/exchange/link/phrases.ts';
import { lengthen, longest, shorten } from '../../../src/exchange/link/shorten.ts';
import { sampleRows } from '../../../src/playground/sample.ts';
import { sampleWorld } from '../../fixtures/sample-world.ts';
import { wholeWorld } from '../../fixtures/whole-world.ts';
import fc, { draws } from '../../properties.ts';
import { seededDraws } from './seeded-draws.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

describe('what links say in short', () => {
  test('means the same for ever: links that were sent name phrases by their place, and ids by three letters', () => {
    expect([phrases.length, digest(JSON.stringify(phrases))]).toEqual([76, 'ce9a4545ad57164d']);
    const ids = Array.from({ length: madeIds }, (_, number) => madeId(number, 17));
    expect(digest(ids.join())).toBe('096c96da7b226e86');
    expect(new Set(ids).size).toBe(madeIds);
    expect(ids.every((id) => idFrom(id.slice(0, 3), 17) === id)).toBe(true);
  });

  test('is given back as it was, whatever it was', () => {
    const dated = fc.integer({ min: 1_000_000_000_000, max: 9_999_999_999_999 });
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(...phrases),
      fc.integer({ min: 0, max: madeIds - 1 }).map((number) => `AIDA${madeId(number, 17)}`),
      fc.integer({ min: 0, max: madeIds - 1 }).map((number) => `ASIA${madeId(number, 9)}EXAMPLE`),
      fc.stringMatching(/^A(IDA|KIA)[A-Z2-7]{17}$/),
      dated.map((time) => `":${String(time)},`),
    );
    const minutes = dated.map((time) => Math.floor(time / 60_000) * 60_000);
    const value = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        texts,
        dated,
        minutes,
        fc.double(),
        fc.constant(null),
        fc.array(tie('node'), { maxLength: 5 }),
        fc.dictionary(texts, tie('node'), { maxKeys: 5 }),
      ),
    })).node;
    fc.assert(
      fc.property(value, (one) => {
        const json = JSON.stringify(one);
        expect(lengthen(shorten(json))).toBe(json);
      }),
      draws(500, 20_000),
    );
  });

  test('is shorter for every kind of thing that an account can hold', () => {
    for (const world of [sampleWorld, wholeWorld]) {
      const json = JSON.stringify(rowsOf(world));
      expect(lengthen(shorten(json))).toBe(json);
      expect(shorten(json).length).toBeLessThan(json.length * 0.8);
    }
  });

  test('opens as it is where nobody shortened it', () => {
    const json = '{"at":1767603600000,"name":"\\u0001"}';
    expect(lengthen(json)).toBe(json);
  });

  test.each([
    ['a phrase that there isn’t', '{"a":"\u001e!"}'],
    ['a phrase without its number', '{"a":\u001e'],
    ['an id that is cut', '"AIDA\u0019AB'],
    ['an id of other letters', '"AIDA\u0019a01"'],
    ['the date before the first one', '{"at":\u001c}'],
    ['minutes before nothing', '{"at":\u001b1}'],
  ])('is refused with %s', (_what, text) => {
    const expected = expect.objectContaining({ problem: { kind: 'altered' } }) as LinkError;
    expect(() => lengthen(text)).toThrow(expected);
  });

  test('is refused where it would be too long, before it is', () => {
    const most = Math.max(...phrases.slice(0, 24).map(({ length }) => length));
    const phrase = String.fromCharCode(1 + phrases.findIndex(({ length }) => length === most));
    const bombs = [phrase.repeat(longest / 20), `{"a":1767603600000${',":\u001c'.repeat(longest / 5)}}`];
    for (const bomb of bombs)
      expect(() => lengthen(bomb)).toThrow(
        expect.objectContaining({ problem: { kind: 'tooBig', limit: longest } }) as LinkError,
      );
  });
});

test('an anonymous link of the sample account is taken by every chat, address and all', async () => {
  const picture = {
    region: { of: 'whole', x: 0, y: 0, width: 1000, height: 1000 } as const,
    frame: 'assume',
  };
  const state: LinkState = {
    name: 'Sample',
    rows: sampleRows,
    at: nowOf(sampleWorld),
    credentials: { type: 'console', id: '111122223333' },
    shown: null,
    selected: null,
    account: null,
    panels: { left: 'story', bottom: 'terminal' },
    picture,
  };
  for (const seed of [1, 2]) {
    const { state: made } = await anonymise(state, seededDraws(seed));
    const written = await writeLink(made);
    if (!written.ok) throw new Error(JSON.stringify(written.problem));
    expect(`https://example.com/iam-playground/#${written.link}`.length).toBeLessThan(longLink);
    const read = await readLink(written.link);
    expect(read.ok && new Map(read.state.rows.map(({ key, after }) => [key, after]))).toEqual(
      new Map(made.rows.map(({ key, after }) => [key, after])),
    );
  }
});
