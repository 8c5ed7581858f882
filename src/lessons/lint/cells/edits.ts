import type { PolicyDocument, PolicyUse, Statement } from '../documents.ts';
import { listed } from '../documents.ts';

/** A policy with one element of one statement wider or narrower. */
export interface Edit {
  readonly name: string;
  readonly document: PolicyDocument;
}

/** Names that stand in the account, to which an element can be widened, and one that stands nowhere. */
export interface Names {
  /** Users and roles, by their ARN. */
  readonly principals: readonly string[];
  /** The ids of accounts, the last of which nobody holds. */
  readonly accounts: readonly string[];
  readonly users: readonly string[];
}

/** Values that could stand in the place of one. */
type Near = readonly (readonly [name: string, value: string])[];

type Changed = readonly (readonly [name: string, statement: Statement])[];

const one = (values: readonly string[]): string | readonly string[] =>
  values.length === 1 ? (values[0] ?? '') : values;

/** Each list with one entry replaced by `others`, or left out if there are more. */
const entriesOf = (
  values: readonly string[],
  others: (value: string) => Near,
): readonly (readonly [name: string, values: readonly string[]])[] =>
  values.flatMap((value, at) => [
    ...others(value).flatMap(([name, other]) =>
      values.includes(other)
        ? []
        : [[`${name} ${other}`, values.map((old, i) => (i === at ? other : old))] as const],
    ),
    ...(values.length > 1 ? [[`without ${value}`, values.filter((_old, i) => i !== at)] as const] : []),
  ]);

/** Actions that stand near another: those of its verb, of its service, every one, or another one alone. */
function actionsNear(action: string): Near {
  const [service = '', name = ''] = action.split(':');
  if (name === '') return [['only', 's3:GetObject']];
  const verb = /^[A-Z][a-z]+/.exec(name)?.[0] ?? name;
  const near: Near = name.includes('*')
    ? [['only', `${service}:${verb}Object`]]
    : [
        ['any', `${service}:${verb}*`],
        ['longer', `${action}*`],
        ['other', `${action}Tagging`],
      ];
  return [['any', `${service}:*`], ['any', '*'], ...near];
}

