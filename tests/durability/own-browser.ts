import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';

/** A browser that is started and killed as a process of its own, with what it stores in a folder that stays. */
export interface OwnBrowser {
  readonly name: string;
  readonly path: string;
  readonly arguments: (profile: string) => readonly string[];
  /** What it writes once it listens, with the address. */
  readonly listens: RegExp;
  readonly connect: (address: string) => Promise<Browser>;
  /** What must stand in a profile's folder before it starts. */
  readonly prepare: (profile: string) => void;
}

export const chromium = (path: string): OwnBrowser => ({
  name: 'Chromium',
  path,
  arguments: (profile) => [
    '--headless=new',
    '--no-sandbox',
    '--no-first-run',
    '--hide-crash-restore-bubble',
    // Its own size is so low that the page shows one place at a time.
    '--window-size=1280,860',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
  ],
  listens: /DevTools listening on (ws:\S+)/,
  connect: (browserWSEndpoint) => puppeteer.connect({ browserWSEndpoint, defaultViewport: null }),
  // A killed browser leaves its lock behind, which names the process that is gone.
  prepare: (profile) => {
    for (const lock of ['SingletonLock', 'SingletonCookie', 'SingletonSocket'])
      rmSync(join(profile, lock), { force: true });
  },
});

export const firefox = (path: string): OwnBrowser => ({
  name: 'Firefox',
  path,
  arguments: (profile) => ['--headless', '--no-remote', '--remote-debugging-port=0', '--profile', profile],
  listens: /WebDriver BiDi listening on (ws:\S+)/,
  connect: (address) =>
    puppeteer.connect({
      browserWSEndpoint: `${address}/session`,
      protocol: 'webDriverBiDi',
      defaultViewport: null,
    }),
  prepare: (profile) => {
    for (const lock of ['lock', '.parentlock']) rmSync(join(profile, lock), { force: true });
    const choices = {
      'browser.shell.checkDefaultBrowser': false,
      'browser.sessionstore.resume_from_crash': false,
      'datareporting.policy.dataSubmissionEnabled': false,
      // It would ask for a safe start after some.
      'toolkit.startup.max_resumed_crashes': -1,
    };
    const lines = Object.entries(choices).map(
      ([name, value]) => `user_pref(${JSON.stringify(name)}, ${value});`,
    );
    writeFileSync(join(profile, 'user.js'), `${lines.join('\n')}\n`);
  },
});

export const newProfile = (): string => mkdtempSync(join(tmpdir(), 'iam-playground-profile-'));

export interface Running {
  readonly page: Page;
  /** Ends it and every process that it started, at once and without a word to any of them. */
  readonly kill: () => Promise<void>;
}

export async function start(browser: OwnBrowser, profile: string): Promise<Running> {
  browser.prepare(profile);
  const child = spawn(browser.path, browser.arguments(profile), { stdio: ['ignore', 'ignore', 'pipe'] });
  const connection = await browser.connect(await addressOf(child, browser.listens));
  const page = await connection.newPage();
  page.setDefaultTimeout(60_000);
  return {
    page,
    kill: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      for (const id of familyOf(child.pid ?? 0)) end(id);
      await gone;
      await connection.disconnect().catch(() => undefined);
    },
  };
}

function addressOf(child: ChildProcess, listens: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const [, address] = listens.exec(said) ?? [];
      if (address !== undefined) resolve(address);
    });
    child.once('exit', () => reject(new Error(`The browser ended before it listened: ${said.slice(-2000)}`)));
  });
}

/** The process and all below it, as Linux lists them. */
function familyOf(root: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), parentOf(name)] as const);
  const family = [root];
  for (const id of family)
    family.push(...parents.filter(([, parent]) => parent === id).map(([child]) => child));
  return family;
}

function parentOf(id: string): number {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
}

function end(id: number): void {
  try {
    process.kill(id, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
