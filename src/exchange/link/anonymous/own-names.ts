import {
  loadActions,
  loadCatalog,
  managedPolicies,
  policyArn,
  serviceLinkedNames,
  type ServiceActions,
} from '../../../engine/index.ts';

const words = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '');

/** https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html */
const regions: ReadonlySet<string> = new Set(
  words(`
  af-south-1 ap-east-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1
  ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7 ca-central-1 ca-west-1
  cn-north-1 cn-northwest-1 eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3
  eusc-de-east-1 il-central-1 me-central-1 me-south-1 mx-central-1 sa-east-1 us-east-1 us-east-2 us-gov-east-1
  us-gov-west-1 us-iso-east-1 us-iso-west-1 us-isob-east-1 us-west-1 us-west-2 global aws-global N/A`),
);

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
const partitions: ReadonlySet<string> = new Set(words('aws aws-cn aws-us-gov aws-iso aws-iso-b aws-eusc'));

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
const globalKeys = words(`
  aws:AssumedRoot aws:CalledVia aws:CalledViaFirst aws:CalledViaLast aws:ChatbotSourceArn aws:CurrentTime
  aws:Ec2InstanceSourcePrivateIPv4 aws:Ec2InstanceSourceVpc aws:EpochTime aws:FederatedProvider aws:IsMcpServiceAction
  aws:MultiFactorAuthAge aws:MultiFactorAuthPresent aws:PrincipalAccount aws:PrincipalArn aws:PrincipalIsAWSService
  aws:PrincipalOrgID aws:PrincipalOrgPaths aws:PrincipalServiceName aws:PrincipalServiceNamesList aws:PrincipalType
  aws:Referer aws:RequestedRegion aws:ResourceAccount aws:ResourceOrgID aws:ResourceOrgPaths aws:SecureTransport
  aws:SourceAccount aws:SourceArn aws:SourceIdentity aws:SourceIp aws:SourceOrgID aws:SourceOrgPaths
  aws:SourceOwner aws:SourceVpc aws:SourceVpcArn aws:SourceVpce aws:TagKeys aws:TokenIssueTime aws:UserAgent aws:VpceAccount
  aws:VpceOrgID aws:VpceOrgPaths aws:VpcSourceIp aws:ViaAWSService aws:userid aws:username ec2:SourceInstanceARN
  ec2:RoleDelivery identitystore:UserId lambda:SourceFunctionArn ssm:SourceInstanceARN glue:RoleAssumedBy
  glue:CredentialIssuingService codebuild:BuildArn codebuild:ProjectArn`);
const keyBeginnings = words(
  'aws:PrincipalTag/ aws:RequestTag/ aws:ResourceTag/ iam:ResourceTag/ kms:EncryptionContext: saml:',
);

/**
 * Claims of tokens, and attributes of people in a user pool.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
 */
const claims: ReadonlySet<string> = new Set(
  words(`
  address amr app_id aud azp birthdate cognito:groups cognito:preferred_role cognito:roles cognito:username email
  email_verified exp family_name gender given_name iat id iss locale middle_name name nickname oaud phone_number
  phone_number_verified picture preferred_username profile sub token_use updated_at user_id website zoneinfo`),
);

/**
 * Providers that AWS itself names, and AWS's sign-in: everybody's trust policies name them.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html
 */
const hosts: ReadonlySet<string> = new Set(
  words(`
  accounts.google.com agent.buildkite.com api.pulumi.com app.terraform.io aws.amazon.com docs.aws.amazon.com
  console.aws.amazon.com gitlab.com graph.facebook.com signin.aws.amazon.com token.actions.githubusercontent.com
  www.amazon.com`),
);

/** Labels of AWS's hosts that are no prefixes of services. */
const labels: ReadonlySet<string> = new Set(
  words(`
  accountdiscovery amazonaws api apidestinations apigateway application-autoscaling auth autoscaling-plans cn
  codedeploy com continuousexport custom-resource delivery dkr dualstack ec2fleet edgelambda elb email
  fips eks-auth eks-fargate eks-fargate-pods eks-nodegroup files graph ingress id jenkins loadbalancer logger member
  monitoring mrk opensearchservice ops oidc pods replication replicator rds-preview s3-accelerate s3-control s3-website
  spot spotfleet storage-lens transitgateway trustedadvisor vpc vpc-flow-logs vpce lexv2 kafka cognito-idp
  cognito-identity events sts iam lambda logs elasticloadbalancing billingconsole aws-artifact`),
);

