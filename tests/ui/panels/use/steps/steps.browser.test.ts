import axe from 'axe-core';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { accountOf, byName } from '../../../../../src/engine/index.ts';
import { firstCredentials } from '../../../../../src/playground/sample.ts';
import { flowOf } from '../../../../../src/ui/panels/use/steps/flow.svelte.ts';
import { startAssume } from '../../../../../src/ui/panels/use/steps/start-assume.ts';
import StepsPanel from '../../../../../src/ui/panels/use/steps/StepsPanel.svelte';
import { lent } from '../../../../assume/lent.ts';
import { fill, type Mounted, mountPanel, named } from '../../account/inspector/host.ts';

let page: Mounted;

beforeEach(async () => {
  page = await mountPanel(StepsPanel);
  page.playground.actAs(firstCredentials(page.playground.world));
  await page.settle();
});
afterEach(async () => {
  await page.close();
  page.playground.close();
});

const text = (): string => document.body.innerText.replace(/\s+/g, ' ');
const headline = (): string => document.querySelector<HTMLElement>('.detail h3')?.innerText ?? '';
/** Waits for a step's sentence: it comes once the picture shows what it says. */
const says = (sentence: string): Promise<void> => page.until(() => headline() === sentence, sentence);
const cards = (): HTMLButtonElement[] => [
  ...document.querySelectorAll<HTMLButtonElement>('.timeline button'),
];
const current = (): number => cards().findIndex((card) => card.getAttribute('aria-current') === 'step');
const live = (): string => document.querySelector('[aria-live]')?.textContent.trim() ?? '';

const roleId = (name: string): string => {
  const { world } = page.playground;
  return byName(world, 'roles', accountOf(world), name)?.id ?? '';
};

async function press(name: string): Promise<void> {
  named('button', name).click();
  await page.settle();
}

async function putOn(): Promise<void> {
  await press('Put it on as ana');
  await page.until(() => cards().length > 0, 'the steps');
  flowOf(page.playground).send({ type: 'pause' });
  flowOf(page.playground).send({ type: 'restart' });
  await page.settle();
}

async function faults(): Promise<string[]> {
  const rules = { 'page-has-heading-one': { enabled: false }, 'landmark-one-main': { enabled: false } };
  const { violations } = await axe.run(document.body, { rules });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

test('offers the role that the acting user can put on in one line, and more with its CLI line', async () => {
  expect(text()).not.toContain('aws sts assume-role');
  await press('More about the request');
  await page.until(() => text().includes('aws sts assume-role'), 'the CLI line');
  expect(text()).toContain('--role-session-name ana');
  expect(document.querySelector('select')?.selectedOptions[0]?.innerText).toBe('Deployer');
  expect(await faults()).toEqual([]);
});

test('one press puts the role on, and each step says who let it through', async () => {
  await putOn();
  expect(cards()).toHaveLength(8);
  await says('Deployer belongs to nobody, and it has no key.');
  await press('Next');
  await says('STS hears ana ask for the role Deployer.');
  await press('Next');
  await says('Deployer lets ana in.');
  expect(document.querySelector('.statement')?.textContent).toContain('AnyoneHereWhoIsAllowed');
  await press('Next');
  await says('The group Developers lets ana ask.');
  expect(document.querySelector('mark.allow')?.textContent).toBe('"Allow"');
  // It is read out in the frame after.
  await expect
    .poll(live)
    .toBe(
      'Step 4 of 8, Permission. The group Developers lets ana ask: the policy MayAssumeDeployer, on the group Developers, allows sts:AssumeRole.',
    );
  await press('Back');
  await says('Deployer lets ana in.');
  expect(await faults()).toEqual([]);
});

test('arrows move through the notches while one is focused', async () => {
  await putOn();
  cards()[0]?.focus();
  const key = (name: string): void => {
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true }));
    flushSync();
  };
  key('ArrowRight');
  expect(current()).toBe(1);
  expect(document.activeElement).toBe(cards()[1]);
  key('End');
  expect(current()).toBe(7);
  key('ArrowRight');
  expect(current()).toBe(7);
  key('Home');
  expect(current()).toBe(0);
});

