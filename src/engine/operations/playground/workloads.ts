import { partition } from '../../arn.ts';
import type { WorkloadRow } from '../../entities/entities.ts';
import { apiError, serviceError } from '../../errors.ts';
import { rowsBy } from '../../world/world.ts';
import { instanceArn } from '../../credentials/workloads.ts';
import type { OperationContext, OperationTable, PermissionRequest } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { sorted } from '../shared/pages.ts';
import { on } from '../resources.ts';
import { put, remove } from '../rows.ts';
import { passRole } from '../callers.ts';
import type { Given, Holding } from './workload-holdings.ts';
import {
  checkGiven,
  holdingOf,
  profileNamed,
  roleInProfile,
  withWorkload,
  workloadNamed,
  workloadOut,
} from './workload-holdings.ts';

const service = 'ec2.amazonaws.com';

/** EC2's part, and iam:PassRole on the role of the instance profile that an instance gets. */
function onInstance(
  action: string,
  arn: string,
  { InstanceProfileName: name }: Given,
  context: OperationContext,
): PermissionRequest[] {
  const profile = name === undefined ? undefined : profileNamed(context, name);
  const role = name === undefined ? null : roleInProfile(context, name);
  const profileArn =
    profile && `arn:${partition}:iam::${profile.account}:instance-profile${profile.path}${profile.name}`;
  return [
    on(action, arn, undefined, profileArn === undefined ? [] : [['ec2:InstanceProfile', [profileArn]]]),
    ...(role === null ? [] : [passRole(role, service, arn)]),
  ];
}

/** The EC2 permissions for changing an instance's profile. Changing a key inside the instance needs none. */
function onConfiguration(row: WorkloadRow, given: Given, context: OperationContext): PermissionRequest[] {
  const arn = instanceArn(row, context.region);
  const hasProfile = row.instanceProfileId !== undefined;
  if (given.InstanceProfileName === undefined)
    return hasProfile ? [on('ec2:DisassociateIamInstanceProfile', arn)] : [];
  const action = hasProfile ? 'ReplaceIamInstanceProfileAssociation' : 'AssociateIamInstanceProfile';
  return onInstance(`ec2:${action}`, arn, given, context);
}

/** The workload with another holding; an earlier leak stays recorded. */
function rearmed(
  { id, account, name, kind, createDate, leaked }: WorkloadRow,
  holding: Holding,
): WorkloadRow {
  const row = { id, account, name, kind, createDate, ...holding };
  return leaked === undefined ? row : { ...row, leaked };
}

const orPublic = (requests: readonly PermissionRequest[]) => (requests.length ? requests : 'public');

/**
 * Applications that run somewhere and call with the credentials that they hold. Only EC2 asks for permissions; servers
 * outside of AWS, and code inside of an instance, are changed without any.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2.html
 */
export const workloads: Pick<
  OperationTable,
  | 'playground:CreateWorkload'
  | 'playground:ConfigureWorkload'
  | 'playground:ListWorkloads'
  | 'playground:DeleteWorkload'
> = {
  'playground:CreateWorkload': {
    check: (input) => refuse(checkGiven(input.Kind, input)),
    authorize(input, context) {
      const { region, account } = context;
      const anyInstance = `arn:${partition}:ec2:${region}:${account}:instance/*`;
      return input.Kind === 'instance'
        ? onInstance('ec2:RunInstances', anyInstance, input, context)
        : 'public';
    },
    run(input, context) {
      const { world, account, now, ids } = context;
      if (workloadNamed(context, input.Name))
        return refuse(
          serviceError('WorkloadAlreadyExists', `Workload with name ${input.Name} already exists.`, 409),
        );
      const holding = holdingOf(context, input);
      if ('code' in holding) return refuse(holding);
      const row: WorkloadRow = {
        id: `w-${ids.text('workload', '0123456789abcdef', 17)}`,
        account,
        name: input.Name,
        kind: input.Kind,
        createDate: now,
        ...holding,
      };
      return done({ Workload: workloadOut(context, row) }, [put(world, 'workloads', row)]);
    },
    ledger: ['workload-instances', 'workload-inside'],
  },

  /** The new credentials replace the old ones, as when a key is rotated. */
  'playground:ConfigureWorkload': {
    check(input, context) {
      const row = workloadNamed(context, input.Name);
      if (input.AccessKeyId === undefined && input.InstanceProfileName === undefined)
        return refuse(apiError('ValidationError', 'Specify AccessKeyId or InstanceProfileName.'));
      if (row?.kind === 'function')
        return refuse(
          apiError(
            'ValidationError',
            "A function's role is changed with lambda:UpdateFunctionConfiguration.",
          ),
        );
      return row ? refuse(checkGiven(row.kind, input)) : null;
    },
    authorize(input, context) {
      const row = workloadNamed(context, input.Name);
      return orPublic(row?.kind === 'instance' ? onConfiguration(row, input, context) : []);
    },
    run: (input, context) =>
      withWorkload(context, input.Name, (row) => {
        const holding = holdingOf(context, input);
        if ('code' in holding) return refuse(holding);
        const changed = rearmed(row, holding);
        return done({ Workload: workloadOut(context, changed) }, [put(context.world, 'workloads', changed)]);
      }),
    ledger: ['workload-inside'],
  },

  'playground:ListWorkloads': {
    authorize: () => 'public',
    run(_input, context) {
      const rows = sorted(rowsBy(context.world, 'workloadsByAccount', context.account));
      return done({ Workloads: rows.map((row) => workloadOut(context, row)) });
    },
  },

  'playground:DeleteWorkload': {
    authorize(input, context) {
      const row = workloadNamed(context, input.Name);
      return row?.kind === 'instance'
        ? [on('ec2:TerminateInstances', instanceArn(row, context.region))]
        : 'public';
    },
    run: (input, context) => withWorkload(context, input.Name, (row) => done({}, [remove('workloads', row)])),
  },
};
