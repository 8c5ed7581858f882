import { isolating } from '../../isolate.ts';

/** Texts of the forms about instance profiles and identity providers. */
export const titles = /* @__PURE__ */ isolating({
  createProfile: 'New instance profile',
  profileRole: (name: string) => `The role in ${name}`,
  createOidc: 'New OpenID Connect provider',
  editOidc: (url: string) => `Apps of ${url}`,
  createSaml: 'New SAML provider',
} as const);

export const leads = {
  createProfile:
    'A machine (EC2 instance) can’t hold a role directly. You give it an instance profile, and the profile holds one role.',
  profileRole: 'Programs on machines with this profile act as the role.',
  createOidc:
    'A place where people or programs sign in with OpenID Connect, such as GitHub or a company’s own. A role can then trust what it says.',
  editOidc: 'A token is for one app (its audience). AWS accepts only tokens for these apps.',
  createSaml:
    'A company’s sign-in that speaks SAML 2.0. Its metadata says who it is and with which certificate it signs.',
} as const;

export const fields = {
  name: 'Name',
  role: 'Role',
  url: 'Address of the provider',
  urlHint: 'Starts with https://. The provider’s tokens name it as iss.',
  clients: 'Apps',
  clientsHint:
    'The audiences (client ids), one on each line. GitHub’s tokens for AWS are for sts.amazonaws.com.',
  thumbprints: 'Thumbprints',
  thumbprintsHint:
    'Of the certificates, 40 hexadecimal digits each. AWS asks for them only if it doesn’t know the provider’s certificate.',
  metadata: 'Metadata',
  sample: 'A made-up provider',
  sampleHint: 'Good enough to sign in with here.',
  own: 'Paste the metadata',
  ownHint: 'The XML document that the provider gives out.',
  entity: 'What the provider calls itself',
  document: 'Metadata document',
} as const;

export const submits = {
  profile: 'Create the instance profile',
  provider: 'Create the provider',
  apply: 'Apply',
} as const;
export const done = /* @__PURE__ */ isolating({
  created: (name: string) => `Created ${name}.`,
  saved: (name: string) => `Saved ${name}.`,
} as const);
