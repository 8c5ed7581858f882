import { codeWords } from '#words/code.ts';
import type { Built, CodeFile, Fact, Loss, Plan, Properties, Value, Written } from './built.ts';
import { AccountId, eachReference, Reference, Text, textOf } from './built.ts';
import { inlineRuntimes, isDocument, settingLosses, templateTypes } from './cloudformation.ts';
import { camelCase } from './names.ts';
import type { TsValue } from './typescript.ts';
import { CallExpression, Code, TemplateLiteral, variableName, written } from './typescript.ts';
import type { Unit } from './units.ts';
import { exportName, unitsOf } from './units.ts';

/** The module of each service, and the name that the file gives it. */
const modules: Readonly<Record<string, string>> = {
  IAM: 'iam',
  Cognito: 'cognito',
  S3: 's3',
  KMS: 'kms',
  SQS: 'sqs',
  Lambda: 'lambda',
  DynamoDB: 'dynamodb',
  SecretsManager: 'secretsmanager',
  SSM: 'ssm',
  Organizations: 'organizations',
};

const moduleOf = (type: string): string => modules[type.split('::')[1] ?? ''] ?? '';

/** The attributes of constructs of level 2 that give facts. */
const highFacts: Readonly<Record<string, Readonly<Partial<Record<Fact, string>>>>> = {
  'AWS::IAM::User': { name: 'userName', arn: 'userArn' },
  'AWS::IAM::Group': { name: 'groupName', arn: 'groupArn' },
  'AWS::IAM::Role': { name: 'roleName', arn: 'roleArn', uniqueId: 'roleId' },
  'AWS::IAM::ManagedPolicy': { arn: 'managedPolicyArn' },
};

/** The CDK's own form of CloudFormation's names: only the first letter of a word is a capital. */
const cdkName = (name: string): string =>
  camelCase(
    name
      .replace(/ARN(s?)$/, 'Arn$1')
      .replace(/(?<=[a-z])ID$/, 'Id')
      .replace(/^SAML/, 'Saml'),
  );

/** Properties whose members the CDK takes as CloudFormation has them. */
const raw: ReadonlySet<string> = new Set([
  'SupportedLoginProviders',
  'PrincipalTags',
  'Roles',
  'RedrivePolicy',
  'RedriveAllowPolicy',
  'UserPoolTags',
]);

type TsValues = Readonly<Record<string, TsValue>>;

class StackWriter {
  readonly losses: Loss[] = [];
  readonly used = new Set<string>();
  readonly usedAccounts = new Set<string>();
  readonly #high = new Set<string>();
  readonly #own: ReadonlySet<string>;
  readonly #byKey: ReadonlyMap<string, Built>;