test('each step lights the picture, and closing the steps gives it back', async () => {
  await putOn();
  const first = page.view.highlight;
  await press('Next');
  expect(page.view.highlight).not.toBe(first);
  expect(page.view.highlight?.flow?.sts).not.toBeNull();
  await press('Close the steps');
  expect(page.view.highlight).toBeNull();
  expect(page.view.stage).toBeNull();
  expect(text()).toContain('Who puts on which role?');
});

test('the scene stands in the picture’s place until the reader goes back to the whole account', async () => {
  await putOn();
  expect(page.view.stage?.stage.role.name).toBe('Deployer');
  cards()[3]?.click();
  await page.until(() => page.view.stage?.at === 3, 'the scene at its notch');
  await press('Whole account');
  expect(page.view.stage).toBeNull();
  await says('The group Developers lets ana ask.');
  // The account's picture is saved by its own tools.
  const save = (): boolean => document.querySelector('[aria-label="Save as a picture"]') !== null;
  expect(save()).toBe(false);
  await press('Show it on the stage');
  expect(save()).toBe(true);
  expect(page.view.stage?.at).toBe(3);
});

test('dragging the scrubber plays the scene back and forth, and lets go at the nearest notch', async () => {
  await putOn();
  const [first, last] = [cards()[0], cards().at(-1)].map((card) => card?.getBoundingClientRect());
  const x = (place: number): number => {
    const [from, to] = [first, last].map((box) => (box ? box.left + box.width / 2 : 0)) as [number, number];
    return from + ((to - from) * place) / 7;
  };
  const pointer = (type: string, place: number, target: EventTarget = window): void => {
    target.dispatchEvent(
      new PointerEvent(type, { pointerId: 1, button: 0, clientX: x(place), bubbles: true }),
    );
    flushSync();
  };
  pointer('pointerdown', 0, cards()[0]);
  pointer('pointermove', 3.6);
  expect(page.view.stage?.at).toBeCloseTo(3.6, 1);
  // The sentence belongs to what the picture shows: the next one comes with the last eighth of the way.
  await says('The group Developers lets ana ask.');
  pointer('pointermove', 3.9);
  await says('For 1 hour.');
  pointer('pointermove', 2.2);
  expect(page.view.stage?.at).toBeCloseTo(2.2, 1);
  await says('Deployer lets ana in.');
  pointer('pointerup', 2.2);
  expect(current()).toBe(2);
  await page.until(() => page.view.stage?.at === 2, 'the scene at rest on its notch');
});

test('the button in the empty slot opens the door, with an undo', async () => {
  const carol = byName(page.playground.world, 'users', accountOf(page.playground.world), 'carol');
  const [key] = [...page.playground.world.tables.accessKeys.values()].filter(
    ({ ownerId, status }) => ownerId === carol?.id && status === 'Active',
  );
  if (!key) throw new Error('carol has no key');
  page.playground.actAs({
    type: 'key',
    accessKeyId: key.id,
    secretAccessKey: key.secretAccessKey,
  } as never);
  await page.settle();
  await startAssume(page.playground, page.view, { roleId: roleId('Deployer') });
  await page.until(() => cards().length === 5, 'the steps');
  expect(page.view.stage?.remedy).toBe('Attach MayAssumeDeployer to Auditors, as root');
  page.view.stage?.mend();
  await page.until(() => cards().length === 8, 'the steps of the second asking');
  expect(current()).toBe(3);
  await says('The group Auditors lets carol ask.');
  // The page's clock goes on while the picture is on its way there: the sentence stays.
  await page.until(() => (page.view.stage?.at ?? 0) > 1.2, 'the picture on its way');
  expect(page.view.stage?.at).toBeLessThan(3);
  flowOf(page.playground).tick(page.playground.now + 1000, 0);
  await page.settle();
  expect(headline()).toBe('The group Auditors lets carol ask.');
  // The pressed button is gone: a keyboard goes on at the step.
  const here = document.querySelector('[aria-current="step"]');
  await expect.poll(() => document.activeElement === here).toBe(true);
  expect(page.view.flashes.at(-1)?.action?.label).toBe('Undo');
  page.view.flashes.at(-1)?.action?.run();
  await page.until(() => cards().length === 5, 'the steps of the refusal');
  await says('What must change.');
  expect(page.view.stage?.remedy).toBe('Attach MayAssumeDeployer to Auditors, as root');
  await page.until(() => page.playground.canUndo === null, 'nothing more to undo');
});

