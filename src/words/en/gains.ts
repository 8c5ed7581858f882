import type { Way } from '../../engine/access/index.ts';
import { count as digits, listOf } from '../index.ts';
import { isolating } from '../isolate.ts';
import { counted } from './counted.ts';

/** Who gains and who loses what by a change. */

interface Who {
  readonly name: string;
  readonly way: Way | null;
}

const outside: { readonly [W in Way]?: (name: string) => string } = {
  root: (account) => `the root user of ${account}`,
  account: (account) => (account === '999999999999' ? 'any other account' : `account ${account}`),
  token: (provider) => `anyone with a token of ${provider.replace(/^.*-provider\//, '')}`,
  anyone: () => 'anyone, unsigned',
};
const signed: { readonly [W in Way]?: string } = {
  key: 'with a key',
  password: 'signed in',
  mfa: 'with MFA',
};

function who({ name, way }: Who): string {
  if (way === null) return name;
  const told = outside[way];
  if (told) return told(name);
  return signed[way] ? `${name} ${signed[way]}` : name;
}

/** The most who are named one by one. */
const mostNamed = 2;

const whoAll = (all: readonly Who[]): string =>
  all.length <= mostNamed ? listOf(all.map(who)) : digits(all.length);

const isOne = (all: readonly Who[]): boolean => all.length === 1;

/** `hasOthers`: actions of services beyond the counted ones as well, as `*:Get*` names them. */
function actionCount(actions: number, hasOthers: boolean): string {
  if (!hasOthers) return counted(actions, 'action');
  return actions === 0
    ? 'actions in every service'
    : `${counted(actions, 'action')} and more in other services`;
}

export const gains = /* @__PURE__ */ isolating({
  working: 'Working out who gains and who loses …',
  progress: (done: number, total: number) => `${digits(done)} of ${digits(total)} kinds of callers`,
  cancel: 'Stop',
  cancelled: 'Stopped: who gains and who loses is not worked out.',
  failed: (message: string) =>
    `The page could not work out who gains and who loses: ${message}. The change stands.`,
  none: 'Nobody gains or loses anything.',
  noneOpen: 'Nobody surely gains or loses anything. Something that the playground does not model may decide.',
  open: 'Something that the playground does not model may give or take more.',
  label: 'Who gains, who loses',
  before: 'before it is saved',
  who,
  all: (all: readonly Who[]) => listOf(all.map(who)),
  /** “ana gains 2 actions”, “13 lose 1 action”. */
  short: (sign: 'gains' | 'loses', all: readonly Who[], actions: number, hasOthers: boolean) => {
    const verb = sign === 'gains' ? (isOne(all) ? 'gains' : 'gain') : isOne(all) ? 'loses' : 'lose';
    return `${whoAll(all)} ${verb} ${actionCount(actions, hasOthers)}`;
  },
  /** Is read aloud by a screen reader. The sets that stand on the page tell the rest. */
  heard: (gaining: number, losing: number) =>
    `${counted(gaining, 'caller')} ${gaining === 1 ? 'gains' : 'gain'}, ${counted(losing, 'caller')} ${losing === 1 ? 'loses' : 'lose'}.`,
  on: (resources: readonly string[], isExcept: boolean) =>
    `on ${isExcept ? 'all but ' : ''}${resources.length > mostNamed ? digits(resources.length) + ' resources' : listOf(resources.map((one) => (one === '*' ? 'anything' : one)))}`,
  more: (sets: number) => `and ${counted(sets, 'set')} more`,
  /** After those who are named. */
  others: (people: number) => `and ${digits(people)} more`,
  signs: { gains: 'gains', loses: 'loses' },
  gives: (policy: string, statement: number, owner: string) =>
    `${policy}, statement ${digits(statement)}, of ${owner} allows it now.`,
  gave: (policy: string, statement: number, owner: string) =>
    `${policy}, statement ${digits(statement)}, of ${owner} allowed it.`,
  refuses: (policy: string, statement: number, owner: string) =>
    `${policy}, statement ${digits(statement)}, of ${owner} refuses it now.`,
  nothingAllows: 'Nothing allows it now.',
  /** All that somebody reaches in the picture, after its keys. */
  reaches: (
    name: string,
    things: readonly { readonly label: string; readonly actions: readonly string[] }[],
  ) =>
    things.length === 0
      ? `${name} reaches nothing here.`
      : `${name} reaches ${listOf(things.map(({ label, actions }) => `${label} (${counted(actions.length, 'action')})`))}.`,
  ask: 'Ask it',
  fewer: 'Show fewer actions',
  moreActions: (actions: number) => `${digits(actions)} more`,
} as const);