  constructor(
    readonly plan: Plan,
    readonly unit: Unit,
    readonly unitOf: ReadonlyMap<string, Unit>,
  ) {
    this.#byKey = new Map(plan.built.map((one) => [one.key, one]));
    this.#own = new Set(unit.built.map(({ key }) => key));
    for (const one of unit.built) if (this.#maybeHigh(one)) this.#high.add(one.key);
  }

  isHigh(key: string): boolean {
    return this.#high.has(key);
  }

  variable(key: string): string {
    return variableName(camelCase(this.#byKey.get(key)?.logicalId ?? ''));
  }

  module(name: string): string {
    this.used.add(name);
    return name;
  }

  /** Whether a construct of level 2 says the same thing, and so do all that it is given as constructs. */
  #maybeHigh({ type, properties }: Built): boolean {
    if (!(type in highFacts)) return false;
    const { AssumeRolePolicyDocument, PolicyDocument, Policies = [], ...others } = properties;
    let isHigh = true;
    eachReference(others, ({ to }) => {
      isHigh &&= this.#high.has(to);
    });
    const documents = (Policies as readonly Properties[]).map((policy) => policy['PolicyDocument']);
    if (PolicyDocument !== undefined) documents.push(PolicyDocument);
    if (!documents.every(isSayable)) return false;
    // A boundary or a policy of another account is only an ARN.
    const arns = [properties['PermissionsBoundary'], properties['ManagedPolicyArns']].flat() as Value[];
    const isKnown = (arn: Value | undefined): boolean =>
      arn === undefined || arn instanceof Reference || /^arn:aws:iam::aws:policy\//.test(textOf(arn));
    if (!arns.every(isKnown)) return false;
    return (
      isHigh && (AssumeRolePolicyDocument === undefined || trust(this, AssumeRolePolicyDocument, '') !== null)
    );
  }

  value(value: Value, at: string): TsValue {
    if (value instanceof Reference) return this.#reference(value, at);
    if (value instanceof AccountId) return this.account(value);
    if (value instanceof Text) {
      return new TemplateLiteral(
        value.parts.flatMap((part): (string | Code)[] => {
          if (typeof part === 'string') return [part];
          const inner = this.value(part, at);
          if (inner instanceof TemplateLiteral) return [...inner.parts];
          return [inner instanceof Code ? inner : textOf(inner)];
        }),
      );
    }
    if (Array.isArray(value)) return (value as readonly Value[]).map((item) => this.value(item, at));
    if (typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value as Properties).map(([name, inner]) => [name, this.value(inner, at)]),
    );
  }

  account({ id }: AccountId): Code {
    if (id === this.plan.account) return new Code('this.account');
    this.usedAccounts.add(id);
    const parameter = this.plan.accounts.find((one) => one.id === id)?.parameter ?? '';
    return new Code(`${camelCase(parameter)}.valueAsString`);
  }

  #reference({ to, fact, literal }: Reference, at: string): TsValue {
    const built = this.#byKey.get(to);
    const low = templateTypes[built?.type ?? '']?.facts[fact];
    const unit = this.unitOf.get(to);
    if (built && this.#own.has(to)) {
      const attribute = this.#attribute(built, fact);
      if (attribute !== undefined) return new Code(`${this.variable(to)}.${attribute}`);
    } else if (built && low !== undefined && unit?.region === this.unit.region)
      return new Code(`cdk.Fn.importValue(${written(exportName(unit, built, fact))})`);
    if (fact !== 'arn' && fact !== 'name') {
      const reason = unit === this.unit ? 'uniqueIds' : 'elsewhere';
      this.losses.push({ reason, names: [textOf(literal)], at, count: 1 });
    }
    return this.value(literal, at);
  }

  /** The member of a construct that gives a fact. */
  #attribute({ key, type }: Built, fact: Fact): string | undefined {
    const high = this.#high.has(key) ? highFacts[type]?.[fact] : undefined;
    const low = templateTypes[type]?.facts[fact];
    return high ?? (low === undefined || low === 'Ref' ? low?.toLowerCase() : `attr${low}`);
  }
}

const statementMembers: ReadonlySet<string> = new Set([
  'Sid',
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
]);

const statementsOf = (document: Properties): readonly Properties[] =>
  [document['Statement']].flat() as readonly Properties[];

/** Whether `iam.PolicyDocument` can say a policy: statements without principals, in the present version. */
function isSayable(document: Value | undefined): boolean {
  if (typeof document !== 'object' || Array.isArray(document)) return false;
  const { Version, Statement, ...more } = document as Properties;
  if (Version !== '2012-10-17' || Statement === undefined || Object.keys(more).length) return false;
  return statementsOf(document as Properties).every(
    (one) =>
      typeof one === 'object' &&
      Object.entries(one).every(
        // An empty list isn't the same as none.
        ([name, value]) => statementMembers.has(name) && !(Array.isArray(value) && value.length === 0),
      ),
  );
}

/** `iam.Effect.DENY` is said; Allow is the default. */
function statementOf(writer: StackWriter, one: Properties, at: string): TsValue {
  const list = (name: string): TsValue | undefined => {
    const value = one[name];
    return value === undefined
      ? undefined
      : ([value].flat() as readonly Value[]).map((item) => writer.value(item, at));
  };
  const iam = writer.module('iam');
  const { Sid, Effect, Condition } = one;
  return new CallExpression(`new ${iam}.PolicyStatement`, [
    set({
      sid: Sid === undefined || Sid === '' ? undefined : writer.value(Sid, at),
      effect: Effect === 'Deny' ? new Code(`${iam}.Effect.DENY`) : undefined,
      actions: list('Action'),
      notActions: list('NotAction'),
      resources: list('Resource'),
      notResources: list('NotResource'),
      conditions: Condition === undefined ? undefined : writer.value(Condition, at),
    }),
  ]);
}