/** The elements of a policy, and the words that AWS writes in them. */
export const documentWords: ReadonlySet<string> = new Set(
  words(`
  Version Id Statement Sid Effect Principal NotPrincipal Action NotAction Resource NotResource Condition AWS Service
  Federated CanonicalUser Allow Deny 2012-10-17 2008-10-17`),
);

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const operator =
  /^(?:ForA(?:ny|ll)Value(?:s)?:)?(?:String(?:Not)?(?:Equals|EqualsIgnoreCase|Like)|Numeric(?:Not)?Equals|Numeric(?:Less|Greater)Than(?:Equals)?|Date(?:Not)?Equals|Date(?:Less|Greater)Than(?:Equals)?|Bool|BinaryEquals|(?:Not)?IpAddress|Arn(?:Not)?(?:Equals|Like)|Null)(?:IfExists)?$/i;
export const isOperator = (text: string): boolean => operator.test(text);

/** Values that AWS gives to the keys that only it can set, in small letters, or a part of them. */
const keyValues: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    'aws:principaltype': 'account user federateduser assumedrole anonymous service',
    's3:x-amz-server-side-encryption': 'aes256 aws:kms aws:kms:dsse',
    's3:x-amz-acl':
      'private public-read public-read-write authenticated-read bucket-owner-read bucket-owner-full-control log-delivery-write',
    's3:authtype': 'rest-header rest-query-string post',
    's3:signatureversion': 'aws aws4-hmac-sha256',
    'kms:grantoperations': 'decrypt encrypt generatedatakey creategrant retiregrant describekey',
    'sts:signingalgorithm': 'rs256 es384',
  }).map(([key, values]) => [key, new Set(values.split(' '))]),
);

/**
 * Fields of rows and calls that hold one of AWS's words, and the words.
 */
const fieldWords: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    kind: 'assumedRole userSession federatedUser rootSession bucket object key queue function table secret server instance user group role organizationRoot unit account resource session managed inline trust boundary scp rcp',
    principalKind: 'user group role',
    ownerKind: 'user group role',
    status:
      'Active Inactive SUCCEEDED IN_PROGRESS FAILED NOT_STARTED ACTIVE SUSPENDED UNCONFIRMED CONFIRMED FORCE_CHANGE_PASSWORD',
    state: 'SUCCEEDED FAILED Enabled Disabled PendingDeletion',
    featureSet: 'ALL CONSOLIDATED_BILLING',
    enabledPolicyTypes: 'SERVICE_CONTROL_POLICY RESOURCE_CONTROL_POLICY',
    rootFeatures: 'RootCredentialsManagement RootSessions',
    joinedMethod: 'INVITED CREATED',
    type: 'SERVICE_CONTROL_POLICY RESOURCE_CONTROL_POLICY HASH RANGE S N B Token Rules String StringList',
    tier: 'Standard Advanced',
    matchType: 'Equals Contains StartsWith NotEqual',
    ambiguousRoleResolution: 'AuthenticatedRole Deny',
    explicitAuthFlows:
      'ALLOW_USER_PASSWORD_AUTH ALLOW_ADMIN_USER_PASSWORD_AUTH ALLOW_REFRESH_TOKEN_AUTH ALLOW_USER_SRP_AUTH ALLOW_CUSTOM_AUTH ALLOW_USER_AUTH ADMIN_NO_SRP_AUTH CUSTOM_AUTH_FLOW_ONLY USER_PASSWORD_AUTH',
    autoVerifiedAttributes: 'email phone_number',
    preventUserExistenceErrors: 'LEGACY ENABLED',
    failureReason:
      'ACCOUNT_LIMIT_EXCEEDED EMAIL_ALREADY_EXISTS INVALID_ADDRESS INVALID_EMAIL CONCURRENT_ACCOUNT_MODIFICATION INTERNAL_FAILURE GOVCLOUD_ACCOUNT_ALREADY_EXISTS',
    redrivePermission: 'allowAll denyAll byQueue',
    outcome: 'matched notMatched notModelled',
  }).map(([field, values]) => [field, new Set(values.split(' '))]),
);
export const isFieldWord = (field: string, value: string): boolean =>
  fieldWords.get(field)?.has(value) ?? false;

const runtime =
  /^(?:nodejs|python|java|dotnet|dotnetcore|ruby|go|provided)\d{0,2}(?:\.\d{1,2})?(?:\.x|\.al2|\.al2023)?$/;
export const isRuntime = (text: string): boolean => runtime.test(text);

/** Names of a queue's attributes and of the fields within them, by AWS. */
export const attributeNames: ReadonlySet<string> = new Set(
  words(`
  Policy VisibilityTimeout MaximumMessageSize MessageRetentionPeriod DelaySeconds ReceiveMessageWaitTimeSeconds
  RedrivePolicy FifoQueue ContentBasedDeduplication KmsMasterKeyId KmsDataKeyReusePeriodSeconds DeduplicationScope
  FifoThroughputLimit RedriveAllowPolicy SqsManagedSseEnabled deadLetterTargetArn maxReceiveCount redrivePermission
  sourceQueueArns queue messageGroup perQueue perMessageGroupId`),
);

