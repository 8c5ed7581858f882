import { textOf } from './built.ts';
import type { Argument, Block, HclValue } from './hcl.ts';
import { argumentsOf, Expression, Template } from './hcl.ts';

type Values = Readonly<Record<string, HclValue>>;

const isValues = (value: HclValue | undefined): value is Values =>
  typeof value === 'object' &&
  !Array.isArray(value) &&
  !(value instanceof Expression) &&
  !(value instanceof Template);

const listOf = (value: HclValue): readonly HclValue[] =>
  Array.isArray(value) ? (value as readonly HclValue[]) : [value];

/** Variables of a policy, which AWS fills in: the data source writes them with `&`. */
function withVariables(value: HclValue): HclValue {
  const change = (text: string): string => text.replaceAll('${', '&{');
  if (typeof value === 'string') return change(value);
  if (value instanceof Template)
    return new Template(value.parts.map((part) => (typeof part === 'string' ? change(part) : part)));
  return typeof value === 'object' ? value : textOf(value);
}

const members: ReadonlySet<string> = new Set([
  'Sid',
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Principal',
  'NotPrincipal',
  'Condition',
]);

/** The values of an element of a statement, which are one or a list. */
const valuesOf = (value: HclValue | undefined): HclValue[] | undefined =>
  value === undefined ? undefined : listOf(value).map(withVariables);

function principals(type: string, value: HclValue | undefined): Block[] {
  if (value === undefined) return [];
  if (!isValues(value)) return [{ type, body: argumentsOf({ type: '*', identifiers: listOf(value) }) }];
  return Object.entries(value).map(([kind, who]) => ({
    type,
    body: argumentsOf({ type: kind, identifiers: listOf(who).map(withVariables) }),
  }));
}

function conditions(value: HclValue | undefined): Block[] {
  if (!isValues(value)) return [];
  return Object.entries(value).flatMap(([test, keys]) =>
    Object.entries(isValues(keys) ? keys : {}).map(([variable, values]) => ({
      type: 'condition',
      body: argumentsOf({ test, variable, values: listOf(values).map(withVariables) }),
    })),
  );
}

function statement(value: Values): Block {
  const { Sid, Effect, Action, NotAction, Resource, NotResource, Principal, NotPrincipal, Condition } = value;
  const body: (Argument | Block)[] = [
    ...argumentsOf({
      sid: Sid === '' ? undefined : Sid,
      effect: Effect === 'Allow' ? undefined : Effect,
      actions: valuesOf(Action),
      not_actions: valuesOf(NotAction),
      resources: valuesOf(Resource),
      not_resources: valuesOf(NotResource),
    }),
    ...principals('principals', Principal),
    ...principals('not_principals', NotPrincipal),
    ...conditions(Condition),
  ];
  return { type: 'statement', body };
}

/**
 * A policy as an `aws_iam_policy_document`; null if it has an element that the data source can't say.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
 */
export function policyDocument(name: string, document: HclValue): Block | null {
  if (!isValues(document)) return null;
  const { Version = '2008-10-17', Id, Statement, ...more } = document;
  if (Statement === undefined || Object.keys(more).length) return null;
  const statements = listOf(Statement);
  if (!statements.every((one) => isValues(one) && Object.keys(one).every((member) => members.has(member))))
    return null;
  return {
    type: 'data',
    labels: ['aws_iam_policy_document', name],
    body: [
      ...argumentsOf({ version: Version === '2012-10-17' ? undefined : Version, policy_id: Id }),
      ...(statements as readonly Values[]).map(statement),
    ],
  };
}
