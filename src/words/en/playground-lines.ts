import type { Call } from '../../engine/index.ts';

type Input = Readonly<Record<string, unknown>>;
const said = (input: Input, member: string): string => {
  const value = input[member];
  return typeof value === 'string' ? value : '';
};

const kinds = new Map([
  ['server', 'a server outside of AWS'],
  ['instance', 'an EC2 instance'],
  ['function', 'a Lambda function'],
]);

/** The credentials of a workload, from the words of a request. */
function holding(input: Input): string {
  if (said(input, 'AccessKeyId') !== '') return ` with the access key ${said(input, 'AccessKeyId')}`;
  if (said(input, 'InstanceProfileName') !== '')
    return ` with the instance profile ${said(input, 'InstanceProfileName')}`;
  return said(input, 'FunctionName') === '' ? '' : ` as the function ${said(input, 'FunctionName')}`;
}

const lines = new Map<string, (input: Input) => string>([
  ['AddAccount', (input) => `open a further AWS account: ${said(input, 'Name')}`],
  ['RemoveAccount', (input) => `remove the account ${said(input, 'AccountId')} from the playground`],
  [
    'CreateWorkload',
    (input) =>
      `run ${said(input, 'Name')} on ${kinds.get(said(input, 'Kind')) ?? 'a machine'}${holding(input)}`,
  ],
  ['ConfigureWorkload', (input) => `set ${said(input, 'Name')} up again${holding(input)}`],
  ['LeakWorkload', (input) => `somebody reads what ${said(input, 'Name')} holds`],
  ['ListWorkloads', () => 'list what runs'],
  ['DeleteWorkload', (input) => `shut ${said(input, 'Name')} down`],
  ['SignInToProvider', (input) => `${said(input, 'Subject')} signs in at ${said(input, 'Issuer')}`],
  [
    'SignInToSamlProvider',
    (input) => `${said(input, 'NameId')} signs in at the provider ${said(input, 'SAMLProviderArn')}`,
  ],
]);

/** Calls outside of AWS, which have no CLI line, as one plain line. */
export function playgroundLine({ operation, input }: Pick<Call, 'operation' | 'input'>): string {
  const line = lines.get(operation)?.(input as Input) ?? operation;
  // A comment ends with its line.
  return line.replace(/\s+/g, ' ');
}
