import { codeWords } from '#words/code.ts';
import { needsBucket } from '../../engine/cloudformation/index.ts';
import type { Built, CodeFile, Fact, Loss, Plan, Properties, Value, Written } from './built.ts';
import { AccountId, Reference, Text, textOf } from './built.ts';
import { tagValues } from './draft.ts';
import type { Unit } from './units.ts';
import { exportName, unitsOf } from './units.ts';
import type { Node } from './yaml.ts';
import { Intrinsic, jsonNode, yamlEntry } from './yaml.ts';

/** `Ref`, or the attribute for `Fn::GetAtt`, that gives each fact; and the property that holds tags. */
interface TypeFacts {
  readonly facts: Readonly<Partial<Record<Fact, string>>>;
  readonly tags?: string;
  /** Whether its tags are a map and not a list of keys and values. */
  readonly hasTagMap?: true;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html */
export const templateTypes: Readonly<Record<string, TypeFacts>> = {
  'AWS::IAM::User': { facts: { name: 'Ref', arn: 'Arn' }, tags: 'Tags' },
  'AWS::IAM::Group': { facts: { name: 'Ref', arn: 'Arn' } },
  'AWS::IAM::Role': { facts: { name: 'Ref', arn: 'Arn', uniqueId: 'RoleId' }, tags: 'Tags' },
  'AWS::IAM::ManagedPolicy': { facts: { arn: 'Ref' } },
  'AWS::IAM::InstanceProfile': { facts: { name: 'Ref', arn: 'Arn' } },
  'AWS::IAM::OIDCProvider': { facts: { arn: 'Ref' }, tags: 'Tags' },
  'AWS::IAM::SAMLProvider': { facts: { arn: 'Ref' }, tags: 'Tags' },
  'AWS::Cognito::UserPool': { facts: { id: 'Ref' }, tags: 'UserPoolTags', hasTagMap: true },
  'AWS::Cognito::UserPoolClient': { facts: { id: 'Ref' } },
  'AWS::Cognito::UserPoolGroup': { facts: { name: 'Ref' } },
  'AWS::Cognito::UserPoolUser': { facts: { name: 'Ref' } },
  'AWS::Cognito::IdentityPool': { facts: { id: 'Ref' }, tags: 'IdentityPoolTags' },
  'AWS::S3::Bucket': { facts: { name: 'Ref', arn: 'Arn' }, tags: 'Tags' },
  'AWS::KMS::Key': { facts: { id: 'Ref', arn: 'Arn' }, tags: 'Tags' },
  'AWS::SQS::Queue': { facts: { url: 'Ref', arn: 'Arn', name: 'QueueName' }, tags: 'Tags' },
  'AWS::Lambda::Function': { facts: { name: 'Ref', arn: 'Arn' }, tags: 'Tags' },
  'AWS::Serverless::Function': { facts: { name: 'Ref', arn: 'Arn' }, tags: 'Tags', hasTagMap: true },
  'AWS::DynamoDB::Table': { facts: { name: 'Ref', arn: 'Arn' }, tags: 'Tags' },
  'AWS::SecretsManager::Secret': { facts: { arn: 'Ref' }, tags: 'Tags' },
  'AWS::SSM::Parameter': { facts: { name: 'Ref' }, tags: 'Tags', hasTagMap: true },
  'AWS::Organizations::Organization': { facts: { id: 'Ref', rootId: 'RootId' } },
  'AWS::Organizations::OrganizationalUnit': { facts: { id: 'Ref' }, tags: 'Tags' },
  'AWS::Organizations::Account': { facts: { id: 'Ref' }, tags: 'Tags' },
  'AWS::Organizations::Policy': { facts: { id: 'Ref' }, tags: 'Tags' },
};

/** Runtimes whose code may stand in the template itself. */
export const inlineRuntimes = /^(?:nodejs|python)/;

/** A template's parts before they are written, with the comments that belong to its resources. */
interface Template {
  readonly unit: Unit;
  readonly sections: { readonly [name: string]: Node };
  readonly comments: ReadonlyMap<string, string>;
}

/** Writes the values of one template, and collects what it can't say. */
class TemplateWriter {
  readonly losses: Loss[] = [];
  readonly usedAccounts = new Set<string>();

