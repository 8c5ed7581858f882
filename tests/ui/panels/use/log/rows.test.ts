import { describe, expect, test } from 'vitest';
import type { HistoryRow } from '../../../../../src/playground/history-row.ts';
import { ending, headline, passes, whoCalled } from '../../../../../src/ui/panels/use/log/rows.ts';

function row(part: object): HistoryRow {
  return {
    id: '1',
    rev: 1,
    base: 0,
    time: 0,
    command: { type: 'undo' },
    answer: { ok: true },
    event: null,
    cli: null,
    of: null,
    offset: 0,
    undoable: false,
    changes: [],
    decision: null,
    ...part,
  };
}

const by = (userIdentity: object): string => whoCalled(row({ event: { userIdentity } }));

describe('who called', () => {
  test.each([
    ['a user', { type: 'IAMUser', arn: 'arn:aws:iam::111122223333:user/x/ana', userName: 'ana' }, 'ana'],
    ['a user called __proto__', { type: 'IAMUser', userName: '__proto__' }, '__proto__'],
    ['the root user', { type: 'Root', arn: 'arn:aws:iam::111122223333:root' }, 'the root user'],
    [
      'a session, with its role',
      { type: 'AssumedRole', arn: 'arn:aws:sts::111122223333:assumed-role/Deployer/ana' },
      'Deployer/ana',
    ],
    ['a service', { type: 'AWSService', invokedBy: 'ec2.amazonaws.com' }, 'ec2.amazonaws.com'],
    ['another account', { type: 'AWSAccount', accountId: '444455556666' }, '444455556666'],
    ['somebody unknown', {}, 'nobody'],
  ])('%s', (_who, identity, name) => {
    expect(by(identity)).toBe(name);
  });

  test('what no caller does, the page does', () => {
    expect(whoCalled(row({}))).toBe('this page');
  });
});

describe('what was done', () => {
  const made = row({
    rev: 4,
    command: { type: 'call', service: 'iam', operation: 'CreateUser', input: {}, credentials: null },
    cli: 'aws iam create-user --user-name ana',
  });

  test('undo names the call that it took back, as long as that is kept', () => {
    const undo = row({ rev: 5, of: 4 });
    expect(headline(undo, (rev) => (rev === 4 ? made : undefined))).toBe(
      'Undo: aws iam create-user --user-name ana',
    );
    expect(headline(undo, () => undefined)).toBe('Undo: change 4');
  });

  test('the clock says how far it moved', () => {
    const clock = row({ command: { type: 'clock', milliseconds: 5_400_000 } });
    expect(headline(clock, () => undefined)).toBe('The clock moved forward by 1 hour 30 minutes');
    expect(passes(clock, 'changes')).toBe(true);
  });

  test('a question that is refused is no change but a refusal', () => {
    const question = row({
      command: { type: 'try', action: 's3:GetObject', resource: '*', credentials: null },
      answer: { ok: false, code: 'AccessDenied', message: 'no' },
    });
    expect([passes(question, 'changes'), passes(question, 'refused')]).toEqual([false, true]);
    expect(ending(question)).toEqual({ tone: 'deny', text: 'AccessDenied' });
  });

  test('what isn’t modelled is neither an answer nor AWS’s refusal', () => {
    const open = row({ answer: { ok: false, notModelled: 'Session policies' } });
    expect(ending(open)).toEqual({ tone: 'warn', text: 'not modelled' });
  });
});
