import { describe, expect, test } from 'vitest';
import { policyTexts } from '../../../src/assume/policy-texts.ts';
import { nowOf, worldFrom } from '../../../src/engine/index.ts';
import { readAuthorizationDetails } from '../../../src/exchange/authorization-details.ts';
import { atOnce } from '../../../src/exchange/work.ts';
import { arrange } from '../../../src/graph/cloakroom/arrange.ts';
import { withPages } from '../../../src/graph/cloakroom/pages.ts';
import { palettes } from '../../../src/graph/drawing/palette.ts';
import { project } from '../../../src/graph/model/project.ts';
import { surroundings } from '../../../src/graph/picture/surroundings.ts';
import { draw } from '../../../src/graph/picture/draw.ts';
import type { Layout } from '../../../src/graph/picture/layout.ts';
import type { Scene, SceneNode } from '../../../src/graph/picture/scene.ts';
import { documentLines, statementLines } from '../../../src/graph/spread/draw-sheet.ts';
import { pagesOf, spread } from '../../../src/graph/spread/spread.ts';

const account = 'arn:aws:iam::111122223333';
const statement = (actions: readonly string[]) => ({
  Effect: 'Allow',
  Action: actions.length === 1 ? actions[0] : actions,
  Resource: '*',
});
const documentOf = (actions: readonly string[]) => ({
  Version: '2012-10-17',
  Statement: [statement(actions)],
});
const place = { width: 804, height: 535 };
const longName = 'AWSReservedSSO_AdministratorAccess';

/** An account with one user, who has those inline policies, and with a role where it is named. */
function accountOf(policies: readonly (readonly string[])[], role: string | null) {
  return {
    UserDetailList: [
      {
        UserName: 'ana',
        UserId: 'AIDAANAEXAMPLE',
        Arn: `${account}:user/ana`,
        Path: '/',
        CreateDate: '2024-01-01T00:00:00Z',
        UserPolicyList: policies.map((actions, i) => ({
          PolicyName: `policy-${String(i)}`,
          PolicyDocument: documentOf(actions),
        })),
        GroupList: [],
        AttachedManagedPolicies: [],
      },
    ],
    GroupDetailList: [],
    RoleDetailList:
      role === null
        ? []
        : [
            {
              RoleName: role,
              RoleId: 'AROAROLEEXAMPLE',
              Arn: `${account}:role/${role}`,
              Path: '/',
              CreateDate: '2024-01-01T00:00:00Z',
              AssumeRolePolicyDocument: {
                Version: '2012-10-17',
                Statement: [
                  {
                    Effect: 'Allow',
                    Principal: { AWS: `${account}:root` },
                    Action: 'sts:AssumeRole',
                  },
                ],
              },
              RolePolicyList: [
                { PolicyName: 'a-policy-of-the-role-with-a-long-name', PolicyDocument: documentOf(['s3:*']) },
              ],
              AttachedManagedPolicies: [],
              InstanceProfileList: [],
            },
          ],
    Policies: [],
  };
}

interface Spread {
  readonly layout: Layout;
  readonly scene: Scene;
  readonly page: (name: string) => SceneNode;
}

function spreadOf(
  policies: readonly (readonly string[])[],
  role: string | null = null,
  centre = 'ana',
  at = place,
): Spread {
  const root = accountOf(policies, role);
  const world = worldFrom(atOnce(readAuthorizationDetails([{ file: 'a.json', root }], 0)).rows);
  const model = project(world, nowOf(world));
  const texts = policyTexts(world);
  const id = [...model.nodes.values()].find(({ label }) => label === centre)?.id ?? null;
  const picture = withPages(surroundings(model, id, { asPages: true }), texts);
  const closed = arrange(picture);
  const layout = spread(picture, closed, at);
  const scene = draw(model, picture, layout, {
    palette: palettes.light,
    now: nowOf(world),
    pages: pagesOf(world, layout),
  });
  const page = (name: string): SceneNode => {
    const found = scene.nodes.find((node) => node.page?.name === name);
    if (!found) throw new Error(`There is no page ${name}.`);
    return found;
  };
  return { layout, scene, page };
}

const textsOf = (node: SceneNode): string[] => (node.texts ?? []).map(({ text }) => text);

