import { isolating } from '../isolate.ts';

/** The credentials of programs, and their leaks. */
export const workload = /* @__PURE__ */ isolating({
  acts: (name: string): string => `You now act as ${name}.`,
  goesOn: (name: string): string => `You act as ${name}, with the temporary keys that it has already.`,
  deadKey: (name: string): string =>
    `You act as ${name}, but its key is switched off or gone, so AWS refuses it.`,
  stranger: 'You act with what leaked, as the stranger would.',
  rotated: (name: string, cleared: boolean): string =>
    `${name} has a new key, and the old one is off.${cleared ? ' The key that was off before is deleted, because a user can have only two.' : ''}`,
  works: 'access key, works',
  worksForThem: 'still works, for them too',
  off: 'switched off',
  deleted: 'deleted',
  keyLasts: 'A long-lived key: it works from anywhere until somebody switches it off.',
  sessionLasts:
    'Temporary keys of the role. AWS hands it new ones before they expire, so you have no key to keep or rotate.',
  leakedKey:
    'It doesn’t end by itself. Rotate the key: once the old key is off, the stranger’s copy is dead.',
  leakedDeadKey: 'The stranger’s copy is dead.',
  leakedSession: 'It ends by itself. Move the clock forward to see that, and act as the stranger again.',
  holdsNone: {
    nothing: (name: string): string =>
      `${name} holds nothing, so it can’t sign a call. Give it a key or a role.`,
    noInstanceProfile: (name: string): string =>
      `The instance profile of ${name} is gone, so it gets no keys. Give it another.`,
    noRole: (name: string): string =>
      `The instance profile of ${name} has no role in it, so it gets no keys. Put one in.`,
    noFunction: (name: string): string => `The function of ${name} is gone, and its role’s keys with it.`,
  },
} as const);