const documentOf = (writer: StackWriter, document: Value, at: string): TsValue =>
  new CallExpression(`new ${writer.module('iam')}.PolicyDocument`, [
    { statements: statementsOf(document as Properties).map((one) => statementOf(writer, one, at)) },
  ]);

const set = (values: Readonly<Record<string, TsValue | undefined>>): TsValues =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as TsValues;

/** The principal that `assumedBy` takes; null if no principal of the CDK makes the same trust policy. */
function trust(writer: StackWriter, document: Value, at: string): TsValue | null {
  const { Version, Statement, ...more } = document as Properties;
  if (Version !== '2012-10-17' || Statement === undefined || Object.keys(more).length) return null;
  const principals = statementsOf(document as Properties).map((one) => principalOf(writer, one, at));
  if (principals.includes(null)) return null;
  const [first = null, ...others] = principals;
  return others.length
    ? new CallExpression(`new ${writer.module('iam')}.CompositePrincipal`, principals as TsValue[])
    : first;
}

function principalOf(writer: StackWriter, one: Properties, at: string): TsValue | null {
  const { Effect, Action, Principal, Condition, ...more } = one;
  if (Effect !== 'Allow' || Object.keys(more).length || typeof Principal !== 'object') return null;
  const [[kind, who] = [], ...others] = Object.entries(Principal as Properties);
  if (others.length || who === undefined || Array.isArray(who) || typeof Action !== 'string') return null;
  const iam = writer.module('iam');
  const conditions = Condition === undefined ? undefined : writer.value(Condition, at);
  if (kind === 'Federated')
    return new CallExpression(`new ${iam}.FederatedPrincipal`, [
      writer.value(who, at),
      conditions ?? {},
      Action,
    ]);
  if (Action !== 'sts:AssumeRole') return null;
  const principal =
    kind === 'Service'
      ? new CallExpression(`new ${iam}.ServicePrincipal`, [writer.value(who, at)])
      : kind === 'AWS'
        ? awsPrincipal(writer, who, at)
        : null;
  if (!principal || conditions === undefined) return principal;
  return new CallExpression(`${written(principal)}.withConditions`, [conditions]);
}

function awsPrincipal(writer: StackWriter, who: Value, at: string): TsValue | null {
  const iam = writer.module('iam');
  if (who instanceof Reference) return new CallExpression(`new ${iam}.ArnPrincipal`, [writer.value(who, at)]);
  if (!(who instanceof Text)) return null;
  const [start, account, end, ...more] = who.parts;
  if (start !== 'arn:aws:iam::' || !(account instanceof AccountId) || more.length) return null;
  if (end !== ':root') return new CallExpression(`new ${iam}.ArnPrincipal`, [writer.value(who, at)]);
  return account.id === writer.plan.account
    ? new CallExpression(`new ${iam}.AccountRootPrincipal`, [])
    : new CallExpression(`new ${iam}.AccountPrincipal`, [writer.account(account)]);
}

/** A managed policy as constructs take it. */
function policyConstruct(writer: StackWriter, arn: Value): TsValue {
  if (arn instanceof Reference) return new Code(writer.variable(arn.to));
  const name = textOf(arn).slice('arn:aws:iam::aws:policy/'.length);
  return new CallExpression(`${writer.module('iam')}.ManagedPolicy.fromAwsManagedPolicyName`, [name]);
}

const constructs = (writer: StackWriter, value: Value | undefined): TsValue | undefined =>
  value === undefined
    ? undefined
    : (value as readonly Value[]).map((one) =>
        one instanceof Reference ? new Code(writer.variable(one.to)) : textOf(one),
      );

const policiesOf = (writer: StackWriter, value: Value | undefined): TsValue | undefined =>
  value === undefined ? undefined : (value as readonly Value[]).map((one) => policyConstruct(writer, one));

/** The code of a thing: the construct itself, and statements that follow it. */
interface Construct {
  readonly expression: CallExpression;
  readonly after: readonly string[];
}

const make = (writer: StackWriter, name: string, { logicalId }: Built, props: TsValues): CallExpression =>
  new CallExpression(`new ${writer.module('iam')}.${name}`, [
    new Code('this'),
    logicalId,
    ...(Object.keys(props).length ? [props] : []),
  ]);

