import { as, roleArn, root } from './account.ts';
import {
  account,
  asks,
  bound,
  byToken,
  deny,
  device,
  inlineOf,
  member,
  outsider,
  partner,
  read,
  trusting,
  trusts,
  wants,
  worn,
} from './refusal-parts.ts';
import { document, Scene } from './scene.ts';
import type { Replay } from '../../src/assume/step.ts';
import { poolTrust } from '../../src/ui/panels/account/dialogs/pool-calls.ts';

/** A refused request: what was made before, and how it was asked. */
interface Refusal {
  readonly scene: Scene;
  readonly replay: Replay;
}
type Make = (scene: Scene) => Promise<Replay>;

/** One scene for each thing that can stand in the way; the name says which. */
export const refusals: Readonly<Record<string, Make>> = {
  'badCredentials: nobody signed': (scene) => asks(scene, null),
  'badCredentials: the key is switched off': async (scene) => {
    const by = as('ana');
    const AccessKeyId = by.type === 'key' ? by.accessKeyId : '';
    await scene.does('UpdateAccessKey', { UserName: 'ana', AccessKeyId, Status: 'Inactive' });
    return asks(scene, by);
  },
  'badProof: the token was changed': (scene) => byToken(scene, (text) => `${text.slice(0, -6)}AAAAAA`),
  'badRequest: the duration is too short': (scene) => asks(scene, as('ana'), { DurationSeconds: 10 }),
  'rootMayNot: the root user asks': (scene) => asks(scene, root),
  'noSuchRole: the name is wrong': (scene) => asks(scene, as('ana'), { RoleArn: roleArn('Nobody') }),
  'trustNamesOthers: a user of the account': (scene) =>
    asks(scene, as('ana'), { RoleArn: roleArn('WebServer') }),
  'trustNamesOthers: a service': (scene) => asks(scene, { type: 'service', service: 'lambda.amazonaws.com' }),
  'trustNamesOthers: a session of another role': async (scene) =>
    asks(scene, await worn(scene), { RoleArn: roleArn('WebServer') }),
  'trustNamesOthers: another account whose policies are not here': (scene) =>
    asks(scene, { type: 'account', arn: `arn:aws:iam::${partner}:root` }),
  'trustNamesOthers: a user of another account who may ask': async (scene) => {
    const pat = await outsider(scene);
    return asks(scene, pat);
  },
  'trustNamesNoProvider: the role trusts no provider': (scene) => byToken(scene),
  'trustNamesNoProvider: the role trusts no identity pool': async (scene) => {
    const { IdentityPoolId } = await scene.does('cognito-identity:CreateIdentityPool', {
      IdentityPoolName: 'shop',
      AllowUnauthenticatedIdentities: true,
    });
    const AssumeRolePolicyDocument = poolTrust(`${IdentityPoolId}x`, 'authenticated');
    await scene.does('CreateRole', { RoleName: 'Guest', AssumeRolePolicyDocument });
    await scene.does('UpdateAssumeRolePolicy', { RoleName: 'Guest', PolicyDocument: trusting({}) });
    await scene.does('cognito-identity:SetIdentityPoolRoles', {
      IdentityPoolId,
      Roles: { unauthenticated: roleArn('Guest') },
    });
    const { IdentityId = '' } = await scene.does('cognito-identity:GetId', { IdentityPoolId }, null);
    return scene.asks('cognito-identity:GetCredentialsForIdentity', { IdentityId }, null);
  },
  'alsoNeeds: session tags, on both sides': (scene) =>
    asks(scene, as('ana'), { Tags: [{ Key: 'team', Value: 'web' }] }),
  'alsoNeeds: session tags, in the trust policy': async (scene) => {
    const pat = await outsider(scene, 'sts:*');
    await trusts(scene, trusting({ Principal: { AWS: `arn:aws:iam::${partner}:user/pat` } }));
    return asks(scene, pat, { Tags: [{ Key: 'team', Value: 'web' }] });
  },
  'alsoNeeds: a source identity, across accounts': async (scene) => {
    const pat = await outsider(scene);
    await trusts(scene, trusting({ Principal: { AWS: `arn:aws:iam::${partner}:user/pat` } }));
    return asks(scene, pat, { SourceIdentity: 'pat' });
  },
  'outsideLimit: a permissions boundary': async (scene) => {
    await bound(scene, read);
    return asks(scene, as('ana'));
  },
  'outsideLimit: a service control policy': (scene) => member(scene, null),
  'outsideLimit: a session policy': async (scene) => {
    const PolicyArn = `arn:aws:iam::${account}:policy/MayAssumeDeployer`;
    await scene.does('AttachRolePolicy', { RoleName: 'Deployer', PolicyArn });
    return asks(scene, await worn(scene, { Policy: document(read) }));
  },
  'trustCondition: an external id': async (scene) => {
    await trusts(scene, wants({ StringEquals: { 'sts:ExternalId': 'blue' } }));
    return asks(scene, as('ana'));
  },
  'trustCondition: an external id, of somebody whom trust names': async (scene) => {
    const Condition = { StringEquals: { 'sts:ExternalId': 'blue' } };
    await trusts(scene, trusting({ Principal: { AWS: `arn:aws:iam::${account}:user/carol` }, Condition }));
    return asks(scene, as('carol'));
  },
  'trustCondition: a second factor that is there': async (scene) => {
    await trusts(scene, wants({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }));
    device(scene);
    return asks(scene, as('ana'));
  },
  'trustCondition: a second factor that is not': async (scene) => {
    await trusts(scene, wants({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }));
    return asks(scene, as('ana'));
  },
  'trustCondition: a tag of who asks': async (scene) => {
    await trusts(scene, wants({ StringEquals: { 'aws:PrincipalTag/team': 'ops' } }));
    return asks(scene, as('ana'));
  },
  'trustCondition: the session’s name': async (scene) => {
    await trusts(scene, wants({ StringEquals: { 'sts:RoleSessionName': 'ana' } }));
    return asks(scene, as('ana'));
  },
  'trustCondition: an address': async (scene) => {
    await trusts(scene, wants({ IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } }));
    return asks(scene, as('ana'));
  },
  'explicitDeny: the trust policy': async (scene) => {
    const user = { AWS: `arn:aws:iam::${account}:user/ana` };
    await trusts(
      scene,
      trusting({}, { Sid: 'NotAna', Effect: 'Deny', Principal: user, Action: 'sts:AssumeRole' }),
    );
    return asks(scene, as('ana'));
  },
  'explicitDeny: an inline policy that says more': async (scene) => {
    await inlineOf(scene, 'ana', read, deny);
    return asks(scene, as('ana'));
  },
  'explicitDeny: an inline policy that says nothing else': async (scene) => {
    await inlineOf(scene, 'ana', deny);
    return asks(scene, as('ana'));
  },
  'explicitDeny: a policy of the group': async (scene) => {
    await scene.does('CreatePolicy', { PolicyName: 'KeepOut', PolicyDocument: document(deny) });
    const PolicyArn = `arn:aws:iam::${account}:policy/KeepOut`;
    await scene.does('AttachGroupPolicy', { GroupName: 'Developers', PolicyArn });
    return asks(scene, as('ana'));
  },
  'explicitDeny: a permissions boundary': async (scene) => {
    await bound(scene, { Effect: 'Allow', Action: '*', Resource: '*' }, deny);
    return asks(scene, as('ana'));
  },
  'explicitDeny: a service control policy': (scene) => member(scene, document(deny)),
  'noPermission: a member of a group': (scene) => asks(scene, as('carol')),
  'noPermission: a session': async (scene) => {
    const by = await worn(scene);
    return asks(scene, by);
  },
  'permissionElsewhere: another role': async (scene) => {
    await inlineOf(scene, 'carol', {
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Resource: roleArn('WebServer'),
    });
    return asks(scene, as('carol'));
  },
  'permissionCondition: a tag of who asks': async (scene) => {
    const Condition = { StringEquals: { 'aws:PrincipalTag/team': 'web' } };
    await inlineOf(scene, 'carol', { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*', Condition });
    return asks(scene, as('carol'));
  },
  'durationTooLong: more than the role gives': (scene) => asks(scene, as('ana'), { DurationSeconds: 43_200 }),
  'notModelled: the other account decides': (scene) =>
    asks(
      scene,
      { type: 'account', arn: `arn:aws:iam::${partner}:root` },
      {
        RoleArn: roleArn('PartnerAudit'),
        ExternalId: 'EXAMPLE-AUDIT-2025',
      },
    ),
};

/** Plays a refusal in an account of its own. */
export async function refusal(name: string): Promise<Refusal> {
  const scene = new Scene();
  const make = refusals[name];
  if (!make) throw new Error(`no scene is called ${name}`);
  return { scene, replay: await make(scene) };
}
