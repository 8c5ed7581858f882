import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { withFile } from '../../../../../src/terminal/terminal.ts';
import { named } from '../../account/inspector/host.ts';
import { faultsInBothThemes } from './in-both-themes.ts';
import { TerminalPage } from './terminal-page.ts';

let page: TerminalPage;

beforeEach(async () => {
  localStorage.clear();
  page = await TerminalPage.open();
});
afterEach(async () => {
  await page.close();
});

const usersNamed = (name: string): number =>
  [...page.playground.world.tables.users.values()].filter((user) => user.name === name).length;

test('answers a typed command as the AWS CLI does, and changes the account', async () => {
  const answer = await page.enter('aws iam create-user --user-name dora --tags Key=team,Value=blue');
  expect(answer).toMatch(/^\{\n {4}"User": \{\n {8}"Path": "\/",\n {8}"UserName": "dora",/);
  expect(usersNamed('dora')).toBe(1);
  expect(page.playground.history.at(-1)?.cli).toBe(
    'aws iam create-user --user-name dora --tags Key=team,Value=blue',
  );
});

test('lines that came with a link are read first, and a press runs them one after another', async () => {
  const lines = [
    'aws iam create-user --user-name dora',
    'aws iam get-user --user-name dora --query User.Path',
  ];
  page.view.sentLines = lines;
  await page.settle();
  const shown = document.querySelector('section[aria-label^="These 2 lines"]');
  expect([...(shown?.querySelectorAll('li') ?? [])].map(({ textContent }) => textContent)).toEqual(lines);
  expect(usersNamed('dora')).toBe(0);
  named('button', 'Run all 2').click();
  await expect.poll(() => page.view.entered.map(({ text }) => text)).toEqual(lines);
  expect(usersNamed('dora')).toBe(1);
  expect(page.shown).toContain('"/"');
  expect(document.querySelector('section[aria-label*="came with the link"]')).toBeNull();
});

test('shows a refusal with its sentence and exit code', async () => {
  expect(await page.enter('aws iam get-user --user-name nobody')).toBe(
    '\nAn error occurred (NoSuchEntity) when calling the GetUser operation: The user with name nobody cannot be found.\n',
  );
  expect(page.shown).toContain('exit code 254');
});

test('agrees with the top bar on who acts, also when the page chooses somebody else', async () => {
  expect(await page.enter('aws sts get-caller-identity --query Arn --output text')).toBe(
    'arn:aws:iam::111122223333:root\n',
  );
  const ana = [...page.playground.world.tables.users.values()].find(({ name }) => name === 'ana');
  page.playground.actAs({ type: 'console', id: ana?.id ?? '' });
  await page.settle();
  expect(page.line.labels[0]?.innerText.replace(/\s+/g, ' ')).toBe('ana $');
  expect(await page.enter('aws sts get-caller-identity --query Arn --output text')).toBe(
    'arn:aws:iam::111122223333:user/ana\n',
  );
});

test('makes the page act as the owner of exported credentials, until they are unset', async () => {
  await page.enter('aws iam create-user --user-name dora');
  await page.enter(
    "export $(aws iam create-access-key --user-name dora --query \"AccessKey.[join('=', ['AWS_ACCESS_KEY_ID', AccessKeyId]), join('=', ['AWS_SECRET_ACCESS_KEY', SecretAccessKey])]\" --output text)",
  );
  const { caller } = page.playground;
  expect(caller.ok && caller.value.arn).toBe('arn:aws:iam::111122223333:user/dora');
  await page.enter('unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY');
  expect(page.playground.credentials).toEqual({ type: 'console', id: '111122223333' });
});

test('lets go of exported credentials when somebody is chosen in the page, and says so', async () => {
  await page.enter('aws iam create-user --user-name dora');
  await page.enter('aws iam create-access-key --user-name dora');
  const { accessKeys, users } = page.playground.world.tables;
  const key = [...accessKeys.values()].find(({ ownerId }) => users.get(ownerId)?.name === 'dora');
  await page.enter(
    `export AWS_ACCESS_KEY_ID=${key?.id ?? ''} AWS_SECRET_ACCESS_KEY='${key?.secretAccessKey ?? ''}'`,
  );
  expect(page.terminal.who).toBe('dora');
  page.playground.actAs({ type: 'console', id: '111122223333' });
  await page.settle();
  expect(page.terminal.session.variables.has('AWS_ACCESS_KEY_ID')).toBe(false);
  expect(page.shown).toContain('Unset AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY.');
  expect(await page.enter('aws sts get-caller-identity --query Arn --output text')).toContain(':root');
});

test('lists each user with an active key as a profile, makes one of a second key, and acts as it with --profile', async () => {
  await page.enter(
    'aws iam create-user --user-name dora && aws iam create-access-key --user-name dora && aws iam create-access-key --user-name dora',
  );
  named('button', 'Profiles').click();
  await page.settle();
  named('[role=menuitem]', 'New profile from dora-2’s key').click();
  await page.settle();
  for (const profile of ['dora', 'dora-2'])
    expect(
      await page.enter(`aws sts get-caller-identity --profile ${profile} --query Arn --output text`),
    ).toBe('arn:aws:iam::111122223333:user/dora\n');
  expect(page.terminal.who).toBe('root');
  named('button', 'Profiles').click();
  await page.settle();
  named('[role=menuitem]', 'Use dora-2').click();
  await page.until(() => page.terminal.who === 'dora', 'dora');
});

test('runs a script of 500 lines with progress, and can be stopped', async () => {
  const script = Array.from({ length: 500 }, (_, i) => `aws iam create-user --user-name u${String(i)}`).join(
    '\n',
  );
  page.type(script);
  page.press('Enter');
  await page.until(() => (page.terminal.running?.done ?? 0) >= 20, 'twenty commands');
  expect(page.line.ownerDocument.body.innerText).toMatch(/\d+ of 500 commands/);
  named('button', 'Stop').click();
  await page.until(() => page.terminal.running === null, 'the stop');
  const made = [...page.playground.world.tables.users.values()].filter(({ name }) =>
    /^u\d+$/.test(name),
  ).length;
  expect(made).toBeGreaterThanOrEqual(20);
  expect(made).toBeLessThan(500);
  expect(page.terminal.session.status).toBe(130);
});

test('goes back through what was typed, searches it, and keeps it over a reload', async () => {
  await page.enter('aws iam list-users');
  await page.enter('aws iam list-roles');
  page.type('aws s');
  page.press('ArrowUp');
  expect(page.line.value).toBe('aws iam list-roles');
  page.press('ArrowUp');
  expect(page.line.value).toBe('aws iam list-users');
  page.press('ArrowDown');
  page.press('ArrowDown');
  expect(page.line.value).toBe('aws s');
  page = await page.reload();
  page.line.focus();
  expect(page.press('r', { ctrlKey: true })).toBe(true);
  const search = document.querySelector<HTMLInputElement>('[role=search] input');
  if (!search) throw new Error('there is no search');
  search.value = 'users';
  search.dispatchEvent(new Event('input', { bubbles: true }));
  await page.settle();
  page.press('Enter');
  await page.settle();
  expect(page.line.value).toBe('aws iam list-users');
});

test('completes with Tab and by tap, and leaves Tab alone where there is nothing to complete', async () => {
  await page.settle();
  page.line.focus();
  expect(page.press('Tab')).toBe(false);
  page.type('aws iam create-us');
  expect(page.press('Tab')).toBe(true);
  await page.until(() => page.line.value === 'aws iam create-user ', 'the only completion');
  page.type('aws iam get-role --role-name ');
  page.press('Tab');
  await page.until(() => document.querySelectorAll('[role=option]').length > 1, 'suggestions');
  expect(await faultsInBothThemes()).toEqual([]);
  page.press('Escape');
  expect(document.querySelector('[role=listbox]')).toBeNull();
  expect(document.activeElement).toBe(page.line);
  page.press('Tab');
  await page.until(() => document.querySelectorAll('[role=option]').length > 1, 'suggestions again');
  const [first] = document.querySelectorAll<HTMLElement>('[role=option]');
  const name = first?.querySelector('code')?.innerText ?? '';
  first?.click();
  await page.settle();
  expect(page.line.value).toBe(`aws iam get-role --role-name ${name} `);
});

test('Tab completes, but never keeps anybody in the line: after Escape it moves on', () => {
  page.type('aws iam');
  expect(page.press('Tab')).toBe(true);
  page.press('Escape');
  page.press('Escape');
  expect(document.body.innerText).toContain('Tab now leaves the line.');
  expect(page.press('Tab')).toBe(false);
  page.press('x');
  expect(document.body.innerText).not.toContain('Tab now leaves the line.');
  expect(page.press('Tab')).toBe(true);
});

test('typing in the output goes on in the line, and Escape goes back to it', async () => {
  await page.enter('aws iam list-users');
  page.log.focus();
  page.press('a');
  expect(document.activeElement).toBe(page.line);
  page.log.focus();
  page.press('Escape');
  expect(document.activeElement).toBe(page.line);
});

test('waits for no deployment that has ended since it asked how far it is', async () => {
  const { playground, terminal } = page;
  const stack = { StackName: 'crew' };
  const TemplateBody = '{"Resources":{"Crew":{"Type":"AWS::IAM::Group"}}}';
  await playground.call('cloudformation:CreateStack', {
    ...{ ...stack, TemplateBody, Capabilities: ['CAPABILITY_IAM'] as const },
  });
  const credentials = { type: 'console', id: '111122223333' } as const;
  const call = { service: 'cloudformation', operation: 'DescribeStacks', input: stack, credentials } as const;
  await terminal.host.run({ type: 'call', ...call });
  await playground.deployment;
  expect(playground.deployment).toBeNull();
  const patience = new Promise((resolve) => setTimeout(resolve, 2000, 'waits'));
  expect(await Promise.race([terminal.host.wait?.(30_000), patience])).not.toBe('waits');
  // Nothing has begun since the last question: whoever waits on has patience.
  await terminal.host.run({ type: 'call', ...call });
  const short = new Promise((resolve) => setTimeout(resolve, 100, 'waits'));
  expect(await Promise.race([terminal.host.wait?.(500), short])).toBe('waits');
});

test('tells of a typo at its end, after any text: the nearest real names are in sight', async () => {
  await page.enter('aws iam creat-user --user-name x');
  expect(page.shown).toContain('create-user');
  expect(page.shown).toMatch(/Show all \d+ lines/);
  expect(page.shown.indexOf('* create-user')).toBeGreaterThan(page.shown.indexOf('Show all'));
});

test('reads out short answers, and of long ones and of scripts only how long they are', async () => {
  await page.enter('aws iam get-user --user-name ana --query User.Arn');
  expect(page.log.ariaLive).toBe('polite');
  await page.enter('aws iam help');
  expect(page.log.ariaLive).toBe('off');
  expect(page.log.nextElementSibling?.textContent).toMatch(/^\d+ lines of output$/);
  page.type(`${'echo a\n'.repeat(50)}sleep 600`);
  page.press('Enter');
  await page.until(() => (page.terminal.running?.done ?? 0) >= 50, 'the script');
  expect(page.log.ariaLive).toBe('off');
  page.terminal.stop();
  await page.until(() => page.terminal.running === null, 'the stop');
});

test('keeps a file that is edited in the page while a command runs', async () => {
  page.type('echo old > a.txt; sleep 600');
  page.press('Enter');
  await page.until(() => page.terminal.running?.done === 1, 'the first command');
  page.terminal.keep(withFile(page.terminal.session, 'mine.json', '{}'));
  page.terminal.stop();
  await page.until(() => page.terminal.running === null, 'the stop');
  expect(page.terminal.session.files.get('mine.json')).toBe('{}');
  expect(page.terminal.session.files.get('a.txt')).toBe('old\n');
});

test('goes to a further line where a quote is open, and abandons the line with Ctrl-C', async () => {
  page.type("echo 'a");
  expect(page.press('Enter')).toBe(false);
  expect(page.terminal.screen.entries).toHaveLength(0);
  page.press('c', { ctrlKey: true });
  await page.settle();
  expect(page.line.value).toBe('');
  expect(page.shown).toContain("echo 'a^C");
  page.press('l', { ctrlKey: true });
  expect(page.terminal.screen.entries).toHaveLength(0);
});

test('makes names and ARNs in the output select what they name', async () => {
  await page.enter('aws iam get-user --user-name ana --query User.[UserName,Arn]');
  const links = [...page.log.querySelectorAll<HTMLElement>('.body .entity')];
  expect(links.map(({ innerText }) => innerText)).toEqual(['ana', 'arn:aws:iam::111122223333:user/ana']);
  links[1]?.click();
  const ana = [...page.playground.world.tables.users.values()].find(({ name }) => name === 'ana');
  expect(page.playground.selected).toBe(ana?.id);
});

test('a name in the output acts while text is selected, unless the press is what selects it', async () => {
  await page.enter('aws iam list-users');
  const name = page.log.querySelector<HTMLElement>('.body .entity');
  if (!name) throw new Error('nobody is named');
  const press = (to: number, detail = 1): void => {
    name.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, clientX: 10, clientY: 10 }));
    name.dispatchEvent(new MouseEvent('click', { bubbles: true, clientX: to, clientY: 10, detail }));
  };
  getSelection()?.selectAllChildren(page.log);
  press(60);
  press(10, 2);
  expect(page.playground.selected).toBeNull();
  press(10);
  const { selected } = page.playground;
  expect(selected).not.toBeNull();
  page.playground.selected = null;
  name.focus();
  getSelection()?.selectAllChildren(page.log);
  page.press('Enter');
  expect(page.playground.selected).toBe(selected);
});

