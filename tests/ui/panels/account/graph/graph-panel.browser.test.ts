import axe from 'axe-core';
import { flushSync } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { page as browser, userEvent } from 'vitest/browser';
import { edgeIds } from '../../../../../src/graph/model/elements.ts';
import { plainHighlight } from '../../../../../src/graph/picture/highlight.ts';
import { palettes } from '../../../../../src/graph/drawing/palette.ts';
import { firstCredentials } from '../../../../../src/playground/sample.ts';
import { pageId } from '../../../../../src/graph/model/elements.ts';
import type { NodeSingular } from 'cytoscape';
import { stageOf } from '../../../../../src/assume/stage.ts';
import type { StageShown } from '../../../../../src/ui/view/stage-shown.ts';
import { refusal } from '../../../../assume/refusals.ts';
import { drag, idOf, openGraph, press, spotOf } from './graph-page.ts';
import type { GraphPage } from './graph-page.ts';

let page: GraphPage;

afterEach(async () => {
  await page.close();
  delete document.documentElement.dataset['theme'];
});

async function open(...args: Parameters<typeof openGraph>): Promise<void> {
  await browser.viewport(1200, 700);
  page = await openGraph(...args);
}

async function stageShown(): Promise<StageShown> {
  const { replay } = await refusal('rootMayNot: the root user asks');
  const nobody = { caller: null, role: null, key: null, session: null };
  const nothing = (): void => undefined;
  return {
    stage: stageOf(replay),
    cast: nobody,
    isAskedHere: false,
    at: 0,
    cursor: 0,
    said: 0,
    told: () => ({ title: '', note: '', sentences: [] }),
    left: 1,
    called: 0,
    explain: null,
    remedy: null,
    isMending: false,
    mend: nothing,
    leave: nothing,
  };
}

const picture = (): HTMLElement => document.querySelector('.picture') ?? document.body;
const said = (): string => document.querySelector<HTMLElement>('[role="status"]')?.textContent ?? '';
const until = (check: () => void): Promise<void> => vi.waitFor(check, 5000);

test('Dragging a user onto a group adds it, as the call that would do the same', async () => {
  await open();
  const [carol, developers] = [idOf(page, 'users', 'carol'), idOf(page, 'groups', 'Developers')];
  await drag(spotOf(page, carol), spotOf(page, developers));
  await until(() =>
    expect(page.playground.world.tables.memberships.has(`${carol}/${developers}`)).toBe(true),
  );
  const { command } = page.playground.history.at(-1) ?? {};
  expect(command).toMatchObject({
    operation: 'AddUserToGroup',
    input: { UserName: 'carol', GroupName: 'Developers' },
  });
  await until(() => expect(page.cy.getElementById(edgeIds.member(carol, developers)).nonempty()).toBe(true));
});

test('Dragging a policy onto a role attaches it', async () => {
  await open();
  const [policy, role] = [idOf(page, 'policies', 'TeamBucket'), idOf(page, 'roles', 'WebServer')];
  await drag(spotOf(page, pageId(idOf(page, 'groups', 'Developers'), policy)), spotOf(page, role));
  await until(() => expect(page.playground.world.tables.attachments.has(`${role}/${policy}`)).toBe(true));
  expect(page.playground.history.at(-1)?.command).toMatchObject({ operation: 'AttachRolePolicy' });
});

test('A line whose end changed leads to the new one: a function that runs as another role', async () => {
  await open();
  const role = idOf(page, 'roles', 'WebServer');
  const line = page.cy.edges().filter((edge) => edge.id().startsWith('runs-as:'));
  expect(line.target().id()).toBe(idOf(page, 'roles', 'SiteCheck'));
  await page.playground.call('UpdateAssumeRolePolicy', {
    RoleName: 'WebServer',
    PolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Principal: { Service: 'lambda.amazonaws.com' },
        Action: 'sts:AssumeRole',
      },
    }),
  });
  await page.playground.call('lambda:UpdateFunctionConfiguration', {
    FunctionName: 'check-site',
    Role: `arn:aws:iam::111122223333:role/WebServer`,
  });
  await until(() => expect(page.cy.getElementById(line.id()).target().id()).toBe(role));
});

