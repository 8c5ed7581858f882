import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { writeTerraform } from '../../src/exchange/code/terraform.ts';
import { exported } from './exported.ts';

/** Asks Debian's `terraform-config-inspect` about a module: HashiCorp's own reader of HCL, without its providers. */
interface Inspected {
  readonly managed_resources: Readonly<Record<string, { readonly type: string; readonly name: string }>>;
  readonly data_resources: Readonly<Record<string, unknown>>;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly diagnostics?: readonly unknown[];
}

function inspect(files: readonly { readonly name: string; readonly text: string }[]): Inspected {
  const folder = mkdtempSync(join(tmpdir(), 'terraform-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const { name, text } of files) writeFileSync(join(folder, name), text);
  // It ends with 1 where it finds a fault, and prints that as well.
  try {
    return JSON.parse(
      execFileSync('terraform-config-inspect', ['--json', folder], { encoding: 'utf8' }),
    ) as Inspected;
  } catch (error) {
    const { stdout } = error as { readonly stdout?: string };
    if (stdout === undefined || stdout === '') throw error;
    return JSON.parse(stdout) as Inspected;
  }
}

describe('Terraform’s own reader', () => {
  it.each(exported)('takes each file of %s, and finds each resource in it', (_name, plan) => {
    const { files } = writeTerraform(plan);
    const { diagnostics = [], managed_resources, data_resources, variables } = inspect(files);
    expect(diagnostics).toEqual([]);
    const written = (word: string): string[] =>
      files.flatMap(({ text }) =>
        [...text.matchAll(new RegExp(`^${word} "([^"]+)"(?: "([^"]+)")?`, 'gm'))].map(
          ([, type = '', name]) => (name === undefined ? type : `${type}.${name}`),
        ),
      );
    expect(Object.keys(managed_resources).sort()).toEqual(written('resource').sort());
    expect(Object.keys(data_resources)).toEqual(
      expect.arrayContaining(written('data').map((name) => `data.${name}`)),
    );
    expect(Object.keys(variables).sort()).toEqual(written('variable').sort());
  });

  it('has something against what is wrong', () => {
    expect(inspect([{ name: 'x.tf', text: 'resource "aws_iam_role" {\n}\n' }]).diagnostics).not.toEqual([]);
  });
});
