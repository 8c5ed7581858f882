import type { LastUsedRow, Use } from './entities/entities.ts';
import type { PolicyDocument } from './policy/document.ts';
import { nameMatches } from './policy/glob.ts';
import type { Statement } from './policy/compile-statement.ts';
import type { World } from './world/world.ts';
import { nowOf } from './world/world.ts';

/**
 * How far AWS looks back, in ms: 400 days.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed.html#access_policies_last-accessed-know
 */
const period = 400 * 86_400_000;

/** The row as a use; null if it speaks of credentials. */
function useOf({ id, date, region }: LastUsedRow): Use | null {
  const space = id.indexOf(' ');
  return space < 0 ? null : { by: id.slice(0, space), action: id.slice(space + 1), date, region };
}

/** Lists the calls that these users and roles made in the last 400 days, the latest first; then by action. */
export function usesOf(world: World, ids: ReadonlySet<string>): Use[] {
  const since = nowOf(world) - period;
  const uses: Use[] = [];
  for (const row of world.tables.lastUsed.values()) {
    const use = useOf(row);
    if (use && use.date >= since && ids.has(use.by)) uses.push(use);
  }
  return uses.sort((a, b) => b.date - a.date || (a.action < b.action ? -1 : 1));
}

/** The service of an action, as policies write it: `s3` of `s3:GetObject`. */
export const prefixOf = (action: string): string => action.slice(0, action.indexOf(':')).toLowerCase();

/** Actions of data, which CloudTrail logs as data events; by service. */
const ofData: Readonly<Record<string, RegExp>> = {
  s3: /^(?:(?:Get|Put|Delete|Restore)Object|ListBucket(?:Versions)?$|AbortMultipartUpload$|ListMultipartUploadParts$)/,
  sqs: /^(?:Send|Receive|Delete)Message$|^ChangeMessageVisibility$/,
  lambda: /^Invoke/,
  dynamodb: /Item$|^Query$|^Scan$|^PartiQL/,
  'cognito-identity': /^(?:GetId|GetOpenIdToken\w*|GetCredentialsForIdentity|UnlinkIdentity)$/,
};

/**
 * Whether AWS tells when an action was last called, and not its service alone: for actions that manage a service,
 * never for those on data, nor for iam:PassRole.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed.html#access_policies_last-accessed-know
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
 */
export function isTracked(action: string): boolean {
  const [service = '', name = ''] = action.split(':');
  return action !== 'iam:PassRole' && !ofData[service]?.test(name);
}

/** Whether a value of Action, in lower case, may name an action of that service. */
function names(value: string, service: string): boolean {
  const colon = value.indexOf(':');
  return nameMatches(colon < 0 ? value : value.slice(0, colon), service);
}

/** Whether a value of Action names every action of that service. */
const namesAll = (value: string, service: string): boolean =>
  value === '*' || (value.endsWith(':*') && names(value, service));

const reaches = ({ actions: { negated, values } }: Statement, service: string): boolean =>
  negated ? !values.some((value) => namesAll(value, service)) : values.some((value) => names(value, service));

/** Whether a Deny takes a whole service away, for all resources and on no condition. */
function closes({ actions, resources, conditions, unreadable }: Statement, service: string): boolean {
  if (unreadable || conditions.length > 0 || !resources || resources.negated) return false;
  const { negated, values } = actions;
  const isWhole = negated
    ? !values.some((value) => names(value, service))
    : values.some((value) => namesAll(value, service));
  return isWhole && resources.patterns().some(({ source }) => source === '*');
}

/**
 * Whether policies allow any action of a service. AWS reads only the policies of the identity here, no other kind.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GenerateServiceLastAccessedDetails.html
 */
export const allowsService = (documents: readonly PolicyDocument[], service: string): boolean =>
  documents.some(({ allows }) => allows.about(service).some((statement) => reaches(statement, service))) &&
  !documents.some(({ denies }) => denies.about(service).some((statement) => closes(statement, service)));