  constructor(
    readonly plan: Plan,
    readonly unit: Unit,
    readonly unitOf: ReadonlyMap<string, Unit>,
    readonly byKey: ReadonlyMap<string, Built>,
  ) {}

  node(value: Value, at: string): Node {
    if (value instanceof Reference) return this.#reference(value, at);
    if (value instanceof AccountId) return new Intrinsic('Ref', this.#account(value));
    if (value instanceof Text) return this.#text(value, at);
    if (Array.isArray(value)) return (value as readonly Value[]).map((item) => this.node(item, at));
    if (typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value as Properties).map(([name, inner]) => [name, this.node(inner, at)]),
    );
  }

  #account({ id }: AccountId): string {
    if (id === this.plan.account) return 'AWS::AccountId';
    this.usedAccounts.add(id);
    return this.plan.accounts.find((one) => one.id === id)?.parameter ?? id;
  }

  #reference(reference: Reference, at: string): Node {
    const built = this.byKey.get(reference.to);
    const fact = built && templateTypes[built.type]?.facts[reference.fact];
    const unit = this.unitOf.get(reference.to);
    if (!built || !unit || fact === undefined) return this.#unsaid(reference, at, 'uniqueIds');
    if (unit === this.unit)
      return fact === 'Ref'
        ? new Intrinsic('Ref', built.logicalId)
        : new Intrinsic('GetAtt', `${built.logicalId}.${fact}`);
    if (unit.region !== this.unit.region) return this.#unsaid(reference, at, 'elsewhere');
    return new Intrinsic('ImportValue', exportName(unit, built, reference.fact));
  }

  /** The value as it is in this account. It is a loss if AWS chooses another one for the next account. */
  #unsaid({ literal, fact }: Reference, at: string, reason: Loss['reason']): Node {
    const node = this.node(literal, at);
    if (fact !== 'arn' && fact !== 'name')
      this.losses.push({ reason, names: [typeof literal === 'string' ? literal : fact], at, count: 1 });
    return node;
  }

  #text({ parts }: Text, at: string): Node {
    const variables: Record<string, Node> = {};
    const text = parts.map((part) => {
      if (typeof part === 'string') return part.replaceAll('${', '${!');
      const node = this.node(part, at);
      if (typeof node === 'string') return node.replaceAll('${', '${!');
      if (node instanceof Intrinsic && typeof node.value === 'string') {
        if (node.name === 'Sub') return node.value;
        if (node.name !== 'ImportValue') return `\${${node.value}}`;
      }
      const name = `Value${String(Object.keys(variables).length + 1)}`;
      variables[name] = node;
      return `\${${name}}`;
    });
    const whole = text.join('');
    return new Intrinsic('Sub', Object.keys(variables).length ? [whole, variables] : whole);
  }
}

function parametersOf({ plan, usedAccounts }: TemplateWriter, built: readonly Built[]): Record<string, Node> {
  const accounts = plan.accounts
    .filter(({ id }) => usedAccounts.has(id))
    .map(({ id, parameter }): [string, Node] => [
      parameter,
      {
        Type: 'String',
        Description: codeWords.otherAccount,
        Default: id,
        AllowedPattern: String.raw`\d{12}`,
      },
    ]);
  const needsCode = built.some(
    ({ type, properties }) =>
      type.endsWith('::Function') && !inlineRuntimes.test(textOf(properties['Runtime'])),
  );
  const code: [string, Node][] = needsCode
    ? [
        ['CodeBucket', { Type: 'String', Description: codeWords.codeBucket }],
        ['CodeKey', { Type: 'String', Description: codeWords.codeKey }],
      ]
    : [];
  return Object.fromEntries([...accounts, ...code]);
}

