import type { StatementTrace, World } from '../engine/index.ts';
import { policyArn, rowsBy } from '../engine/index.ts';
import { remedyWords as words } from '#words/steps-obstacles.ts';
import { call, type CallRemedy, mostVersions, nameIn, owned, type Owned, trustCall } from './remedy-calls.ts';
import { withoutStatement } from './remedy-documents.ts';
import type { Replay } from './step.ts';

const isOwned = (kind: string): kind is Owned => Object.hasOwn(owned, kind);

/** Removes the denying statement from its policy, or detaches the policy if it has no other statement. */
export function undeny(
  world: World,
  replay: Replay,
  { policy, index, sid }: StatementTrace,
): CallRemedy | null {
  const { kind, owner, name, policyId } = policy;
  const label = words.takeOut(sid, kind === 'trust' ? words.trustOf(owner.name) : name);
  const { policies, organizationPolicies, organizations } = world.tables;
  if (kind === 'trust')
    return trustCall(world, replay, label, (document) => withoutStatement(document, index));
  if (kind === 'scp' || kind === 'rcp') {
    const [organization] = organizations.values();
    const row = organizationPolicies.get(policyId ?? '');
    if (!organization || !row || row.awsManaged) return null;
    const Content = withoutStatement(row.document, index);
    return Content === null
      ? call(words.takeOffPlace(name, owner.name), organization.account, 'organizations:DetachPolicy', {
          PolicyId: row.id,
          TargetId: owner.id,
        })
      : call(words.takeOutOfPlaces(sid, name), organization.account, 'organizations:UpdatePolicy', {
          PolicyId: row.id,
          Content,
        });
  }
  const account = replay.cast.caller.account ?? '';
  const row = policies.get(policyId ?? '');
  const from = isOwned(owner.kind) ? { kind: owner.kind, name: owner.name, account } : null;
  if (row) {
    const document = row.versions.find(({ versionId }) => versionId === row.defaultVersionId)?.document;
    const left = document === undefined ? null : withoutStatement(document, index);
    const PolicyArn = policyArn(row);
    if (left !== null && row.versions.length < mostVersions)
      return call(label, row.account, 'CreatePolicyVersion', {
        PolicyArn,
        PolicyDocument: left,
        SetAsDefault: true,
      });
    if (!from || kind === 'boundary') return null;
    return call(words.takeOff(name, from.name), account, `Detach${owned[from.kind]}Policy`, {
      ...nameIn(from),
      PolicyArn,
    });
  }
  if (!from || kind !== 'inline') return null;
  const inline = rowsBy(world, 'inlinePoliciesByOwner', owner.id).find((one) => one.name === name);
  const left = inline ? withoutStatement(inline.document, index) : null;
  return left === null
    ? call(words.takeOff(name, from.name), account, `Delete${owned[from.kind]}Policy`, {
        ...nameIn(from),
        PolicyName: name,
      })
    : call(label, account, `Put${owned[from.kind]}Policy`, {
        ...nameIn(from),
        PolicyName: name,
        PolicyDocument: left,
      });
}
