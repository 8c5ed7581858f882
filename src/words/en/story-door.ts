import { isolating } from '../isolate.ts';

/** The story's text beside the door, while it leads through the steps of assuming a role. */
export const storyDoor = /* @__PURE__ */ isolating({
  locks: {
    trust: {
      title: '1 Trust',
      policy: 'Trust policy',
      where: (role: string) => `on ${role}: who may put it on`,
    },
    permission: {
      title: '2 Permission',
      policy: 'Permissions policy',
      where: (owner: string) => `on ${owner}: what they may do`,
    },
  },
  state: {
    ok: 'open',
    refused: 'closed',
    notNeeded: 'not needed',
    notModelled: 'not modelled',
    waiting: 'not looked at yet',
  },
  /** Between a lock's title and its state. */
  lock: (title: string, state: string) => `${title}: ${state}`,
  lets: (role: string, principal: string) => `${role}’s trust policy lets in ${principal}.`,
  mayAsk: (who: string, owner: string, policy: string) => `${who} may ask: ${owner} has **${policy}**.`,
  closed: 'No policy says so.',
  sideBySide: 'Two policies, one for each lock',
  noPolicy: 'none',
  decided: 'The line that decided',
  both: 'The door opens if **both locks** do.',
  /** The rule that the door doesn't show, since this caller doesn't use it. */
  byName: (user: string) =>
    `One exception: whom a trust policy names as a user is **trusted by name**. For ${user}, the first lock alone opens the door.`,
  next: (what: string) => `Next: ${what}`,
  comes: {
    ask: (who: string, role: string) => `${who} asks STS for ${role}.`,
    trust: (role: string) => `STS looks at whom ${role} trusts.`,
    permission: (who: string) => `STS looks at whether ${who}’s own policies let them ask.`,
    /** The permission that a trust policy makes needless. */
    unneeded: (who: string) => `STS looks at whether ${who} needs a policy of their own, too.`,
    duration: (who: string) => `STS looks at how long ${who} asks for, and issues temporary credentials.`,
    credentials: () => 'STS issues temporary credentials.',
    session: (who: string, role: string) => `${who} wears ${role}.`,
    expiry: () => 'after an hour the credentials stop working by themselves.',
    change: () => 'what would have to change.',
    other: () => 'STS looks at one more limit.',
  },
  /** One sentence for people who can't see the door. */
  heard: (at: number, all: number, what: string) => `Step ${String(at)} of ${String(all)}. ${what}`,
  heardLock: (title: string, state: string) => `Lock ${title.replace(' ', ', ')}: ${state}.`,
} as const);