/** A function's code, which the playground doesn't keep. */
function codeOf({ type, properties }: Built): Record<string, Node> {
  const isServerless = type === 'AWS::Serverless::Function';
  const runtime = textOf(properties['Runtime']);
  if (!inlineRuntimes.test(runtime)) {
    const [bucket, key] = [new Intrinsic('Ref', 'CodeBucket'), new Intrinsic('Ref', 'CodeKey')];
    return isServerless
      ? { CodeUri: { Bucket: bucket, Key: key } }
      : { Code: { S3Bucket: bucket, S3Key: key } };
  }
  const line = `${runtime.startsWith('python') ? '#' : '//'} ${codeWords.codeHere}`;
  return isServerless ? { InlineCode: line } : { Code: { ZipFile: line } };
}

function resourceOf(writer: TemplateWriter, built: Built): Node {
  const { key, type, properties, tags } = built;
  const { tags: member, hasTagMap } = templateTypes[type] ?? { facts: {} };
  const own = writer.node(properties, key) as Record<string, Node>;
  const code = type.endsWith('::Function') ? codeOf(built) : {};
  if (tags.length && member === undefined)
    writer.losses.push({ reason: 'tags', names: [built.logicalId], at: key, count: tags.length });
  const list = hasTagMap ? Object.fromEntries(tags.map((tag) => [tag.key, tag.value])) : tagValues(tags);
  const tagged = tags.length && member !== undefined ? { [member]: list as Node } : {};
  const all = { ...beforeDocument(own), ...code, ...tagged, ...documentsOf(own) };
  return Object.keys(all).length ? { Type: type, Properties: all } : { Type: type };
}

/** Long documents come last: what is above them stays in sight. */
export const isDocument = (name: string): boolean =>
  /(?:Document|^Policies|^KeyPolicy|^ResourcePolicy|^Content)$/.test(name) && name !== 'SamlMetadataDocument';
const beforeDocument = (own: Record<string, Node>): Record<string, Node> =>
  Object.fromEntries(Object.entries(own).filter(([name]) => !isDocument(name)));
const documentsOf = (own: Record<string, Node>): Record<string, Node> =>
  Object.fromEntries(Object.entries(own).filter(([name]) => isDocument(name)));

function templateOf(writer: TemplateWriter, transform: string | null): Template {
  const { unit, plan } = writer;
  const resources = Object.fromEntries(
    unit.built.map((built) => [built.logicalId, resourceOf(writer, built)]),
  );
  const parameters = parametersOf(writer, unit.built);
  const outputs = unit.built.flatMap((built) =>
    [...(unit.exported.get(built.key) ?? [])].map((fact): [string, Node] => [
      `${built.logicalId}${fact.charAt(0).toUpperCase()}${fact.slice(1)}`,
      {
        Value: writer.node(new Reference(built.key, fact, ''), built.key),
        Export: { Name: exportName(unit, built, fact) },
      },
    ]),
  );
  const sections: Record<string, Node> = {
    AWSTemplateFormatVersion: '2010-09-09',
    ...(transform === null ? {} : { Transform: transform }),
    Description: plan.title,
    ...(Object.keys(parameters).length ? { Parameters: parameters } : {}),
    Resources: resources,
    ...(outputs.length ? { Outputs: Object.fromEntries(outputs) } : {}),
  };
  return { unit, sections, comments: commentsOf(plan, writer, unit) };
}

/** A comment for each resource that something is left out at. */
function commentsOf(plan: Plan, writer: TemplateWriter, unit: Unit): Map<string, string> {
  const ids = new Map(unit.built.map(({ key, logicalId }) => [key, logicalId]));
  const found = new Map<string, string[]>();
  for (const { at, reason, count } of [...plan.losses, ...writer.losses]) {
    const id = ids.get(at ?? '');
    if (id !== undefined) found.set(id, [...(found.get(id) ?? []), codeWords.short[reason](count)]);
  }
  return new Map([...found].map(([id, texts]) => [id, codeWords.leftOut(texts)]));
}

