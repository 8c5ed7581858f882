import { gzipSync } from 'node:zlib';

/** The most bytes of one lesson that the page may fetch, in gzip. */
export const largestLesson = 8000;

/**
 * The bytes of a lesson that the page fetches, in gzip. `lesson` is the lesson as `pageLesson` leaves it,
 * without its proof.
 */
export const lessonSize = (lesson: object): number => gzipSync(JSON.stringify(lesson)).length;
