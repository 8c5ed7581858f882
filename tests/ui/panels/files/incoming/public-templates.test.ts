import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Change, World } from '../../../../../src/engine/index.ts';
import { loadActions, preparePart, rowsOf } from '../../../../../src/engine/index.ts';
import { readIncoming } from '../../../../../src/exchange/incoming/read-incoming.ts';
import { shownChange } from '../../../../../src/ui/panels/files/incoming/shown-change.ts';
import { tryOut } from '../../../../../src/ui/panels/files/incoming/trial.ts';
import { Replica } from '../../../../../src/ui/panels/use/access/replica.ts';
import type { ToldGains } from '../../../../../src/ui/panels/use/access/told-gains.ts';
import { Account, home, root } from '../../../../engine/account.ts';
import { prepareStacks } from '../../../../engine/cloudformation/parts.ts';
import expectations from './public-templates.json' with { type: 'json' };

/** Templates that nobody here wrote, as a visitor gives them to the page; the fixtures' README names authors and licences. */

interface Expectation {
  /** The values of parameters that have none. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** The sentence for which the text isn't read. */
  readonly unread?: string;
  /** Types that are left out, once the visitor has said so. */
  readonly without?: readonly string[];
  /** What can't be carried out, with its line. */
  readonly refused?: readonly string[];
  readonly findings?: readonly string[];
  /** Where its deployment stops, and the beginning of AWS's sentence. */
  readonly stops?: string;
  /** What the picture shows anew. */
  readonly makes?: readonly string[];
  /** Who gains what: the first action of each set. */
  readonly gains?: Readonly<Record<string, string>>;
}

const folder = join(import.meta.dirname, '../../../../fixtures/public-templates');
const files = readdirSync(folder).filter((name) => !/^(?:README|LICENSE)/.test(name));
const expected: Readonly<Record<string, Expectation>> = expectations;

beforeAll(async () => {
  await prepareStacks();
  for (const part of ['cloudformation', 'sts'] as const) await preparePart(part);
});

/** A name without the letters that CloudFormation draws. */
const plain = (name: string): string => name.replace(/-[0-9A-Za-z]{12}$/, '');

/** Asks who gains, as the page does. */
function gainsOf(world: World, changes: readonly Change[]): Promise<ToldGains> {
  return new Promise((resolve, reject) => {
    const replica = new Replica((message) => {
      if (message.type === 'needs') void list(message.prefixes);
      if (message.type === 'told') resolve(message.told as ToldGains);
      if (message.type === 'failed') reject(new Error(message.message));
    });
    const list = async (prefixes: readonly string[]): Promise<void> => {
      const { service } = await loadActions();
      const found = await Promise.all(prefixes.map((prefix) => service(prefix)));
      const services = found.flatMap((one) => (one ? [one] : []));
      replica.hear({
        type: 'listed',
        services: services.map(({ prefix, name, actions }) => ({ prefix, name, actions })),
      });
    };
    replica.hear({ type: 'rows', rows: rowsOf(world), isFirst: true });
    replica.hear({ type: 'ask', id: 1, question: { type: 'gains', changes, when: 'draft' } });
  });
}

async function outcomeOf(text: string, parameters: Readonly<Record<string, string>>): Promise<Expectation> {
  const values = new Map(Object.entries(parameters));
  const reading = readIncoming({ kind: 'cloudFormation', text, values, account: home, stackName: 'shop' });
  if (!reading.ok) {
    const { problem } = reading;
    if (problem.kind === 'said') return { unread: problem.said };
    return { unread: problem.kind === 'feature' ? `not modelled: ${problem.feature}` : problem.kind };
  }
  const template = reading.value;
  if (template.kind !== 'cloudFormation') throw new Error('It is a template');
  const { mayLeaveOut, refused, findings, fault, body, capabilities } = template;
  const told = {
    ...(fault !== null && { unread: fault }),
    ...(mayLeaveOut.length > 0 && { without: mayLeaveOut.map(({ type }) => type) }),
    ...(refused.length > 0 && {
      refused: refused.map(({ name, type, line }) => `${String(line)}: ${name}, ${type}`),
    }),
    ...(findings.length > 0 && { findings: findings.map(({ kind, line }) => `${String(line)}: ${kind}`) }),
  };
  if (fault !== null || refused.length > 0) return told;
  const { world, now } = new Account();
  const trial = await tryOut(
    { kind: 'cloudFormation', stackName: 'shop', body, values, capabilities },
    {
      ...{ world, now, credentials: root, account: home },
      ...{ signal: new AbortController().signal, onProgress: () => undefined },
    },
  );
  const { stopped } = trial;
  if (stopped)
    return { ...told, stops: `${stopped.at}: ${stopped.said.replace(/ \(Service: .*| \(Request.*/s, '')}` };
  const shown = await shownChange({ world, now, account: home }, trial);
  const makes = shown.things.flatMap(({ kind, name, mark }) =>
    mark === 'added' ? [`${kind} ${kind === 'kmsKey' ? 'key' : plain(name)}`] : [],
  );
  const gains = new Map<string, string[]>();
  for (const { sign, who, line } of (await gainsOf(world, trial.changes)).sets)
    for (const { name } of who) {
      const at = `${sign === 'loses' ? 'loses ' : ''}${plain(name)}`;
      gains.set(at, [...(gains.get(at) ?? []), line.actions[0] ?? '']);
    }
  return {
    ...told,
    makes: makes.sort(),
    gains: Object.fromEntries([...gains].sort().map(([who, actions]) => [who, actions.sort().join(' ')])),
  };
}

test('at least twenty are here, and each is expected to do something', () => {
  expect(files.length).toBeGreaterThanOrEqual(20);
  expect(Object.keys(expected).sort()).toEqual(files.sort());
});

describe.each(files)('%s', (file) => {
  const { parameters = {}, ...outcome } = expected[file] ?? {};
  test(outcome.makes ? 'opens, and deploys' : 'is refused by name', async () => {
    const found = await outcomeOf(readFileSync(join(folder, file), 'utf8'), parameters);
    expect(found).toEqual(outcome);
  });
});