type High = (writer: StackWriter, built: Built) => Construct;

/** Inline policies of users and groups, which the CDK makes beside them. */
const inlineAfter = (writer: StackWriter, built: Built, kind: 'users' | 'groups'): string[] =>
  ((built.properties['Policies'] ?? []) as readonly Properties[]).map(
    ({ PolicyName = '', PolicyDocument = '' }) => {
      const name = textOf(PolicyName);
      const words = name.match(/[A-Za-z0-9]+/g) ?? [];
      const id = `${built.logicalId}${words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')}`;
      const policy = new CallExpression(`new ${writer.module('iam')}.Policy`, [
        new Code('this'),
        id,
        {
          policyName: name,
          [kind]: [new Code(writer.variable(built.key))],
          document: documentOf(writer, PolicyDocument, built.key),
        },
      ]);
      return `${written(policy, '    ')};`;
    },
  );

const text = (value: Value | undefined): string | undefined =>
  value === undefined ? undefined : textOf(value);

const boundary = (writer: StackWriter, { properties }: Built): TsValue | undefined => {
  const arn = properties['PermissionsBoundary'];
  return arn === undefined ? undefined : policyConstruct(writer, arn);
};

const tagLines = (writer: StackWriter, { key, tags }: Built): string[] =>
  tags.map((tag) => `cdk.Tags.of(${writer.variable(key)}).add(${written(tag.key)}, ${written(tag.value)});`);

const high: Readonly<Record<string, High>> = {
  'AWS::IAM::Group': (writer, built) => ({
    expression: make(
      writer,
      'Group',
      built,
      set({
        groupName: text(built.properties['GroupName']),
        path: text(built.properties['Path']),
        managedPolicies: policiesOf(writer, built.properties['ManagedPolicyArns']),
      }),
    ),
    after: inlineAfter(writer, built, 'groups'),
  }),
  'AWS::IAM::User': (writer, built) => ({
    expression: make(
      writer,
      'User',
      built,
      set({
        userName: text(built.properties['UserName']),
        path: text(built.properties['Path']),
        groups: constructs(writer, built.properties['Groups']),
        managedPolicies: policiesOf(writer, built.properties['ManagedPolicyArns']),
        permissionsBoundary: boundary(writer, built),
      }),
    ),
    after: [...tagLines(writer, built), ...inlineAfter(writer, built, 'users')],
  }),
  'AWS::IAM::Role': (writer, built) => {
    const {
      RoleName,
      Path,
      Description,
      MaxSessionDuration,
      AssumeRolePolicyDocument = '',
    } = built.properties;
    const inline = (built.properties['Policies'] ?? []) as readonly Properties[];
    return {
      expression: make(
        writer,
        'Role',
        built,
        set({
          roleName: text(RoleName),
          path: text(Path),
          description: text(Description),
          assumedBy: trust(writer, AssumeRolePolicyDocument, built.key) ?? undefined,
          maxSessionDuration:
            MaxSessionDuration === undefined
              ? undefined
              : new Code(`cdk.Duration.seconds(${textOf(MaxSessionDuration)})`),
          managedPolicies: policiesOf(writer, built.properties['ManagedPolicyArns']),
          permissionsBoundary: boundary(writer, built),
          inlinePolicies: inline.length
            ? Object.fromEntries(
                inline.map(({ PolicyName, PolicyDocument = '' }) => [
                  textOf(PolicyName),
                  documentOf(writer, PolicyDocument, built.key),
                ]),
              )
            : undefined,
        }),
      ),
      after: tagLines(writer, built),
    };
  },
  'AWS::IAM::ManagedPolicy': (writer, built) => {
    const {
      ManagedPolicyName,
      Path,
      Description,
      Groups,
      Users,
      Roles,
      PolicyDocument = '',
    } = built.properties;
    return {
      expression: make(
        writer,
        'ManagedPolicy',
        built,
        set({
          managedPolicyName: text(ManagedPolicyName),
          path: text(Path),
          description: text(Description),
          groups: constructs(writer, Groups),
          users: constructs(writer, Users),
          roles: constructs(writer, Roles),
          document: documentOf(writer, PolicyDocument, built.key),
        }),
      ),
      after: [],
    };
  },
};

