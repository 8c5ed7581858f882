import type { IncomingMessage } from 'node:http';
import { isIPv4 } from 'node:net';
import { hostname as machineName, networkInterfaces } from 'node:os';

const loopbackNames: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Whether an address is this machine's own. So are names under `localhost` (RFC 6761): S3's clients put buckets there.
 */
export const isLoopback = (host: string): boolean =>
  loopbackNames.has(host) ||
  host === '::1' ||
  host.endsWith('.localhost') ||
  (isIPv4(host) && host.startsWith('127.'));

/**
 * Further names of this machine if the endpoint listens to other machines: the address it listens at, its name and its
 * addresses. A website can point a name of its own to this machine, but none of these.
 */
export function ownNames(host: string): string[] {
  const addresses = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
  const written = addresses.map(({ address, family }) =>
    family === 'IPv6' ? `[${address.replace(/%.*/, '')}]` : address,
  );
  return [host.includes(':') ? `[${host}]` : host.toLowerCase(), machineName().toLowerCase(), ...written];
}

function hostname(value: string): string {
  const port = /:\d{1,5}$/.exec(value);
  return (port && !value.endsWith(']') ? value.slice(0, port.index) : value).toLowerCase();
}

/**
 * Whether a request has exactly one Host, as HTTP demands. With two, a proxy may have read the other one. RFC 9112, 3.2
 */
export const namesOneHost = ({ headersDistinct }: IncomingMessage): boolean =>
  headersDistinct['host']?.length === 1;

/**
 * Why a request isn't answered, or null. A website can make a browser send requests to this machine, also
 * through a name of its own that leads here, so the Host must be this machine's name, and an Origin, which
 * only browsers send, the endpoint's own. `allowed` are further host names, if the endpoint listens at other
 * addresses.
 */
export function foreign({ headers }: IncomingMessage, allowed: readonly string[] = []): string | null {
  const host = headers.host ?? '';
  const name = hostname(host);
  if (!isLoopback(name) && !allowed.includes(name))
    return `This endpoint doesn't answer for the host ${name}.`;
  const { origin } = headers;
  if (origin !== undefined && origin !== `http://${host}`)
    return `This endpoint doesn't answer requests of ${origin}.`;
  // Browsers set this on requests by a page of another site. Following a link here is harmless.
  const site = headers['sec-fetch-site'];
  const isOwn = site === undefined || site === 'same-origin' || site === 'none';
  if (!isOwn && headers['sec-fetch-mode'] !== 'navigate')
    return "This endpoint doesn't answer requests of other sites.";
  return null;
}
