export const largestLesson: number;
export function lessonSize(lesson: object): number;