/** Properties with the CDK's names; documents and maps keep their own members. */
function lowProps(value: TsValue, name: string): TsValue {
  if (name !== 'Policies' && (isDocument(name) || raw.has(name)) && name !== 'ResourcePolicy') return value;
  if (Array.isArray(value)) return (value as readonly TsValue[]).map((item) => lowProps(item, ''));
  if (
    typeof value !== 'object' ||
    value instanceof Code ||
    value instanceof TemplateLiteral ||
    value instanceof CallExpression
  )
    return value;
  return Object.fromEntries(
    Object.entries(value as TsValues).map(([inner, one]) => [
      name === 'RoleMappings' ? inner : cdkName(inner),
      lowProps(one, inner),
    ]),
  );
}

function lowConstruct(writer: StackWriter, built: Built): Construct {
  const { type, logicalId, properties, tags, key } = built;
  const [, , name = ''] = type.split('::');
  const values = writer.value(properties, key) as TsValues;
  const own = Object.fromEntries(
    Object.entries(values).map(([member, value]): [string, TsValue] => [
      cdkName(member),
      type.endsWith('SecretsManager::ResourcePolicy') ? value : lowProps(value, member),
    ]),
  );
  const { tags: member, hasTagMap } = templateTypes[type] ?? { facts: {} };
  if (tags.length && member === undefined)
    writer.losses.push({ reason: 'tags', names: [logicalId], at: key, count: tags.length });
  const list: TsValue = hasTagMap
    ? Object.fromEntries(tags.map((tag) => [tag.key, tag.value]))
    : tags.map((tag) => ({ key: tag.key, value: tag.value }));
  const props = {
    ...own,
    ...(type === 'AWS::Lambda::Function' ? codeProps(properties) : {}),
    ...(tags.length && member !== undefined ? { [cdkName(member)]: list } : {}),
  };
  return {
    expression: new CallExpression(`new ${writer.module(moduleOf(type))}.Cfn${name}`, [
      new Code('this'),
      logicalId,
      ...(Object.keys(props).length ? [props] : []),
    ]),
    after: [],
  };
}

function codeProps(properties: Properties): TsValues {
  const runtime = textOf(properties['Runtime']);
  if (inlineRuntimes.test(runtime))
    return { code: { zipFile: `${runtime.startsWith('python') ? '#' : '//'} ${codeWords.codeHere}` } };
  return {
    code: { s3Bucket: new Code('codeBucket.valueAsString'), s3Key: new Code('codeKey.valueAsString') },
  };
}

const pascalOf = (name: string): string =>
  name
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

const className = (unit: Unit): string => `${pascalOf(unit.name)}Stack`;

/** Which things are named later in the same stack: only those need a variable. */
function namedLater(writer: StackWriter, exported: Unit['exported']): ReadonlySet<string> {
  const found = new Set<string>(exported.keys());
  for (const { key, properties, tags } of writer.unit.built) {
    eachReference(properties, ({ to }) => found.add(to));
    const isTagged = writer.isHigh(key) && tags.length > 0;
    const hasInline = writer.isHigh(key) && 'Policies' in properties && !('RoleName' in properties);
    if (isTagged || hasInline) found.add(key);
  }
  return found;
}