test('A user let go where nothing can take it goes back to its place and changes nothing', async () => {
  await open();
  const [ana, group] = [idOf(page, 'users', 'ana'), idOf(page, 'groups', 'Developers')];
  const [rows, home] = [page.playground.history.length, page.cy.getElementById(ana).position()];
  const [x, y] = [home.x, home.y];
  await drag(spotOf(page, ana), spotOf(page, group));
  await until(() => {
    const back = page.cy.getElementById(ana).position();
    expect(Math.hypot(back.x - x, back.y - y)).toBeLessThan(1);
  });
  expect(page.playground.history.length).toBe(rows);
});

test('Pressing a node selects it everywhere, and pressing the ground selects nothing', async () => {
  await open();
  const role = idOf(page, 'roles', 'Deployer');
  await press(spotOf(page, role));
  await until(() => expect(page.playground.selected).toBe(role));
  expect(page.cy.getElementById(role).hasClass('selected')).toBe(true);
  const box = picture().getBoundingClientRect();
  await press({ clientX: box.x + 240, clientY: box.bottom - 70 });
  await until(() => expect(page.playground.selected).toBeNull());
});

test('What is selected elsewhere is marked here', async () => {
  await open();
  const group = idOf(page, 'groups', 'Auditors');
  page.playground.selected = group;
  flushSync();
  expect(page.cy.getElementById(group).hasClass('selected')).toBe(true);
});

test('The keyboard walks the picture, says where it is, selects and lets go', async () => {
  await open();
  picture().focus();
  await userEvent.keyboard('{ArrowDown}');
  await until(() => expect(said()).toMatch(/^carol, user|^ana, user/));
  await userEvent.keyboard('{ArrowRight}');
  await until(() => expect(said()).toMatch(/, (group|role|managed policy)/));
  await userEvent.keyboard('{Enter}');
  const { selected } = page.playground;
  expect(selected).not.toBeNull();
  expect(page.cy.getElementById(selected ?? '').hasClass('focused')).toBe(true);
  await userEvent.keyboard('{Escape}');
  expect(page.playground.selected).toBeNull();
});

test('Plus, minus and 0 zoom and fit', async () => {
  await open();
  picture().focus();
  const fitted = page.cy.zoom();
  await userEvent.keyboard('+');
  await until(() => expect(page.cy.zoom()).toBeCloseTo(fitted * 1.25, 2));
  await userEvent.keyboard('0');
  await until(() => expect(page.cy.zoom()).toBeCloseTo(fitted, 2));
});

test('Fit says what it did, also where the picture was fitted already and stays as it is', async () => {
  await open();
  const fitted = page.cy.zoom();
  await browser.getByRole('button', { name: 'Fit', exact: true }).click();
  const heard = (): string[] =>
    [...document.querySelectorAll('[role="status"]')].map(({ textContent }) => textContent);
  await until(() => expect(heard()).toContain('All of the picture is in sight.'));
  expect(page.cy.zoom()).toBeCloseTo(fitted, 2);
});

test('Search finds by name, and choosing selects', async () => {
  await open();
  await browser.getByRole('button', { name: 'Find anyone or anything' }).click();
  // Somebody who sees the field types at once, even while the search itself is still being fetched.
  await until(() => expect(document.activeElement?.tagName).toBe('INPUT'));
  await userEvent.keyboard('partner');
  await until(() => expect(document.querySelectorAll('[role="option"]').length).toBe(1));
  await userEvent.keyboard('{Enter}');
  await until(() => expect(page.playground.selected).toBe(idOf(page, 'roles', 'PartnerAudit')));
});

test('A right click lists what can be done with a node', async () => {
  await open();
  await press(spotOf(page, idOf(page, 'users', 'ben')), 2);
  await until(() => expect(document.querySelector('[role="menu"]')?.textContent).toContain('Delete'));
  await userEvent.keyboard('{Escape}');
  await until(() => expect(document.querySelector('[role="menu"]')).toBeNull());
});

