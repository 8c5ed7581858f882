import { helpWords } from '#words/terminal.ts';
import { bullets, paragraph, section } from '../cli/help.ts';
import type { S3Command } from '../cli/s3-tables.ts';
import { loadS3Commands } from '../cli/s3-tables.ts';

interface Doc {
  readonly text: string;
  readonly options: Readonly<Record<string, string>>;
}

const docsOf = async (): Promise<Readonly<Record<string, Doc>>> =>
  (await import('../data/docs/s3-commands.json')).default;

/** `aws s3 help`. */
export async function s3Help(): Promise<string> {
  const { commands } = await loadS3Commands();
  return (
    section('NAME', '       s3 -\n') +
    section('DESCRIPTION', paragraph(helpWords.s3, 7)) +
    section('SYNOPSIS', `${' '.repeat(12)}aws s3 <Command> [<Arg> ...]\n`) +
    section(helpWords.commands, bullets(Object.keys(commands)))
  );
}

/** `aws s3 COMMAND help`: one sentence for each part, and the address of AWS's page with the rest. */
export async function s3CommandHelp(name: string, { usage, options }: S3Command): Promise<string> {
  const doc = (await docsOf())[name];
  const page = `https://docs.aws.amazon.com/cli/latest/reference/s3/${name}.html`;
  const synopsis = [
    name,
    usage,
    ...options.map(({ flag, takes }) => (takes === 'none' ? `[${flag}]` : `[${flag} <value>]`)),
  ];
  return (
    section('NAME', `       ${name} -\n`) +
    section('DESCRIPTION', `${paragraph(doc?.text ?? '', 7)}\n${paragraph(page, 7)}`) +
    section('SYNOPSIS', synopsis.map((line, i) => `${' '.repeat(i ? 10 : 12)}${line}\n`).join('')) +
    section(
      'OPTIONS',
      options
        .map(({ flag, takes, choices }) => {
          const lines = [doc?.options[flag] ?? '', ...(choices ? [helpWords.choices(choices)] : [])];
          const kind = takes === 'none' ? 'boolean' : 'string';
          return `       ${flag} (${kind})\n${lines
            .filter(Boolean)
            .map((line) => paragraph(line, 10))
            .join('')}\n`;
        })
        .join(''),
    )
  );
}
