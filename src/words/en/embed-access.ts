import { counted } from './counted.ts';
import { isolating } from '../isolate.ts';

/** Who reaches what, in a post of somebody else's. */
export const embedAccess = /* @__PURE__ */ isolating({
  who: (action: string, thing: string) => `Who reaches ${thing} by ${action}?`,
  what: (who: string) => `What does ${who} reach?`,
  heads: { who: ['Who', 'How', 'Through'], what: ['What', 'Actions', 'Through'] },
  reached: (count: number, thing: string) =>
    count === 0
      ? `Nobody reaches ${thing}.`
      : `${counted(count, 'identity', 'identities')} can reach ${thing}.`,
  reaches: (who: string, count: number) =>
    count === 0 ? `${who} reaches nothing.` : `${who} reaches ${counted(count, 'resource')}.`,
  rest: { who: 'No policy allows anybody else.', what: 'All else is refused, since no policy allows it.' },
  restUnknown: 'No policy here allows others. What isn’t modelled is marked.',
  working: 'The page is asking for everybody …',
  policy: (policy: string, owner: string) => `${policy}, of ${owner}`,
  unknown: 'What decides is not modelled',
  account: (id: string) => `Account ${id}`,
  anyAccount: 'Any other account',
  anyone: 'Anyone',
  more: (count: number) => `and ${counted(count, 'more action')}`,
  whose: 'What does somebody reach?',
  of: 'User or role',
  choice: 'Choose somebody',
  choose: 'Choose whose access you want to see.',
  unnamed: 'This account has nobody with the name in this post. Choose somebody else.',
  nobody: 'This account has no user and no role, so there is nothing to show. Open it in full to make one.',
} as const);
