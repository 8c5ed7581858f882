import { listOf, plural } from '../index.ts';
import { isolating } from '../isolate.ts';

/** The page that shows a stack's own template, brought up to what is there now. */
export const stackCodeWords = /* @__PURE__ */ isolating({
  title: (stack: string) => `The code of ${stack}, brought up to date`,
  lead: 'This is the stack’s own template. It says what is there now where somebody changed it by hand; all other lines stand as they were written.',
  none: 'This stack has no template.',
  taken: 'Taken over',
  nothing: 'Nothing. The template already says what is there, as far as it can.',
  gone: 'Somebody deleted it by hand. The code has it no more.',
  inline:
    'Inline policies are a property of their user, group or role. One that somebody added by hand stands in Policies now.',
  kept: 'A function stays a function where it still gives the value that is there.',
  notes: 'What else to know',
  function: (logicalId: string, path: string) =>
    `${logicalId}${path}: a function gave another value. The value that is there now stands in its place.`,
  gonePrincipal: (logicalId: string, path: string) =>
    `${logicalId}${path} names somebody who is gone, and AWS refuses such a policy. The code keeps what it says. Take them out of the policy first.`,
  notInText: (logicalId: string, path: string) =>
    `A transform makes ${logicalId}${path}, so the template has no line of it. Change the template by hand.`,
  stillNamed: (logicalId: string, by: readonly string[]) =>
    `Somebody deleted ${logicalId} by hand, but ${listOf(by)} still ${plural(by.length, { one: 'names', other: 'name' })} it. Change that first.`,
  nothingLeft: 'Nothing of the stack is left, and a template needs one resource. Delete the stack.',
  leftOpen: (logicalId: string, names: readonly string[]) =>
    `${logicalId} has ${listOf(names)}, too. Its template leaves that open: CloudFormation doesn’t compare it, and the code leaves it out.`,
  deploy: 'Look at it and deploy it',
} as const);
