/** What the forms about boundaries, AWS's own policies and service-linked roles say. */
export const titles = {
  boundary: (name: string) => `${name}’s permissions boundary`,
  awsPolicies: (name: string) => `AWS’s own policies for ${name}`,
  serviceLinked: 'New service-linked role',
} as const;

export const leads = {
  boundary:
    'A managed policy as the outer limit: whatever other policies allow, only what the boundary allows too is left. It allows nothing by itself.',
  awsPolicies:
    'AWS writes and updates these (AWS managed policies). They fit many accounts, so they usually allow more than one needs.',
  serviceLinked:
    'A service of AWS makes its own role with its own trust and policy. Nobody here can change either.',
} as const;

export const fields = {
  boundary: 'Boundary',
  policies: 'Policies',
  ofAws: 'AWS',
  own: 'this account',
  service: 'Service',
  suffix: 'Suffix of the name',
  suffixHint: 'Only some services take one, so that there can be several.',
  description: 'Description',
} as const;

export const submits = { boundary: 'Set the boundary', apply: 'Apply', create: 'Create the role' } as const;
export const others = { noBoundary: 'Take the boundary away' } as const;
export const done = {
  boundary: (name: string) => `${name} is limited by the boundary.`,
  noBoundary: (name: string) => `${name} has no boundary any more.`,
  applied: (name: string) => `${name} is saved.`,
  created: 'The service-linked role is there.',
} as const;
