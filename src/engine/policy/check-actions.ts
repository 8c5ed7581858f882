import type { JsonNode } from './json-text.ts';
import { memberOf, stringsOf } from './json-text.ts';

const vendorText = /^[a-zA-Z0-9.-]+$/;

function checkAction(action: string): string | null {
  const [vendor = '', ...names] = action.split(':');
  if (action === '*') return null;
  if (names.length === 0) return 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.';
  if (names.length > 1) return 'Actions/Condition can contain only one colon.';
  return vendor === '*' || vendorText.test(vendor) ? null : `Vendor ${vendor} is not valid`;
}

/** The message for the first Action or NotAction that is no action, or null. */
export function checkActions(statements: readonly JsonNode[]): string | null {
  for (const node of statements) {
    for (const name of ['Action', 'NotAction']) {
      for (const action of stringsOf(memberOf(node, name)) ?? []) {
        const message = checkAction(action);
        if (message !== null) return message;
      }
    }
  }
  return null;
}
