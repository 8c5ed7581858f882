import { isolating } from '../../isolate.ts';

/** What the forms about boundaries, AWS's own policies and service-linked roles say. */
export const titles = /* @__PURE__ */ isolating({
  boundary: (name: string) => `${name}’s permissions boundary`,
  awsPolicies: (name: string) => `AWS’s own policies for ${name}`,
  serviceLinked: 'New service-linked role',
} as const);

export const leads = {
  boundary:
    'A managed policy as the outer limit. AWS allows only what both the boundary and other policies allow. The boundary allows nothing by itself.',
  awsPolicies:
    'AWS writes and updates these (AWS managed policies). They fit many accounts, so they usually allow more than you need.',
  serviceLinked:
    'An AWS service makes its own role, with its own trust and policy. Nobody here can change either.',
} as const;

export const fields = {
  boundary: 'Boundary',
  policies: 'Policies',
  ofAws: 'AWS',
  own: 'this account',
  service: 'Service',
  suffix: 'Suffix of the name',
  suffixHint: 'Only some services take one. With it, a service can have several roles.',
  description: 'Description',
  descriptionExample: 'Lets the service act for us',
} as const;

export const submits = { boundary: 'Set the boundary', apply: 'Apply', create: 'Create the role' } as const;
export const others = { noBoundary: 'Remove the boundary' } as const;
export const done = /* @__PURE__ */ isolating({
  boundary: (name: string) => `The boundary now limits ${name}.`,
  noBoundary: (name: string) => `${name} no longer has a boundary.`,
  applied: (name: string) => `Changed the policies of ${name}.`,
  created: 'Created the service-linked role.',
} as const);
