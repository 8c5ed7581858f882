import type { World } from '../engine/index.ts';
import { rowsBy } from '../engine/index.ts';

/** A first question to try: an AWS action and an ARN, both without wildcards. */
export interface Suggestion {
  readonly action: string;
  readonly resource: string;
}

/** A common call to each service and a common resource. They replace a policy's wildcards. */
const examples = new Map<string, readonly [action: string, resource: string]>([
  ['s3', ['GetObject', 'arn:aws:s3:::reports/q3.csv']],
  ['dynamodb', ['GetItem', 'arn:aws:dynamodb:us-east-1:111122223333:table/orders']],
  ['lambda', ['InvokeFunction', 'arn:aws:lambda:us-east-1:111122223333:function:hello']],
  ['sqs', ['SendMessage', 'arn:aws:sqs:us-east-1:111122223333:jobs']],
  ['sns', ['Publish', 'arn:aws:sns:us-east-1:111122223333:news']],
  ['ec2', ['DescribeInstances', '*']],
  ['cloudformation', ['DescribeStacks', 'arn:aws:cloudformation:us-east-1:111122223333:stack/web-shop/1']],
  ['logs', ['PutLogEvents', 'arn:aws:logs:us-east-1:111122223333:log-group:/app:log-stream:1']],
  ['iam', ['ListUsers', 'arn:aws:iam::111122223333:*']],
  ['sts', ['AssumeRole', 'arn:aws:iam::111122223333:role/Deployer']],
]);
const fallback: Suggestion = { action: 's3:GetObject', resource: 'arn:aws:s3:::reports/q3.csv' };

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listed = (value: unknown): string[] =>
  [value].flat().filter((one): one is string => typeof one === 'string');

function concreteAction(pattern: string): string | null {
  const [service = '', name = ''] = pattern.split(':');
  if (pattern === '*' || service.includes('*')) return fallback.action;
  if (!/[*?]/.test(name)) return pattern;
  const example = examples.get(service.toLowerCase());
  if (name === '*' && example) return `${service}:${example[0]}`;
  // Get*, List* and the like are left out: this page doesn't invent names of AWS actions.
  return null;
}

/** Replaces wildcards in the ARN's resource and Region by examples. */
function concreteResource(pattern: string, action: string): string {
  const example = examples.get(action.split(':')[0]?.toLowerCase() ?? '');
  if (pattern === '*') return example?.[1] ?? '*';
  const parts = pattern.split(':');
  const head = parts
    .slice(0, 5)
    .map((part, index) => (index === 3 && /[*?]/.test(part) ? 'us-east-1' : part));
  const resource = parts.slice(5).join(':').replaceAll('*', 'example').replaceAll('?', 'x');
  return [...head, resource].join(':');
}

/** `isExact`: the policy has the action without a wildcard. Such an action is what the role is for. */
interface Found extends Suggestion {
  readonly isExact: boolean;
}

function ofStatement(statement: unknown): Found[] {
  if (!isRecord(statement) || statement['Effect'] !== 'Allow') return [];
  const [resource] = listed(statement['Resource']);
  if (resource === undefined || resource.includes('${')) return [];
  for (const pattern of listed(statement['Action'])) {
    const action = concreteAction(pattern);
    if (action !== null) {
      return [{ action, resource: concreteResource(resource, action), isExact: action === pattern }];
    }
  }
  return [];
}

function ofDocument(document: string): Found[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(document);
  } catch {
    return [];
  }
  const statements = isRecord(parsed) ? [parsed['Statement']].flat() : [];
  return statements.flatMap(ofStatement);
}

/**
 * Calls that a role's policies mention, likeliest first. They are suggestions: only the engine says whether a call is
 * allowed. Never empty.
 */
export function firstCalls(world: World, roleId: string): readonly Suggestion[] {
  const documents = [
    ...rowsBy(world, 'attachmentsByPrincipal', roleId).flatMap(({ policyId }) => {
      const policy = world.tables.policies.get(policyId);
      const version = policy?.versions.find((one) => one.versionId === policy.defaultVersionId);
      return version ? [version.document] : [];
    }),
    ...rowsBy(world, 'inlinePoliciesByOwner', roleId).map((row) => row.document),
  ];
  const found = documents.flatMap(ofDocument).sort((a, b) => Number(b.isExact) - Number(a.isExact));
  return found.length > 0 ? found.map(({ action, resource }) => ({ action, resource })) : [fallback];
}
