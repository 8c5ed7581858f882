import { isolating } from '../isolate.ts';

/** The way from the story into the lessons. */
export const lessonsOffer = /* @__PURE__ */ isolating({
  begin: 'Or learn by doing: short lessons, each in an account of its own',
  goOn: (title: string) => `Go on with the lesson “${title}”`,
} as const);

/** The texts of the story's pictures, and the panel that replaces a finished story. */
export const storyPictures = {
  finished: 'You have finished the story.',
  again: 'Read it again',
  finishedText: 'It stays here. What would you like to do next?',
  nextOffers: {
    lessons: 'Do the lessons',
    try: 'Ask whether somebody may do something',
    identities: 'Make users, groups and roles of your own',
    terminal: 'Use the AWS CLI',
    import: 'Bring in a real account',
    empty: 'Begin with an empty account',
  },
  map: {
    title: 'A map of IAM',
    corners: {
      who: {
        title: 'Who',
        places: [
          'users',
          'access keys',
          'groups',
          'roles',
          'sessions',
          'sign-in providers',
          'identity pools',
        ],
      },
      policies: {
        title: 'Policies',
        places: ['on identities', 'on resources', 'trust', 'boundaries', 'on sessions', 'organization'],
      },
      what: { title: 'What', places: ['list', 'read', 'write', 'tag', 'give permission'] },
      onWhat: { title: 'On what', places: ['buckets', 'functions', 'keys', 'queues', 'tables', 'secrets'] },
      when: { title: 'When', places: ['time', 'address', 'MFA', 'tags'] },
    },
    alt: 'A map of IAM. Its corner “who” is lit.',
    altAll: 'A map of IAM. All its corners are lit.',
  },
  directory: {
    ldap: 'A directory (LDAP)',
    iam: 'An account (IAM)',
    /** In LDAP's notation. */
    entries: {
      root: 'dc=example',
      people: 'ou=people',
      ana: 'uid=ana',
      ben: 'uid=ben',
      groups: 'ou=groups',
      devs: 'cn=devs',
    },
    account: { ana: 'ana', ben: 'ben', group: 'Developers', key: 'key', policy: 'policy' },
    /** Descriptions of the drawings for screen readers. */
    ldapTwin: {
      title: 'A company directory (LDAP)',
      says: [
        'A directory is a tree of entries.',
        'ana is the entry uid=ana, and ben is the entry uid=ben. Both hang below ou=people.',
        'The developers are the entry cn=devs, below ou=groups. It names ana and ben as its members.',
      ],
    },
    iamTwin: {
      title: 'An AWS account (IAM)',
      says: [
        'ana and ben are users. ana has an access key.',
        'Both are in the group Developers, and a policy is attached to that group.',
      ],
    },
    alikeUser: 'A user is one entry with a name, in both.',
    alikeGroup: 'A group lists users, in both.',
    other: 'In IAM, a user may have access keys, and policies say what each may do.',
  },
  lent: /* @__PURE__ */ isolating({
    title: 'What STS has lent',
    id: 'Access key',
    secret: 'Secret',
    secretShown: 'known to the session alone',
    token: 'Session token',
    tokenShown: 'goes along with each request',
    until: 'Runs out in',
    none: (role: string) => `Nobody wears ${role} now.`,
  } as const),
} as const;
