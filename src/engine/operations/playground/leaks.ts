import type { WorkloadRow } from '../../entities/entities.ts';
import type { OutputOf } from '../../model/operation-types.ts';
import { workloadCredentials } from '../../credentials/workloads.ts';
import type { OperationContext, OperationTable, RunResult } from '../operation.ts';
import { done } from '../operation.ts';
import { put } from '../rows.ts';
import { serviceCaller, serviceRefusal } from '../callers.ts';
import { credentialsOut, newSession, roleOf } from '../sts/issued.ts';
import { withWorkload } from './workload-holdings.ts';

type Out = OutputOf<'playground:LeakWorkload'>;

/** Seconds that the credentials of an instance or a function live. */
const sessionLength = 21_600;

const leaked = ({ world, now }: OperationContext, row: WorkloadRow, accessKeyId: string) =>
  put(world, 'workloads', { ...row, leaked: { at: now, accessKeyId } });

/** Issues a session of the role, as the service gives it to the workload, or says why it gives none. */
function roleLeak(
  row: WorkloadRow,
  held: Extract<ReturnType<typeof workloadCredentials>, { type: 'role' }>,
  context: OperationContext,
): RunResult<Out> {
  const { world } = context;
  const role = roleOf(world, held.roleArn);
  const refusal = serviceRefusal(world, held.service, held.roleArn, held.sourceArn);
  if (refusal) return refusal;
  if (!role) return done({});
  const caller = serviceCaller(held.service);
  const session = newSession({ ...context, caller }, sessionLength, {
    account: role.account,
    kind: 'assumedRole',
    ownerId: role.id,
    sessionName: held.sessionName,
  });
  return done(credentialsOut(session), [put(world, 'sessions', session), leaked(context, row, session.id)]);
}

/** The credentials that a stranger gets when a workload leaks; a leak needs no permission. */
export const leaks: Pick<OperationTable, 'playground:LeakWorkload'> = {
  'playground:LeakWorkload': {
    authorize: () => 'public',
    run: (input, context) =>
      withWorkload(context, input.Name, (row) => {
        const held = workloadCredentials(context.world, row);
        if (held.type === 'none') return done({});
        if (held.type === 'role') return roleLeak(row, held, context);
        const { accessKeyId, secretAccessKey } = held.credentials;
        return done(
          {
            AccessKeyId: accessKeyId,
            // If the key's user was deleted, only the key's id is known.
            ...(secretAccessKey === '' ? {} : { SecretAccessKey: secretAccessKey }),
          },
          [leaked(context, row, accessKeyId)],
        );
      }),
    ledger: ['workload-session-length'],
  },
};
