import { expect, vi } from 'vitest';

/** One browser, as much of it as the short journey needs. Every engine's driver implements it. */
export interface Driver {
  readonly name: string;
  open(address: string): Promise<void>;
  reload(): Promise<void>;
  /** Runs an expression in the page and gives back its value, which must be JSON. */
  evaluate(expression: string): Promise<unknown>;
  /** Prints the page. @returns the PDF; null where this driver can only tell the page of it */
  print(): Promise<Buffer | null>;
  /** Does the same in a frame of the page whose address begins so; absent where this driver can't. */
  readonly evaluateIn?: (address: string, expression: string) => Promise<unknown>;
  /** Another tab of the same browser. */
  tab(): Promise<Driver>;
  close(): Promise<void>;
}

const patience = 45_000;

/** Waits until an expression is true in the page. Throws with what the page shows where it never is. */
export async function until(driver: Driver, what: string, expression: string): Promise<void> {
  const isSo = (): Promise<void> => expect(driver.evaluate(expression)).resolves.toBe(true);
  await vi.waitFor(isSo, { timeout: patience, interval: 100 }).catch(async () => {
    const text = String(await driver.evaluate('document.body.innerText')).slice(0, 1500);
    throw new Error(`${driver.name}: ${what} never came. The page says:\n${text}`);
  });
}

export const says = (text: string): string => `document.body.innerText.includes(${JSON.stringify(text)})`;
const button = (name: string): string =>
  `[...document.querySelectorAll('button')].find((b) => !b.disabled && b.checkVisibility() && (b.getAttribute('aria-label') ?? b.innerText).trim().startsWith(${JSON.stringify(name)}))`;

export async function press(driver: Driver, name: string): Promise<void> {
  await until(driver, `the button “${name}”`, `Boolean(${button(name)})`);
  await driver.evaluate(`(${button(name)}.click(), true)`);
}

/** Notes what goes wrong from here on: errors and violations of the page's security policy. */
export const watch = `(globalThis.problems = [],
  addEventListener('error', (event) => problems.push(String(event.message))),
  addEventListener('unhandledrejection', (event) => problems.push(String(event.reason))),
  addEventListener('securitypolicyviolation', (event) => problems.push(event.violatedDirective + ' ' + event.blockedURI)),
  true)`;

/**
 * Expects that nothing went wrong since `watch`, the page's policy was kept, and nothing was asked of anybody but the
 * page's own server and those named.
 */
export async function expectClean(driver: Driver, ...others: readonly string[]): Promise<void> {
  expect(await driver.evaluate('globalThis.problems'), driver.name).toEqual([]);
  const asked = await driver.evaluate(
    `[...new Set(performance.getEntriesByType('resource').map(({ name }) => new URL(name)).filter(({ protocol }) => protocol.startsWith('http')).map(({ origin }) => origin))].filter((origin) => origin !== location.origin)`,
  );
  expect(asked, driver.name).toEqual(others);
}

/** Two tabs see each other's changes: a role that is put on in one is worn in the other. */
export async function tabsJourney(driver: Driver, address: string): Promise<void> {
  await driver.open(address);
  await driver.evaluate(watch);
  await press(driver, 'Skip');
  await until(driver, 'the page', says('Acting as'));
  const other = await driver.tab();
  try {
    await other.open(address);
    await other.evaluate(watch);
    await until(other, 'the page in another tab', says('Acting as'));
    await press(driver, 'Steps');
    await press(driver, 'Put it on as ana');
    await until(driver, 'the steps', says('Step 1 of') + ` || ` + scene);
    // The list is as it was when it was opened: it is opened again until the session has come.
    await vi.waitFor(
      async () => {
        await press(other, 'Acting as');
        await until(other, 'the list', `Boolean(document.querySelector('[role=listbox] [role=option]'))`);
        if ((await other.evaluate(says('Deployer/ana'))) === true) return;
        await press(other, 'Acting as');
        throw new Error(`${other.name}: the session from the other tab never came`);
      },
      { timeout: patience, interval: 200 },
    );
    await expectClean(other);
  } finally {
    await other.close();
  }
  await expectClean(driver);
}

/**
 * The short journey: the page is there with somebody acting, a role is put on and stepped through, the session
 * stands in the account, and all of it is still there after a reload.
 */
