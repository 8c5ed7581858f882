import { existsSync } from 'node:fs';
import { join, delimiter } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const places = [
  '/usr/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Chromium without its window's parts: it shows the same page with a third less work. */
const shells = ['chromium-headless-shell', 'chrome-headless-shell'];

/**
 * The path of a Chromium or Chrome on this machine, or null.
 * CHROME_PATH wins, then the PATH, then the usual places.
 */
export function findChromium(env = process.env) {
  const own = env['CHROME_PATH'];
  if (own && existsSync(own)) return own;
  return onPath(names, env) ?? places.find((path) => existsSync(path)) ?? null;
}

/** The path of a Chromium for tests without a window, or null. CHROME_PATH wins, then a headless shell. */
export function findHeadless(env = process.env) {
  return (env['CHROME_PATH'] ? null : onPath(shells, env)) ?? findChromium(env);
}

/** The first of these programs that stands in a folder of the PATH, or null. */
function onPath(programs, env) {
  for (const dir of (env['PATH'] ?? '').split(delimiter))
    for (const name of programs) {
      const path = join(dir, name);
      if (dir && existsSync(path)) return path;
    }
  return null;
}
