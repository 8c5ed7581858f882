import { existsSync } from 'node:fs';
import { expect, inject, test } from 'vitest';
import { firefox } from './firefox.ts';
import type { Driver } from './journey.ts';
import { journey, linkJourney } from './journey.ts';
import { lessonsJourney } from './lessons.ts';
import { picturesJourney, printJourney } from './pictures.ts';
import { webkit } from './webkit.ts';

const firefoxPaths = ['/usr/bin/firefox-esr', '/usr/bin/firefox'];
const miniBrowsers = [
  '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
  '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
];
const firefoxPath = firefoxPaths.find((path) => existsSync(path));
const miniBrowser = miniBrowsers.find((path) => existsSync(path));
/** Where they must be there, a missing browser is a failure and not a skipped test. */
const required = process.env['ALL_BROWSERS'] === '1';

async function run(start: () => Promise<Driver>): Promise<void> {
  const driver = await start();
  try {
    await journey(driver, inject('address'));
  } finally {
    await driver.close();
  }
}

test.skipIf(!firefoxPath && !required)('the short journey in Firefox', async () => {
  expect(firefoxPath, 'no Firefox on this machine').toBeDefined();
  await run(() => firefox(firefoxPath ?? ''));
});

test.skipIf(!miniBrowser && !required)('the short journey in WebKit', async () => {
  expect(miniBrowser, 'no WebKitGTK MiniBrowser on this machine').toBeDefined();
  await run(() => webkit(miniBrowser ?? ''));
});

async function send(start: () => Promise<Driver>): Promise<void> {
  const driver = await start();
  try {
    await linkJourney(driver, start, inject('address'));
  } finally {
    await driver.close();
  }
}

test.skipIf(!firefoxPath && !required)('a link is sent, kept, changed and sent on in Firefox', async () => {
  expect(firefoxPath, 'no Firefox on this machine').toBeDefined();
  await send(() => firefox(firefoxPath ?? ''));
});

test.skipIf(!miniBrowser && !required)('a link is sent, kept, changed and sent on in WebKit', async () => {
  expect(miniBrowser, 'no WebKitGTK MiniBrowser on this machine').toBeDefined();
  await send(() => webkit(miniBrowser ?? ''));
});

test.skipIf(!firefoxPath && !required)('the same on a phone in Firefox', async () => {
  expect(firefoxPath, 'no Firefox on this machine').toBeDefined();
  await send(() => firefox(firefoxPath ?? '', 390));
});

test.skipIf(!miniBrowser && !required)('the same on a phone in WebKit', async () => {
  expect(miniBrowser, 'no WebKitGTK MiniBrowser on this machine').toBeDefined();
  await send(() => webkit(miniBrowser ?? '', 390));
});

async function picture(start: () => Promise<Driver>): Promise<void> {
  const driver = await start();
  try {
    await picturesJourney(driver, inject('address'));
    await printJourney(driver, inject('address'));
  } finally {
    await driver.close();
  }
}

test.skipIf(!firefoxPath && !required)('pictures are saved and printed in Firefox', async () => {
  expect(firefoxPath, 'no Firefox on this machine').toBeDefined();
  await picture(() => firefox(firefoxPath ?? ''));
});

test.skipIf(!miniBrowser && !required)('pictures are saved and printed in WebKit', async () => {
  expect(miniBrowser, 'no WebKitGTK MiniBrowser on this machine').toBeDefined();
  await picture(() => webkit(miniBrowser ?? ''));
});

async function learn(start: () => Promise<Driver>): Promise<void> {
  const driver = await start();
  try {
    await lessonsJourney(driver, inject('address'));
  } finally {
    await driver.close();
  }
}

test.skipIf(!firefoxPath && !required)('a lesson of each chapter is solved in Firefox', async () => {
  expect(firefoxPath, 'no Firefox on this machine').toBeDefined();
  await learn(() => firefox(firefoxPath ?? ''));
});

test.skipIf(!miniBrowser && !required)('a lesson of each chapter is solved in WebKit', async () => {
  expect(miniBrowser, 'no WebKitGTK MiniBrowser on this machine').toBeDefined();
  await learn(() => webkit(miniBrowser ?? ''));
});