/** Whether a text with `*` and `?` may stand for a name. Both are short. */
function mayBe(pattern: string, name: string): boolean {
  let [at, from, star, mark] = [0, 0, -1, 0];
  while (at < name.length) {
    const sign = pattern.charAt(from);
    if (sign === '*') [star, mark] = [from++, at];
    else if (sign === '?' || (sign !== '' && sign === name.charAt(at))) {
      at++;
      from++;
    } else if (star >= 0) {
      from = star + 1;
      at = ++mark;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(from));
}

const isPattern = (text: string): boolean => /[*?]/.test(text);

/** Whether a text is one of the names, or a pattern for at least one of them. */
const isAmong = (text: string, names: ReadonlySet<string>): boolean =>
  names.has(text) || (isPattern(text) && [...names].some((name) => mayBe(text, name)));

/** The parts of an ARN's last part, as AWS documents it: a text, or null for a name. */
interface Template {
  readonly isPlain: boolean;
  readonly parts: readonly (string | null)[];
}

const templateOf = (arn: string): Template => {
  const [, , , region = '', account = '', ...rest] = arn.split(':');
  return {
    isPlain: region === '' && account === '',
    parts: rest
      .join(':')
      .split(/[:/]/)
      .map((part) => (part.includes('$') ? null : part)),
  };
};

/** Parts of ARNs that the list of actions doesn't have. */
const moreTemplates: Readonly<Record<string, readonly string[]>> = {
  sts: ['assumed-role/$/$', 'federated-user/$', 'self'],
  iam: ['root'],
  lambda: ['function:$'],
};

const isShown = (text: string): boolean => text !== '';

/** All that is AWS's own, as far as an account names it. */
export class OwnNames {
  readonly #services: ReadonlySet<string>;
  readonly #actions: ReadonlyMap<string, ServiceActions>;
  readonly #keys: ReadonlySet<string>;
  readonly #beginnings: readonly string[];
  readonly #policies: ReadonlySet<string>;
  readonly #templates = new Map<string, readonly Template[]>();
  readonly #linked: ReadonlySet<string>;

  constructor(services: readonly string[], actions: readonly ServiceActions[]) {
    this.#services = new Set(services);
    this.#actions = new Map(actions.map((service) => [service.prefix, service]));
    const keys = actions
      .flatMap((service) => service.actions)
      .flatMap(({ conditionKeys, resourceTypes }) => [
        ...conditionKeys,
        ...resourceTypes.flatMap((type) => type.conditionKeys),
      ]);
    const all = [...new Set([...globalKeys, ...keys])].map((key) => key.toLowerCase());
    this.#keys = new Set(all.filter((key) => !/[$<]/.test(key)));
    this.#beginnings = [
      ...new Set([
        ...keyBeginnings.map((key) => key.toLowerCase()),
        ...all.flatMap((key) => /^([a-z0-9-]+:[^$<]*[/:])[$<]/.exec(key)?.[1] ?? []),
      ]),
    ];
    this.#policies = new Set(managedPolicies().map((policy) => policyArn(policy).slice(managedStart.length)));
    this.#linked = new Set(serviceLinkedNames);
    for (const service of actions) this.#templates.set(service.prefix, templatesOf(service));
  }

  isPartition(text: string): boolean {
    return isAmong(text, partitions);
  }

  isRegion(text: string): boolean {
    return isAmong(text, regions);
  }

  isService(text: string): boolean {
    return isAmong(text.toLowerCase(), this.#services);
  }

  /** Whether an action, or a pattern of actions, is AWS's. */
  isAction(text: string): boolean {
    if (text === '*') return true;
    const [, prefix = '', name = ''] = /^([\w-]+):([\w*?]+)$/.exec(text) ?? [];
    const service = this.#actions.get(prefix.toLowerCase());
    if (!service) return false;
    if (!isPattern(name)) return service.action(name) !== undefined;
    const lower = name.toLowerCase();
    return service.actions.some((action) => mayBe(lower, action.name.toLowerCase()));
  }

  /** An action that a pattern means; null if it means none that is AWS's. */
  sampleAction(pattern: string): string | null {
    const [, prefix = '', name = ''] = /^([\w-]+):([\w*?]+)$/.exec(pattern) ?? [];
    if (pattern === '*') return 's3:GetObject';
    if (!isPattern(name)) return this.isAction(pattern) ? pattern : null;
    const lower = name.toLowerCase();
    const service = this.#actions.get(prefix.toLowerCase());
    return service?.actions.find((action) => mayBe(lower, action.name.toLowerCase()))?.id ?? null;
  }

  /** The part of a condition key that is AWS's: all of it, its beginning before a tag's name, or nothing. */
  keyBeginning(key: string): string {
    const lower = key.toLowerCase();
    if (this.#keys.has(lower)) return key;
    const start = this.#beginnings.find((beginning) => lower.startsWith(beginning)) ?? '';
    return key.slice(0, start.length);
  }

  isClaim(text: string): boolean {
    return claims.has(text);
  }

  /** Whether a value is one that AWS gives to a key. */
  isKeyValue(key: string, value: string): boolean {
    const lower = key.toLowerCase();
    if (/:(?:requestedregion|region|locationconstraint)$/.test(lower)) return this.isRegion(value);
    if (lower.endsWith(':amr')) return isAmong(value, new Set(['authenticated', 'unauthenticated']));
    const known = keyValues.get(lower);
    return known !== undefined && isAmong(value.toLowerCase(), known);
  }

  isHost(text: string): boolean {
    return hosts.has(text);
  }

  /** Whether a part of one of AWS's hosts is AWS's: a service, a region, both in one, or another word. */
  isLabel(text: string): boolean {
    if (isAmong(text, labels) || this.isService(text) || this.isRegion(text)) return true;
    const [, service = '', region = ''] = /^([a-z0-9]+)-([a-z]{2}-.+)$/.exec(text) ?? [];
    return isShown(service) && this.isService(service) && this.isRegion(region);
  }

  /** Whether a managed policy's path and name, without the first slash, are AWS's. */
  isPolicy(text: string): boolean {
    return isAmong(text, this.#policies);
  }

  /** Whether the name of a service-linked role is AWS's, without a suffix. */
  isLinkedRole(text: string): boolean {
    return this.#linked.has(text);
  }

  /**
   * How many parts of an ARN's last part are AWS's words, each with whether it is. `isPlain`: whether the ARN has
   * neither region nor account; null if that can't be told.
   */
  ownParts(service: string, isPlain: boolean | null, parts: readonly string[]): readonly boolean[] {
    let fitting = this.#templatesFor(service).filter((one) => isPlain === null || one.isPlain === isPlain);
    return parts.map((part, at) => {
      const named = fitting.filter(({ parts: own }) => at < own.length);
      const isName = named.some(({ parts: own }) => own[at] === null);
      const literal = named.filter(({ parts: own }) => {
        const word = own[at] ?? null;
        return word !== null && (word === part || (!isName && isPattern(part) && mayBe(part, word)));
      });
      fitting = literal.length > 0 ? literal : named.filter(({ parts: own }) => own[at] === null);
      return literal.length > 0;
    });
  }

  #templatesFor(service: string): readonly Template[] {
    const known = this.#templates.get(service);
    if (known) return known;
    const found = (moreTemplates[service] ?? []).map((rest) => templateOf(`arn:aws:${service}:$:$:${rest}`));
    this.#templates.set(service, found);
    return found;
  }
}

const managedStart = 'arn:aws:iam::aws:policy/';

function templatesOf({ prefix, actions }: ServiceActions): readonly Template[] {
  const arns = new Set(
    actions.flatMap(({ resourceTypes, requiredTypes }) =>
      [...resourceTypes, ...requiredTypes].map(({ arn }) => arn),
    ),
  );
  const more = (moreTemplates[prefix] ?? []).map((rest) => `arn:aws:${prefix}:$:$:${rest}`);
  return [...arns, ...more].map(templateOf);
}

/** Loads what is AWS's own, with the actions of the services of which a text speaks. */
export async function loadOwnNames(text: string): Promise<OwnNames> {
  const [catalog] = await Promise.all([loadActions(), loadCatalog([])]);
  const named = new Set(
    Array.from(text.matchAll(/(?<![\w-])([a-z][a-z0-9-]{1,40}):/gi), ([, name = '']) => name.toLowerCase()),
  );
  for (const service of ['iam', 'sts', 's3', 'kms', 'sqs', 'lambda', 'dynamodb', 'secretsmanager'])
    named.add(service);
  const services = catalog.services.map(({ prefix }) => prefix);
  const asked = services.filter((prefix) => named.has(prefix));
  const key = asked.join(' ');
  if (latest?.key === key) return latest.names;
  const loaded = await Promise.all(asked.map(catalog.service));
  const names = new OwnNames(
    services,
    loaded.filter((service) => service !== undefined),
  );
  latest = { key, names };
  return names;
}

/** The names that were loaded last: the same account is asked for again and again. */
let latest: { readonly key: string; readonly names: OwnNames } | null = null;
