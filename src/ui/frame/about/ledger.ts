import type { LedgerId, LedgerEntry } from '../../../engine/index.ts';
import { operationLedger, simplifications } from '../../../engine/index.ts';
import { evaluatorLedger, operationLedger as operationSentences } from '#words/ledger.ts';

export const kinds = ['notModelled', 'simplified', 'notCertain'] as const;
export type LimitKind = (typeof kinds)[number];

/** Something that this playground leaves out or decides by itself, with AWS's page about it. */
interface Limit {
  readonly id: string;
  readonly kind: LimitKind;
  readonly sentence: string;
  readonly page: string;
}

/** The AWS services by which the list is grouped, in order. */
export const services = [
  'policies',
  'calls',
  'iam',
  'sts',
  'cognito',
  'organizations',
  's3',
  'kms',
  'sqs',
  'lambda',
  'dynamodb',
  'secretsmanager',
  'ssm',
  'identityCenter',
  'cloudformation',
  'outside',
] as const;
type Service = (typeof services)[number];

const serviceOfPart: Readonly<Record<keyof typeof operationLedger, Service>> = {
  general: 'calls',
  iam: 'iam',
  'iam-sign-in': 'iam',
  'iam-providers': 'iam',
  'iam-simulation': 'iam',
  'iam-root-access': 'iam',
  'iam-last-accessed': 'iam',
  sts: 'sts',
  'sts-federation': 'sts',
  'cognito-identity': 'cognito',
  'cognito-idp': 'cognito',
  organizations: 'organizations',
  s3: 's3',
  kms: 'kms',
  sqs: 'sqs',
  lambda: 'lambda',
  dynamodb: 'dynamodb',
  secretsmanager: 'secretsmanager',
  ssm: 'ssm',
  'sso-admin': 'identityCenter',
  identitystore: 'identityCenter',
  cloudformation: 'cloudformation',
  playground: 'outside',
};

const parts = Object.keys(serviceOfPart) as (keyof typeof operationLedger)[];

function ledgerOf(service: Service): Limit[] {
  if (service === 'policies')
    return simplifications.map(({ id, kind, page }) => ({ id, kind, page, sentence: evaluatorLedger[id] }));
  return parts
    .filter((part) => serviceOfPart[part] === service)
    .flatMap((part): readonly (LedgerEntry & { readonly id: LedgerId })[] => operationLedger[part])
    .map(({ id, kind, page }) => ({ id, kind, page, sentence: operationSentences[id] }));
}

interface LimitGroup {
  readonly service: Service;
  readonly limits: readonly Limit[];
}

/** The whole ledger by service, from the ids beside the engine's code. Empty groups are left out. */
export const ledger: readonly LimitGroup[] = services
  .map((service) => ({ service, limits: ledgerOf(service) }))
  .filter(({ limits }) => limits.length > 0);

/**
 * Finds the entries of a kind (`all`: of any) that hold every word of `query` in their sentence or the service's
 * `title`.
 */
export function search(
  query: string,
  kind: LimitKind | 'all',
  title: (service: Service) => string,
): readonly LimitGroup[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  return ledger
    .map(({ service, limits }) => ({
      service,
      limits: limits.filter((limit) => {
        const text = `${title(service)} ${limit.sentence}`.toLowerCase();
        return (kind === 'all' || limit.kind === kind) && wanted.every((word) => text.includes(word));
      }),
    }))
    .filter(({ limits }) => limits.length > 0);
}