test('a name that is chosen already opens what is known of it', async () => {
  await page.enter('aws iam list-users');
  const name = page.log.querySelector<HTMLElement>('.body .entity');
  name?.click();
  page.view.isInspecting = false;
  page.view.mobileTab = 'steps';
  name?.click();
  expect(page.view.isInspecting).toBe(true);
  expect(page.view.mobileTab).toBe('look');
});

test('shows what can’t be seen as escapes, in the output and beside the line', async () => {
  page.type('echo "a\u202eb\u0007"');
  expect(document.body.innerText).toContain('you can’t see: \\u202e \\u0007');
  await page.enter('echo "a\u202eb\u0007"');
  expect(page.answer).toBe('a\\u202eb\\u0007\n');
  expect(page.log.textContent).not.toMatch(/[\u202e\u0007]/);
});

test('never makes markup of what is typed or answered', async () => {
  await page.enter('echo "<img src=x onerror=alert(1)><b>bold</b>"');
  expect(page.log.querySelector('img, b')).toBeNull();
  expect(page.shown).toContain('<img src=x onerror=alert(1)><b>bold</b>');
});

test('reads a long text in turns with the page, and begins another line where it isn’t whole', async () => {
  const text = `echo "${'a '.repeat(6000)}`;
  page.type(text);
  expect(page.press('Enter')).toBe(true);
  await page.until(() => page.line.value === `${text}\n`, 'another line');
  expect(page.terminal.running).toBeNull();
  expect(await page.enter(`${text}b"`)).toContain('a a b');
});

