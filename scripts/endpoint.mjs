/**
 * `npm run endpoint`: serves the simulated AWS on this machine, for real clients, and the page with it:
 *
 *   npm run endpoint -- --port 4566 --admin-user ana:AKIAIOSFODNN7EXAMPLE:SECRET
 *
 * Works from a fresh clone: it installs missing packages and builds parts that are older than their sources,
 * and says so on stderr.
 */
import { pathToFileURL } from 'node:url';
import { buildEndpoint, providePage, server } from './build-endpoint.mjs';
import { installPackages, requireNode } from './install.mjs';

requireNode();
installPackages();
const failure = await buildEndpoint();
if (failure !== null) {
  console.error(failure);
  process.exit(1);
}
const { main } = await import(pathToFileURL(server).href);
await main(process.argv.slice(2), providePage);
