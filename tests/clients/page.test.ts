import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { providePage } from '../../scripts/build-endpoint.mjs';
import { pageOf } from '../../src/endpoint/page.ts';
import { createUser, happened, showIdentities, topBar, tree } from '../e2e/places.ts';
import { newVisitor, useBrowser } from '../e2e/visit.ts';
import { Serving, key, portToKeep } from '../endpoint/serving.ts';
import sent from '../exchange/link/sent.json' with { type: 'json' };
import { AwsCli, environmentOf } from './aws-cli.ts';

useBrowser();

const keys = environmentOf({ AccessKeyId: key.id, SecretAccessKey: key.secret });

let site: string;
let serving: Serving;
let cli: AwsCli;

const serve = (port: number): Promise<Serving> => Serving.start(Date.now, port, { page: pageOf(site) });

beforeAll(async () => {
  const built = await providePage();
  if (built === null) throw new Error('The page could not be built');
  site = built;
}, 180_000);
beforeEach(async () => {
  serving = await serve(await portToKeep());
  cli = new AwsCli(serving.address);
});
afterEach(() => {
  cli.close();
  serving.stop();
});

async function aws(line: string): Promise<string> {
  const { code, stdout, stderr } = await cli.shell(`aws ${line}`, keys);
  return code === 0 ? stdout.trim() : `${code}: ${stderr.trim()}`;
}

async function open(): Promise<{ readonly page: Page; readonly problems: string[] }> {
  const page = await (await newVisitor()).newPage();
  const problems: string[] = [];
  page.on('pageerror', ({ message }) => problems.push(message));
  page.on('console', (message) => {
    const isOutage = message.text().startsWith('Failed to load resource: net::');
    if (message.type() === 'error' && !isOutage) problems.push(`${message.text()} ${message.location().url}`);
  });
  await page.goto(serving.address);
  await topBar(page)
    .getByRole('button', { name: /on the endpoint$/ })
    .waitFor();
  return { page, problems };
}

const users = () => aws('iam list-users --query Users[].UserName --output text');

it('the page that the endpoint serves follows what the AWS CLI does, and does what the CLI then sees', async () => {
  const { page, problems } = await open();
  await showIdentities(page);
  await happened(page).getByRole('tab', { name: 'Log' }).click();
  const named = tree(page).getByRole('treeitem', { name: /^maria/ });

  expect(await aws('iam create-user --user-name maria --query User.UserName')).toBe('"maria"');
  await named.waitFor();
  await happened(page).getByText('aws iam create-user --user-name maria').first().waitFor();
  expect(await aws('iam create-user --user-name maria')).toMatch(/^254: .*EntityAlreadyExists/s);
  await happened(page)
    .getByText(/EntityAlreadyExists/)
    .first()
    .waitFor();

  await createUser(page, 'nina');
  await tree(page).getByRole('treeitem', { name: /^nina/ }).waitFor();
  await vi.waitFor(async () => expect(await users()).toBe('ana\tmaria\tnina'), { timeout: 20_000 });

  expect((await serving.send({ path: '/_playground/reset' })).status).toBe(204);
  await named.waitFor({ state: 'detached' });
  expect(await users()).toBe('ana');
  expect(problems).toEqual([]);
});

it('a link that is opened changes nothing on the endpoint until somebody puts it there, which Undo takes back', async () => {
  const sample = sent.find(({ title }) => title === 'sample-2 as it is')?.link ?? '';
  const page = await (await newVisitor()).newPage();
  await page.goto(`${serving.address}/#${sample}`);
  const put = page.getByRole('button', { name: 'Put it on the endpoint' });
  await put.waitFor();
  expect(await users()).toBe('ana');
  await put.click();
  await page.getByText('The endpoint has this account now.').waitFor();
  // The account that the client's key belongs to isn't there now.
  await vi.waitFor(async () => expect(await users()).toContain('InvalidClientTokenId'), { timeout: 20_000 });
  await topBar(page).getByRole('button', { name: /^Undo/ }).click();
  await vi.waitFor(async () => expect(await users()).toBe('ana'), { timeout: 20_000 });
});

it('the page says that the endpoint is gone, keeps what it shows, and follows the next one', async () => {
  const { page, problems } = await open();
  await aws('iam create-user --user-name maria');
  await showIdentities(page);
  const named = tree(page).getByRole('treeitem', { name: /^maria/ });
  await named.waitFor();

  serving.stop();
  await page.getByText('The endpoint doesn’t answer.').waitFor();
  expect(await named.count()).toBe(1);

  serving = await serve(serving.port);
  await page.getByText('The endpoint answers again').waitFor();
  await named.waitFor({ state: 'detached' });
  await aws('iam create-user --user-name after');
  await tree(page)
    .getByRole('treeitem', { name: /^after/ })
    .waitFor();
  expect(problems).toEqual([]);
});

it('only the page that the endpoint serves may connect, and to its own origin alone', async () => {
  const { headers, text } = await serving.send({ method: 'GET' });
  expect(headers['content-security-policy']).toContain("connect-src 'self'; ");
  const inDocument =
    /<meta[^>]*http-equiv="Content-Security-Policy"[^>]*connect-src (?:'|&#39;)none(?:'|&#39;)/i;
  expect(text).not.toMatch(inDocument);
  expect(readFileSync(join(site, 'index.html'), 'utf8')).toMatch(inDocument);
});
