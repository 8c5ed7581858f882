import { isolating } from '../isolate.ts';
import { counted } from './counted.ts';

/** The palette (find or do anything) and the dialog of keyboard shortcuts. */
export const palette = /* @__PURE__ */ isolating({
  title: 'Find or do anything',
  placeholder: 'A name, a key, or what you want to do',
  none: (query: string) => `Nothing here is called “${query}”.`,
  more: (count: string) => `and ${count} more: type to narrow the list`,
  kinds: {
    action: 'Do',
    acting: 'Act as',
    user: 'User',
    group: 'Group',
    role: 'Role',
    policy: 'Policy',
    key: 'Access key',
    session: 'Session',
    provider: 'Provider',
    pool: 'Cognito',
    resource: 'Resource',
    workload: 'Workload',
    profile: 'Instance profile',
    mfa: 'MFA device',
    account: 'Account',
    organization: 'Organization',
    lesson: 'Lesson',
    frame: 'Story',
    workshop: 'Workshop',
  },
  keyOf: (owner: string) => `access key of ${owner}`,
  frameAt: (at: number, of: number) => `frame ${String(at)} of ${String(of)}`,
  lessonsIn: (lessons: number) => counted(lessons, 'lesson'),
  actAs: (name: string) => `Act as ${name}`,
  actAsRoot: 'Act as the root user',
  actAsRootOf: (account: string) => `Act as the root user of ${account}`,
  keys: 'Up and down to choose, Enter to go there, Esc to close.',
  actions: {
    'create-user': 'New user (CreateUser)',
    'create-group': 'New group (CreateGroup)',
    'create-role': 'New role (CreateRole)',
    'create-policy': 'New policy (CreatePolicy)',
    'create-resource': 'New bucket, object, key, queue, function, table or secret',
    'create-workload': 'Let something run: a server, an instance, a function',
    'create-identity-pool': 'Build a Cognito identity pool (CreateIdentityPool)',
    'create-user-pool': 'New Cognito user pool (CreateUserPool)',
    'create-oidc-provider': 'New OpenID Connect provider (CreateOpenIDConnectProvider)',
    'create-saml-provider': 'New SAML provider (CreateSAMLProvider)',
    'create-instance-profile': 'New instance profile (CreateInstanceProfile)',
    'service-linked-role': 'New service-linked role (CreateServiceLinkedRole)',
    'create-mfa-device': 'New MFA device (CreateVirtualMFADevice)',
    'session-token': 'Get a session token (GetSessionToken)',
    'federation-token': 'Get a federation token (GetFederationToken)',
    'change-password': 'Change my own password (ChangePassword)',
    'password-policy': 'Set what passwords must be like (UpdateAccountPasswordPolicy)',
    'account-alias': 'Give the account a name (CreateAccountAlias)',
    'add-account': 'Another account, such as a partner’s',
    'create-organization': 'New organization (CreateOrganization)',
    'create-account': 'New account in the organization (CreateAccount)',
    'create-unit': 'New organizational unit (CreateOrganizationalUnit)',
    'create-organization-policy': 'New organization policy: SCP or RCP (CreatePolicy)',
    'assume-role': 'Assume a role, step by step',
    steps: 'Show the steps',
    try: 'Try: may somebody do something?',
    terminal: 'Open the terminal (AWS CLI)',
    log: 'Show the log',
    story: 'Read the story',
    lessons: 'See all lessons',
    workshop: 'See all workshops',
    'build-workshop': 'Build a workshop',
    results: 'Read the results of a workshop',
    author: 'Write a lesson',
    present: 'Present: the picture and one sentence at a time',
    identities: 'Show the identities as a list',
    inspector: 'Look at what is selected, or at the account',
    undo: 'Undo the last change',
    redo: 'Redo the change that you undid last',
    theme: 'Change the colours: system, light, dark',
    'create-workspace': 'New workspace',
    import: 'Bring in a real account',
    download: 'Download the workspace as a file',
    'save-picture': 'Save what you see as a picture (PNG, SVG)',
    print: 'Print what you see',
    sample: 'Reset to the sample account',
    share: 'Share a link to what I see',
    help: 'Keyboard shortcuts',
    about: 'About, and what this does not do',
  },
} as const);

/** One line of the shortcuts. Keys in one list are pressed together. Each list is a shortcut of its own. */
interface Shortcut {
  readonly keys: readonly (readonly string[])[];
  readonly does: string;
}
export interface ShortcutGroup {
  readonly title: string;
  readonly shortcuts: readonly Shortcut[];
}

export const help = {
  title: 'Keyboard shortcuts',
  lead: 'Single keys work while you aren’t typing.',
  singleKeys: 'Single keys are shortcuts',
  singleKeysHint: 'Switch them off if speech or a stray touch presses keys. Ctrl and ⌘ still work.',
  or: 'or',
  then: 'then',
  control: 'Ctrl',
  command: '⌘',
  goTo: 'Go to',
  groups: [
    {
      title: 'Anywhere',
      shortcuts: [
        { keys: [['mod', 'K'], ['/']], does: 'Find or do anything' },
        { keys: [['s']], does: 'Share a link to what you see' },
        { keys: [['mod', 'Z']], does: 'Undo' },
        { keys: [['mod', 'Shift', 'Z']], does: 'Redo' },
        { keys: [['?']], does: 'This list' },
        { keys: [['Esc']], does: 'Close what is open' },
      ],
    },
    {
      title: 'In lists, tabs and the picture',
      shortcuts: [
        { keys: [['↑'], ['↓']], does: 'From one to the next' },
        { keys: [['←'], ['→']], does: 'Between tabs; close or open a branch' },
        { keys: [['Enter']], does: 'Select, open' },
      ],
    },
    {
      title: 'In the terminal',
      shortcuts: [
        { keys: [['Enter']], does: 'Run the line' },
        { keys: [['Shift', 'Enter']], does: 'A further line' },
        { keys: [['Tab']], does: 'Complete the word; in an empty line, move on' },
        { keys: [['↑'], ['↓']], does: 'Earlier and later commands' },
        { keys: [['Ctrl', 'R']], does: 'Search earlier commands' },
        { keys: [['Ctrl', 'C']], does: 'Stop the running command, or drop the line' },
        { keys: [['Ctrl', 'L']], does: 'Clear the screen' },
        { keys: [['Esc']], does: 'Leave the line' },
      ],
    },
    {
      title: 'On the line between two panels',
      shortcuts: [
        { keys: [['←'], ['→']], does: 'Smaller or larger' },
        { keys: [['Enter']], does: 'Fold away' },
      ],
    },
  ] satisfies readonly ShortcutGroup[],
} as const;
