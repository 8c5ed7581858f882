import { gzipSync } from 'node:zlib';

/** The most bytes that the page may fetch of a lesson, in gzip. */
export const largestLesson = 8000;

/** The bytes that the page fetches of a lesson, in gzip: `lesson` as `pageLesson` leaves it, without its proof. */
export const lessonSize = (lesson) => gzipSync(JSON.stringify(lesson)).length;
