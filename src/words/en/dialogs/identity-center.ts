import { isolating } from '../../isolate.ts';

/** Texts of the forms about IAM Identity Center. */
export const titles = /* @__PURE__ */ isolating({
  person: 'New person of the directory',
  set: 'New permission set',
  edit: (set: string) => `What ${set} allows`,
  managed: (set: string) => `AWS managed policies of ${set}`,
  assign: (set: string) => `Who gets ${set}, and where`,
  attributes: 'Attributes for access control',
  signIn: (person: string) => `${person} signs in to the portal`,
} as const);

export const leads = {
  person: 'Somebody who signs in to the company’s portal. Not an IAM user: no policy names them.',
  set: 'A pattern for roles. Each account to which you assign it gets a role of its own.',
  edit: 'The roles change once you provision the set again. In the accounts nobody can edit them.',
  assign: 'The first person in an account makes the role there.',
  attributes: 'Every session of a person carries these as tags, which policies read as aws:PrincipalTag.',
  signIn:
    'The portal vouches for the person in a SAML assertion. With it, the person assumes the role of the permission set.',
} as const;

export const fields = {
  userName: 'User name',
  givenName: 'First name',
  familyName: 'Last name',
  title: 'Job title',
  userType: 'Kind of employment',
  locality: 'City of the office',
  setName: 'Name',
  duration: 'How long a session lasts',
  description: 'Description',
  inline: 'Inline policy',
  managed: 'AWS managed policies',
  people: 'People',
  accounts: 'Accounts',
  attributes: 'Tag key, and where its value comes from',
  attributesHint: 'Such as ${path:title}, ${path:userType} or ${path:addresses[primary eq true].locality}.',
  assignment: 'Permission set and account',
} as const;

export const durations = /* @__PURE__ */ isolating({
  hours: (n: number) => (n === 1 ? '1 hour' : `${String(n)} hours`),
} as const);

export const submits = {
  create: 'Create',
  save: 'Save',
  assign: 'Assign',
  signIn: 'Sign in',
} as const;

export const done = /* @__PURE__ */ isolating({
  created: (name: string) => `Created ${name}.`,
  saved: (name: string) => `Saved ${name}.`,
  assigned: (name: string) => `Assigned ${name}.`,
  attributes: 'Sessions from now on carry these tags.',
  signedIn: (name: string) => `${name} has a session of the permission set’s role.`,
} as const);
