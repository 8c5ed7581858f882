import { isolating } from '../isolate.ts';

/** An account without people, in its picture's place. */
export const emptyAccount = /* @__PURE__ */ isolating({
  title: 'This account has no users yet',
  text: 'Only its root user can sign in. Begin with a user for one person. Don’t use the root user for daily work.',
  action: 'Create the first user',
  /** As somebody of another account sees it. */
  elsewhere: {
    title: (account: string): string => `${account} has no users yet`,
    text: (you: string, account: string): string =>
      `The account holds no users and no roles, so there is nothing to draw. You act as ${you}, in another account, and can make nothing here. Act as the root user of ${account} first.`,
    root: 'the root user',
    action: (account: string): string => `Act as the root user of ${account}`,
  },
} as const);
