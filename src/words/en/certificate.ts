import { count as digits, dateAndTimeInUtc } from '../index.ts';
import { isolating } from '../isolate.ts';

/** The certificate after the last lesson. */
export const certificateWords = /* @__PURE__ */ isolating({
  heading: 'Your certificate',
  lead: 'You have solved every lesson. Save what you learned as a picture.',
  name: 'Your name, if you want it on the picture',
  title: (name: string) =>
    name === '' ? 'Learned: identities in AWS' : `${name} has learned: identities in AWS`,
  note: (lessons: number, at: number) =>
    `All ${digits(lessons)} lessons of the IAM Playground solved, ${dateAndTimeInUtc(at)}`,
  foot: 'IAM Playground: a simulation of AWS identities. This is no certificate of AWS.',
  svg: 'Save as SVG',
  png: 'Save as PNG',
  fileName: 'iam-lessons-learned',
  saved: (name: string) => `Saved: ${name}`,
  failed: (reason: string) => `The picture could not be made. ${reason}`,
  making: 'The page is making the certificate.',
  notFetched: 'The page could not load the lessons. You may be offline. Try again later.',
} as const);
