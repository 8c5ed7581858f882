import { describe, expect, test } from 'vitest';
import type { DeployedResource, Json } from '../../../src/engine/cloudformation/index.ts';
import {
  planStack,
  readTemplate,
  resolveTemplate,
  settle,
} from '../../../src/engine/cloudformation/index.ts';
import fc, { draws } from '../../properties.ts';
import { faultOf, resolved, scopeOf, valueOf } from './stack.ts';

const name = fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F');
/** JSON without null and without what would be a function. */
const plain = fc
  .letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.string({ maxLength: 8 }).filter((text) => !text.includes('{{resolve:')),
      fc.integer(),
      fc.boolean(),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('a', 'b', '__proto__', 'constructor', 'Ref2'), tie('value'), {
        maxKeys: 3,
      }),
    ),
  }))
  .value.map((value) => value as Json);

/** Which of the resources each refers to, and how. */
const edges = fc.dictionary(
  name,
  fc.array(fc.tuple(name, fc.constantFrom('Ref', 'GetAtt', 'Sub', 'DependsOn')), { maxLength: 3 }),
  { minKeys: 1, maxKeys: 6 },
);

type Edges = Readonly<Record<string, readonly (readonly [string, string])[]>>;

const referring = (to: string, how: string): Json =>
  how === 'Ref'
    ? { Ref: to }
    : how === 'GetAtt'
      ? { 'Fn::GetAtt': [to, 'Arn'] }
      : { 'Fn::Sub': `x-\${${to}.Arn}` };

function templateOf(drawn: Edges): string {
  const ids = Object.keys(drawn);
  const resources = Object.fromEntries(
    Object.entries(drawn).map(([id, all]) => {
      const known = all.filter(([to]) => ids.includes(to));
      return [
        id,
        {
          Type: 'AWS::SQS::Queue',
          DependsOn: known.filter(([, how]) => how === 'DependsOn').map(([to]) => to),
          Properties: {
            RedrivePolicy: known
              .filter(([, how]) => how !== 'DependsOn')
              .map(([to, how]) => referring(to, how)),
          },
        },
      ];
    }),
  );
  return JSON.stringify({ Resources: resources });
}

describe('For every template', () => {
  test('without functions, its properties resolve to themselves', () => {
    fc.assert(
      fc.property(plain, (value) => {
        const text = JSON.stringify({
          Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { QueueName: value } } },
        });
        expect(resolved(text).resources.get('A')?.properties['QueueName']).toEqual(value);
      }),
      draws(),
    );
  });

  test('JSON and the same as YAML are the same template', () => {
    fc.assert(
      fc.property(edges, (drawn) => {
        const json = templateOf(drawn);
        // A blank line before the brace makes it YAML’s flow style.
        const yaml = `# a template\n${json}`;
        const [one, other] = [json, yaml].map((text) => readTemplate(text));
        expect(faultOf(one!)).toBe(faultOf(other!));
        if (one!.ok && other!.ok) expect([...other!.value.resources]).toEqual([...one!.value.resources]);
      }),
      draws(),
    );
  });

  test('each resource comes after all that it refers to, or they are in a circle', () => {
    fc.assert(
      fc.property(edges, (drawn) => {
        const read = readTemplate(templateOf(drawn));
        if (!read.ok) {
          expect(faultOf(read)).toMatch(/^Circular dependency between resources: \[[A-F](, [A-F])*\]$/);
          return;
        }
        const { resources } = valueOf(resolveTemplate(read.value, scopeOf()));
        const order = [...resources.keys()];
        expect([...order].sort()).toEqual(Object.keys(drawn).sort());
        for (const [id, { after }] of resources)
          for (const before of after) expect(order.indexOf(before)).toBeLessThan(order.indexOf(id));
      }),
      draws(),
    );
  });

  test('what is deployed as the template says needs no change, and leaves in the order opposite to that of its making', () => {
    fc.assert(
      fc.property(edges, (drawn) => {
        const read = readTemplate(templateOf(drawn));
        fc.pre(read.ok);
        const next = valueOf(resolveTemplate(valueOf(read), scopeOf()));
        const deployed = new Map<string, DeployedResource>();
        for (const [id, resource] of next.resources) {
          const properties = valueOf(settle(resource.properties, (one) => deployed.get(one)?.made ?? null));
          const made = { physicalId: `url-${id}`, attributes: { Arn: `arn-${id}` } };
          deployed.set(id, { ...resource, properties, made });
        }
        expect(planStack(deployed, next)).toEqual({ changes: [], removals: [] });
        const { removals } = planStack(deployed, null);
        const order = removals.map(({ logicalId }) => logicalId);
        expect([...order].sort()).toEqual(Object.keys(drawn).sort());
        for (const { logicalId, after } of deployed.values())
          for (const before of after) expect(order.indexOf(logicalId)).toBeLessThan(order.indexOf(before));
      }),
      draws(),
    );
  });

  test('no text makes reading fail in another way than with an answer', () => {
    const pieces = fc.constantFrom(
      ...[
        'Resources:',
        '\n  A: ',
        '{Type: AWS::SQS::Queue}',
        '!Sub ',
        '!GetAtt ',
        '!If ',
        "'${A}'",
        '[',
        ']',
        '{',
        '}',
      ],
      ...[
        '&a ',
        '*a',
        '<<: ',
        '- ',
        '? ',
        ': ',
        '| \n',
        '"',
        '\t',
        '\n',
        '!!binary ',
        'null',
        '~',
        '"Fn::ForEach::X"',
        ',',
      ],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (drawn) => {
        const read = readTemplate(drawn.join(''));
        if (!read.ok) expect(faultOf(read)).not.toBe('');
      }),
      draws(200, 20_000),
    );
  });
});
