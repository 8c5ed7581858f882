import { isolating } from '../../isolate.ts';

/** What the forms about boundaries and service-linked roles say. */
export const titles = /* @__PURE__ */ isolating({
  boundary: (name: string) => `${name}’s permissions boundary`,
  serviceLinked: 'New service-linked role',
} as const);

export const leads = {
  boundary:
    'A managed policy as the outer limit. AWS allows only what both the boundary and other policies allow. The boundary allows nothing by itself.',
  serviceLinked:
    'An AWS service makes its own role, with its own trust and policy. Nobody here can change either.',
} as const;

export const fields = {
  boundary: 'Boundary',
  own: 'this account',
  service: 'Service',
  suffix: 'Suffix of the name',
  suffixHint: 'Only some services take one. With it, a service can have several roles.',
  description: 'Description',
  descriptionExample: 'Lets the service act for us',
} as const;

export const submits = { boundary: 'Set the boundary', create: 'Create the role' } as const;
export const others = { noBoundary: 'Remove the boundary' } as const;
export const done = /* @__PURE__ */ isolating({
  boundary: (name: string) => `The boundary now limits ${name}.`,
  noBoundary: (name: string) => `${name} no longer has a boundary.`,
  created: 'Created the service-linked role.',
} as const);
