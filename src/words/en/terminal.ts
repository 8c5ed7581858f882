import type { NotModelled } from '../../engine/index.ts';
import { count } from '../index.ts';
import { isolating } from '../isolate.ts';

/** The message for a feature that isn't modelled, with AWS's page about it. */
export const notModelledText = ({ feature, page }: NotModelled): string =>
  `This playground does not model ${feature}. See ${page}`;

/** A real command of a service that has no model here. */
export const operationNotModelled = (command: string, operation: string): string =>
  `This playground does not model aws ${command} ${operation}. The real AWS CLI has it.`;

/** A real service of AWS that has no model here. */
export const serviceNotModelled = (command: string): string =>
  `This playground does not model aws ${command}. The real AWS CLI has it.`;

/** A real command that needs something that a page lacks. */
export const commandNotModelled = (command: string): string =>
  `aws ${command} is not available in this playground.`;

/** The nearest thing that this page offers in place of a missing command. */
export const instead = /* @__PURE__ */ isolating({
  s3: (line: string): string => `The same is here: ${line}`,
  service: (commands: readonly string[]): string =>
    `Here: ${commands.join(', ')}. The Try tab says whether somebody may do anything else.`,
  operation: (command: string): string =>
    `aws ${command} help lists what is here. The Try tab says whether somebody may do it.`,
  command: 'aws help lists what is here.',
  package: (property: string): string =>
    `No code runs here, so none is uploaded. Write an address in ${property}, such as s3://BUCKET/KEY, and deploy the template.`,
} as const);

/** The nearest real names, below the CLI's message. */
export const nearestNames = (names: readonly string[]): string => `Did you mean: ${names.join(', ')}`;

/** Why the page stopped a command: a page has less time and room than a machine's own shell. */
export const tooMuch = {
  work: (steps: number): string =>
    `The page stopped this: it takes more than ${count(steps)} steps. Do it in smaller parts.`,
  answer: (characters: number): string =>
    `The page stopped this: the answer is longer than ${count(characters)} characters. Ask for less of it.`,
  text: (characters: number): string =>
    `The page stopped this: a text in it is longer than ${count(characters)} characters.`,
  deep: 'The page stopped this: its parts are nested too deep.',
  parts: (parts: number): string => `The page stopped this: it has more than ${count(parts)} parts.`,
  kept: (characters: number): string =>
    `The page stopped this: files and variables can have ${count(characters)} characters together. Delete some with rm or unset.`,
  expanded: (characters: number): string =>
    `The page stopped this: the command grew longer than ${count(characters)} characters.`,
  words: (words: number): string => `The page stopped this: the command has more than ${count(words)} words.`,
} as const;

/** The shell's reason, after `bash: `, for a command that it refuses to read. */
export const tooManyParts = (parts: number): string => `a command may have at most ${count(parts)} parts`;

/** The CLI's reason, after the query, for a query that it refuses to read. */
export const queryTooLong = (characters: number): string =>
  `A query may have at most ${count(characters)} characters`;

export const noPrompt = 'This page can’t ask you for values. Use aws configure set instead.';

export const terminalHelp = `Commands here:
  aws ...             the AWS CLI. Begin with: aws help
  export NAME=value   set a variable, such as AWS_PROFILE
  unset NAME          remove a variable
  echo, printf        print text
  cat, ls, rm         the files of this page
  cat > FILE <<'EOF'  write a file, up to a line EOF
  history, clear      earlier commands, an empty screen
  set -e, exit        end a script early
  why                 the reason of the last refusal, gate by gate
  sleep, true, false, env, pwd

Commands follow each other with ; && || and line ends. NAME=value, $NAME and $(...) work as in a shell.
Pipes, loops and functions do not.
`;

/** The answer of `why` when nothing was refused. */
export const whyUnknown = 'AWS has refused nothing yet, so there is nothing to explain.\n';

export const helpWords = {
  main: 'The AWS Command Line Interface is a unified tool to manage your AWS services. This playground has the services below.',
  globalOptions: 'GLOBAL OPTIONS',
  services: 'AVAILABLE SERVICES',
  commands: 'AVAILABLE COMMANDS',
  s3: 'The high-level commands for objects and buckets. Each carries out one call of S3 after the other, and every call is decided like any other.',
  paged: (command: string): string =>
    `${command} is a paginated operation. Multiple API calls may be issued in order to retrieve the entire data set of results. You can disable pagination by providing the --no-paginate argument.`,
  choices: (values: readonly string[]): string => `Possible values: ${values.join(', ')}`,
} as const;
