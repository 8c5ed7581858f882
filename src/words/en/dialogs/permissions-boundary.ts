import { isolating } from '../../isolate.ts';

/** Texts of the form about a permissions boundary. */
export const permissionsBoundary = /* @__PURE__ */ isolating({
  title: (name: string) => `${name}’s permissions boundary`,
  lead: 'A managed policy as the outer limit. AWS allows only what both the boundary and other policies allow. The boundary allows nothing by itself.',
  field: 'Boundary',
  own: 'this account',
  submit: 'Set the boundary',
  remove: 'Remove the boundary',
  done: (name: string) => `The boundary now limits ${name}.`,
  removed: (name: string) => `${name} no longer has a boundary.`,
} as const);