test('refuses a paste of a megabyte at once, and says so', async () => {
  page.line.focus();
  const event = new InputEvent('beforeinput', {
    inputType: 'insertFromPaste',
    data: 'x'.repeat(1_048_576),
    bubbles: true,
    cancelable: true,
  });
  const before = performance.now();
  page.line.dispatchEvent(event);
  expect(event.defaultPrevented).toBe(true);
  expect(performance.now() - before).toBeLessThan(500);
  await page.settle();
  expect(document.body.innerText).toContain('The page pasted nothing: the text has 1,048,576 characters');
  page.type('y'.repeat(1_048_576));
  expect(page.line.value).toBe('');
});

test('caps a long output until all of it is asked for', async () => {
  await page.enter(Array.from({ length: 300 }, (_, i) => `echo line${String(i)}`).join('\n'));
  page.terminal.clear();
  await page.enter(
    `cat > long.txt <<'EOF'\n${Array.from({ length: 5000 }, (_, i) => `row ${String(i)}`).join('\n')}\nEOF`,
  );
  await page.enter('cat long.txt');
  expect(page.shown).toContain('row 4999');
  expect(page.log.textContent).not.toContain('row 2500');
  named('button', 'Show all 5,000 lines').click();
  await page.settle();
  expect(page.log.textContent).toContain('row 2500');
  named('button', 'Show less').click();
  await page.settle();
  expect(page.log.textContent).not.toContain('row 2500');
});

