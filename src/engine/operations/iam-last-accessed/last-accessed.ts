import { parseArn } from '../../arn.ts';
import { isoDate } from '../../dates.ts';
import type { AccessReport, Use } from '../../entities/entities.ts';
import { apiError, noSuchPolicy } from '../../errors.ts';
import type { OutputOf } from '../../model/operation-types.ts';
import type { Subject } from '../../use-subject.ts';
import { policySubject, principalSubject } from '../../use-subject.ts';
import { isTracked, prefixOf, usesOf } from '../../uses.ts';
import { attachmentsOf } from '../iam/policy-usage.ts';
import { namedBy, principalArn, unclearArn, withNamed } from '../named-principal.ts';
import type { Failure, OperationContext, OperationTable, RunResult } from '../operation.ts';
import { done, refuse } from '../operation.ts';
import { page } from '../shared/pages.ts';
import { reportTakes } from '../report-time.ts';
import { findPolicy, put } from '../rows.ts';
import { serviceName, servicesAllowed } from './services.ts';

type Name =
  | 'GenerateServiceLastAccessedDetails'
  | 'GetServiceLastAccessedDetails'
  | 'GetServiceLastAccessedDetailsWithEntities';

/** How many reports of an account are kept. AWS doesn't say how long it keeps them. */
const kept = 5;

const isPolicy = (arn: string): boolean => {
  const parsed = parseArn(arn);
  return parsed?.service === 'iam' && parsed.resource.startsWith('policy/');
};

function withSubject<T>(
  arn: string,
  context: OperationContext,
  then: (subject: Subject) => RunResult<T>,
): RunResult<T> {
  if (!isPolicy(arn))
    return withNamed(arn, context, (row, kind) => then(principalSubject(context.world, kind, row)));
  const policy = findPolicy(context.world, arn);
  return policy
    ? then(policySubject(context.world, policy, attachmentsOf(context, policy)))
    : refuse(noSuchPolicy(arn));
}

const reportsOf = ({ world, account }: OperationContext): readonly AccessReport[] =>
  world.tables.accountSettings.get(account)?.accessReports ?? [];

/**
 * Goes on with a report that the caller asked for.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed.html#access_policies_last-accessed-know
 */
function withReport<T>(
  id: string,
  context: OperationContext,
  then: (report: AccessReport) => RunResult<T>,
): RunResult<T> {
  const report = reportsOf(context).find((one) => one.id === id && one.askedBy === context.caller.userId);
  return report ? then(report) : refuse(apiError('NoSuchEntity', `The job with id ${id} cannot be found.`));
}

const isMade = ({ generatedAt }: AccessReport, { now }: OperationContext): boolean =>
  now >= generatedAt + reportTakes;

const job = (report: AccessReport, context: OperationContext) => ({
  JobStatus: isMade(report, context) ? ('COMPLETED' as const) : ('IN_PROGRESS' as const),
  JobCreationDate: isoDate(report.generatedAt),
  JobCompletionDate: isoDate(report.generatedAt + reportTakes),
});

type Service = OutputOf<'GetServiceLastAccessedDetails'>['ServicesLastAccessed'][number];
type Details = OutputOf<'GetServiceLastAccessedDetailsWithEntities'>['EntityDetailsList'][number];

/** A user or a role, as the report names it; null if it is gone. */
function entityInfo({ world }: OperationContext, id: string): Details['EntityInfo'] | null {
  const user = world.tables.users.get(id);
  const role = world.tables.roles.get(id);
  const row = user ?? role;
  if (!row) return null;
  const Arn = user ? principalArn.user(user) : principalArn.role(row);
  return { Arn, Name: row.name, Type: user ? 'USER' : 'ROLE', Id: id, Path: row.path };
}

const arnOf = (context: OperationContext, id: string): string => entityInfo(context, id)?.Arn ?? id;

/** The latest use of each action that AWS tracks; `uses`: one service's, the latest first. */
function trackedActions(uses: readonly Use[], context: OperationContext) {
  const latest = new Map<string, Use>();
  for (const use of uses) if (isTracked(use.action) && !latest.has(use.action)) latest.set(use.action, use);
  return [...latest.values()]
    .sort((a, b) => (a.action < b.action ? -1 : 1))
    .map(({ action, by, date, region }) => ({
      ActionName: action.slice(action.indexOf(':') + 1),
      LastAccessedEntity: arnOf(context, by),
      LastAccessedTime: isoDate(date),
      LastAccessedRegion: region,
    }));
}

