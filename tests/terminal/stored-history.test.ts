import { describe, expect, test } from 'vitest';
import { createSession, savedSession, sessionFrom } from '../../src/terminal/terminal.ts';
import { Page } from './page.ts';

const password = 'MyReal-Pass-2026!';
const setPassword = 'aws iam create-login-profile --user-name ana';
const pool = 'aws cognito-idp initiate-auth --client-id 1example23456789 --auth-flow USER_PASSWORD_AUTH';

describe('storage keeps no line with what somebody typed as a secret', () => {
  test.each([
    `${setPassword} --password '${password}'`,
    `${setPassword} --password=${password}`,
    `${setPassword} --password ${password.replace('Real', '"Real"')}`,
    `aws iam create-login-profile --cli-input-json '{"UserName": "ana", "Password": "${password}"}'`,
    `aws iam change-password --old-password 'a' --new-password '${password}'`,
    `${pool} --auth-parameters USERNAME=mia,PASSWORD=${password}`,
    `aws secretsmanager create-secret --name db --secret-string ${password}`,
    // AWS never sees these.
    `aws iam create-login-profile --password '${password}'`,
    `aws iam create-login-profil --password '${password}'`,
    `aws iam create-login-profile --password '${password}`,
  ])('%s', async (line) => {
    const page = new Page();
    await page.type('aws iam create-user --user-name ana');
    await page.type(line);
    // It can be called back as long as the page is open.
    expect(page.session.history.at(-1)).toBe(line);
    const saved = savedSession(page.session);
    expect(saved).not.toContain(password);
    expect(saved).not.toContain(password.slice(0, 6));
    expect(sessionFrom(saved).history).toEqual(['aws iam create-user --user-name ana']);
  });

  test('where another line gave it to the command, and where an option was mistyped before', async () => {
    const page = new Page();
    await page.type('aws iam create-user --user-name ana');
    await page.type(`PW='${password}'`);
    await page.type('echo "$PW"');
    await page.type(`${setPassword} --pasword '${password}'`);
    await page.type(`${setPassword} --password "$PW"`);
    expect(page.session.history).toHaveLength(5);
    const saved = savedSession(page.session);
    expect(saved).not.toContain(password);
    const { history, variables } = sessionFrom(saved);
    expect(history).toEqual(['aws iam create-user --user-name ana', 'echo "$PW"']);
    expect(variables.has('PW')).toBe(false);
    // In this visit it goes on as it was.
    expect((await page.type('echo "$PW"')).out).toBe(`${password}\n`);
  });
});

test('what names passwords without holding one is kept', async () => {
  const page = new Page();
  const lines = [
    'aws iam update-account-password-policy --minimum-password-length 8',
    'aws iam delete-account-password-policy',
    'aws secretsmanager get-secret-value --secret-id db',
    'aws iam get-login-profile --user-name ana',
  ];
  for (const line of lines) await page.type(line);
  expect(sessionFrom(savedSession(page.session)).history).toEqual(lines);
});

test('a history that an earlier version stored loses its passwords when it is read', () => {
  const lines = ['aws iam list-users', `${setPassword} --password '${password}'`];
  const stored = JSON.stringify({ ...(JSON.parse(savedSession(createSession())) as object), history: lines });
  expect(sessionFrom(stored).history).toEqual(['aws iam list-users']);
});

test('however many secrets a script has, a line is compared with few', async () => {
  const page = new Page();
  const script = Array.from(
    { length: 250 },
    (_, i) =>
      `aws secretsmanager create-secret --name no-${String(i)} --secret-string secret-no-${String(i)}`,
  );
  await page.type(script.join('\n'));
  expect(page.session.secrets.size).toBe(100);
  expect(page.session.secrets.has('secret-no-249')).toBe(true);
});
