import { page as words } from '#words/page.ts';
import { servedWith } from '../e2e/served-with.ts';
import { type Driver, says, until } from './journey.ts';

const isSeen = `document.querySelector('#no-scripts').checkVisibility({ visibilityProperty: true })`;

/**
 * A host that sandboxes the page: it says at once that its scripts can't be loaded, and where to open it. With the
 * header that lets every origin read them, it plays.
 */
export async function sandboxJourney(driver: Driver): Promise<void> {
  const sandbox = { 'content-security-policy': 'sandbox allow-scripts' };
  const address = `${await servedWith(sandbox)}#lesson/only-if`;
  await driver.open(address);
  await until(driver, 'the sentence', says(words.scriptsFailed));
  await until(
    driver,
    'the address',
    `document.querySelector('#no-scripts[role=alert] a').textContent === ${JSON.stringify(address)}`,
  );
  const open = await servedWith({ ...sandbox, 'access-control-allow-origin': '*' });
  await driver.open(open);
  await until(driver, 'the page', says('Acting as'));
  await until(driver, 'no sentence', `!(${isSeen})`);
}

/** A host that lets no script run: CSS says so after a moment. */
export async function scriptlessJourney(driver: Driver): Promise<void> {
  await driver.open(await servedWith({ 'content-security-policy': "script-src 'none'" }));
  await until(driver, 'the sentence', `${isSeen} && ${says(words.noScript)}`);
  await until(driver, 'the link', `document.querySelector('#no-scripts a').href === location.href`);
}
