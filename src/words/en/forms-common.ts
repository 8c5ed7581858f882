import { count } from '../index.ts';
import { counted } from './counted.ts';
import { isolating } from '../isolate.ts';

export const common = /* @__PURE__ */ isolating({
  cancel: 'Cancel',
  close: 'Close',
  save: 'Save',
  create: 'Create',
  optional: 'optional',
  cli: 'The same as AWS CLI lines',
  cliOne: 'The same as an AWS CLI line',
  cliNothing: 'Nothing to do yet.',
  cliNotFetched: 'The page could not load the AWS CLI line. You may be offline.',
  cliMore: (n: number): string => `and ${counted(n, 'more line')}`,
  undo: 'Undo',
  search: 'Search',
  noMatch: 'Nothing matches.',
  shownOf: (shown: number, all: number): string =>
    `The first ${count(shown)} of ${count(all)}. Search to find more.`,
  chosen: (n: number): string => `${count(n)} chosen`,
  more: 'More settings',
  gone: 'It is no longer in the account.',
  tagsElsewhere: 'This playground has no call that changes these tags.',
  fetching: 'Loading the list',
  notFetched: 'The page could not load this. You may be offline. Close it and try again.',
  /** Shown if there are several accounts: calls go to the caller's account, not to the account on show. */
  inAccount: (acting: string, shown: string): string =>
    `This happens in the account ${acting}${acting === shown ? '' : `, where you act, not in ${shown}`}.`,
} as const);

export const done = /* @__PURE__ */ isolating({
  created: (name: string): string => `Created ${name}.`,
  renamed: (from: string, to: string): string => `Renamed ${from} to ${to}.`,
  saved: (name: string): string => `Saved ${name}.`,
  policiesOf: (owner: string): string => `Changed the policies of ${owner}.`,
  ownersOf: (policy: string): string => `Changed where ${policy} is attached.`,
  groupsOf: (user: string): string => `Changed the groups of ${user}.`,
  membersOf: (group: string): string => `Changed the members of ${group}.`,
  attached: (n: number): string => `Attached ${counted(n, 'policy', 'policies')}.`,
  membership: (n: number): string => `Changed ${counted(n, 'membership')}.`,
  moved: (user: string, group: string): string => `${user} now has it through ${group}.`,
  deleted: (name: string): string => `Deleted ${name}.`,
  undone: 'Undone.',
  notUndone: 'You can’t undo it any more: something has changed since.',
} as const);
