/**
 * Finds packages that scripts read data from and the project doesn't depend on: in the given directory, or
 * fetched with `npm pack` into a temporary directory.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The directory with the package's files: the given one, its `package` directory, or a fresh download. */
export function packageDirectory(name, given) {
  if (given) {
    const unpacked = join(given, 'package');
    return existsSync(unpacked) ? unpacked : given;
  }
  const place = mkdtempSync(join(tmpdir(), 'npm-package-'));
  execFileSync('npm', ['pack', name, '--pack-destination', place], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const archive = readdirSync(place).find((file) => file.endsWith('.tgz'));
  execFileSync('tar', ['xzf', join(place, archive), '-C', place]);
  return join(place, 'package');
}
