import type { IncomingProblem } from '../../exchange/incoming/read-incoming.ts';
import type { IncomingKind } from '../../exchange/incoming/kind-of-text.ts';
import { count as digits, listOf } from '../index.ts';
import { isolating } from '../isolate.ts';
import { counted } from './counted.ts';

const characters = (limit: number): string => `${digits(limit)} characters`;

const problems: {
  readonly [K in IncomingProblem['kind']]: (problem: Extract<IncomingProblem, { kind: K }>) => string;
} = {
  said: ({ said }) => said,
  feature: ({ feature }) => `The playground does not model ${feature}.`,
  slow: ({ seconds }) =>
    `The page gave up after ${counted(seconds, 'second')}: the text takes too long to read.`,
  tooLong: ({ limit }) => `The text is too long: the page reads at most ${characters(limit)}.`,
  tooDeep: ({ limit }) => `The text nests deeper than ${counted(limit, 'level')}.`,
  tooMany: ({ limit }) => `The text holds more than ${digits(limit)} values.`,
  tooManyResources: ({ limit, found }) =>
    `The file holds ${digits(found)} resources. The page takes at most ${digits(limit)}.`,
  notJson: ({ line, column, expected }) =>
    `This is not JSON: line ${digits(line)}, column ${digits(column)} should have ${expected}.`,
  otherForm: () =>
    'Terraform’s “show -json” writes another form. Type the command below, and paste what it prints.',
};

/** Problems of texts that are too much for one stack. */
const tooMuch: readonly string[] = ['slow', 'tooLong', 'tooMany', 'tooManyResources'];

const processed =
  'The page reads the template as the macro leaves it: “aws cloudformation get-template --template-stage Processed” prints that.';

/** Words of AWS's sentences, each with what helps then. */
const remedies: readonly (readonly [said: string, remedy: string])[] = [
  [
    'already exists',
    'That name is taken by something outside this stack. Give it another name in the text, or leave its name out.',
  ],
  ['No export named', 'Deploy the stack first that exports that name.'],
  ['ROLLBACK_COMPLETE', 'Delete that stack first, or give this one another name.'],
  ['ROLLBACK_FAILED', 'Go to that stack: its roll-back waits for you to continue it.'],
  ['not authorized to perform', 'Act as someone who may, such as the root user.'],
];

const nearWords = (near: string | null): string => (near === null ? '' : ` Did you mean ${near}?`);

const kinds: { readonly [K in IncomingKind]: string } = {
  cloudFormation: 'CloudFormation',
  terraform: 'Terraform',
  script: 'AWS CLI',
  hcl: 'Terraform',
  rawState: 'Terraform',
  ldif: 'LDIF',
  unknown: '',
};

const capabilities: Readonly<Record<string, string>> = {
  CAPABILITY_IAM: 'It may make identities',
  CAPABILITY_NAMED_IAM: 'It may make and name identities',
  CAPABILITY_AUTO_EXPAND: 'A transform may write resources',
};