test('asks on behalf of a command, and takes the answer in the line', async () => {
  page.type('aws configure --profile dora');
  page.press('Enter');
  for (const answer of ['AKIAIOSFODNN7EXAMPLE', 'secret', 'us-east-1', 'json']) {
    await page.until(() => page.terminal.question !== null, 'a question');
    page.type(answer);
    page.press('Enter');
  }
  await page.until(() => page.terminal.running === null, 'the end');
  expect(page.terminal.session.files.get('.aws/credentials')).toContain(
    'aws_access_key_id = AKIAIOSFODNN7EXAMPLE',
  );
  page.type('aws configure');
  page.press('Enter');
  await page.until(() => page.terminal.question !== null, 'a question');
  page.press('c', { ctrlKey: true });
  await page.until(() => page.terminal.running === null, 'the stop');
});

test('says when nothing can be stored', async () => {
  const blocked = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('no', 'SecurityError');
  });
  try {
    await page.enter('echo hello');
    expect(document.body.innerText).toContain('can’t store the terminal’s files');
  } finally {
    blocked.mockRestore();
  }
});

test('has no fault that axe finds, empty, with output, while it runs, asks and searches', async () => {
  expect(await faultsInBothThemes()).toEqual([]);
  await page.enter('aws iam list-users --output table');
  await page.enter('aws iam get-user --user-name nobody');
  await page.enter('aws iam creat-user');
  page.type('echo "a\u202eb"');
  expect(await faultsInBothThemes()).toEqual([]);
  page.press('r', { ctrlKey: true });
  await page.settle();
  expect(await faultsInBothThemes()).toEqual([]);
  page.press('Escape');
  page.type('echo a; sleep 600');
  page.press('Enter');
  await page.until(() => document.querySelector('progress') !== null, 'the progress');
  expect(await faultsInBothThemes()).toEqual([]);
  page.terminal.stop();
  await page.until(() => page.terminal.running === null, 'the stop');
  page.type('aws configure');
  page.press('Enter');
  await page.until(() => page.terminal.question !== null, 'a question');
  expect(await faultsInBothThemes()).toEqual([]);
  page.terminal.stop();
});