test('at the last step Enter on Next goes on to that step, and not to the button that leads back', async () => {
  await putOn();
  cards()[6]?.click();
  await page.settle();
  const next = named('button', 'Next');
  next.focus();
  next.click();
  await expect.poll(() => document.activeElement === cards()[7]).toBe(true);
  expect(current()).toBe(7);
});

test('the secret is hidden until it is asked for', async () => {
  await putOn();
  cards()[5]?.click();
  await page.settle();
  const { secretAccessKey } = flowOf(page.playground).replay?.issued ?? { secretAccessKey: '-' };
  expect(text()).not.toContain(secretAccessKey);
  await press('Show the secret');
  expect(document.querySelector('.issued')?.textContent).toContain(secretAccessKey);
});

test('a first call is made as the session, and the session can be acted as', async () => {
  await putOn();
  cards()[6]?.click();
  await page.settle();
  const [, resource] = document.querySelectorAll<HTMLInputElement>('.first-call input');
  if (resource) fill(resource, 'arn:aws:s3:::team-bucket/plan.md');
  await press('Call it as the session');
  await page.until(() => text().includes('Denied: no policy allows it'), 'the answer');
  expect(page.playground.history.at(-1)?.decision?.principalArn).toContain(':assumed-role/Deployer/ana');
  expect(await faults()).toEqual([]);
  await press('Act as this session');
  expect(page.playground.caller).toMatchObject({ ok: true, value: { type: 'assumedRole' } });
  expect(text()).toContain('You act as this session.');
});

test('the session runs out when the clock has moved past its end', async () => {
  await putOn();
  cards()[7]?.click();
  await page.settle();
  expect(headline()).toMatch(/by itself\.$/);
  await page.playground.run({ type: 'clock', milliseconds: 3_600_000 });
  await page.until(() => headline() === 'The credentials have expired.', 'the end of the session');
  expect(text()).toContain('Put it on again');
});

test('a refusal asked for elsewhere ends on what would have to change', async () => {
  await startAssume(page.playground, page.view, { roleId: roleId('WebServer') });
  await page.until(() => cards().length === 4, 'the steps');
  cards()[3]?.click();
  await page.settle();
  expect(text()).toContain('ana asked for WebServer: refused');
  expect(text()).toContain('The trust policy of WebServer must name ana, which is enough');
  expect(text()).toContain('AccessDenied');
  expect(await faults()).toEqual([]);
});

test('other changes to the account leave the steps but let go of the picture', async () => {
  await putOn();
  expect(page.view.highlight).not.toBeNull();
  page.playground.actAs({ type: 'console', id: accountOf(page.playground.world) });
  await page.playground.call('CreateUser', { UserName: 'dora' });
  await page.settle();
  expect(page.view.highlight).toBeNull();
  expect(cards()).toHaveLength(8);
});

test('steps whose token stayed with their sender are told, and offer nothing that needs the session', async () => {
  const replay = await lent['a provider’s token']();
  const at = (id: string): number => replay.steps.findIndex((step) => step.id === id);
  flowOf(page.playground).showSent(replay, at('session'), true);
  await page.until(() => cards().length > 0, 'the steps');
  await page.until(
    () => text().includes('Only the sender’s account has this session.'),
    'what the sender has',
  );
  expect(document.querySelector('.first-call')).toBeNull();
  flowOf(page.playground).send({ type: 'goTo', index: at('trust') });
  await page.settle();
  expect(text()).not.toContain('Why?');
});

test('two playgrounds on one page share nothing', async () => {
  await putOn();
  const other = await mountPanel(StepsPanel);
  expect(flowOf(other.playground).replay).toBeNull();
  expect(flowOf(other.playground)).not.toBe(flowOf(page.playground));
  await other.close();
});
