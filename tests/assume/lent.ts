import { as, roleArn, withFirstCall } from './account.ts';
import { account, asks, outsider, partner, read, token, trusting, trusts, worn } from './refusal-parts.ts';
import { document, Scene } from './scene.ts';
import type { Replay } from '../../src/assume/step.ts';
import type { Credentials } from '../../src/engine/index.ts';
import { poolTrust } from '../../src/ui/panels/account/dialogs/pool-calls.ts';

/** ana's session puts on the next role. */
async function chained(scene: Scene): Promise<Replay> {
  const PolicyArn = `arn:aws:iam::${account}:policy/MayAssumeDeployer`;
  await scene.does('AttachRolePolicy', { RoleName: 'WebServer', PolicyArn });
  const PolicyDocument = trusting({});
  await scene.does('UpdateAssumeRolePolicy', { RoleName: 'WebServer', PolicyDocument });
  await scene.does('PutUserPolicy', {
    UserName: 'ana',
    PolicyName: 'MayAssumeWebServer',
    PolicyDocument: document({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: roleArn('WebServer') }),
  });
  return asks(scene, await worn(scene, { RoleArn: roleArn('WebServer') }));
}

async function across(scene: Scene): Promise<Replay> {
  const pat = await outsider(scene);
  await trusts(scene, trusting({ Principal: { AWS: `arn:aws:iam::${partner}:user/pat` } }));
  return asks(scene, pat);
}

async function byOidc(scene: Scene): Promise<Replay> {
  const WebIdentityToken = await token(scene);
  const host = 'token.actions.githubusercontent.com';
  const Condition = {
    StringEquals: { [`${host}:aud`]: 'sts.amazonaws.com', [`${host}:sub`]: 'repo:example/shop' },
  };
  const Principal = { Federated: `arn:aws:iam::${account}:oidc-provider/${host}` };
  const Action = 'sts:AssumeRoleWithWebIdentity';
  await trusts(scene, document({ Effect: 'Allow', Principal, Action, Condition }));
  const asked = { RoleArn: roleArn('Deployer'), RoleSessionName: 'build', WebIdentityToken };
  return scene.asks('AssumeRoleWithWebIdentity', asked, null);
}

async function bySaml(scene: Scene): Promise<Replay> {
  const urn = 'urn:oasis:names:tc:SAML:2.0';
  const SAMLMetadataDocument = `<?xml version="1.0"?><md:EntityDescriptor xmlns:md="${urn}:metadata" entityID="https://idp.example.com/saml"><!-- ${'x'.repeat(1000)} --><md:IDPSSODescriptor protocolSupportEnumeration="${urn}:protocol"><md:SingleSignOnService Binding="${urn}:bindings:HTTP-POST" Location="https://idp.example.com/sso"/></md:IDPSSODescriptor></md:EntityDescriptor>`;
  const { SAMLProviderArn = '' } = await scene.does('CreateSAMLProvider', {
    Name: 'School',
    SAMLMetadataDocument,
  });
  await trusts(
    scene,
    document({
      Effect: 'Allow',
      Principal: { Federated: SAMLProviderArn },
      Action: 'sts:AssumeRoleWithSAML',
      Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
    }),
  );
  const { SAMLAssertion = '' } = await scene.does(
    'playground:SignInToSamlProvider',
    { SAMLProviderArn, RoleArn: roleArn('Deployer'), NameId: 'ana' },
    null,
  );
  return scene.asks(
    'AssumeRoleWithSAML',
    { RoleArn: roleArn('Deployer'), PrincipalArn: SAMLProviderArn, SAMLAssertion },
    null,
  );
}

async function byGuest(scene: Scene): Promise<Replay> {
  const { IdentityPoolId } = await scene.does('cognito-identity:CreateIdentityPool', {
    IdentityPoolName: 'shop',
    AllowUnauthenticatedIdentities: true,
  });
  const AssumeRolePolicyDocument = poolTrust(IdentityPoolId, 'unauthenticated');
  await scene.does('CreateRole', { RoleName: 'Guest', AssumeRolePolicyDocument });
  const Roles = { unauthenticated: roleArn('Guest') };
  await scene.does('cognito-identity:SetIdentityPoolRoles', { IdentityPoolId, Roles });
  const { IdentityId = '' } = await scene.does('cognito-identity:GetId', { IdentityPoolId }, null);
  return scene.asks('cognito-identity:GetCredentialsForIdentity', { IdentityId }, null);
}

async function limited(scene: Scene): Promise<Replay> {
  const PolicyDocument = document({ Effect: 'Allow', Action: 'sts:*', Resource: '*' }, read);
  await scene.does('CreatePolicy', { PolicyName: 'Limit', PolicyDocument });
  const PermissionsBoundary = `arn:aws:iam::${account}:policy/Limit`;
  await scene.does('PutUserPermissionsBoundary', { UserName: 'ana', PermissionsBoundary });
  return asks(scene, as('ana'));
}

const called = async (action: string, resource: string): Promise<Replay> =>
  withFirstCall(await asks(new Scene(), as('ana')), action, resource);
const on = (make: (scene: Scene) => Promise<Replay>) => (): Promise<Replay> => make(new Scene());
const web: Credentials = { type: 'service', service: 'ec2.amazonaws.com' };

/** A role that is lent, in each way in which it can be. */
export const lent = {
  'a user': on((scene) => asks(scene, as('ana'))),
  'a user whom trust names': on((scene) => asks(scene, as('ci-bot'))),
  'a user with a boundary': on(limited),
  'a service': on((scene) => asks(scene, web, { RoleArn: roleArn('WebServer') })),
  'a session of another role': on(chained),
  'a user of another account': on(across),
  'a provider’s token': on(byOidc),
  'an assertion': on(bySaml),
  'a guest of an identity pool': on(byGuest),
  'a first call that is allowed': () =>
    called('cloudformation:CreateStack', 'arn:aws:cloudformation:us-east-1:111122223333:stack/web-shop/1'),
  'a first call that is refused': () => called('s3:GetObject', 'arn:aws:s3:::reports/q3'),
} as const satisfies Readonly<Record<string, () => Promise<Replay>>>;
