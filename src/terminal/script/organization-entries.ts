import type { World } from '../../engine/index.ts';
import { rowsBy } from '../../engine/index.ts';
import { scriptWords } from '../../words/en/script.ts';
import type { Entry } from './entry.ts';
import { comment, tagList } from './entry.ts';

type Variables = readonly (readonly [flag: string, variable: string])[];

const made = (
  operation: string,
  input: Readonly<Record<string, unknown>>,
  variables: Variables = [],
  keeps?: { readonly variable: string; readonly query: string },
): Entry => ({
  type: 'call',
  service: 'organizations',
  operation,
  input,
  variables,
  ...(keeps ? { keeps } : {}),
});

/** The commands that make the organization: its units and policies get new ids, which variables keep. */
export function organizationEntries(world: World, account: string): Entry[] {
  const [organization] = [...world.tables.organizations.entries()].map(([, row]) => row);
  if (!organization || organization.account !== account) return [];
  const names = new Map([[organization.rootId, 'ROOT']]);
  const units = unitsUnder(world, organization.rootId);
  units.forEach(({ id }, i) => names.set(id, `UNIT_${i + 1}`));
  return [
    made('CreateOrganization', { FeatureSet: organization.featureSet }),
    made('ListRoots', {}, [], { variable: 'ROOT', query: 'Roots[0].Id' }),
    ...organization.enabledPolicyTypes.map((PolicyType) =>
      made('EnablePolicyType', { PolicyType }, [['--root-id', 'ROOT']]),
    ),
    ...units.map(({ id, name, parentId, tags }) =>
      made(
        'CreateOrganizationalUnit',
        { Name: name, ...(tags.length ? { Tags: tagList(tags) } : {}) },
        [['--parent-id', names.get(parentId) ?? 'ROOT']],
        { variable: names.get(id) ?? '', query: 'OrganizationalUnit.Id' },
      ),
    ),
    ...policies(world, account, names),
    ...members(world, account),
  ];
}

function unitsUnder(world: World, parent: string) {
  const found = [...rowsBy(world, 'unitsByParent', parent)].sort((a, b) => (a.name < b.name ? -1 : 1));
  for (let i = 0; i < found.length; i++) found.push(...rowsBy(world, 'unitsByParent', found[i]?.id ?? ''));
  return found;
}

function policies(world: World, account: string, names: ReadonlyMap<string, string>): Entry[] {
  const own = [...world.tables.organizationPolicies.entries()]
    .map(([, row]) => row)
    .filter((row) => !row.awsManaged)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return own.flatMap((row, i) => {
    const variable = `POLICY_${i + 1}`;
    const input = { Content: row.document, Description: row.description, Name: row.name, Type: row.type };
    const attached = rowsBy(world, 'organizationAttachmentsByPolicy', row.id).flatMap(({ targetId }) => {
      const target = names.get(targetId);
      if (target !== undefined)
        return [
          made('AttachPolicy', {}, [
            ['--policy-id', variable],
            ['--target-id', target],
          ]),
        ];
      return targetId === account
        ? [made('AttachPolicy', { TargetId: targetId }, [['--policy-id', variable]])]
        : [comment(scriptWords.attachLater(row.name, targetId))];
    });
    return [made('CreatePolicy', input, [], { variable, query: 'Policy.PolicySummary.Id' }), ...attached];
  });
}

const members = (world: World, account: string): Entry[] =>
  [...world.tables.accounts.entries()]
    .map(([, row]) => row)
    .filter((row) => row.id !== account && row.parentId !== null)
    .map((row) => made('CreateAccount', { Email: row.email, AccountName: row.name }));