describe('The pages around somebody who has few', () => {
  test('are opened: the whole text stands on its page, in the document’s order', () => {
    const { page } = spreadOf([['iam:GetUser']]);
    expect(textsOf(page('policy-0'))).toEqual([
      'policy-0',
      'may: iam:GetUser',
      '{',
      '"Version": "2012-10-17",',
      '"Statement": [',
      '{',
      '"Effect": "Allow",',
      '"Action": "iam:GetUser",',
      '"Resource": "*"',
      '}',
      ']',
      '}',
    ]);
  });

  test('stay inside the picture, do not lie on each other, and hold all their words', () => {
    for (const policies of [
      [['s3:GetObject']],
      [['s3:GetObject'], Array.from({ length: 40 }, (_, i) => `s3:Action${String(i)}`)],
    ]) {
      const { layout, scene } = spreadOf(policies);
      const pages = scene.nodes.filter((node) => node.page);
      expect(pages).toHaveLength(policies.length);
      for (const one of pages) {
        expect(one.y - one.height / 2).toBeGreaterThanOrEqual(layout.bounds.top);
        expect(one.y + one.height / 2).toBeLessThanOrEqual(layout.bounds.bottom);
        expect(one.x + one.width / 2).toBeLessThanOrEqual(layout.bounds.right);
        for (const { x, y, text, size, mono } of one.texts ?? []) {
          expect(Math.abs(y) + size / 2, text).toBeLessThan(one.height / 2);
          if (mono) expect(x + text.length * size * 0.6, text).toBeLessThanOrEqual(one.width / 2);
        }
      }
      for (const [i, one] of pages.entries())
        for (const other of pages.slice(i + 1))
          expect(Math.abs(one.y - other.y)).toBeGreaterThan((one.height + other.height) / 2);
    }
  });

  test('say how many lines have no room', () => {
    const { page } = spreadOf([['a:B'], Array.from({ length: 90 }, (_, i) => `s3:Action${String(i)}`)]);
    const texts = textsOf(page('policy-1'));
    // Its statement has 4 lines around one for each action and the brackets of their list.
    const shown = texts.length - 3;
    expect(texts.at(-1)).toBe(`+${String(90 + 6 - shown)} lines`);
  });

  test('are left closed where there are many', () => {
    const { layout, page } = spreadOf([['a:B'], ['a:C'], ['a:D'], ['a:E'], ['a:F']]);
    expect(layout.paper?.height ?? 46).toBe(46);
    expect(textsOf(page('policy-4'))).toEqual(['policy-4', 'may: a:F']);
  });

  test('have an empty place where there is none', () => {
    const { scene, layout } = spreadOf([]);
    const empty = scene.nodes.find(({ id }) => id === 'flow:noPage');
    expect(empty && textsOf(empty)).toEqual(['No policy', 'none is attached here']);
    expect(layout.bounds.right).toBeGreaterThan(400);
  });
});

test('The pages of a role are written whole where there is room, and they reach what they name', () => {
  const { layout, scene, page } = spreadOf([], longName, longName, { width: 1009, height: 535 });
  const long = page('a-policy-of-the-role-with-a-long-name');
  expect(textsOf(long)[0]).toBe('a-policy-of-the-role-with-a-long-name');
  expect(long.width).toBeGreaterThan(300);
  expect(layout.room?.walls?.right).toBeGreaterThan(long.x + long.width / 2);
  expect(textsOf(long)).toContain('"Action": "s3:*",');
  const thing = scene.nodes.find(({ kind }) => kind === 'thing');
  expect(thing?.label).toBe('any bucket');
  expect(thing?.x).toBeGreaterThan(layout.room?.walls?.right ?? Infinity);
  expect(thing?.x).toBeLessThan(layout.bounds.right);
});

test('A policy’s text is written with what fits on one line on one', () => {
  const text = JSON.stringify(documentOf(['a:B', 'a:C']));
  const lines = (all: ReturnType<typeof documentLines>): string[] =>
    all.map(({ text: line, indent }) => ' '.repeat(indent) + line);
  expect(JSON.parse(lines(documentLines(text, 40)).join('\n'))).toEqual(documentOf(['a:B', 'a:C']));
  expect(lines(documentLines(text, 40))).toContain('      "Action": ["a:B", "a:C"],');
  expect(lines(documentLines(text, 20))).toContain('      "Action": [');
  expect(lines(statementLines(text, 40))).toEqual([
    '{',
    '  "Effect": "Allow",',
    '  "Action": ["a:B", "a:C"],',
    '  "Resource": "*"',
    '}',
  ]);
  expect(documentLines('no policy', 40)).toEqual([]);
  expect(statementLines('[]', 40)).toEqual([]);
});
