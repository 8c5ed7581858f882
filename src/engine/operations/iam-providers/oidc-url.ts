/** The scheme that a provider's URL begins with; AWS shows the URL without it. */
const scheme = 'https://';

/**
 * A provider's URL as AWS keeps it, without the scheme, or null where it can't be one: it begins with `https://`,
 * and has a host, perhaps a path, and no query, user or port.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html
 */
export function keptUrl(url: string): string | null {
  if (!url.toLowerCase().startsWith(scheme)) return null;
  const rest = url.slice(scheme.length);
  const [host = '', ...path] = rest.split('/');
  if (!/^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*$/.test(host)) return null;
  if (!path.every((part) => /^[\w.~!$&'()*+,;=:@%-]*$/.test(part))) return null;
  return [host.toLowerCase(), ...path].join('/');
}

/** Two URLs that differ only in a last slash are the same provider. */
export const comparedUrl = (kept: string): string => (kept.endsWith('/') ? kept.slice(0, -1) : kept);
