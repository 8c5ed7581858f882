/** One of a token's readable parts: base64url of JSON. */
function part(text: string): unknown {
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) =>
    char.charCodeAt(0),
  );
  return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
}

/** Header and claims of a JSON Web Token as indented JSON, or null where the text is none. Nothing is checked. */
export function decodedToken(token: string): { readonly header: string; readonly claims: string } | null {
  const [header, claims] = token.split('.');
  if (header === undefined || claims === undefined) return null;
  try {
    return { header: JSON.stringify(part(header), null, 2), claims: JSON.stringify(part(claims), null, 2) };
  } catch {
    return null;
  }
}

/** The XML of a SAML assertion as it travels (base64), or null where the text is none. */
export function decodedAssertion(assertion: string): string | null {
  try {
    const bytes = Uint8Array.from(atob(assertion), (char) => char.charCodeAt(0));
    return new TextDecoder().decode(bytes);
  } catch {
    return null;
  }
}
