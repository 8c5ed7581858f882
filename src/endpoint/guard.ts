import type { IncomingMessage } from 'node:http';
import { isIPv4 } from 'node:net';
import { hostname as machineName, networkInterfaces } from 'node:os';

const loopbackNames: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether an address is this machine's own. Names under `localhost` are (RFC 6761): S3's clients put buckets there. */
export const isLoopback = (host: string): boolean =>
  loopbackNames.has(host) ||
  host === '::1' ||
  host.endsWith('.localhost') ||
  (isIPv4(host) && host.startsWith('127.'));

/**
 * What others may call this machine where the endpoint listens to them, too: what it was told to listen at, its
 * name and its addresses. A website can bend a name of its own to this machine, but not one of these.
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

/** Whether a request says once, as HTTP asks for, whom it is for. Of two, others may have read the other. RFC 9112, 3.2 */
export const namesOneHost = ({ headersDistinct }: IncomingMessage): boolean =>
  headersDistinct['host']?.length === 1;

/**
 * Why a request isn't answered, or null. A website can make a browser send requests to this machine, also
 * through a name of its own that leads here, so the Host must be this machine's name, and an Origin, which only
 * browsers send, the endpoint's own. `allowed` are further host names, where the endpoint listens elsewhere.
 */
export function foreign({ headers }: IncomingMessage, allowed: readonly string[] = []): string | null {
  const host = headers.host ?? '';
  const name = hostname(host);
  if (!isLoopback(name) && !allowed.includes(name))
    return `This endpoint doesn't answer for the host ${name}.`;
  const { origin } = headers;
  if (origin !== undefined && origin !== `http://${host}`)
    return `This endpoint doesn't answer requests of ${origin}.`;
  // Browsers say so of what a page of another site loads; following a link to this one is no harm.
  const site = headers['sec-fetch-site'];
  const isOwn = site === undefined || site === 'same-origin' || site === 'none';
  if (!isOwn && headers['sec-fetch-mode'] !== 'navigate')
    return "This endpoint doesn't answer requests of other sites.";
  return null;
}