export async function journey(driver: Driver, address: string): Promise<void> {
  await driver.open(address);
  await driver.evaluate(watch);
  await press(driver, 'Skip');
  await until(driver, 'the page', says('Acting as'));
  await until(driver, 'the picture', `Boolean(document.querySelector('main canvas, main svg'))`);
  await press(driver, 'Steps');
  await press(driver, 'Put it on as ana');
  await until(
    driver,
    'the steps',
    says('Step 1 of') + ` || ` + `document.querySelectorAll('main [aria-current=step]').length > 0`,
  );
  await until(driver, 'the saving', `/saved/.test(document.querySelector('header')?.innerText ?? '')`);
  // What goes wrong late goes wrong before the page has nothing left to do.
  await driver.evaluate(`(globalThis.idle = false,
    (globalThis.requestIdleCallback ?? setTimeout)(() => (globalThis.idle = true)), true)`);
  await until(
    driver,
    'a moment with nothing to do',
    `globalThis.idle && document.querySelector('[aria-busy="true"]') === null`,
  );
  await expectClean(driver);
  await driver.reload();
  await until(driver, 'the page after a reload', says('Acting as'));
  await press(driver, 'Acting as');
  await until(driver, 'the session after a reload', says('Deployer/ana'));
}

const linkField = `document.querySelector('dialog input[readonly]')`;

/** Opens the dialog that makes links, reads the link, and closes it again. */
async function share(driver: Driver): Promise<string> {
  // A narrow header has it in its menu.
  if (!(await driver.evaluate(`Boolean(${button('Share')})`))) await press(driver, 'More');
  await press(driver, 'Share');
  await until(driver, 'the link', `/#d5\\.[\\w-]+\\.[\\w-]{6}$/.test(${linkField}?.value ?? '')`);
  const link = String(await driver.evaluate(`${linkField}.value`));
  await driver.evaluate(`(document.querySelector('dialog button[aria-label="Close"]').click(), true)`);
  await until(driver, 'the end of the dialog', `document.querySelector('dialog') === null`);
  return link;
}

const scene = `Boolean(document.querySelector('.stage > svg'))`;

const choose = (label: string, option: string): string => `(() => {
  const field = [...document.querySelectorAll('select')].find((one) => [...one.options].some(({ label }) => label === ${JSON.stringify(option)}));
  field.value = [...field.options].find(({ label }) => label === ${JSON.stringify(option)}).value;
  field.dispatchEvent(new Event('change', { bubbles: true }));
  return ${JSON.stringify(label)};
})()`;

/**
 * A link's way: AWS refuses a role, the link to that step is opened by somebody else, who sees the same, keeps a copy,
 * changes it and sends it on. `another` is a browser with nothing stored.
 */
export async function linkJourney(
  driver: Driver,
  another: () => Promise<Driver>,
  address: string,
): Promise<void> {
  await driver.open(address);
  await press(driver, 'Skip');
  // A phone’s place, and elsewhere a tab in the drawer.
  await press(driver, 'Steps');
  await until(driver, 'the form', `Boolean(${button('Put it on as ana')})`);
  await driver.evaluate(choose('Role', 'PartnerAudit'));
  await press(driver, 'Put it on as ana');
  await until(driver, 'the steps', scene);
  const link = await share(driver);
  const other = await another();
  try {
    await other.open(link);
    await other.evaluate(watch);
    await until(other, 'the same answer', says('with the same answer: AWS refused (AccessDenied).'));
    await until(other, 'the scene', scene);
    const wide = await other.evaluate('document.documentElement.scrollWidth <= innerWidth');
    expect(wide, `${other.name}: nothing stands beyond the page’s edge`).toBe(true);
    await press(other, 'Keep a copy');
    await until(
      other,
      'the kept copy',
      `/saved/.test(document.querySelector('header')?.innerText ?? '') && /^#\\/step\\//.test(location.hash)`,
    );
    await until(other, 'its steps', scene);
    await other.evaluate(
      `([...document.querySelectorAll('[aria-label="The steps"] button')].at(-1).click(), true)`,
    );
    await press(other, 'Name ana in PartnerAudit');
    await until(other, 'the mended role', says(', passed. PartnerAudit names ana'));
    const further = await share(other);
    expect(further, 'it is another account by now').not.toBe(link);
    await expectClean(other);
    await other.open('about:blank');
    await other.open(further);
    await until(other, 'what was sent on', says('Somebody sent you this copy'));
  } finally {
    await other.close();
  }
}
