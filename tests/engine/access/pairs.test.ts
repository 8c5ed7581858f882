import { beforeAll, describe, expect, test } from 'vitest';
import type { AccessInput, Cell, CellAnswer, Witness } from '../../../src/engine/access/index.ts';
import { difference } from '../../../src/engine/access/index.ts';
import type { ServiceAction } from '../../../src/engine/actions/catalog.ts';
import { loadActions } from '../../../src/engine/actions/catalog.ts';
import pairs from './pairs.json' with { type: 'json' };

/** A statement, or `[effect, actions, resources, condition]`; a `!` makes them NotAction and NotResource. */
type Short = unknown;

const element = (name: string, value: string | readonly string[]): object => {
  const all = typeof value === 'string' ? [value] : value;
  const isNot = all.some((one) => one.startsWith('!'));
  return { [isNot ? `Not${name}` : name]: all.map((one) => one.replace(/^!/, '')) };
};

function statement(short: Short): object {
  if (!Array.isArray(short)) return short as object;
  const [Effect, actions, resources, Condition] = short as [string, string, string, object | undefined];
  return {
    Effect,
    ...element('Action', actions),
    ...element('Resource', resources),
    ...(Condition && { Condition }),
  };
}

interface Side {
  readonly caller?: string;
  readonly version?: string;
  readonly identity: readonly Short[];
  readonly scps?: readonly (readonly Short[])[];
  readonly resourceAccount?: string;
  readonly [layer: string]: unknown;
}

function inputOf(given: readonly Short[] | Side): AccessInput {
  const side = Array.isArray(given) ? { identity: given as readonly Short[] } : (given as Side);
  const { caller = 'arn:aws:iam::111122223333:user/ana', version: Version = '2012-10-17', ...rest } = side;
  const document = (statements: readonly Short[]): object => ({
    Version,
    Statement: statements.map(statement),
  });
  const layers = Object.entries(rest).map(([name, value]) => {
    if (name === 'scps') return [name, (value as readonly (readonly Short[])[]).map(document)];
    return [name, typeof value === 'string' ? value : document(value as readonly Short[])];
  });
  return { caller, ...(Object.fromEntries(layers) as object) };
}

/** `action resource key=value,value key=value`. */
function requestOf(text: string): Witness {
  const [action = '', resource = '', ...keys] = text.split(' ');
  const pairOf = (pair: string): [string, string[]] => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at), pair.slice(at + 1).split(',')];
  };
  return { action, resource, keys: Object.fromEntries(keys.map(pairOf)) };
}

const services = ['s3', 'sqs', 'iam', 'sts', 'kms', 'cloudtrail'];
let actions: readonly ServiceAction[] = [];
beforeAll(async () => {
  const { service } = await loadActions();
  const all = await Promise.all(services.map((name) => service(name)));
  actions = all.flatMap((one) => one?.actions ?? []);
});

interface Pair {
  readonly title: string;
  readonly before: readonly Short[] | Side;
  readonly after: readonly Short[] | Side;
  readonly gains?: readonly string[];
  readonly loses?: readonly string[];
  /**
   * The layer and statement that decide before and after, of all that is gained and lost, or one for each of it: `boundary 2
   * denies`, or `scp: nothing allows`.
   */
  readonly because?: string | readonly string[];
  readonly keeps: readonly string[];
  readonly gainedActions?: readonly string[];
  readonly lostActions?: readonly string[];
}

const reasonOf = ({ verdict, decidedBy, statement }: CellAnswer): string =>
  verdict === 'implicitDeny'
    ? `${decidedBy}: nothing allows`
    : `${decidedBy} ${String((statement?.index ?? -1) + 1)} ${verdict === 'allow' ? 'allows' : 'denies'}`;

const named = (cells: readonly Cell[]): string[] =>
  [...new Set(cells.flatMap((cell) => cell.actions))].sort();

describe('the difference between two policies, as an expert names it', () => {
  test.each(pairs as unknown as readonly Pair[])('$title', (pair) => {
    const text = JSON.stringify(pair);
    const known = actions.filter(({ id }) => text.includes(`${id.slice(0, id.indexOf(':'))}:`));
    const found = difference(inputOf(pair.before), inputOf(pair.after), { actions: known });
    const { gained, lost, open, isBounded, cellOf } = found;
    const where = (cells: readonly Cell[], texts: readonly string[]): string[] =>
      texts.filter((one) => cells.some((cell) => cell === cellOf(requestOf(one))));
    expect(where(gained, pair.gains ?? []), 'gained').toEqual(pair.gains ?? []);
    expect(where(lost, pair.loses ?? []), 'lost').toEqual(pair.loses ?? []);
    const changed = [...(pair.gains ?? []), ...(pair.loses ?? [])];
    const reasons = changed.map((one) => cellOf(requestOf(one))?.answers.map(reasonOf).join(' → '));
    const { because = [] } = pair;
    expect(reasons).toEqual(typeof because === 'string' ? changed.map(() => because) : because);
    expect(where([...gained, ...lost], pair.keeps), 'kept').toEqual([]);
    if (!pair.gains) expect(gained.map(({ witness }) => witness)).toEqual([]);
    if (!pair.loses) expect(lost.map(({ witness }) => witness)).toEqual([]);
    if (pair.gainedActions) expect(named(gained)).toEqual(pair.gainedActions);
    if (pair.lostActions) expect(named(lost)).toEqual(pair.lostActions);
    expect(open).toEqual([]);
    expect(isBounded).toBe(false);
  });
});
