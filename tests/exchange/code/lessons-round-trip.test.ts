import { beforeAll, expect, it } from 'vitest';
import { partNames, preparePart } from '../../../src/engine/index.ts';
import { isDrawnLesson } from '../../drawn.ts';
import { endOf } from '../../fixtures/lesson-end.ts';
import { everyLesson } from '../../fixtures/solved-attempt.ts';
import { deployed, told } from './deployed.ts';

beforeAll(() => Promise.all(partNames.map((part) => preparePart(part))));

/** A share of the lessons, which the source draws; the gate asks of all. */
const lessons = everyLesson().filter((_, at) => isDrawnLesson(at));

it.each(lessons.map((lesson) => ({ id: lesson.id, lesson })))(
  'the account at the end of $id is made again by its template, apart from what the page lists',
  async ({ lesson }) => {
    const world = await endOf(lesson);
    expect(told(deployed(world, 'yaml'))).toEqual(told(world));
  },
);
