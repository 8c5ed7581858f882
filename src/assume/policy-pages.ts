import type { Rows, World } from '../engine/index.ts';
import { rowsBy } from '../engine/index.ts';
import { pageId } from '../graph/model/elements.ts';
import { idOfArn } from '../graph/model/id-of-arn.ts';
import type { PolicyTexts } from '../graph/cloakroom/pages.ts';
import type { Page } from '../graph/picture/stacks.ts';
import { stage as words } from '#words/stage.ts';

const listed = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((entry): entry is string => typeof entry === 'string');

const serviceOf = (action: string): string =>
  action.includes(':') ? action.slice(0, action.indexOf(':')) : action;
const nameIn = (action: string): string => action.slice(action.indexOf(':') + 1);
const lists = (action: string): boolean => /^List/i.test(nameIn(action));
const reads = (action: string): boolean =>
  lists(action) || /^(Get|Describe|Head|BatchGet|Lookup)/i.test(nameIn(action));

/** The last part of an ARN, without a trailing wildcard: `reports` of `arn:aws:s3:::reports/*`. */
function placeOf(resource: string): string {
  if (resource === '*' || resource === '') return '';
  const last = resource.split(':').slice(5).join(':') || resource;
  return last.replace(/\/\*$/, '');
}

function whatOf(actions: readonly string[], hasPlace: boolean): string {
  if (actions.some((action) => action === '*')) return words.everything;
  const services = [...new Set(actions.map(serviceOf))];
  const [first = '', second, ...rest] = services;
  if (second !== undefined)
    return `${first}, ${second}${rest.length > 0 ? ` ${words.more(rest.length)}` : ''}`;
  const [only] = actions;
  const isRead = actions.every(reads);
  // One action says more than its service. If it only reads or lists and the place is known, that is enough.
  if (actions.length === 1 && only !== undefined && !only.includes('*') && !(isRead && hasPlace)) return only;
  if (!isRead) return first;
  return actions.every(lists) ? words.list(first) : words.read(first);
}

/**
 * Sums up a policy in one short line: `may: read s3 reports`, `may not: s3:DeleteObject`. It sums up all that
 * the policy allows, or all that it denies if it allows nothing.
 */
export function firstLine(document: string): string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(document);
  } catch {
    return words.nothing;
  }
  const statement = (parsed as { readonly Statement?: unknown } | null)?.Statement;
  const all = (Array.isArray(statement) ? statement : [statement]).filter(
    (one): one is Readonly<Record<string, unknown>> => typeof one === 'object' && one !== null,
  );
  const allowing = all.filter((one) => one['Effect'] === 'Allow');
  const shown = allowing.length > 0 ? allowing : all;
  if (shown.length === 0) return words.nothing;
  const actions = shown.flatMap((one) => (one['NotAction'] === undefined ? listed(one['Action']) : ['*']));
  const resources = shown.flatMap((one) => listed(one['Resource']));
  const places = [...new Set(resources.map(placeOf))];
  const place = places.length === 1 ? (places[0] ?? '') : '';
  const what = whatOf([...new Set(actions)], place !== '');
  const told = place === '' || /[:,]/.test(what) ? what : words.within(what, place);
  return allowing.length > 0 ? words.may(told) : words.mayNot(told);
}

const byName = (a: Page, b: Page): number => (a.name === b.name ? 0 : a.name < b.name ? -1 : 1);

/**
 * The policies of an account as pages. `namesIn` finds the things that a document names; none are found if nobody asks for
 * them. A boundary gives nothing, so it reaches nothing.
 */
export function policyPages(
  world: World,
  namesIn: (document: string) => NonNullable<Page['names']> = () => [],
): PolicyTexts {
  const { policies, users, roles } = world.tables;
  const managed = (ownerId: string | null, policyId: string, limits: boolean): Page[] => {
    const row = policies.get(policyId);
    const version = row?.versions.find(({ versionId }) => versionId === row.defaultVersionId);
    if (!row || !version) return [];
    const id = ownerId === null ? policyId : pageId(limits ? `${ownerId}/boundary` : ownerId, policyId);
    const { document } = version;
    return [
      {
        id,
        policyId,
        name: row.name,
        line: firstLine(document),
        limits,
        names: limits ? [] : namesIn(document),
      },
    ];
  };
  const inline = (ownerId: string, { id, name, document }: Rows['inlinePolicies']): Page => ({
    id: pageId(ownerId, id),
    policyId: id,
    name,
    line: firstLine(document),
    limits: false,
    names: namesIn(document),
  });
  return {
    pagesOf(ownerId) {
      const arn = (users.get(ownerId) ?? roles.get(ownerId))?.permissionsBoundary;
      const boundary = arn === undefined ? null : idOfArn(world, 'policies', arn);
      return [
        ...[
          ...rowsBy(world, 'attachmentsByPrincipal', ownerId).flatMap(({ policyId }) =>
            managed(ownerId, policyId, false),
          ),
          ...rowsBy(world, 'inlinePoliciesByOwner', ownerId).map((row) => inline(ownerId, row)),
        ].sort(byName),
        ...(boundary === null ? [] : managed(ownerId, boundary, true)),
      ];
    },
    pageOf: (policyId) => managed(null, policyId, false)[0] ?? null,
  };
}