/** Buckets and objects that stand near others: a longer or shorter name, a prefix, one alone. */
function objectsNear(arn: string): Near {
  const [, bucket, key] = /^(arn:aws:s3:::[^/*]+)(\/.*)?$/.exec(arn) ?? [];
  if (bucket === undefined) return [];
  const named: Near = [
    ['any', 'arn:aws:s3:::*'],
    ['longer', `${bucket}*`],
    ['shorter', `${bucket.slice(0, -2)}*`],
    key === undefined ? ['inside', `${bucket}/*`] : ['only', bucket],
  ];
  const inside: Near = key?.endsWith('*') ? [['prefix', `${bucket}${key.slice(0, -1)}q*`]] : [];
  const some: Near = [
    ['suffix', `${bucket}/*.csv`],
    ['one', `${bucket}/q3.csv`],
  ];
  return [...named, ...inside, ...(key === '/*' ? some : [])];
}

/** Things in an account that stand near others: all of their kind, a longer name, another one, another account's. */
function thingsNear(arn: string): Near {
  const [, start] = /^(arn:aws:(?:iam|sqs|sns|ssm):[^:]*:\d{12}:(?:[a-z-]+\/)?)[^*]+$/.exec(arn) ?? [];
  return start === undefined
    ? []
    : [
        ['any', `${start}*`],
        ['longer', `${arn}*`],
        ['other', `${arn}x`],
        ['with any letter', arn.replace(/..$/, (end) => `?${end.slice(1)}`)],
        ['anywhere', arn.replace(/:\d{12}:/, ':*:')],
      ];
}

/** Resources that stand near another. */
function resourcesNear(arn: string): Near {
  if (arn === '*')
    return [
      ['only', 'arn:aws:s3:::q*'],
      ['only', 'arn:aws:iam::111122223333:role/q*'],
    ];
  const variables: Near = arn.includes('${') ? [['any', arn.replace(/\$\{[^}]*\}/, '*')]] : [];
  return [['any', '*'], ...objectsNear(arn), ...thingsNear(arn), ...variables];
}

const patterns = {
  Action: actionsNear,
  NotAction: actionsNear,
  Resource: resourcesNear,
  NotResource: resourcesNear,
};

const inPatterns = (statement: Statement): Changed =>
  Object.entries(patterns).flatMap(([element, near]) =>
    statement[element] === undefined
      ? []
      : entriesOf(listed(statement[element] as string | readonly string[]), near).map(
          ([name, values]) => [`${element}: ${name}`, { ...statement, [element]: one(values) }] as const,
        ),
  );

function inPrincipal(statement: Statement, { principals, accounts }: Names): Changed {
  const { Principal } = statement;
  if (Principal === undefined) return [];
  const by = typeof Principal === 'string' ? { AWS: Principal } : Principal;
  const written = (kind: string, values: readonly string[]): Statement => {
    const others = Object.fromEntries(Object.entries(by).filter(([known]) => known !== kind));
    return { ...statement, Principal: { ...others, ...(values.length > 0 && { [kind]: one(values) }) } };
  };
  const aws = listed(by['AWS']);
  const more = [...principals, ...accounts, '*'].filter((name) => !aws.some((known) => known.includes(name)));
  return [
    ...more.map((name): Changed[number] => [`Principal: also ${name}`, written('AWS', [...aws, name])]),
    ...(aws.length === 0
      ? []
      : principals
          .filter((name) => !aws.includes(name))
          .map((name): Changed[number] => [`Principal: only ${name}`, written('AWS', [name])])),
    ...['lambda.amazonaws.com', 'ec2.amazonaws.com']
      .filter((name) => !listed(by['Service']).includes(name))
      .map((name): Changed[number] => [
        `Principal: also ${name}`,
        written('Service', [...listed(by['Service']), name]),
      ]),
    ...Object.entries(by).flatMap(([kind, values]) =>
      listed(values).length > 1
        ? listed(values).map((value): Changed[number] => [
            `Principal: without ${value}`,
            written(
              kind,
              listed(values).filter((known) => known !== value),
            ),
          ])
        : [],
    ),
  ];
}

type Conditions = NonNullable<Statement['Condition']>;

const without = (conditions: Conditions, operator: string, key: string): Conditions => {
  const keys = Object.fromEntries(
    Object.entries(conditions[operator] ?? {}).filter(([name]) => name !== key),
  );
  const others = Object.fromEntries(Object.entries(conditions).filter(([name]) => name !== operator));
  return Object.keys(keys).length > 0 ? { ...others, [operator]: keys } : others;
};

const withKey = (conditions: Conditions, operator: string, key: string, value: unknown): Conditions => ({
  ...conditions,
  [operator]: { ...conditions[operator], [key]: value as string },
});

/** Conditions that make a statement count less often: with a second factor, for some time, from somewhere, for one user. */
const narrower = ({ users }: Names): readonly (readonly [string, string, string])[] => [
  ['Bool', 'aws:MultiFactorAuthPresent', 'true'],
  ['Bool', 'aws:MultiFactorAuthPresent', 'false'],
  ['DateLessThan', 'aws:CurrentTime', '2030-01-01T00:00:00Z'],
  ['IpAddress', 'aws:SourceIp', '203.0.113.0/24'],
  ...users.slice(0, 1).map((name) => ['StringEquals', 'aws:username', name] as const),
];

function inConditions(statement: Statement, names: Names): Changed {
  const held = statement.Condition ?? {};
  const say = (name: string, Condition: Conditions): Changed[number] => [
    `Condition: ${name}`,
    { ...statement, Condition },
  ];
  const changed = Object.entries(held).flatMap(([operator, keys]) =>
    Object.entries(keys).flatMap(([key, value]) => {
      const rest = without(held, operator, key);
      const values = listed(value).map(String);
      const isText = /^(?:For\w+:)?(?:String|Arn)/.test(operator);
      const like = operator.replace(/(String|Arn)(Not)?(?:Equals|Like)/, '$1$2Like');
      const starts = values.map((text) => `${text.slice(0, Math.ceil(text.length / 2))}*`);
      return [
        say(`without ${key}`, rest),
        ...(/IfExists$|^Null$|:/.test(operator)
          ? []
          : [say(`${key} if it exists`, withKey(rest, `${operator}IfExists`, key, value))]),
        ...(isText
          ? [
              say(`${key} is ${starts.join()}`, withKey(rest, like, key, starts)),
              say(`${key} is anything`, withKey(rest, like, key, '*')),
              say(`${key} is another, too`, withKey(rest, operator, key, [...values, 'another'])),
              say(`${key} is another`, withKey(rest, operator, key, 'another')),
            ]
          : []),
      ];
    }),
  );
  const added = narrower(names)
    .filter(([operator, key]) => held[operator]?.[key] === undefined)
    .map(([operator, key, value]) => say(`${key} ${operator} ${value}`, withKey(held, operator, key, value)));
  return [...changed, ...added];
}

const turned = (statement: Statement): Changed => [
  ['Effect: the other', { ...statement, Effect: statement.Effect === 'Allow' ? 'Deny' : 'Allow' }],
];

/** Returns a policy's neighbours: one pattern, class of actions, principal or condition wider or narrower. */
export function editsOf(document: PolicyDocument, use: PolicyUse, names: Names): readonly Edit[] {
  const made = document.Statement.flatMap((statement, at) =>
    [
      ...inPatterns(statement),
      ...inPrincipal(statement, names),
      // A trust policy of a service or a provider lets in callers without a second factor.
      ...inConditions(statement, names),
      ...(use === 'organization' ? [] : turned(statement)),
    ].map(([name, other]): Edit => ({
      name: `${String(at + 1)}. ${name}`,
      document: { ...document, Statement: document.Statement.map((old, i) => (i === at ? other : old)) },
    })),
  );
  const fewer = document.Statement.length > 1 ? document.Statement : [];
  return [
    ...made,
    ...fewer.map((_one, at): Edit => ({
      name: `without statement ${String(at + 1)}`,
      document: { ...document, Statement: document.Statement.filter((_old, i) => i !== at) },
    })),
  ];
}