/** The page that shows what code would change before it is deployed. */
export const incoming = /* @__PURE__ */ isolating({
  lead: 'Paste or drop what your team deploys. The page shows what it would change here, and who gains and who loses. Nothing is deployed until you press “Deploy”.',
  back: 'Back',
  putAway: 'Put it away',
  drop: 'Drop a file here',
  choose: 'Choose a file',
  paste: 'Or paste it',
  pasteHint:
    'A CloudFormation or SAM template, what “cdk synth” wrote, “terraform show -json”, or AWS CLI lines.',
  look: 'Look at it',
  example: 'Try an example',
  given: 'Files that are here',
  exampleName: 'web-service.yaml',
  commands: 'Commands that write it',
  command: { cdk: 'CDK', plan: 'A Terraform plan', state: 'A Terraform state' },
  pasted: 'pasted text',
  summary: (kind: IncomingKind, lines: number) =>
    `${kinds[kind]}, ${counted(lines, 'line')}. Nothing is deployed yet.`,
  deployedSummary: (kind: IncomingKind, lines: number) => `${kinds[kind]}, ${counted(lines, 'line')}.`,
  views: 'What to look at',
  view: { picture: 'Picture', list: 'List', text: 'Text' },
  reading: 'The page reads the text…',
  trying: 'The page works out what would change…',
  tried: (done: number, total: number | null) =>
    total === null ? counted(done, 'call') : `${digits(done)} of ${digits(total)}`,
  stop: 'Stop',
  stopped: 'Stopped. Nothing was worked out.',
  again: 'Try again',
  failed: (why: string) => `The page could not work it out: ${why}`,
  problem: (problem: IncomingProblem) => problems[problem.kind](problem as never),
  unread: 'The page does not read this',
  hcl: 'The page does not read Terraform’s own language. Terraform writes it as JSON: type this line, and paste what it prints.',
  rawState: 'This is the file in which Terraform keeps its state. Type this line, and paste what it prints.',
  deploysNothing: 'This deploys nothing',
  ldif: 'This is LDIF: it describes people and groups. The page opens it as users and groups.',
  unstored: (name: string) =>
    `${name.startsWith('/cdk-bootstrap/') ? 'An account has it once “cdk bootstrap” has run there. Here, type' : 'Type'} this line in the terminal: the page then looks again by itself.`,
  store: (name: string) =>
    `aws ssm put-parameter --name ${name} --type String --value ${name.startsWith('/cdk-bootstrap/') ? '30' : 'VALUE'}`,
  openAsPeople: 'Open it as users and groups',
  unknown:
    'The page finds no template, no Terraform JSON and no “aws” line in it. A template says “Resources:”.',
  next: (problem: IncomingProblem | null, isHere: boolean) => {
    if (problem !== null && tooMuch.includes(problem.kind))
      return 'Nothing has changed. Divide it into several stacks, and look at one at a time.';
    if (problem?.kind === 'feature' && problem.feature.startsWith('the transform'))
      return `Nothing has changed. ${processed}`;
    return isHere
      ? 'Nothing has changed. Mend the text below, and look at it again.'
      : 'Nothing has changed. Mend the file, and choose it again.';
  },
  mend: 'Mend the text',
  mendNext: (said: string) =>
    `Nothing has changed. ${remedies.find(([words]) => said.includes(words))?.[1] ?? 'Mend the text, and look at it again.'}`,
  mendAfter: (said: string) =>
    remedies.find(([words]) => said.includes(words))?.[1] ??
    'Mend the text, and look at it again: the page then says beforehand where it would stop.',
  terraformPlan: 'terraform plan -out plan.bin && terraform show -json plan.bin',
  terraformState: 'terraform show -json',
  cdk: 'npx cdk synth --json',
  marks: { added: 'added', changed: 'changed', replaced: 'replaced', gone: 'gone' },
  stay: (count: number) =>
    `${counted(count, 'other thing')} ${count === 1 ? 'stays as it is' : 'stay as they are'}`,
  nothing: 'Nothing would change',
  nothingHint: 'The account is already as the text says.',
  headline: (added: number, changed: number, replaced: number, gone: number) =>
    `${digits(added)} added, ${digits(changed)} changed, ${digits(replaced)} replaced, ${digits(gone)} gone.`,
  picture: 'What it would change',
  pictureNow: 'What is there now',
  stackAlone: 'Only the stack changes',
  stackAloneHint:
    'The account is already as the text says, and nobody gains or loses anything. The stack takes the new template over.',
  nothingLeft: 'Nothing has changed',
  nothingLeftHint: 'The account is as it was before.',
  columns: { who: 'Who', groups: 'Groups', policies: 'Policies', roles: 'Roles', things: 'Things' },
  notDrawn: (count: number) => `${counted(count, 'thing')} more in the list`,
  replaces: (name: string) => `replaces ${name}`,
  gains: 'Who gains, who loses',
  working: 'The page works out who gains and who loses…',
  kindsDone: (done: number, total: number) => `${digits(done)} of ${digits(total)} kinds of callers`,
  parameters: 'Parameters',
  keptValue: 'It keeps the value of the last deployment.',
  findings: 'Findings in the file',
  findingsHint: 'each names its line',
  noFindings: 'Nothing in it needs a second look.',
  line: (line: number) => `line ${digits(line)}`,
  toLine: (line: number) => `Show line ${digits(line)}`,
  finding: {
    anyoneTrusted: (id: string) => [
      'Anyone is trusted',
      `${id} names * as its principal, without a condition.`,
    ],
    passAnyRole: (id: string) => [
      'iam:PassRole on *',
      `${id} could hand any role to a service, and act as that role there.`,
    ],
    noBoundary: (id: string, other: string) => [
      'No boundary',
      `${id} has none, and ${other} has one. A boundary caps what policies may ever give.`,
    ],
    nameReplaces: (id: string, property: string) => [
      `A new ${property} replaces ${id}`,
      'CloudFormation can’t rename it: it makes another one, and its ARN is new.',
    ],
    namedIdentity: (_id: string, property: string) => [
      `A fixed ${property} needs CAPABILITY_NAMED_IAM`,
      'Two stacks of this template can’t stand side by side.',
    ],
  },
  refusedTitle: 'The playground can’t carry this out',
  refusedWhy: {
    notModelled: (name: string, type: string, property: string | null, near: string | null) =>
      property === null
        ? `${name}: the playground has no type ${type}.${near === null ? ' It could make identities or policies, so it can’t be left out.' : nearWords(near)}`
        : `${name}: ${property} of ${type} could decide something, and the playground does not model it.`,
    unknown: (name: string, _type: string, property: string | null, _near: string | null) =>
      `${name}: only “terraform apply” tells ${property ?? 'it'}. After it, paste what “terraform show -json” prints.`,
  },
  refusedNext:
    'Take it out of the text, or mend it. Whatever could decide who may do what is never left out unsaid.',
  leftOutTitle: 'Left out',
  leftOut: (type: string, names: readonly string[], near: string | null) =>
    `${type}: ${names.length > 3 ? counted(names.length, 'resource') : listOf(names)}.${nearWords(near)}`,
  leftOutHint:
    'The playground does not have these types. AWS’s types of such names hold no identity and no policy.',
  leaveOut: 'Deploy without them',
  carried: (names: readonly string[]) => `Changes nothing here: ${listOf(names)}`,
  staleTitle: 'Names that lead nowhere then',
  stale: (policy: string, arns: readonly string[]) =>
    `${policy} names ${listOf(arns.map((arn) => arn.slice(arn.lastIndexOf(':') + 1)))}, which will be gone.`,
  renew: 'Write the new ARN',
  kept: (name: string) => `${name} stays`,
  keptWhy:
    'CloudFormation couldn’t remove it, or the template says to keep it. It belongs to no stack then, and all that names it still works.',
  deserted: (role: string) => `Nobody is left for ${role}`,
  desertedBefore: (names: readonly string[]) =>
    names.length > 4
      ? `${digits(names.length)} could put it on.`
      : `Before, ${listOf(names)} could put it on.`,
  refusedCall: (at: string) => (at === '' ? 'It would be refused' : `It would stop at ${at}`),
  refusedLine: (line: string) => `It would stop at line ${line}`,
  rootStops: (at: string) =>
    at === '' ? 'The root user would be stopped, too' : `The root user would be stopped, too, at ${at}`,
  asRoot: (who: string, isOfStack: boolean) =>
    `${who} could not deploy it. Below stands what the root user would make. To deploy it, act as someone who may${isOfStack ? `, or change the stack’s name, if ${who} may deploy under another one` : ''}.`,
  becomeRoot: 'Act as the root user',
  deploy: 'Deploy',
  stackName: 'Name of the stack',
  where: 'Where',
  inCopy: 'in a copy of this account',
  inCopyHint: 'yours stays as it is',
  here: (name: string) => `in ${name}`,
  hereHint: 'one undo takes all of it back',
  capability: (name: string) => capabilities[name] ?? '',
  throughBucket: (who: string, bucket: string, isNew: boolean) =>
    `AWS takes a template of more than 51,200 bytes from a bucket. So ${who} first ${isNew ? `makes ${bucket} and writes it there` : `writes it into ${bucket}`}. It stays there, also if the deployment is cancelled.`,
  deployAs: (who: string, calls: number) =>
    `as ${who}: ${counted(calls, 'call')}, ${calls === 1 ? 'and it' : 'and every one'} is decided`,
  deployRefused: (who: string) => `as ${who}: AWS will stop it`,
  waits: {
    fault: 'Give the parameters their values first.',
    refused: 'A part of it can’t be carried out.',
    leftOut: 'Say first that it may be deployed without what is left out.',
    capabilities: 'Say first what it may make.',
    nothing: 'There is nothing to deploy.',
    name: 'Give the stack a name: letters, digits and hyphens, a letter first.',
  },
  deploying: 'It is being deployed…',
  cancel: 'Cancel',
  cancelling: 'It is taken back…',
  deployed: (name: string) => `${name} is deployed.`,
  deployedIn: (workspace: string) => `You are in ${workspace} now.`,
  notDeployed: (at: string) => (at === '' ? 'It was not deployed.' : `It stopped at ${at}.`),
  cancelled: 'It was cancelled.',
  templateStays: (bucket: string) =>
    `The template stays in ${bucket}: AWS’s console and CLI leave theirs there, too. Undo takes it away.`,
  seeAccount: 'See the account',
  seeStack: 'See the stack',
  another: 'Look at something else',
  copyName: (name: string) => `${name}, deployed`,
});
