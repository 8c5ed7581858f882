import { expect, test } from 'vitest';
import { goalWords as words } from '#words/goals.ts';
import {
  noteBeside,
  pageSide,
  pageTexts,
  pageWidth,
  reachOf,
  type Room,
  textsBelow,
  widthOf,
} from '../../../src/graph/goals/measures.ts';

test.each([
  ['alias/payroll', '…/payroll'],
  ['alias/q', 'alias/q'],
  ['AWSServiceRoleForECS', '…ECS'],
  ['for another', 'for another'],
  ['sales', 'sales'],
  ['a-very-long-bucket', 'a-…bucket'],
])('on a phone the name %s reads %s: what tells it from others of its kind is kept whole', (name, shown) => {
  const node = { name, notes: ['a note'] } as unknown as Parameters<typeof textsBelow>[0];
  expect(textsBelow(node, 'small').map(({ text }) => text)).toEqual([shown]);
  expect(textsBelow(node, 'wide')[0]?.text).toBe(name);
});

test('of a service’s own role the service is read at every width, as much of it as has room', () => {
  const node = { name: 'AWSServiceRoleForAutoScaling', notes: [] } as unknown as Parameters<
    typeof textsBelow
  >[0];
  const shown = (room: Room) => textsBelow(node, room)[0]?.text;
  expect([shown('small'), shown('wide')]).toEqual(['…Scaling', '…AutoScaling']);
});

const { page: said } = words;
test.each([said.nothing, said.noneShort, said.wantedTextShort])(
  'on a phone the page’s sentence “%s” is whole',
  (text) => {
    const page = { name: 'Read', place: '', lines: [{ text, look: 'words', isMarked: true }] };
    const given = page as unknown as Parameters<typeof pageTexts>[0];
    expect(pageTexts(given, pageWidth.small, 'small').lines).toEqual([text]);
  },
);

test('the code on a page ends within its marked line, and a name before the page’s place', () => {
  const text = 'on reports-of-the-year/*';
  const lines = [{ text, short: text, look: 'code', isMarked: true }] as const;
  const page = { name: 'AdministratorAccess', place: 'managed', lines };
  const given = page as unknown as Parameters<typeof pageTexts>[0];
  // The mono face's letters are 0.63 of their size wide.
  const small = pageTexts(given, 124, 'small').lines[0] ?? '';
  expect(14 + small.length * 14 * 0.63).toBeLessThanOrEqual(124 - 4);
  // As far from one edge of the page as from the other.
  for (const room of ['wide', 'middle', 'small'] satisfies Room[])
    for (const line of pageTexts(given, pageWidth[room], room).lines)
      expect(pageSide[room] + line.length * 14 * 0.63).toBeLessThanOrEqual(pageWidth[room] - pageSide[room]);
  expect(pageTexts({ ...given, lines: [{ ...lines[0], text: 'on reports/*' }] }, 124, 'small').lines).toEqual(
    ['on reports/*'],
  );
  const { name, place } = pageTexts(given, 208, 'middle');
  expect(14 + widthOf(name, 15, 'bold') + widthOf(place, 14)).toBeLessThanOrEqual(208 - 24 - 8);
});

test.each(['wide', 'middle'] satisfies Room[])(
  'several things beside a node stand beside its name, too, which one of them would touch: %s',
  (room) => {
    const note = (name: string) => ({ name, note: 'not read yet', isDone: false });
    const node = (beside: readonly object[]) =>
      ({ kind: 'bucket', name: 'ana-notes', notes: [], beside }) as unknown as Parameters<typeof reachOf>[0];
    const [one, two] = [reachOf(node([note('a')]), room), reachOf(node([note(''), note('todo.txt')]), room)];
    const name = widthOf('ana-notes', textsBelow(node([]), room)[0]?.size ?? 0, 'bold');
    expect(two.beside).toBeGreaterThanOrEqual(name / 2 + 8);
    expect(one.beside).toBeLessThan(two.beside);
    expect(two.right - two.beside).toBeCloseTo(widthOf('not read yet', 14));
  },
);

test('a note beside a node leaves room for the picture where there is less: in few letters, and no more than it may have', () => {
  const long = {
    name: '',
    note: 'trusts: token.actions.githubusercontent.com, lambda.amazonaws.com',
    short: 'trusts: token.actions.githubusercontent.com, lambda',
    isDone: true,
  };
  expect(noteBeside(long, 'wide')).toBe(long.note);
  expect(noteBeside({ ...long, short: 'trusts: lambda' }, 'middle')).toBe('trusts: lambda');
  expect(noteBeside(long, 'middle')).toMatch(/^trusts: .*…/);
  expect(widthOf(noteBeside(long, 'middle'), 14)).toBeLessThanOrEqual(160);
});