function yamlFile({ unit, sections, comments }: Template): CodeFile {
  const text = Object.entries(sections).map(([name, node]) => {
    if (!['Parameters', 'Resources', 'Outputs'].includes(name)) return yamlEntry(name, node);
    const entries = Object.entries(node as Record<string, Node>).map(([id, inner]) => {
      const comment = comments.get(id);
      const note = name === 'Resources' && comment !== undefined ? `      # ${comment}\n` : '';
      return yamlEntry(id, inner, '  ') + note;
    });
    return `\n${name}:\n${entries.join(name === 'Resources' ? '\n' : '')}`;
  });
  return { name: `${unit.name}.yaml`, text: text.join(''), language: 'yaml' };
}

const jsonFile = ({ unit, sections }: Template): CodeFile => ({
  name: `${unit.name}.json`,
  text: `${JSON.stringify(jsonNode(sections), null, 2)}\n`,
  language: 'json',
});

/** Settings for which CloudFormation has no resource type. */
export function settingLosses({ settings }: Plan): Loss[] {
  const { alias, passwordPolicy, trustedServices, rootFeatures, policyTypes } = settings;
  const services = [...trustedServices, ...rootFeatures];
  const account = (alias === undefined ? 0 : 1) + (passwordPolicy ? 1 : 0);
  const loss = (reason: Loss['reason'], names: readonly string[], count: number): Loss[] =>
    count ? [{ reason, names, at: null, count }] : [];
  return [
    ...loss('settings', [], account),
    ...loss('services', services, services.length),
    ...loss('policyTypes', policyTypes, policyTypes.length),
  ];
}

/** A stack's file, and where it is deployed; `region`: null where the CLI's own is meant. */
interface Deployed {
  readonly name: string;
  readonly file: CodeFile;
  readonly region: string | null;
}

/** The bucket of templates that no request carries, one in each region: nobody else has the account's number in a name. */
const bucketLines = (regions: ReadonlySet<string>): string[] => [
  'bucket=templates-$(aws sts get-caller-identity --query Account --output text)',
  ...[...regions].map((region) => `aws s3 mb s3://$bucket${region && `-${region} --region ${region}`}`),
];

/** The commands that deploy stacks, as the AWS CLI takes them. */
export function deployCommand(stacks: readonly Deployed[], capabilities: readonly string[]): string {
  const large = stacks.filter(({ file }) => needsBucket(file.text));
  const needs = capabilities.length ? ` --capabilities ${capabilities.join(' ')}` : '';
  const deploys = stacks.map((stack) => {
    const { name, file, region } = stack;
    const bucket = large.includes(stack) ? ` --s3-bucket $bucket${region === null ? '' : `-${region}`}` : '';
    const where = region === null ? '' : ` --region ${region}`;
    return `aws cloudformation deploy --stack-name ${name} \\\n  --template-file ${file.name}${needs}${bucket}${where}`;
  });
  const buckets = large.length ? bucketLines(new Set(large.map(({ region }) => region ?? ''))) : [];
  return [...buckets, ...deploys].join('\n');
}

/** Writes a plan as templates; `transform` is SAM's. */
export function writeTemplates(
  plan: Plan,
  format: 'yaml' | 'json',
  transform: string | null = null,
  units: readonly Unit[] = unitsOf(plan),
): Written {
  const unitOf = new Map(
    units.flatMap((unit) => [...unit.built, ...(unit.hidden ?? [])].map(({ key }) => [key, unit] as const)),
  );
  const byKey = new Map(plan.built.map((one) => [one.key, one]));
  const writers = units.map((unit) => new TemplateWriter(plan, unit, unitOf, byKey));
  const templates = writers.map((writer) => templateOf(writer, transform));
  const files = templates.map(format === 'yaml' ? yamlFile : jsonFile);
  const stacks = files.map((file, i): Deployed => {
    const { name = '', region = null } = units[i] ?? {};
    return { name, file, region: units.length === 1 ? null : region };
  });
  const capabilities = ['CAPABILITY_NAMED_IAM', ...(transform === null ? [] : ['CAPABILITY_AUTO_EXPAND'])];
  return {
    files,
    losses: [...settingLosses(plan), ...writers.flatMap(({ losses }) => losses)],
    command: deployCommand(stacks, capabilities),
  };
}
