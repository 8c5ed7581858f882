import type { Attachment } from 'svelte/attachments';
import type { World } from '../../../../engine/index.ts';
import { roleArn, rowsBy } from '../../../../engine/index.ts';

/** Scrolls to an element that an answer adds outside the visible part of a dialog. */
export const comeIntoSight: Attachment<HTMLElement> = (element) => {
  element.scrollIntoView({ block: 'nearest' });
};

/** A role as a list shows it. */
interface RoleChoice {
  readonly value: string;
  readonly label: string;
  readonly trusts: boolean;
}

/**
 * Returns an account's roles, those first whose trust policy names `provider`. Only AWS decides whether a role lets
 * somebody in.
 */
export function rolesFor(world: World, account: string, provider: string): readonly RoleChoice[] {
  return rowsBy(world, 'rolesByAccount', account)
    .map((row) => ({
      value: roleArn(row),
      label: row.name,
      trusts: row.trustPolicy.includes(JSON.stringify(provider)),
    }))
    .sort((a, b) => Number(b.trusts) - Number(a.trusts) || (a.label < b.label ? -1 : 1));
}

/** Decodes one of a token's readable parts: base64url of JSON. */
function part(text: string): unknown {
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) =>
    char.charCodeAt(0),
  );
  return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
}

/** Returns header and claims of a JSON Web Token as indented JSON, or null if the text isn't one. Checks nothing. */
export function decodedToken(token: string): { readonly header: string; readonly claims: string } | null {
  const [header, claims] = token.split('.');
  if (header === undefined || claims === undefined) return null;
  try {
    return { header: JSON.stringify(part(header), null, 2), claims: JSON.stringify(part(claims), null, 2) };
  } catch {
    return null;
  }
}

/** Returns the XML of a SAML assertion, which is sent in base64, or null if the text isn't one. */
export function decodedAssertion(assertion: string): string | null {
  try {
    const bytes = Uint8Array.from(atob(assertion), (char) => char.charCodeAt(0));
    return new TextDecoder().decode(bytes);
  } catch {
    return null;
  }
}
