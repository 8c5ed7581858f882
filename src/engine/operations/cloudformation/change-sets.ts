import type { ApiError } from '../../call/call.ts';
import type { ChangeSetRow, ResourceKind, StackDeployment, StackRow } from '../../entities/entities.ts';
import { serviceError } from '../../errors.ts';
import type { PlannedChange, ResolvedResource } from '../../cloudformation/index.ts';
import type { InputOf, OutputOf } from '../../model/operation-types.ts';
import type { World } from '../../world/world.ts';
import { apply, byName, rowsBy } from '../../world/world.ts';
import type {
  Failure,
  OperationContext,
  OperationTable,
  PermissionRequest,
  RunResult,
} from '../operation.ts';
import { done, refuse, unknown } from '../operation.ts';
import { tokenPage } from '../shared/pages.ts';
import { arnHere } from '../resources.ts';
import { put, remove } from '../rows.ts';
import { parameterAt } from '../ssm/parameter-rows.ts';
import { begin, planFor, userInitiated } from './begin.ts';
import { Deploying } from './deployment.ts';
import type { Asked } from './requests.ts';
import { checkDeploying, checkName, permissionsFor, readRequest } from './requests.ts';
import { changeSetOut, changeSetSummaryOut } from './stack-outputs.ts';
import {
  changeSetsOf,
  findStack,
  isArn,
  newTemplate,
  onStack,
  stackAt,
  templateIn,
  validationError,
  withStack,
} from './stack-rows.ts';
import { hasChanges, invalidToken, newStack, noRoomForStack, notUpdatable } from './stacks.ts';

type CreateInput = InputOf<'cloudformation:CreateChangeSet'>;
type ChangeOut = NonNullable<OutputOf<'cloudformation:DescribeChangeSet'>['Changes']>[number];

const noSuchChangeSet = (name: string): ApiError =>
  serviceError('ChangeSetNotFound', `ChangeSet [${name}] does not exist`, 404);

const noSuchStack = (name: string): ApiError => validationError(`Stack [${name}] does not exist`);

const replacements = { True: 'True', False: 'False', Conditional: 'Conditional' } as const;

/** One planned change as DescribeChangeSet lists it. */
function changeOut({
  logicalId,
  type,
  physicalId,
  action,
  replacement,
  policy,
  details,
}: PlannedChange): ChangeOut {
  const scope = [...new Set(details.map(({ attribute }) => attribute))];
  const policyAction = policyActionOf(action, replacement, policy);
  return {
    Type: 'Resource',
    ResourceChange: {
      ...(policyAction && { PolicyAction: policyAction }),
      Action: action,
      LogicalResourceId: logicalId,
      ...(physicalId !== null && { PhysicalResourceId: physicalId }),
      ResourceType: type,
      ...(replacement !== null && { Replacement: replacements[replacement] }),
      Scope: scope,
      Details: details.map(
        ({ attribute, name, requiresRecreation, evaluation, changeSource, causingEntity }) => ({
          Target: {
            Attribute: attribute,
            ...(name !== null && { Name: name }),
            RequiresRecreation: requiresRecreation,
          },
          Evaluation: evaluation,
          ChangeSource: changeSource,
          ...(causingEntity !== null && { CausingEntity: causingEntity }),
        }),
      ),
    },
  };
}

type PolicyAction = NonNullable<ChangeOut['ResourceChange']>['PolicyAction'];

