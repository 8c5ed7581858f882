import type { CodeFile, Plan, Written } from '../../../../exchange/code/built.ts';
import { writeTemplates } from '../../../../exchange/code/cloudformation.ts';
import { slug } from '../../../../exchange/code/units.ts';
import type { World } from '../../../../engine/index.ts';
import { codeWords } from '#words/code.ts';

export type LanguageId = 'cloudformation' | 'cdk' | 'terraform' | 'cli' | 'sam';

/** The part of the account that a language writes. */
interface Taken {
  readonly plan: Plan;
  /** The account, or the part of it that is taken. */
  readonly world: () => World;
  readonly account: string;
  readonly format: 'yaml' | 'json';
}

interface Language {
  readonly id: LanguageId;
  readonly label: string;
  readonly write: (taken: Taken) => Written | Promise<Written>;
}

/** The languages in the order of their tabs. Each but the first is fetched when its tab is opened. */
export const languages: readonly Language[] = [
  {
    id: 'cloudformation',
    label: 'CloudFormation',
    write: ({ plan, format }) => writeTemplates(plan, format),
  },
  {
    id: 'cdk',
    label: 'CDK',
    write: async ({ plan }) => (await import('../../../../exchange/code/cdk.ts')).writeCdk(plan),
  },
  {
    id: 'terraform',
    label: codeWords.terraform,
    write: async ({ plan }) => (await import('../../../../exchange/code/terraform.ts')).writeTerraform(plan),
  },
  { id: 'cli', label: 'AWS CLI', write: commands },
  {
    id: 'sam',
    label: 'SAM',
    write: async ({ plan }) => (await import('../../../../exchange/code/sam.ts')).writeSam(plan),
  },
];

/** The account as a script of the AWS CLI, whose own comments say what it leaves out. */
async function commands({ plan, world, account }: Taken): Promise<Written> {
  const { workspaceScript } = await import('../../../../terminal/script/script.ts');
  const name = `${slug(plan.title)}.sh`;
  const file: CodeFile = { name, text: await workspaceScript(world(), account), language: 'shell' };
  return { files: [file], losses: [], command: `bash ${name}` };
}
