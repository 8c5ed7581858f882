import { counted } from './counted.ts';
import { isolating } from '../isolate.ts';

/** The tree of an organization: its accounts, and the ceilings above them. */
export const organization = /* @__PURE__ */ isolating({
  name: 'The organization as a tree',
  place: 'The organization',
  back: (account: string): string => `Picture of ${account}`,
  root: 'Root',
  viewed: 'looked at',
  manages: 'management account: no ceiling limits it',
  accounts: (n: number): string => counted(n, 'account'),
  ceilings: (place: string): string => `Policies attached to ${place}`,
  SERVICE_CONTROL_POLICY: 'SCP',
  RESOURCE_CONTROL_POLICY: 'RCP',
  apart: 'Outside of the organization',
  view: (account: string): string => `Look at ${account}`,
  hint: 'A policy further up also limits everything further down. A ceiling gives nothing: the account’s own policies must still allow the call.',
} as const);