function stackFile(writer: StackWriter): CodeFile {
  const { plan, unit } = writer;
  const later = namedLater(writer, unit.exported);
  const notes = new Map<string, string[]>();
  const parts = unit.built.map((built) => {
    const isHigh = writer.isHigh(built.key);
    const { expression, after } =
      (isHigh ? high[built.type] : undefined)?.(writer, built) ?? lowConstruct(writer, built);
    const start = later.has(built.key) ? `const ${writer.variable(built.key)} = ` : '';
    return { built, lines: [`${start}${written(expression, '    ', 4 + start.length)};`, ...after] };
  });
  for (const { at, reason, count } of [...plan.losses, ...writer.losses])
    if (at !== null) notes.set(at, [...(notes.get(at) ?? []), codeWords.short[reason](count)]);
  const body = parts.map(({ built, lines }) => {
    const note = notes.get(built.key);
    const all = note ? [...lines, `// ${codeWords.leftOut(note)}`] : lines;
    return all.map((line) => `    ${line}\n`).join('');
  });
  const outputs = unit.built.flatMap((built) =>
    [...(unit.exported.get(built.key) ?? [])].map((fact) => {
      const output = new CallExpression('new cdk.CfnOutput', [
        new Code('this'),
        `${built.logicalId}${fact.charAt(0).toUpperCase()}${fact.slice(1)}`,
        {
          value: writer.value(new Reference(built.key, fact, ''), built.key),
          exportName: exportName(unit, built, fact),
        },
      ]);
      return `    ${written(output, '    ')};\n`;
    }),
  );
  const imports = [...writer.used].filter((name) =>
    [...body, ...outputs].some((text) => text.includes(`${name}.`)),
  );
  const lines = [
    `import * as cdk from 'aws-cdk-lib';`,
    ...imports.sort().map((name) => `import * as ${name} from 'aws-cdk-lib/aws-${name}';`),
    `import type { Construct } from 'constructs';`,
    '',
    `export class ${className(unit)} extends cdk.Stack {`,
    '  constructor(scope: Construct, id: string, props?: cdk.StackProps) {',
    '    super(scope, id, props);',
    '',
  ];
  const parameters = parametersOf(writer);
  const sections = [...(parameters === '' ? [] : [parameters]), ...body, ...outputs];
  return {
    name: `lib/${unit.name}-stack.ts`,
    text: `${lines.join('\n')}\n${sections.join('\n')}  }\n}\n`,
    language: 'typescript',
  };
}

function parametersOf({ plan, usedAccounts, unit }: StackWriter): string {
  const parameter = (name: string, description: string, value?: string): string => {
    const call = new CallExpression('new cdk.CfnParameter', [
      new Code('this'),
      name,
      set({
        description,
        default: value,
        allowedPattern: value === undefined ? undefined : String.raw`\d{12}`,
      }),
    ]);
    const start = `const ${camelCase(name)} = `;
    return `    ${start}${written(call, '    ', 4 + start.length)};\n`;
  };
  const needsCode = unit.built.some(
    ({ type, properties }) =>
      type === 'AWS::Lambda::Function' && !inlineRuntimes.test(textOf(properties['Runtime'])),
  );
  return [
    ...plan.accounts
      .filter(({ id }) => usedAccounts.has(id))
      .map(({ id, parameter: name }) => parameter(name, codeWords.otherAccount, id)),
    ...(needsCode
      ? [parameter('CodeBucket', codeWords.codeBucket), parameter('CodeKey', codeWords.codeKey)]
      : []),
  ].join('');
}

function appFile(units: readonly Unit[]): CodeFile {
  const imports = units.map((unit) => `import { ${className(unit)} } from '../lib/${unit.name}-stack';`);
  const stacks = units.map((unit) => {
    const region = units.every((other) => other.region === unit.region)
      ? ''
      : `, { env: { region: ${written(unit.region)} } }`;
    return `new ${className(unit)}(app, ${written(unit.name)}${region});`;
  });
  return {
    name: 'bin/app.ts',
    text: `${["import * as cdk from 'aws-cdk-lib';", ...imports, '', 'const app = new cdk.App();', ...stacks].join('\n')}\n`,
    language: 'typescript',
  };
}

const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Writes a plan as an app of the AWS CDK in TypeScript. */
export function writeCdk(plan: Plan): Written {
  const units = unitsOf(plan);
  const unitOf = new Map(units.flatMap((unit) => unit.built.map(({ key }) => [key, unit] as const)));
  const writers = units.map((unit) => new StackWriter(plan, unit, unitOf));
  const stacks = writers.map(stackFile);
  const losses = [...settingLosses(plan), ...writers.flatMap((writer) => writer.losses)];
  return {
    files: [
      ...stacks,
      appFile(units),
      { name: 'cdk.json', text: jsonText({ app: 'npx tsx bin/app.ts' }), language: 'json' },
      {
        name: 'package.json',
        text: jsonText({
          name: units[0]?.name ?? 'account',
          private: true,
          dependencies: { 'aws-cdk-lib': '^2.200.0', constructs: '^10.0.0' },
          devDependencies: { 'aws-cdk': '^2.1000.0', tsx: '^4.0.0', typescript: '^5.0.0' },
        }),
        language: 'json',
      },
    ],
    losses,
    command: 'npm install\nnpx cdk deploy --all',
  };
}
