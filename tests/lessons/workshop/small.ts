import { writeTextLink } from '../../../src/exchange/link/text-link.ts';

/** A lesson's file that one line solves, as a workshop may carry it. */
export const smallLesson = (id: string): string =>
  [
    '---',
    `id: ${id}`,
    'version: 1',
    'chapter: own',
    'title: Small',
    'learned: A user is made by its name.',
    'goals:',
    '  - {id: ana, says: ana exists., needs: [{exists: user ana}]}',
    'hints: [Look., There., [{do: aws iam create-user --user-name ana}]]',
    'pages: []',
    'author: Somebody',
    'licence: CC0',
    '---',
    'Create **ana**. See [a page](https://example.com/).',
    '',
  ].join('\n');

/** The lines with which a workshop's list carries a lesson's file. */
export const carried = (lesson: string): readonly string[] => [
  '  - file: |',
  ...lesson.split('\n').map((line) => (line === '' ? '' : `      ${line}`)),
];

/** A workshop of a lesson of the page and one that it carries. */
export const carryingWorkshop = (id: string): string =>
  [
    '---',
    'id: mine',
    'version: 1',
    'title: Our own workshop',
    'minutes: 20',
    'lessons:',
    '  - what-a-user-is',
    ...carried(smallLesson(id)),
    'author: Somebody',
    'licence: CC0',
    '---',
    '',
    'Welcome to **our** workshop.',
    '',
  ].join('\n');

/** The address of a link that holds a workshop's file. */
export async function workshopLink(text: string): Promise<string> {
  const written = await writeTextLink('w1', text);
  if (!written.ok) throw new Error(written.problem.kind);
  return `#${written.link}`;
}
