import { isolating } from '../../isolate.ts';

/** Texts of the forms about workloads. */
export const titles = /* @__PURE__ */ isolating({
  create: 'Something that runs',
  configure: (name: string) => `What ${name} holds`,
  leak: (name: string) => `Somebody reads what ${name} holds`,
} as const);

export const leads = {
  create:
    'A program makes calls, too. It signs them with what it holds: a user’s key, or a role for as long as a session lasts.',
  configure:
    'From now on the program uses what you choose here. The credentials that it had before still work as they did.',
  leak: 'A program says too much, somebody copies a disk, a key stands in a log: a stranger has the keys. Then it matters which kind they are.',
} as const;

export const fields = /* @__PURE__ */ isolating({
  name: 'Name',
  kind: 'Where it runs',
  holds: 'What it holds',
  key: 'An access key',
  keyHint: 'Good until somebody deletes it.',
  profile: 'A role, through an instance profile',
  profileHint: 'AWS gives it temporary keys, and new ones before they run out.',
  keys: 'Access key',
  profiles: 'Instance profile',
  functions: 'Function',
  functionHint: 'It acts as the function’s execution role.',
  of: (owner: string) => `of ${owner}`,
} as const);

export const kinds = {
  server: { label: 'On a server outside of AWS', hint: 'It can only hold an access key.' },
  instance: { label: 'On an EC2 instance', hint: 'It can hold a key or, better, a role.' },
  function: { label: 'In a Lambda function', hint: 'It has the function’s role.' },
} as const;

export const submits = { create: 'Let it run', configure: 'Change what it holds', leak: 'Leak it' } as const;
export const done = /* @__PURE__ */ isolating({
  created: (name: string) => `${name} runs.`,
  configured: (name: string) => `Changed what ${name} holds.`,
} as const);

export const leak = /* @__PURE__ */ isolating({
  got: 'The stranger read this:',
  nothing: 'The stranger read nothing: it holds nothing that signs a call.',
  key: 'A long-term key. It works until somebody switches it off or deletes it, and nobody sees the copy.',
  deadKey: 'The id of a deleted key. It opens nothing.',
  temporary: (left: string) => `Temporary keys. They stop working by themselves in ${left}.`,
  over: 'Temporary keys that have expired.',
  act: 'Act with it, as the stranger would',
  acting: 'You act with what was leaked.',
} as const);

/** The two kinds of leak side by side, with the same points in the same order. */
export const compare = {
  title: 'Two kinds of leak',
  here: 'this one',
  questions: {
    works: 'How long it works',
    ends: 'What ends it',
    after: 'And the next time',
  },
  key: {
    title: 'A user’s access key',
    works: 'Until somebody switches it off or deletes it. For years, if nobody notices.',
    ends: 'A rotation: you give the program a new key, then you switch the old one off. “Rotate its key” does both.',
    after: 'The new key is where the old one was, and can leak the same way.',
  },
  role: {
    title: 'Temporary keys of a role',
    works: 'Until they expire, within hours. Nobody has to notice.',
    ends: 'Time alone. To end it sooner, select the role and use “Revoke its active sessions”.',
    after: 'AWS hands the program new keys by itself. You have no key to keep or rotate.',
  },
} as const;
