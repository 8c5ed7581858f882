import { existsSync } from 'node:fs';
import { findHeadless } from './find-chromium.mjs';
import { bin, run } from './install.mjs';

/**
 * The environment in which the tests find a Chromium. It uses the Chromium on this machine. Otherwise it
 * installs one and says how: from Debian if that is allowed, else Playwright's own build. Ends with a message
 * if neither works.
 */
export async function provideChromium() {
  const found = findHeadless();
  if (found) return { CHROME_PATH: found };
  const { chromium } = await import('playwright-core');
  if (existsSync(chromium.executablePath())) return { CHROME_PATH: chromium.executablePath() };
  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    console.log('No Chromium on this machine: installing the package `chromium` with apt-get …');
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    const lock = ['-o', 'DPkg::Lock::Timeout=500'];
    run('apt-get', [...lock, 'update', '-q'], env);
    run(
      'apt-get',
      [
        ...lock,
        'install',
        '-y',
        '-q',
        '--no-install-recommends',
        'chromium',
        'chromium-headless-shell',
        'fonts-dejavu-core',
      ],
      env,
    );
    const installed = findHeadless();
    if (installed) return { CHROME_PATH: installed };
  }
  console.log(
    "No Chromium on this machine: downloading Playwright's own build (npx playwright-core install chromium) …",
  );
  run(process.execPath, [bin('playwright-core/cli.js'), 'install', 'chromium']);
  if (existsSync(chromium.executablePath())) return { CHROME_PATH: chromium.executablePath() };
  console.error(
    'The tests need a Chromium. Install Chromium or Chrome, or set CHROME_PATH to one, and run them again.',
  );
  process.exit(1);
}
