import fc, { draws } from '../../properties.ts';
import { expect, test } from 'vitest';
import { parseWorkshop, readWorkshopFile } from '../../../src/lessons/workshop/parse-workshop.ts';
import { faultText } from '#words/lesson-files.ts';
import { carryingWorkshop, smallLesson } from './small.ts';
import bad from './bad-workshops.json' with { type: 'json' };

interface Bad {
  readonly name: string;
  readonly text?: string;
  readonly id?: string;
  readonly lessons?: string;
  readonly add?: string;
  readonly welcome?: string;
}

function written({ text, id, lessons, add, welcome }: Partial<Bad>): string {
  if (text !== undefined) return text;
  const fields = [id ?? 'id: mine', 'version: 1', 'title: Mine', lessons ?? 'lessons: [first-policy]'];
  return ['---', ...fields, ...(add === undefined ? [] : [add]), '---', welcome ?? 'Welcome.', ''].join('\n');
}

const lesson = (goal: string): readonly string[] => [
  '---',
  'id: small',
  'version: 1',
  'chapter: own',
  'title: Small',
  'learned: A small thing.',
  'goals:',
  `  - {id: ana, says: ana exists., needs: [${goal}]}`,
  'hints: [Look., There., [{do: aws iam create-user --user-name ana}]]',
  'pages: []',
  '---',
  'Create **ana**.',
];
const carrying = (goal: string): string =>
  written({
    lessons: [
      'lessons:',
      '  - first-policy',
      '  - file: |',
      ...lesson(goal).map((line) => `      ${line}`),
    ].join('\n'),
  });

test('A workshop names lessons of the page and carries others, each as its own file', () => {
  const parsed = parseWorkshop(carrying('{exists: user ana}'));
  if (!parsed.ok) throw new Error(parsed.faults.map(faultText).join('\n'));
  const { workshop } = parsed;
  expect(workshop).toMatchObject({ id: 'mine', version: 1, title: 'Mine', minutes: null });
  const [first, second] = workshop.lessons;
  expect(first).toEqual({ builtIn: 'first-policy' });
  expect(second).toMatchObject({ carried: { id: 'small', title: 'Small' } });
  expect(second && 'source' in second && second.source).toBe(`${lesson('{exists: user ana}').join('\n')}\n`);
  expect(structuredClone(workshop)).toEqual(workshop);
});

test.each(bad)(
  'A workshop with $name is refused with its place',
  ({ line, column, place, kind, detail, ...rest }) => {
    const parsed = parseWorkshop(written(rest));
    expect(parsed.ok ? [] : parsed.faults).toContainEqual({ line, column, place, kind, detail });
  },
);

test('A fault of a carried lesson is told by its line in the workshop’s file', () => {
  const text = carrying('{exists: user ana, maybe: 1}');
  const parsed = parseWorkshop(text);
  if (parsed.ok) throw new Error('accepted');
  expect(parsed.faults).toMatchObject([{ kind: 'unknown', place: 'lessons[1].goals[0].needs[0].maybe' }]);
  expect(text.split('\n')[(parsed.faults[0]?.line ?? 0) - 1]).toContain('maybe: 1');
});

test('A goal of a carried lesson that could cost more than its bound is refused', () => {
  const many = Array.from({ length: 90 }, (_none, i) => `arn:aws:s3:::b${String(i)}`).join(', ');
  const goal = `{can: [[ana, ben, leo], [s3:GetObject, s3:PutObject, s3:ListBucket], [${many}], allow]}`;
  const parsed = parseWorkshop(carrying(goal));
  expect(parsed.ok ? [] : parsed.faults).toMatchObject([{ kind: 'tooMany', place: 'lessons[1].goals[0]' }]);
});

test('Two lessons with the same account, steps, goals and predictions are refused: they would share their progress', () => {
  const lesson = (id: string): string[] => [
    '  - file: |',
    ...smallLesson(id)
      .split('\n')
      .map((line) => (line === '' ? '' : `      ${line}`)),
  ];
  const text = carryingWorkshop('one').replace(
    'author: Somebody\nlicence: CC0\n---\n\nWel',
    `${lesson('two').join('\n')}author: Somebody\nlicence: CC0\n---\n\nWel`,
  );
  const parsed = parseWorkshop(text);
  expect(parsed.ok ? [] : parsed.faults).toMatchObject([{ kind: 'twice', detail: 'two', place: 'lessons' }]);
});

test('A file beyond its bounds is not read at all', () => {
  const parsed = parseWorkshop(written({ welcome: 'x'.repeat(400_001) }));
  expect(parsed.ok ? [] : parsed.faults).toMatchObject([{ kind: 'tooBig', line: 1 }]);
  const names = Array.from({ length: 60 }, () => 'first-policy').join(', ');
  expect(parseWorkshop(written({ lessons: `lessons: [${names}]` }))).toMatchObject({
    faults: expect.arrayContaining([expect.objectContaining({ kind: 'tooMany', detail: '40' })]) as unknown,
  });
});

test('Any file is read or refused with places and sentences, and nothing throws', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '---\n',
      'id: a\n',
      'lessons:\n',
      '  - file: |\n',
      '- ',
      '{',
      '[',
      '&a ',
      '*a',
      '!!js ',
      '<<: ',
    ),
    fc.constantFrom(
      '__proto__: {x: 1}\n',
      'constructor: 1\n',
      '<b>',
      '[x](http://a)',
      '```\n',
      '\u202e',
      '\0',
      '? ',
    ),
    fc.string({ maxLength: 12 }),
  );
  const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, fc.boolean(), (within, isFramed) => {
      const parsed = parseWorkshop(isFramed ? `---\n${within}\n---\n${within}` : within);
      if (parsed.ok) return;
      for (const fault of parsed.faults) {
        expect(fault.line).toBeGreaterThan(0);
        expect(fault.column).toBeGreaterThan(0);
        expect(faultText(fault)).not.toContain('undefined');
      }
    }),
    draws(60),
  );
});

test('letters in titles and names that turn the text or can’t be seen are shown', () => {
  const read = readWorkshopFile(
    carryingWorkshop('small')
      .replace('title: Our own', 'title: Our \u202eown')
      .replace('title: Small', 'title: Sm\u200ball')
      .replaceAll('author: Somebody', 'author: Some\u2066body'),
  );
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const { title, author, lessons } = read.workshop;
  expect([title, author]).toEqual(['Our [U+202E]own workshop', 'Some[U+2066]body']);
  const [, carried] = lessons.map((one) => ('carried' in one ? one.carried : null));
  expect([carried?.title, carried?.author]).toEqual(['Sm[U+200B]all', 'Some[U+2066]body']);
});
