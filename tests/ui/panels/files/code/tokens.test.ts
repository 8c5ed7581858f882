import { describe, expect, it } from 'vitest';
import { tokensOf } from '../../../../../src/ui/panels/files/code/tokens.ts';
import { planFor } from '../../../../exchange/code/plans.ts';
import { writeCdk } from '../../../../../src/exchange/code/cdk.ts';
import { writeTemplates } from '../../../../../src/exchange/code/cloudformation.ts';
import { writeTerraform } from '../../../../../src/exchange/code/terraform.ts';
import { everything } from '../../../../clients/worlds.ts';

describe('the colours of code', () => {
  it('lose no letter of any file', () => {
    const plan = planFor(everything);
    for (const { files } of [
      writeTemplates(plan, 'yaml'),
      writeTemplates(plan, 'json'),
      writeCdk(plan),
      writeTerraform(plan),
    ])
      for (const { text, language } of files)
        for (const line of text.split('\n'))
          expect(
            tokensOf(line, language)
              .map((token) => token.text)
              .join(''),
          ).toBe(line);
  });

  it.each(['json', 'yaml', 'typescript', 'shell'] as const)(
    'end within a long line of %s, of which no letter is lost',
    (language) => {
      const line = JSON.stringify(
        Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`key${at}`, 'a'])),
      );
      const tokens = tokensOf(line, language);
      expect(tokens.length).toBeLessThanOrEqual(501);
      expect(tokens.map(({ text }) => text).join('')).toBe(line);
    },
  );

  it.each([
    ['yaml', "  Groups: [!Ref Developers, 'a: b'] # left out", ['Groups', '!Ref', "'a: b'", '# left out']],
    ['json', '  "Ref": "Developers",', ['"Ref"', '"Developers"']],
    ['hcl', 'resource "aws_iam_user" "ana" {', ['resource', '"aws_iam_user"', '"ana"']],
    ['hcl', '  name = "a # b"', ['name', '"a # b"']],
    [
      'typescript',
      "    const ana = new iam.User(this, 'An\\'a'); // left out",
      ['const', 'new', 'this', "'An\\'a'", '// left out'],
    ],
    ['shell', "aws iam create-user --user-name 'ana'", ['--user-name', "'ana'"]],
  ] as const)('are those of %s in %s', (language, line, coloured) => {
    expect(
      tokensOf(line, language)
        .filter(({ kind }) => kind !== 'plain')
        .map(({ text }) => text),
    ).toEqual(coloured);
  });
});
