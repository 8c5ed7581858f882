import type { World } from '../../../../engine/index.ts';
import { policyArn, showPrincipals } from '../../../../engine/index.ts';

/** A thing's ARN before and after it was replaced, and its id before, by which trust policies keep it. */
interface Replacement {
  readonly id: string;
  readonly old: string;
  readonly now: string;
}

/** A policy that names things by the ARNs that they lose, and the call that writes the new ones there. */
export interface StaleName {
  /** The key of the policy's row. */
  readonly id: string;
  /** The policy's name, or that of the role whose trust policy it is. */
  readonly name: string;
  readonly old: readonly string[];
  readonly call: { readonly operation: string; readonly input: Readonly<Record<string, unknown>> };
}

/** The document with the new ARN wherever a text is the old one, or goes on behind it. */
const renewed = (document: string, { old, now }: Replacement): string =>
  document.replaceAll(`"${old}"`, `"${now}"`).replaceAll(`"${old}/`, `"${now}/`);

const owners = { user: 'users', group: 'groups', role: 'roles' } as const;
const word = { user: 'User', group: 'Group', role: 'Role' } as const;

/** Finds the account's own policies that name what was replaced by its old ARN. */
export function staleNames(
  world: World,
  account: string,
  replacements: readonly Replacement[],
): readonly StaleName[] {
  const { tables } = world;
  const written = (document: string, say: (document: string) => Omit<StaleName, 'old'>): StaleName[] => {
    const found = replacements.filter((one) => renewed(document, one) !== document);
    return found.length > 0
      ? [{ ...say(found.reduce(renewed, document)), old: found.map(({ old }) => old) }]
      : [];
  };
  const inline = tables.inlinePolicies.list().flatMap(({ id, ownerKind, ownerId, name, document }) => {
    const owner = tables[owners[ownerKind]].get(ownerId);
    if (owner?.account !== account) return [];
    return written(document, (PolicyDocument) => ({
      ...{ id, name },
      call: {
        operation: `Put${word[ownerKind]}Policy`,
        input: { [`${word[ownerKind]}Name`]: owner.name, PolicyName: name, PolicyDocument },
      },
    }));
  });
  const managed = tables.policies.list().flatMap((row) => {
    const version = row.versions.find(({ versionId }) => versionId === row.defaultVersionId);
    if (row.account !== account || !version) return [];
    return written(version.document, (PolicyDocument) => ({
      ...{ id: row.id, name: row.name },
      call: {
        operation: 'CreatePolicyVersion',
        input: { PolicyArn: policyArn(row), PolicyDocument, SetAsDefault: true },
      },
    }));
  });
  // A trust policy keeps the id of whom it names: what has come under a new name isn't meant by it.
  const trusting = tables.roles.list().flatMap((row) => {
    if (row.account !== account) return [];
    return written(
      replacements.reduce((text, { id, old }) => text.replaceAll(`"${id}"`, `"${old}"`), row.trustPolicy),
      (document) => ({
        ...{ id: row.id, name: row.name },
        call: {
          operation: 'UpdateAssumeRolePolicy',
          input: { RoleName: row.name, PolicyDocument: showPrincipals(world, document) },
        },
      }),
    );
  });
  return [...inline, ...managed, ...trusting];
}
