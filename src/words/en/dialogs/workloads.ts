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
  key: 'A long-term key. It works until it is switched off or deleted, and nobody sees that it was copied.',
  temporary: (left: string) => `Temporary keys. They stop working in ${left}, by themselves.`,
  over: 'Temporary keys that have run out.',
  act: 'Act with it, as the stranger would',
  acting: 'You act with what was leaked.',
  rotate:
    'Deleting the key is the only cure; giving the workload a role means there is none to steal for long.',
} as const;