/** One service of a report. `uses`: those of this service, the latest first. */
function serviceOut(
  prefix: string,
  uses: readonly Use[],
  report: AccessReport,
  context: OperationContext,
): Service {
  const [last] = uses;
  return {
    ServiceName: serviceName(prefix),
    ServiceNamespace: prefix,
    ...(last && {
      LastAuthenticated: isoDate(last.date),
      LastAuthenticatedEntity: arnOf(context, last.by),
      LastAuthenticatedRegion: last.region,
    }),
    TotalAuthenticatedEntities: new Set(uses.map(({ by }) => by)).size,
    ...(report.granularity === 'ACTION_LEVEL' && {
      TrackedActionsLastAccessed: trackedActions(uses, context),
    }),
  };
}

const ofService = ({ uses }: AccessReport, prefix: string): readonly Use[] =>
  uses.filter(({ action }) => prefixOf(action) === prefix);

const checkSubject = ({ Arn }: { readonly Arn: string }): Failure | null =>
  isPolicy(Arn) || namedBy(Arn) ? null : unclearArn(Arn);

const onAny = (operation: Name) => [{ action: `iam:${operation}`, resource: '*', label: '*' }];

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed-view-data.html */
export const lastAccessed: Pick<OperationTable, Name> = {
  /** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GenerateServiceLastAccessedDetails.html */
  GenerateServiceLastAccessedDetails: {
    check: checkSubject,
    authorize: ({ Arn }) => [{ action: 'iam:GenerateServiceLastAccessedDetails', resource: Arn, label: Arn }],
    run: ({ Arn, Granularity = 'SERVICE_LEVEL' }, context) =>
      withSubject(Arn, context, ({ documents, entities }) => {
        const { world, account, caller, ids, now } = context;
        const report: AccessReport = {
          id: ids.uuid(),
          askedBy: caller.userId,
          arn: Arn,
          granularity: Granularity,
          generatedAt: now,
          services: servicesAllowed(documents),
          entities,
          uses: usesOf(world, new Set(entities)),
        };
        const settings = world.tables.accountSettings.get(account) ?? { id: account };
        const accessReports = [...reportsOf(context), report].slice(-kept);
        return done({ JobId: report.id }, [put(world, 'accountSettings', { ...settings, accessReports })]);
      }),
    ledger: ['last-accessed-kept', 'last-accessed-callers'],
  },

  /** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetServiceLastAccessedDetails.html */
  GetServiceLastAccessedDetails: {
    authorize: () => onAny('GetServiceLastAccessedDetails'),
    run: (input, context) =>
      withReport(input.JobId, context, (report) =>
        page(input, isMade(report, context) ? report.services : [], (services, rest) =>
          done({
            ...job(report, context),
            JobType: report.granularity,
            ServicesLastAccessed: services.map((prefix) =>
              serviceOut(prefix, ofService(report, prefix), report, context),
            ),
            ...rest,
          }),
        ),
      ),
    ledger: ['last-accessed-kept', 'last-accessed-actions'],
  },

  /** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetServiceLastAccessedDetailsWithEntities.html */
  GetServiceLastAccessedDetailsWithEntities: {
    authorize: () => onAny('GetServiceLastAccessedDetailsWithEntities'),
    run: (input, context) =>
      withReport(input.JobId, context, (report) =>
        page(
          input,
          isMade(report, context) ? entitiesOut(report, input.ServiceNamespace, context) : [],
          (EntityDetailsList, rest) => done({ ...job(report, context), EntityDetailsList, ...rest }),
        ),
      ),
    ledger: ['last-accessed-kept'],
  },
};

/** All that the report is about, with their latest use of a service: the latest first, then by name. */
function entitiesOut(report: AccessReport, service: string, context: OperationContext): Details[] {
  const uses = ofService(report, service);
  return report.entities
    .flatMap((id) => {
      const EntityInfo = entityInfo(context, id);
      const last = uses.find(({ by }) => by === id);
      return EntityInfo ? [{ EntityInfo, date: last?.date ?? -1 }] : [];
    })
    .sort((a, b) => b.date - a.date || (a.EntityInfo.Name < b.EntityInfo.Name ? -1 : 1))
    .map(({ EntityInfo, date }) => ({
      EntityInfo,
      ...(date >= 0 && { LastAuthenticated: isoDate(date) }),
    }));
}
