import type { Rows, World } from '../engine/index.ts';
import { rowsBy } from '../engine/index.ts';
import { idOfArn } from '../graph/model/edges-of-rows.ts';
import type { PolicyTexts } from '../graph/cloakroom/pages.ts';
import type { Page } from '../graph/picture/stacks.ts';
import { pageId } from '../graph/cloakroom/pages.ts';
import { firstLine } from './first-line.ts';
import { trustsOf } from './trust-lines.ts';

const byName = (a: Page, b: Page): number => (a.name === b.name ? 0 : a.name < b.name ? -1 : 1);

/** The texts on the policies' pages in the picture. Each is read only when it is drawn. */
export function policyTexts(world: World): PolicyTexts {
  const { policies, users, roles } = world.tables;
  const managed = (ownerId: string | null, policyId: string, limits: boolean): Page[] => {
    const row = policies.get(policyId);
    const version = row?.versions.find(({ versionId }) => versionId === row.defaultVersionId);
    if (!row || !version) return [];
    const id = ownerId === null ? policyId : pageId(limits ? `${ownerId}/boundary` : ownerId, policyId);
    return [{ id, policyId, name: row.name, line: firstLine(version.document), limits }];
  };
  const inline = (ownerId: string, { id, name, document }: Rows['inlinePolicies']): Page => ({
    id: pageId(ownerId, id),
    policyId: id,
    name,
    line: firstLine(document),
    limits: false,
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
    trustOf: (roleId) => trustsOf(world, roleId),
  };
}
