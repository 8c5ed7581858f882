import { expect, test } from 'vitest';
import { documentTitle } from '../../../src/ui/frame/document-title.ts';
import type { StageShown } from '../../../src/ui/view/stage-shown.ts';

const view = { arrangement: 'full', base: 'full', stage: null } as const;
const own = { isPassing: false, workspace: { name: 'Sample account' } } as never;
const sent = { isPassing: true, workspace: { name: 'First policy' } } as never;
const stage = {
  told: () => ({ title: 'STS hears ana ask.', note: '', sentences: [] }),
} as never as StageShown;

test('the document has the title of the page, or before it that of the scene in sight', () => {
  expect(documentTitle(null, view, own)).toBe('IAM Playground: who is who in AWS');
  expect(documentTitle('Users', view, own)).toBe('Users · IAM Playground');
});

test('a lesson, or somebody else’s account, is named in each of its scenes', () => {
  expect(documentTitle(null, view, sent)).toBe('First policy · IAM Playground');
  expect(documentTitle('Why? s3:GetObject', { ...view, arrangement: 'why' }, sent)).toBe(
    'Why? s3:GetObject · First policy · IAM Playground',
  );
});

test('a step on the stage has the document’s title, unless something covers it', () => {
  expect(documentTitle('Roles', { ...view, stage }, own)).toBe('STS hears ana ask · IAM Playground');
  expect(documentTitle('Lessons', { ...view, arrangement: 'lessons', stage }, own)).toBe(
    'Lessons · IAM Playground',
  );
});
