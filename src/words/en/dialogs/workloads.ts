/** What the forms about workloads say. */
export const titles = {
  create: 'Something that runs',
  configure: (name: string) => `What ${name} holds`,
  leak: (name: string) => `Somebody reads what ${name} holds`,
} as const;

export const leads = {
  create:
    'A program makes calls too, and signs them with what it holds: a key of a user, or a role for as long as a session lasts.',
  configure: 'The program goes on with what it holds from now on. What it held before is as good as it was.',
  leak: 'A program that says too much, a copied disk, a line in a log: keys get into strange hands. Then it matters what they were.',
} as const;

export const fields = {
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
} as const;

export const kinds = {
  server: { label: 'On a server outside of AWS', hint: 'It can only hold an access key.' },
  instance: { label: 'On an EC2 instance', hint: 'It can hold a key or, better, a role.' },
  function: { label: 'In a Lambda function', hint: 'It has the function’s role.' },
} as const;

export const submits = { create: 'Let it run', configure: 'Set it up again', leak: 'Leak it' } as const;
export const done = {
  created: (name: string) => `${name} runs.`,
  configured: (name: string) => `${name} is set up again.`,
} as const;

export const leak = {
  got: 'This is what was read:',
  nothing: 'Nothing was read: it holds nothing that signs a call.',
  key: 'A long-term key. It works until it is switched off or deleted, and nobody sees that it was copied.',
  deadKey: 'The id of a key that is deleted. It opens nothing.',
  temporary: (left: string) => `Temporary keys. They stop working in ${left}, by themselves.`,
  over: 'Temporary keys that have run out.',
  act: 'Act with it, as the stranger would',
  acting: 'You act with what was leaked.',
} as const;

/** The two kinds of leak beside each other, each told in the same order. */
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
    ends: 'Rotate it: the program gets a new key, then the old one is switched off. “Rotate its key” does both.',
    after: 'The new key lies where the old one lay, and can leak the same way.',
  },
  role: {
    title: 'Temporary keys of a role',
    works: 'Until they run out, within hours. Nobody has to notice.',
    ends: 'Time alone. Sooner, by denying whoever wears the role: “End what its sessions may do”, at the role.',
    after: 'AWS hands the program new keys by itself. There is nothing to keep, and nothing to rotate.',
  },
} as const;