test('breaks no word of its toolbar where it is as narrow as on the smallest phone', async () => {
  await page.close();
  // A finger’s three buttons take 132 px of 320, a mouse’s take less.
  page.show(270);
  await page.settle();
  const words = [...document.querySelectorAll('.toolbar .text')];
  expect(words.map(({ textContent }) => textContent)).toEqual(['Profiles', 'Files']);
  const linesOf = (word: Element): number => {
    const range = document.createRange();
    range.selectNodeContents(word);
    return new Set([...range.getClientRects()].map(({ top }) => top)).size;
  };
  expect(words.map(linesOf)).toEqual([1, 1]);
  const [bar] = document.querySelectorAll('.toolbar');
  expect(bar?.scrollWidth).toBeLessThanOrEqual(bar?.clientWidth ?? 0);
});

test('on a phone, a copy that the browser refuses is said below the output, whose end stays in sight', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('forbidden'));
  page.view.phone = true;
  await page.enter('aws iam get-user --user-name nobody');
  named('button', 'Copy everything').click();
  const said = (): Element | undefined =>
    [...document.querySelectorAll('[role="status"]')].find((one) =>
      one.textContent?.includes('copy it by hand'),
    );
  await vi.waitFor(() => expect(said()).toBeDefined());
  await page.settle();
  const [message, log] = [said(), page.log].map((one) => one?.getBoundingClientRect());
  expect(message?.top).toBeGreaterThanOrEqual(log?.bottom ?? Infinity);
  expect(page.log.scrollHeight - page.log.scrollTop - page.log.clientHeight).toBeLessThan(2);
  expect(page.view.flashes).toEqual([]);
});
