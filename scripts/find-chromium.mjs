import { existsSync } from 'node:fs';
import { join, delimiter } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const places = [
  '/usr/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The path of a Chromium or Chrome on this machine, or null.
 * CHROME_PATH wins, then the PATH, then the usual places.
 */
export function findChromium(env = process.env) {
  const own = env['CHROME_PATH'];
  if (own && existsSync(own)) return own;
  for (const dir of (env['PATH'] ?? '').split(delimiter)) {
    for (const name of names) {
      const path = join(dir, name);
      if (dir && existsSync(path)) return path;
    }
  }
  return places.find((path) => existsSync(path)) ?? null;
}