function policyActionOf(
  action: PlannedChange['action'],
  replacement: PlannedChange['replacement'],
  policy: PlannedChange['policy'],
): PolicyAction {
  const what = policy === 'Retain' || policy === 'RetainExceptOnCreate' ? 'Retain' : policy;
  if (action === 'Remove') return what;
  return action === 'Modify' && replacement === 'True' ? `ReplaceAnd${what}` : undefined;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeChangeSet.html (StatusReason) */
const noChanges =
  "The submitted information didn't contain changes. Submit different information to create a change set.";

function findChangeSet(
  context: OperationContext,
  name: string,
  stackName: string | undefined,
): { readonly row: ChangeSetRow; readonly stack: StackRow } | null {
  const found = isArn(name) ? context.world.tables.stacks.get(name) : undefined;
  if (found?.kind === 'changeSet') {
    const stack = stackAt(context.world, found.stackId);
    return stack && stack.account === context.account && stack.region === context.region
      ? { row: found, stack }
      : null;
  }
  const stack = stackName === undefined ? undefined : findStack(context, stackName);
  const row = stack && changeSetsOf(context.world, stack.id).find((one) => one.name === name);
  return stack && row ? { row, stack } : null;
}

interface Named {
  readonly ChangeSetName: string;
  readonly StackName?: string;
}

/** AWS names the stack of a change set, also where only the change set's ARN is given. */
function onChangeSet(
  action: string,
  { ChangeSetName, StackName }: Named,
  context: OperationContext,
): PermissionRequest[] {
  const stack = StackName ?? findChangeSet(context, ChangeSetName, undefined)?.stack.id ?? '*';
  return onStack(action, context, stack, [['cloudformation:ChangeSetName', [ChangeSetName]]]);
}

const checkNamed = ({ ChangeSetName, StackName }: Named): Failure | null =>
  refuse(
    !isArn(ChangeSetName) &&
      StackName === undefined &&
      validationError('StackName must be specified if ChangeSetName is not specified as an ARN.'),
  );

/** Goes on with a change set and its stack. */
function withChangeSet<T>(
  context: OperationContext,
  { ChangeSetName, StackName }: Named,
  then: (row: ChangeSetRow, stack: StackRow) => RunResult<T>,
): RunResult<T> {
  if (StackName !== undefined && !findStack(context, StackName)) return refuse(noSuchStack(StackName));
  const found = findChangeSet(context, ChangeSetName, StackName);
  return found ? then(found.row, found.stack) : refuse(noSuchChangeSet(ChangeSetName));
}

/** The stack that a change set is for; of one that is to be created, a row that is in review. */
function stackFor(
  input: CreateInput,
  context: OperationContext,
): { readonly stack: StackRow; readonly isNew: boolean } | ApiError {
  const { StackName, ChangeSetType = 'UPDATE', ChangeSetName } = input;
  const stack = findStack(context, StackName);
  if (ChangeSetType !== 'CREATE')
    return stack ? (notUpdatable(stack) ?? { stack, isNew: false }) : noSuchStack(StackName);
  if (!stack)
    return noRoomForStack(context) ?? { stack: newStack(context, StackName, 'ROLLBACK'), isNew: true };
  if (stack.status !== 'REVIEW_IN_PROGRESS')
    return validationError(
      `Stack [${StackName}] already exists and cannot be created again with the changeSet [${ChangeSetName}].`,
    );
  return { stack, isNew: false };
}

const onFailureOf = (input: CreateInput): StackDeployment['onFailure'] => input.OnStackFailure ?? 'ROLLBACK';

function newChangeSet(
  input: CreateInput,
  context: OperationContext,
  stack: StackRow,
  asked: Asked,
  template: number,
): ChangeSetRow {
  const isCreation = input.ChangeSetType === 'CREATE';
  const isEmpty = !isCreation && !hasChanges(context, stack, asked);
  const { changes, removals } = planFor(context.world, stack.id, asked);
  const changed = new Set(changes.map(({ logicalId }) => logicalId));
  const all = [...changes, ...removals.filter(({ logicalId }) => !changed.has(logicalId))];
  return {
    id: arnHere('cloudformation', context, `changeSet/${input.ChangeSetName}/${context.ids.uuid()}`),
    kind: 'changeSet',
    stackId: stack.id,
    name: input.ChangeSetName,
    type: isCreation ? 'CREATE' : 'UPDATE',
    ...(input.Description !== undefined && { description: input.Description }),
    status: isEmpty ? 'FAILED' : 'CREATE_COMPLETE',
    executionStatus: isEmpty ? 'UNAVAILABLE' : 'AVAILABLE',
    ...(isEmpty && { reason: noChanges }),
    createDate: context.now,
    onFailure: onFailureOf(input),
    changes: JSON.stringify(all.map(changeOut)),
    ...asked.setting,
    template,
  };
}

const importing = {
  feature: 'change sets that import resources',
  page: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resource-import.html',
};

type Place = Pick<StackRow, 'account' | 'region'>;
type Finder = (world: World, place: Place, name: string) => unknown;

const inTable =
  (table: 'users' | 'groups' | 'roles' | 'policies' | 'instanceProfiles'): Finder =>
  (world, { account }, name) =>
    byName(world, table, account, name);

const ofKind =
  (kind: ResourceKind): Finder =>
  (world, { account, region }, name) =>
    rowsBy(world, 'resourcesByName', `${account}/${kind}/${region}/${name}`)[0];

/** Types whose resources may have a name of their own: the property that gives it, and how the thing is found. */
const finders: ReadonlyMap<string, readonly [property: string, find: Finder]> = new Map([
  ['AWS::IAM::User', ['UserName', inTable('users')]],
  ['AWS::IAM::Group', ['GroupName', inTable('groups')]],
  ['AWS::IAM::Role', ['RoleName', inTable('roles')]],
  ['AWS::IAM::ManagedPolicy', ['ManagedPolicyName', inTable('policies')]],
  ['AWS::IAM::InstanceProfile', ['InstanceProfileName', inTable('instanceProfiles')]],
  ['AWS::S3::Bucket', ['BucketName', ofKind('bucket')]],
  ['AWS::DynamoDB::Table', ['TableName', ofKind('table')]],
  ['AWS::SQS::Queue', ['QueueName', ofKind('queue')]],
  ['AWS::Lambda::Function', ['FunctionName', ofKind('function')]],
  ['AWS::SecretsManager::Secret', ['Name', ofKind('secret')]],
  ['AWS::SSM::Parameter', ['Name', (world, place, name) => parameterAt({ world, ...place }, name)]],
]);

/** Whether a thing of the name that a template gives to a resource is there already. */
function isThereAlready(world: World, place: Place, { type, properties }: ResolvedResource): boolean {
  const [property = '', find] = finders.get(type) ?? [];
  const name = Object.hasOwn(properties, property) ? properties[property] : undefined;
  return typeof name === 'string' && !!find?.(world, place, name);
}

/**
 * Whether a change set would import a resource: one that it adds, under a name that a thing here bears already.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateChangeSet.html (ImportExistingResources)
 */
const importsAny = ({ world }: OperationContext, stack: StackRow, asked: Asked): boolean =>
  planFor(world, stack.id, asked).changes.some(({ action, logicalId }) => {
    const resource = asked.resolved.resources.get(logicalId);
    return action === 'Add' && resource !== undefined && isThereAlready(world, stack, resource);
  });

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-changesets.html */
export const changeSets: Pick<
  OperationTable,
  | 'cloudformation:CreateChangeSet'
  | 'cloudformation:DescribeChangeSet'
  | 'cloudformation:ExecuteChangeSet'
  | 'cloudformation:DeleteChangeSet'
  | 'cloudformation:ListChangeSets'
> = {
  'cloudformation:CreateChangeSet': {
    check(input) {
      if (input.ChangeSetType === 'IMPORT') return unknown(importing);
      return refuse(isArn(input.StackName) ? null : checkName(input.StackName)) ?? checkDeploying(input);
    },
    authorize: (input, context) =>
      permissionsFor('CreateChangeSet', input, context, [
        ['cloudformation:ChangeSetName', [input.ChangeSetName]],
      ]),
    run(input, context) {
      const found = stackFor(input, context);
      if ('code' in found) return refuse(found);
      const { stack, isNew } = found;
      if (changeSetsOf(context.world, stack.id).some(({ name }) => name === input.ChangeSetName))
        return refuse(
          serviceError('AlreadyExistsException', `ChangeSet ${input.ChangeSetName} already exists`),
        );
      const asked = readRequest(input, context, stack, input.ChangeSetType === 'CREATE' ? null : stack);
      if (!asked.ok) return asked;
      if (input.ImportExistingResources && importsAny(context, stack, asked.value)) return unknown(importing);
      const { number, ...template } = newTemplate(context.world, stack.id, asked.value.body);
      const row = newChangeSet(input, context, stack, asked.value, number);
      const changes = [put(context.world, 'stacks', template), put(context.world, 'stacks', row)];
      const output = { Id: row.id, StackId: stack.id };
      if (!isNew) return done(output, changes);
      const reviewed = new Deploying(apply(context.world, changes), stack.id, context);
      reviewed.put(stack);
      reviewed.turn('REVIEW_IN_PROGRESS', userInitiated);
      return done(output, [...changes, ...reviewed.changes]);
    },
    ledger: ['cloudformation-order', 'cloudformation-words', 'cloudformation-checks'],
  },

  'cloudformation:DescribeChangeSet': {
    check: checkNamed,
    authorize: (input, context) => onChangeSet('DescribeChangeSet', input, context),
    run: (input, context) => withChangeSet(context, input, (row, stack) => done(changeSetOut(row, stack))),
  },

  'cloudformation:ExecuteChangeSet': {
    check: checkNamed,
    authorize: (input, context) => onChangeSet('ExecuteChangeSet', input, context),
    run: (input, context) =>
      withChangeSet(context, input, (row, stack) => {
        if (row.executionStatus !== 'AVAILABLE')
          return refuse(
            serviceError(
              'InvalidChangeSetStatus',
              `ChangeSet [${row.id}] cannot be executed in its current status of [${row.status}]`,
            ),
          );
        const asked = askedAgain(context.world, row, stack, context);
        if (!asked.ok) return asked;
        const onFailure = input.DisableRollback ? 'DO_NOTHING' : row.onFailure;
        const others = changeSetsOf(context.world, stack.id).filter(({ id }) => id !== row.id);
        const executed: ChangeSetRow = { ...row, executionStatus: 'EXECUTE_COMPLETE' };
        const changes = [
          ...others.map((one) => remove('stacks', one)),
          put(context.world, 'stacks', executed),
        ];
        const world = apply(context.world, changes);
        const whole = { ...stack, changeSetId: row.id, onFailure };
        const phase = row.type === 'CREATE' ? 'create' : 'update';
        const how = { token: input.ClientRequestToken, onFailure };
        return done({}, [...changes, ...begin({ ...context, world }, whole, asked.value, phase, how)]);
      }),
    ledger: ['cloudformation-change-sets'],
  },

  'cloudformation:DeleteChangeSet': {
    check: checkNamed,
    authorize: (input, context) => onChangeSet('DeleteChangeSet', input, context),
    run(input, context) {
      if (input.StackName !== undefined && !findStack(context, input.StackName))
        return refuse(noSuchStack(input.StackName));
      const found = findChangeSet(context, input.ChangeSetName, input.StackName);
      return done({}, found ? [remove('stacks', found.row)] : []);
    },
  },

  'cloudformation:ListChangeSets': {
    authorize: (input, context) => onStack('ListChangeSets', context, input.StackName),
    run: (input, context) =>
      withStack(
        context,
        input.StackName,
        (stack) => {
          const page = tokenPage(changeSetsOf(context.world, stack.id), input.NextToken, 100);
          if (!page) return refuse(invalidToken());
          return done({
            Summaries: page.items.map((row) => changeSetSummaryOut(row, stack)),
            ...(page.next !== undefined && { NextToken: page.next }),
          });
        },
        noSuchStack,
      ),
  },
};

/** Tells what a change set deploys, read again: exports may have changed since it was made. */
function askedAgain(
  world: World,
  row: ChangeSetRow,
  stack: StackRow,
  context: OperationContext,
): ReturnType<typeof readRequest> {
  const { parameters, secrets = [], capabilities, tags, notifications, roleArn } = row;
  return readRequest(
    {
      StackName: stack.name,
      TemplateBody: templateIn(world, stack.id, row.template)?.body ?? '',
      Parameters: [...parameters, ...secrets].map(({ key, value }) => ({
        ParameterKey: key,
        ParameterValue: value,
      })),
      Capabilities: capabilities as NonNullable<CreateInput['Capabilities']>,
      Tags: tags.map(({ key, value }) => ({ Key: key, Value: value })),
      NotificationARNs: notifications,
      ...(roleArn !== undefined && { RoleARN: roleArn }),
    },
    context,
    stack,
    stack,
  );
}
