import type { NotModelled } from '../../engine/index.ts';

/** An operation's refusal that stands for "not here": what isn't modelled, and AWS's page about it. */
export const notModelledText = ({ feature, page }: NotModelled): string =>
  `This playground does not model ${feature}. See ${page}`;

/** A real command of a service that has no model here. */
export const operationNotModelled = (command: string, operation: string): string =>
  `This playground does not model aws ${command} ${operation}. The real AWS CLI has it.`;

/** A real service of AWS that has no model here. */
export const serviceNotModelled = (command: string): string =>
  `This playground does not model aws ${command}. The real AWS CLI has it.`;

/** A real command that needs what a page doesn't have. */
export const commandNotModelled = (command: string): string =>
  `aws ${command} is not available in this playground.`;

/** The nearest real names, under what the CLI says. */
export const nearestNames = (names: readonly string[]): string => `Did you mean: ${names.join(', ')}`;

export const noPrompt = 'There is nobody to ask here. Use aws configure set instead.';

export const terminalHelp = `Commands here:
  aws ...             the AWS CLI. Begin with: aws help
  export NAME=value   set a variable, such as AWS_PROFILE
  unset NAME          remove a variable
  echo, printf        print text
  cat, ls, rm         the files of this page
  cat > FILE <<'EOF'  write a file, up to a line EOF
  history, clear      what was typed, an empty screen
  set -e, exit        end a script early
  sleep, true, false, env, pwd

Commands follow each other with ; && || and line ends. NAME=value, $NAME and $(...) work as in a shell.
Pipes, loops and functions do not.
`;

export const helpWords = {
  main: 'The AWS Command Line Interface is a unified tool to manage your AWS services. This playground has the services below.',
  globalOptions: 'GLOBAL OPTIONS',
  services: 'AVAILABLE SERVICES',
  commands: 'AVAILABLE COMMANDS',
  paged: (command: string): string =>
    `${command} is a paginated operation. Multiple API calls may be issued in order to retrieve the entire data set of results. You can disable pagination by providing the --no-paginate argument.`,
  choices: (values: readonly string[]): string => `Possible values: ${values.join(', ')}`,
} as const;
