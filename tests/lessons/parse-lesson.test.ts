import { expect, test } from 'vitest';
import { parseLesson } from '../../src/lessons/parse-lesson.ts';

const front = [
  'id: small',
  'version: 1',
  'chapter: own',
  'title: Small',
  'learned: A small thing.',
  'goals:',
  '  - {id: ana, says: ana exists., needs: [{exists: user ana}]}',
  'hints: [Look., There., [{do: aws iam create-user --user-name ana}]]',
  'pages: []',
];
const file = (lines: readonly string[], prose = 'Create **ana**.'): string =>
  ['---', ...lines, '---', prose, ''].join('\n');
const faultsOf = (text: string) => {
  const parsed = parseLesson(text);
  return parsed.ok ? [] : parsed.faults;
};
const changed = (from: string, to: string): readonly string[] =>
  front.map((line) => (line.startsWith(from) ? to : line));

test('A file becomes plain data: prose as a tree, steps, goals', () => {
  const parsed = parseLesson(file(front));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  const { lesson } = parsed;
  expect(structuredClone(lesson)).toEqual(lesson);
  expect(lesson.prose).toEqual([
    {
      type: 'paragraph',
      of: [
        { type: 'text', text: 'Create ' },
        { type: 'strong', of: [{ type: 'text', text: 'ana' }] },
        { type: 'text', text: '.' },
      ],
    },
  ]);
  expect(lesson.goals[0]?.needs).toEqual([{ type: 'exists', entity: 'user ana' }]);
  expect(lesson.recipe[0]?.step).toEqual({ type: 'line', line: 'aws iam create-user --user-name ana' });
});

test('A field that nobody knows is refused with its line', () => {
  expect(faultsOf(file([...front, 'colour: red']))).toMatchObject([
    { line: 11, kind: 'unknown', place: 'colour', detail: 'colour' },
  ]);
  const goal = changed('  - {id: ana', '  - {id: ana, says: x, needs: [{exists: user ana, maybe: 1}]}');
  expect(faultsOf(file(goal))).toMatchObject([
    { line: 8, kind: 'unknown', place: 'goals[0].needs[0].maybe' },
  ]);
});

test('What YAML cannot read is told where it stands', () => {
  expect(faultsOf(file(changed('title', 'title: [')))).toMatchObject([{ kind: 'yaml' }]);
  expect(faultsOf('no front matter')).toMatchObject([{ line: 1, kind: 'yaml' }]);
  // The library counts its lines from below the first `---`.
  expect(faultsOf(file([...front, 'id: again']))).toMatchObject([
    { line: 11, kind: 'yaml', detail: 'Map keys must be unique' },
  ]);
});

test('A field that is there, and wrong, is not said to be missing', () => {
  const goals = Array.from(
    { length: 101 },
    (_, i) => `{id: g${String(i)}, says: x, needs: [{exists: user ana}]}`,
  );
  const withGoals = (text: string): readonly string[] =>
    front.filter((line) => !line.startsWith('  - {id: ana')).map((line) => (line === 'goals:' ? text : line));
  expect(faultsOf(file(withGoals(`goals: [${goals.join(', ')}]`)))).toMatchObject([
    { place: 'goals', kind: 'tooMany' },
  ]);
  expect(faultsOf(file(withGoals('goals: ana')))).toMatchObject([{ place: 'goals', kind: 'wrong' }]);
  expect(faultsOf(file(withGoals('goals: []')))).toMatchObject([{ place: 'goals', kind: 'missing' }]);
});

test.each([
  ['raw HTML', 'Hello <b>ana</b>.', 'html'],
  ['a block of HTML', '<script>alert(1)</script>', 'html'],
  ['a link that runs code', '[look](javascript:alert)', 'link'],
  ['a link with data', '[look](data:text/html,x)', 'link'],
  ['a picture', '![look](https://example.com/x.png)', 'markdown'],
])('Prose holds no %s', (_what, prose, kind) => {
  expect(faultsOf(file(front, `Fine.\n\n${prose}`))).toContainEqual(
    expect.objectContaining({ line: 14, kind }),
  );
});

test('Links to the web may stand in prose', () => {
  expect(faultsOf(file(front, '[IAM](https://docs.aws.amazon.com/IAM/)'))).toEqual([]);
});

test('A goal that names what is not there is refused', () => {
  const goal = changed(
    '  - {id: ana',
    '  - {id: ana, says: x, needs: [{answered: q9}, {count: [moods of ana, 1]}]}',
  );
  expect(faultsOf(file(goal)).map(({ kind, detail }) => `${kind} ${detail}`)).toEqual([
    'nowhere q9',
    'nowhere moods of ana',
  ]);
});

test('A file of a stranger costs no more than its size', () => {
  expect(faultsOf('x'.repeat(16_001))).toMatchObject([{ kind: 'tooBig' }]);
  expect(faultsOf(file([...front, `start: ${'['.repeat(3000)}`]))).toMatchObject([{ kind: 'tooDeep' }]);
  expect(faultsOf(file([...front, `start: ${'- '.repeat(20_000)}x`]))).toMatchObject([
    { line: expect.any(Number) as number },
  ]);
  expect(faultsOf(file([...front, 'start: [&a x, *a]']))).toMatchObject([{ kind: 'yaml' }]);
  const many = Array.from({ length: 90 }, (_none, i) => `arn:aws:s3:::b${String(i)}`).join(', ');
  const goal = changed(
    '  - {id: ana',
    `  - {id: ana, says: x, needs: [{can: [[ana, ben, leo], [s3:GetObject, s3:PutObject, s3:ListBucket], [${many}], allow]}]}`,
  );
  expect(faultsOf(file(goal))).toMatchObject([{ place: 'goals[0]', kind: 'tooMany' }]);
});

/** A hundred buckets, as a flow list. */
const hundred = Array.from({ length: 100 }, (_none, i) => `arn:aws:s3:::b${String(i)}`).join(', ');
const reads = `{can: [ana, s3:GetObject, [${hundred}], allow]}`;

test.each([
  ['asks too much at later moments', `{once: [${Array.from({ length: 7 }, () => `[${reads}]`).join(', ')}]}`],
  [
    'asks too much of a fork',
    `{after: {do: [{iam CreateUser: {UserName: ben}}], needs: [${Array.from({ length: 7 }, () => reads).join(', ')}]}}`,
  ],
  ['asks a little of each session that may be meant', reads.replace('[ana,', '[session worn,')],
])('A goal that %s costs more than its bound, and is refused', (_what, needs) => {
  const goal = changed('  - {id: ana', `  - {id: ana, says: x, needs: [${needs}]}`);
  const lines = [...goal, 'sessions: {worn: {by: ana}}'];
  expect(faultsOf(file(lines))).toMatchObject([
    { place: expect.stringMatching(/^goals/) as string, kind: 'tooMany', detail: '600' },
  ]);
  const cheap = needs.replaceAll(`[${hundred}]`, 'arn:aws:s3:::b0');
  const few = changed('  - {id: ana', `  - {id: ana, says: x, needs: [${cheap}]}`);
  expect(faultsOf(file([...few, 'sessions: {worn: {by: ana}}']))).toEqual([]);
});

test('Names that objects have anyway are ordinary names', () => {
  const parsed = parseLesson(
    file([...front, 'documents: {__proto__: {Effect: Allow}, constructor: {Effect: Deny}}']),
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  expect(parsed.lesson.documents.map(({ name }) => name)).toEqual(['__proto__', 'constructor']);
});