test('Another theme repaints the live picture', async () => {
  await open();
  document.documentElement.dataset['theme'] = 'dark';
  const edge = (): string => String(page.cy.edges('.dotted').first().style('line-color'));
  await until(() => expect(rgb(edge())).toBe(palettes.dark.role));
  document.documentElement.dataset['theme'] = 'light';
  await until(() => expect(rgb(edge())).toBe(palettes.light.role));
});

/** `rgb(1,2,3)` as a hex colour. */
function rgb(text: string): string {
  const parts = text.match(/\d+/g) ?? [];
  return `#${parts.map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`;
}

test('What a step tells is lit and the rest steps back', async () => {
  await open();
  const [ana, ben] = [idOf(page, 'users', 'ana'), idOf(page, 'users', 'ben')];
  page.view.highlight = { ...plainHighlight, nodes: new Map([[ana, 'pulse']]), rest: 'dim' };
  await until(() => expect(page.cy.getElementById(ben).data('opacity')).toBeLessThan(1));
  expect(page.cy.getElementById(ana).hasClass('glow')).toBe(true);
});

test('What is selected after something was told stands out, until something else is told', async () => {
  await open();
  const [ana, ben] = [idOf(page, 'users', 'ana'), idOf(page, 'users', 'ben')];
  const tell = (id: string): void => {
    page.view.highlight = { ...plainHighlight, nodes: new Map([[id, 'pulse']]), rest: 'dim' };
  };
  const isGrey = (id: string): boolean => {
    const node = page.cy.getElementById(id);
    return node.data('opacity') < 1 || node.hasClass('aside');
  };
  tell(ana);
  await until(() => expect(isGrey(ben)).toBe(true));
  page.playground.selected = ben;
  await until(() => expect([isGrey(ben), isGrey(ana)]).toEqual([false, true]));
  tell(ana);
  expect(isGrey(ben)).toBe(false);
  page.view.highlight = {
    ...plainHighlight,
    nodes: new Map([[ana, 'lit']]),
    edges: new Map([['x', 'lit']]),
    rest: 'dim',
  };
  await until(() => expect([isGrey(ben), isGrey(ana)]).toEqual([true, false]));
});

test('The pointer “you” is beside the one who acts: the root user, a user, and a session rather than its role', async () => {
  await open();
  const { playground, cy } = page;
  const isUpon = async (id: string): Promise<void> => {
    await until(() => {
      const [you, who] = [cy.getElementById('flow:you').position(), cy.getElementById(id).position()];
      // At the upper left of who acts, or at the left where there is no key: never above.
      expect(who.x - you.x).toBeGreaterThan(20);
      expect(who.y - you.y).toBeGreaterThanOrEqual(0);
      expect(Math.hypot(who.x - you.x, who.y - you.y)).toBeLessThan(120);
    });
  };
  await isUpon('111122223333');
  const ana = idOf(page, 'users', 'ana');
  playground.actAs(firstCredentials(playground.world));
  await isUpon(ana);
  const RoleArn = 'arn:aws:iam::111122223333:role/Deployer';
  await playground.call('AssumeRole', { RoleArn, RoleSessionName: 'ana' });
  const session = [...playground.world.tables.sessions.values()].at(-1);
  if (!session) throw new Error('no session was made');
  const { id: accessKeyId, secretAccessKey, sessionToken } = session;
  playground.actAs({ type: 'key', accessKeyId, secretAccessKey, sessionToken });
  await isUpon(accessKeyId);
});

test('What is made elsewhere appears, and what is deleted goes', async () => {
  await open();
  await page.playground.call('CreateUser', { UserName: 'constructor' });
  await until(() =>
    expect(page.cy.getElementById(idOf(page, 'users', 'constructor')).data('label')).toBe('constructor'),
  );
  const id = idOf(page, 'users', 'constructor');
  await page.playground.call('DeleteUser', { UserName: 'constructor' });
  await until(() => expect(page.cy.getElementById(id).empty()).toBe(true));
});

