import type { KindOf, World } from '../../../../engine/index.ts';
import { isLeaking, nowOf } from '../../../../engine/index.ts';
import { summaries } from '#words/identities.ts';
import { dateAndTimeInUtc } from '../../../../words/index.ts';
import { badges, facts as says } from '#words/inspector-services.ts';
import { kindNames } from '#words/kind-names.ts';
import type { KindDetails, Mark } from '../../details.ts';
import { mark } from '../../details.ts';
import type { Fact } from '../../fact.ts';
import type { ItemOf, WorkloadItem } from '../../item.ts';
import { itemOf } from '../../item.ts';
import { nameOf } from '../../kinds.ts';
import { ask } from '../../requests.ts';
import { created, link, maybe, plain } from '../facts.ts';
import { heading } from '../heading.ts';
import { told } from '../service.ts';
import { workloadActions } from './actions.ts';
import { workloadSections } from './sections.ts';

/** The key, profile or function that a workload has, by the id of its row. */
const heldBy = ({ accessKeyId, instanceProfileId, functionId }: WorkloadItem['row']): string | null =>
  accessKeyId ?? instanceProfileId ?? functionId ?? null;

function workloadFacts(world: World, { row }: WorkloadItem): Fact[] {
  const held = heldBy(row);
  return [
    held === null ? plain('holds', says.nothing) : link(world, 'holds', held),
    created(row),
    ...maybe('leaked', row.leaked && dateAndTimeInUtc(row.leaked.at)),
  ];
}

function leakMark(world: World, { row }: WorkloadItem): Mark | null {
  if (!row.leaked) return null;
  return isLeaking(world, row, nowOf(world)) ? mark(badges.leaked, 'warn') : mark(badges.leakedOnce);
}

function heldText(world: World, { row }: WorkloadItem): string {
  const id = heldBy(row);
  const thing = id === null ? null : itemOf(world, id);
  return thing ? summaries.holds(nameOf(world, thing)) : summaries.holdsNothing;
}

const workload = (kind: KindOf<'workloads'>): KindDetails<WorkloadItem> =>
  told({
    heading: (world, item) => heading(kind, leakMark(world, item)),
    facts: workloadFacts,
    sections: workloadSections,
    actions: workloadActions,
    remove: (_, { row }) => ask('playground:DeleteWorkload', { Name: row.name }),
    summary: (world, item) => [kindNames[kind], heldText(world, item)].join('; '),
  });

/** What runs somewhere and makes calls. */
export const workloadKinds: { readonly [K in KindOf<'workloads'>]: KindDetails<ItemOf<K>> } = {
  server: workload('server'),
  instance: workload('instance'),
  program: workload('program'),
};
