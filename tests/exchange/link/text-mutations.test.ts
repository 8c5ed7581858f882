import { expect, test } from 'vitest';
import { readTextLink, writeTextLink } from '../../../src/exchange/link/text-link.ts';
import { formatResult, parseResult } from '../../../src/lessons/results/result.ts';
import { readWorkshopFile } from '../../../src/lessons/workshop/parse-workshop.ts';
import { readAttempt } from '../../../src/ui/frame/lesson/sent-attempt.ts';
import { faultText } from '#words/lesson-files.ts';
import { resultsWords } from '#words/results-class.ts';
import { carryingWorkshop, smallLesson } from '../../lessons/workshop/small.ts';
import { isFull } from '../../properties.ts';
import { Dice, mutated } from './mutations.ts';

const count = isFull ? 100_000 : 800;
const seed = Number(process.env['SEED'] ?? 11);

const progress = {
  ...{ id: 'only-if', version: 2, startedAt: 10, solvedAt: 20, hints: 1, tries: 2 },
  ...{ missed: ['tag'], misconceptions: ['star'], shown: false },
  cards: [{ question: 'tag', dueAt: null, turn: 1 }],
};
const attempt = {
  ...{ id: 'only-if', version: 2, begunAt: 10, hints: 1, actingAs: null },
  steps: [
    { type: 'answer', question: 'tag', guess: 'allow' },
    { type: 'command', at: 12, command: { type: 'clock', milliseconds: 60_000 } },
    {
      type: 'command',
      at: 13,
      command: {
        type: 'call',
        service: 'iam',
        operation: 'CreateUser',
        input: { UserName: 'ana' },
        credentials: null,
      },
    },
  ],
} as const;
const result = formatResult({
  madeBy: '0.1.0',
  madeAt: 30,
  name: 'Ana',
  workshop: { key: 'iam-identities', version: 1, title: 'IAM identities in 30 minutes' },
  lessons: [{ id: 'only-if', progress, attempt }],
  measures: { before: { at: 5, answers: [{ question: 'root-trust', isRight: true, isSure: false }] } },
});

async function linksOf(form: 'w1' | 'r1' | 'a1', texts: readonly string[]): Promise<string[]> {
  const written = await Promise.all(texts.map((text) => writeTextLink(form, text)));
  return written.map((one) => {
    if (!one.ok) throw new Error(JSON.stringify(one.problem));
    return one.link;
  });
}

/** How reading what a link holds ends: `opened`, or the kind of the first fault, with its sentence. */
const ends = {
  w1: (text: string): string => {
    const read = readWorkshopFile(text);
    if (read.ok) {
      expect(structuredClone(read.workshop)).toEqual(read.workshop);
      return 'opened';
    }
    for (const fault of read.faults) {
      expect(faultText(fault)).not.toMatch(/undefined|\[object/);
      expect(fault.line).toBeGreaterThan(0);
    }
    return read.faults[0]?.kind ?? 'no fault';
  },
  r1: (text: string): string => {
    const read = parseResult(text);
    if (read.ok) return 'opened';
    expect(resultsWords.refused('It', read.fault)).not.toMatch(/undefined|\[object/);
    return read.fault.kind;
  },
};

test.each([
  [
    'workshops',
    'w1',
    [carryingWorkshop('small'), smallLesson('small')],
    ['opened', 'cut', 'altered', 'yaml', 'unknown', 'tooDeep'],
  ],
  ['results', 'r1', [result], ['opened', 'cut', 'altered', 'wrong', 'otherFile', 'tooDeep']],
] as const)(
  `${count} links with %s that were changed on their way, or to do harm, are refused or opened, and nothing else happens`,
  { timeout: isFull ? 3_600_000 : 120_000 },
  async (_, form, texts, expected) => {
    const links = await linksOf(form, texts);
    const common = Object.getOwnPropertyNames(Object.prototype).sort();
    const met = new Map<string, number>();
    const dice = new Dice(seed);
    for (let at = 0; at < count; at++) {
      const link = mutated(links, dice);
      const read = await readTextLink(form, link);
      let end = '';
      try {
        end = read.ok ? ends[form](read.text) : read.problem.kind;
      } catch (error) {
        throw new Error(`Mutation ${at} of seed ${seed}: ${link}`, { cause: error });
      }
      met.set(end, (met.get(end) ?? 0) + 1);
    }
    expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(common);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect((globalThis as { hacked?: unknown }).hacked).toBeUndefined();
    // Each way of ending is met: else the mutations would miss what they are for.
    for (const end of expected) expect(met.get(end), end).toBeGreaterThan(0);
  },
);

test(
  `${count} links with attempts that were changed on their way are read or refused, and hold only what an attempt has`,
  { timeout: isFull ? 3_600_000 : 120_000 },
  async () => {
    const { id, ...kept } = attempt;
    const nested = JSON.stringify({
      ...kept,
      steps: JSON.parse(`${'['.repeat(60)}${']'.repeat(60)}`) as unknown,
    });
    const links = await linksOf('a1', [JSON.stringify(kept), nested]);
    const met = new Map<string, number>();
    const dice = new Dice(seed);
    for (let at = 0; at < count; at++) {
      const link = mutated(links, dice);
      const read = await readAttempt(id, link);
      if (read) {
        expect(read.id, link).toBe(id);
        for (const step of read.steps) expect(['answer', 'twin', 'command']).toContain(step.type);
        expect(structuredClone(read)).toEqual(read);
      }
      const end = read ? 'read' : 'refused';
      met.set(end, (met.get(end) ?? 0) + 1);
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect((globalThis as { hacked?: unknown }).hacked).toBeUndefined();
    for (const end of ['read', 'refused']) expect(met.get(end), end).toBeGreaterThan(0);
  },
);
