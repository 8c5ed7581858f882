import { awsManagedAccount, policyArn } from '../arn.ts';
import type { PolicyRow } from '../entities/entities.ts';

/**
 * AWS's own policies, as data that `scripts/trim-managed-policies.mjs` makes. A policy becomes a row of a
 * world when somebody uses it, so an account holds only the policies that it uses.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 */

/** A policy without its document. */
export type CatalogPolicy = Omit<PolicyRow, 'versions'>;

interface Entry {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly createDate: number;
  readonly updateDate: number;
  readonly defaultVersionId: string;
  readonly versionDate: number;
  /** The name of the file that has the document. */
  readonly file: string;
}

type Documents = Readonly<Record<string, unknown>>;

/** Large documents have files of their own. */
const files = new Map<string, () => Promise<{ default: Documents }>>([
  ['common', () => import('./data/common.json')],
  ['service-linked', () => import('./data/service-linked.json')],
  ['NetworkAdministrator', () => import('./data/NetworkAdministrator.json')],
  ['ReadOnlyAccess', () => import('./data/ReadOnlyAccess.json')],
  ['SecurityAudit', () => import('./data/SecurityAudit.json')],
  ['ViewOnlyAccess', () => import('./data/ViewOnlyAccess.json')],
]);

/** The catalog's entries by ARN; empty until it is loaded. */
const entries = new Map<string, Entry>();
const listed: CatalogPolicy[] = [];
/** Rows by ARN, of the policies whose documents are loaded. */
const rows = new Map<string, PolicyRow>();
const loadedFiles = new Map<string, Promise<void>>();

/**
 * Only AWS attaches service-linked policies, and only to service-linked roles.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html
 */
const serviceLinkedPath = '/aws-service-role/';

function catalogPolicy({ file: _file, versionDate: _date, ...entry }: Entry): CatalogPolicy {
  return {
    ...entry,
    account: awsManagedAccount,
    tags: [],
    nextVersion: Number(entry.defaultVersionId.slice(1)) + 1,
    isAttachable: entry.path !== serviceLinkedPath,
  };
}

async function loadIndex(): Promise<void> {
  const { default: index } = await import('./data/index.json');
  if (entries.size) return;
  for (const entry of index as readonly Entry[]) {
    const policy = catalogPolicy(entry);
    entries.set(policyArn(policy), entry);
    listed.push(policy);
  }
}

async function loadFile(file: string): Promise<void> {
  const { default: documents } = (await files.get(file)?.()) ?? { default: {} };
  for (const [arn, entry] of entries) {
    if (entry.file !== file) continue;
    const { defaultVersionId: versionId, versionDate: createDate } = entry;
    const document = JSON.stringify(documents[entry.name]);
    rows.set(arn, { ...catalogPolicy(entry), versions: [{ versionId, document, createDate }] });
  }
}

/**
 * Loads the catalog once. Without `arns` it loads everything, otherwise the list of policies and the
 * documents of `arns`. Unknown ARNs are ignored. The next call tries again to load a file that failed.
 */
export async function loadCatalog(arns?: readonly string[]): Promise<void> {
  await loadIndex();
  const wanted = arns ? arns.flatMap((arn) => entries.get(arn)?.file ?? []) : files.keys();
  await Promise.all(
    [...new Set(wanted)].map((file) => {
      const loading = loadedFiles.get(file) ?? loadFile(file);
      loadedFiles.set(file, loading);
      loading.catch(() => loadedFiles.delete(file));
      return loading;
    }),
  );
}

/**
 * The AWS managed policy with exactly that ARN, or undefined if the catalog doesn't have it or hasn't loaded
 * it.
 */
export function managedPolicy(arn: string): PolicyRow | undefined {
  return rows.get(arn);
}

/** Every AWS managed policy of the catalog without its document, sorted by name; empty until it is loaded. */
export function managedPolicies(): readonly CatalogPolicy[] {
  return listed;
}
