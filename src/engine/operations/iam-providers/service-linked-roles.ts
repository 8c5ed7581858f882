import { isServiceLinkedRole, roleArn } from '../../arn.ts';
import type { DeletionTaskRow, RoleRow } from '../../entities/entities.ts';
import { apiError, noSuchEntity, notModelled } from '../../errors.ts';
import { held, released } from '../../managed-policies/held.ts';
import type { ServiceLinkedRole } from '../../managed-policies/service-linked.ts';
import { linkedPolicyArn, serviceLinkedRole } from '../../managed-policies/service-linked.ts';
import type { InputOf } from '../../model/operation-types.ts';
import { durations } from '../../quotas.ts';
import type { Change } from '../../world/world.ts';
import { countBy, rowsBy } from '../../world/world.ts';
import type { OperationContext, OperationTable, RunResult } from '../operation.ts';
import { done, refuse, unknown } from '../operation.ts';
import { roleCreated } from '../iam/outputs.ts';
import { findPolicy, findPrincipal, put, quotaReached, remove, withPrincipal } from '../rows.ts';
import { onPrincipal } from '../shared/targets.ts';

type Family = 'CreateServiceLinkedRole' | 'DeleteServiceLinkedRole' | 'GetServiceLinkedRoleDeletionStatus';
type Input = InputOf<'CreateServiceLinkedRole'>;

const linkedPath = (service: string): string => `/aws-service-role/${service}/`;

const nameOf = ({ roleName }: ServiceLinkedRole, suffix: string | undefined): string =>
  suffix === undefined ? roleName : `${roleName}_${suffix}`;

/** CreateServiceLinkedRole answers with lists of one; reading the role shows plain strings. */
const linkedTrust = <T extends string | readonly string[]>(Service: T, Action: T): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service }, Action }] });

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/create-service-linked-role.html */
function newRole(input: Input, name: string, { account, now, ids }: OperationContext): RoleRow {
  return {
    id: ids.next('AROA'),
    account,
    name,
    path: linkedPath(input.AWSServiceName),
    createDate: now,
    tags: [],
    ...(input.Description === undefined ? {} : { description: input.Description }),
    maxSessionDuration: durations.roleMaximum,
    trustPolicy: linkedTrust(input.AWSServiceName, 'sts:AssumeRole'),
  };
}

/** The role's policy, attached. */
function attached({ world }: OperationContext, role: RoleRow, linked: ServiceLinkedRole): Change[] {
  const policy = findPolicy(world, linkedPolicyArn(linked));
  if (!policy) throw new Error(`${linked.policy} is not loaded: await prepare(call) first`);
  const id = `${role.id}/${policy.id}`;
  return [
    ...held(world, policy),
    put(world, 'attachments', {
      id,
      principalKind: 'role',
      principalId: role.id,
      policyId: policy.id,
    }),
  ];
}

/** The changes that delete a service-linked role: AWS detaches its policies itself. */
function withdrawn({ world }: OperationContext, role: RoleRow): Change[] {
  const attachments = rowsBy(world, 'attachmentsByPrincipal', role.id);
  return [
    ...attachments.map((row) => remove('attachments', row)),
    remove('roles', role),
    ...attachments.flatMap(({ policyId }) => released(world, world.tables.policies.get(policyId))),
  ];
}

function create(
  input: Input,
  linked: ServiceLinkedRole,
  context: OperationContext,
): RunResult<{ readonly Role: ReturnType<typeof roleCreated> }> {
  const { AWSServiceName: service, CustomSuffix: suffix } = input;
  const { world, account } = context;
  if (suffix !== undefined && !linked.takesSuffix)
    return refuse(apiError('InvalidInput', `Custom suffix is not allowed for ${service}`));
  const name = nameOf(linked, suffix);
  if (findPrincipal(context, 'role', name))
    return refuse(
      apiError(
        'InvalidInput',
        `Service role name ${name} has been taken in this account, please try a different suffix.`,
      ),
    );
  if (name.length > 64)
    return refuse(apiError('InvalidInput', `Service role name ${name} is longer than 64 characters.`));
  const full = quotaReached('RolesPerAccount', countBy(world, 'rolesByAccount', account));
  if (full) return refuse(full);
  const role = newRole(input, name, context);
  return done({ Role: roleCreated(role, linkedTrust([service], ['sts:AssumeRole'])) }, [
    put(world, 'roles', role),
    ...attached(context, role, linked),
  ]);
}

/** `task/aws-service-role/SERVICE/ROLE/UUID`: the parts that a deletion's id is made of. */
function taskParts(id: string): { readonly service: string; readonly roleName: string } | null {
  const [task, path, service, roleName, uuid] = id.split('/');
  return task === 'task' && path === 'aws-service-role' && service && roleName && uuid
    ? { service, roleName }
    : null;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/using-service-linked-roles.html */
export const serviceLinkedRoles: Pick<OperationTable, Family> = {
  CreateServiceLinkedRole: {
    authorize(input, { account }) {
      const { AWSServiceName: service, CustomSuffix: suffix } = input;
      const linked = serviceLinkedRole(service);
      const name = linked ? nameOf(linked, suffix) : '*';
      const resource = roleArn({ account, path: linkedPath(service), name });
      const keys = [['iam:AWSServiceName', [service]]] as const;
      return [{ action: 'iam:CreateServiceLinkedRole', resource, label: resource, keys }];
    },
    run(input, context) {
      const linked = serviceLinkedRole(input.AWSServiceName);
      return linked
        ? create(input, linked, context)
        : unknown(
            notModelled(
              'the service-linked role of this service',
              'reference_aws-services-that-work-with-iam',
            ),
          );
    },
    ledger: ['slr-services', 'slr-suffix'],
  },

  DeleteServiceLinkedRole: {
    authorize: (input, context) => onPrincipal('DeleteServiceLinkedRole', 'role', input.RoleName, context),
    run: (input, context) =>
      withPrincipal(context, 'role', input.RoleName, (role) => {
        if (!isServiceLinkedRole(role)) return refuse(noSuchEntity('role', input.RoleName));
        const task: DeletionTaskRow = {
          id: `task${role.path}${role.name}/${context.ids.uuid()}`,
          account: context.account,
          roleName: role.name,
          status: 'SUCCEEDED',
          createDate: context.now,
        };
        return done({ DeletionTaskId: task.id }, [
          ...withdrawn(context, role),
          put(context.world, 'deletionTasks', task),
        ]);
      }),
    ledger: ['slr-deletion', 'slr-only'],
  },

  GetServiceLinkedRoleDeletionStatus: {
    check: (input) =>
      taskParts(input.DeletionTaskId) ? null : refuse(apiError('InvalidInput', 'Invalid task id')),
    authorize(input, { account }) {
      const { service = '', roleName: name = '' } = taskParts(input.DeletionTaskId) ?? {};
      const resource = roleArn({ account, path: linkedPath(service), name });
      return [{ action: 'iam:GetServiceLinkedRoleDeletionStatus', resource, label: `role ${name}` }];
    },
    run(input, { world, account }) {
      const task = world.tables.deletionTasks.get(input.DeletionTaskId);
      return task?.account === account
        ? done({ Status: task.status })
        : refuse(apiError('NoSuchEntity', 'Cannot find deletion status for given id.'));
    },
    ledger: ['slr-deletion'],
  },
};