test.each([
  ['In sight, somebody who is new fades in', false],
  ['Behind the stage, they stand there at once: nobody would see them come', true],
])('%s', async (_title, isCovered) => {
  await open();
  if (isCovered) {
    page.view.stage = await stageShown();
    await until(() => expect(document.querySelector('.stage')).not.toBeNull());
  }
  const come: boolean[] = [];
  page.cy.one('add', ({ target }: { target: NodeSingular }) =>
    queueMicrotask(() => come.push(target.animated())),
  );
  await page.playground.call('CreateUser', { UserName: 'erin' });
  await until(() => expect(page.cy.getElementById(idOf(page, 'users', 'erin')).nonempty()).toBe(true));
  expect(come).toEqual([!isCovered]);
});

test('Another account without anybody says so by its name, and who has to act there first', async () => {
  await open();
  const id = '444455556666';
  await page.playground.call('playground:AddAccount', { AccountId: id, Name: 'Partner' });
  page.view.account = id;
  await until(() => expect(document.body.innerText).toContain('Partner has no users yet'));
  expect(document.body.innerText).toContain('You act as the root user, in another account');
  await browser.getByRole('button', { name: 'Act as the root user of Partner' }).click();
  await until(() => expect(document.activeElement?.textContent).toContain('Create the first user'));
});

test('An empty account says how to begin', async () => {
  await open('empty');
  await browser.getByRole('button', { name: 'Create the first user' }).click();
  expect(page.view.dialog?.kind).toBe('create-user');
});

test('A narrow picture shows the root user while it acts and nobody is chosen, as the text beside the picture does', async () => {
  await browser.viewport(390, 700);
  page = await openGraph('sample', 390);
  const entities = page.cy
    .nodes()
    .toArray()
    .map((node) => node.id())
    .filter((id) => !/^(text|flow):/.test(id));
  expect(entities).toEqual(['111122223333']);
});

test('A narrow picture shows only what is around the selection', async () => {
  await open('sample', 390);
  const group = idOf(page, 'groups', 'Auditors');
  page.playground.selected = group;
  await until(() => expect(page.cy.getElementById(idOf(page, 'users', 'carol')).nonempty()).toBe(true));
  expect(page.cy.getElementById(idOf(page, 'users', 'ben')).empty()).toBe(true);
});

test('Nothing here is hidden from assistive technology but the drawing itself', async () => {
  await open();
  const { violations } = await axe.run(document.body, {
    rules: { 'page-has-heading-one': { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
  expect(picture().getAttribute('aria-describedby')).toBeTruthy();
});

test('A small picture shows a selected thing that only policies name, with the policies that name it', async () => {
  await browser.viewport(390, 700);
  page = await openGraph('sample', 390);
  const named = 'named:s3::bucket/team-bucket';
  page.playground.selected = named;
  flushSync();
  await until(() => {
    expect(page.cy.getElementById(named).nonempty()).toBe(true);
    expect(page.cy.getElementById(idOf(page, 'policies', 'TeamBucket')).nonempty()).toBe(true);
  });
});

test('A policy in a stack of a small picture is drawn by itself while a thing that it names is selected', async () => {
  await browser.viewport(390, 700);
  page = await openGraph('sample', 390);
  for (const number of Array.from({ length: 14 }, (_, at) => String(at)))
    await page.playground.call('CreatePolicy', {
      PolicyName: `Archive${number}`,
      PolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: { Effect: 'Allow', Action: 's3:GetObject', Resource: `arn:aws:s3:::archive-${number}/*` },
      }),
    });
  const named = 'named:s3::bucket/archive-7';
  page.playground.selected = named;
  flushSync();
  await until(() => {
    expect(page.cy.getElementById(named).nonempty()).toBe(true);
    expect(page.cy.getElementById(idOf(page, 'policies', 'Archive7')).nonempty()).toBe(true);
  });
});
