import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Serving } from './serving.ts';

let serving: Serving;
beforeAll(async () => {
  serving = await Serving.start();
});
afterAll(() => serving.stop());

const json = { 'content-type': 'application/json' };
const root = { type: 'console', id: '111122223333' };
const call = (UserName: unknown) => ({
  type: 'call',
  service: 'iam',
  operation: 'CreateUser',
  input: { UserName },
  credentials: root,
});
const asked = (changes: object = {}): string =>
  JSON.stringify({
    id: 'tab-1',
    base: serving.state.rev,
    device: Date.now(),
    command: call('x'),
    ...changes,
  });
const run = (body: string, headers: Record<string, string> = json) =>
  serving.send({ path: `/_playground/run?epoch=${serving.state.epoch}`, headers, body });

describe('a command of a page', () => {
  it('is carried out as it would be there', async () => {
    const { status, text } = await run(asked({ command: call('zoe') }));
    expect([status, JSON.parse(text)]).toEqual([200, { type: 'saved' }]);
    expect((await serving.send({ method: 'GET', path: '/_playground/world' })).text).toContain('"zoe"');
  });

  it('that was made on an older revision is answered with what it missed', async () => {
    const base = serving.state.rev;
    await run(asked({ command: call('first') }));
    const { text } = await run(asked({ base, command: call('second') }));
    expect(JSON.parse(text)).toMatchObject({
      type: 'conflict',
      missed: [{ rev: base + 1, cli: 'aws iam create-user --user-name first' }],
    });
  });

  it.each([
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['text, as a form can send it', { 'content-type': 'text/plain' }],
    ['text that goes on like JSON', { 'content-type': 'text/plain; application/json' }],
    ['nothing said', {}],
  ])('that says it is %s is not read', async (_title, headers) => {
    expect((await run(asked({ command: call('formed') }), headers)).status).toBe(415);
  });

  it('of another site is turned away', async () => {
    for (const headers of [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
      { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' },
    ])
      expect((await run(asked(), { ...json, ...headers })).status).toBe(403);
  });

  it.each<[string, () => string]>([
    ['The body is not JSON.', () => '{'],
    ['The body is not a JSON object.', () => '[]'],
    ['id must be', () => asked({ id: 7 })],
    ['base must be', () => asked({ base: -1 })],
    ['device must be', () => asked({ device: '2026' })],
    ['device must be', () => asked({ device: 9e15 })],
    ['of must be', () => asked({ of: 'last' })],
    ['command must be', () => asked({ command: null })],
    ['command.type must be', () => asked({ command: { type: '__proto__' } })],
    ['There is no such operation', () => asked({ command: { ...call('x'), operation: 'constructor' } })],
    ['There is no such operation', () => asked({ command: { ...call('x'), service: 7 } })],
    ['A call needs', () => asked({ command: { ...call('x'), input: [] } })],
    ['A call needs', () => asked({ command: { ...call('x'), credentials: 'root' } })],
    ['A try needs', () => asked({ command: { type: 'try', action: 's3:GetObject', credentials: null } })],
    ['command.milliseconds', () => asked({ command: { type: 'clock', milliseconds: -5 } })],
    ['A load needs', () => asked({ command: { type: 'load', source: 'x', rows: {} } })],
    ['Each row needs', () => asked({ command: { type: 'load', source: 'x', rows: [{ table: 'nothing' }] } })],
    [
      'users: ',
      () => asked({ command: { type: 'load', source: 'x', rows: [{ table: 'users', after: { id: 7 } }] } }),
    ],
  ])('that can’t be one is refused: %s', async (sentence, body) => {
    const before = serving.state.rev;
    const { status, text } = await run(body());
    expect([status, text.startsWith(sentence), serving.state.rev]).toEqual([400, true, before]);
  });

  it('that the engine refuses is a commit all the same, and nothing breaks on odd inputs', async () => {
    for (const UserName of ['zoe', 7, { a: 1 }, null, ''])
      expect(JSON.parse((await run(asked({ command: call(UserName) }))).text)).toEqual({ type: 'saved' });
  });

  it('to take back what isn’t there is answered as a conflict', async () => {
    const { text } = await run(asked({ command: { type: 'undo' }, of: 100_000 }));
    expect(JSON.parse(text)).toEqual({ type: 'conflict', missed: null });
  });

  it('for another start of the endpoint is answered as a conflict', async () => {
    const { text } = await serving.send({ path: '/_playground/run?epoch=old', headers: json, body: asked() });
    expect(JSON.parse(text)).toEqual({ type: 'conflict', missed: null });
  });
});
