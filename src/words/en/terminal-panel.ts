import { count } from '../index.ts';
import { counted } from './counted.ts';
import { isolating } from '../isolate.ts';

/** The terminal's panel. The output of its commands is in `terminal.ts`. */
export const terminalPanel = /* @__PURE__ */ isolating({
  label: 'Terminal',
  sentLines: (lines: number) =>
    lines === 1
      ? 'This line came with the link. It hasn’t run here yet.'
      : `These ${count(lines)} lines came with the link. They haven’t run here yet.`,
  runSent: (lines: number) => (lines === 1 ? 'Run it' : `Run all ${count(lines)}`),
  leaveSent: 'Leave them out',
  log: 'Commands and output',
  input: (who: string) => `Command line, as ${who}`,
  inputKeys: 'Tab completes. Escape, then Tab leaves the line. Page up and Page down scroll the output.',
  leaving: 'Tab now leaves the line.',
  answer: 'Answer to the question',
  placeholder: 'aws iam list-users',
  root: 'root',
  nobody: 'nobody',
  welcome: {
    title: 'The AWS CLI, for this account',
    text: 'What you type here is what you would type at work. Nothing leaves this page.',
    examples: ['aws sts get-caller-identity', 'aws iam list-users --output table', 'aws iam help'],
    tab: 'Tab completes; Esc, then Tab leaves the line. ↑ brings back earlier commands, and help lists the other commands.',
  },
  files: 'Files',
  profiles: 'Profiles',
  search: 'Search earlier commands (Ctrl R)',
  copyAll: 'Copy everything',
  clear: 'Clear (Ctrl L)',
  run: 'Run it',
  stop: 'Stop',
  more: 'More',
  running: 'Running',
  /** An answer is shown only after it is stored. */
  saving: 'saving…',
  progress: (done: number, of: number) => `${count(done)} of ${counted(of, 'command')}`,
  /** Announced after each quarter of a script. */
  milestone: (done: number, of: number): string => {
    const quarters = Math.floor((4 * done) / of);
    return quarters === 0
      ? `Running ${counted(of, 'command')}`
      : `${count(Math.ceil((quarters * of) / 4))} of ${counted(of, 'command')}`;
  },
  longOutput: (lines: number) => `${counted(lines, 'line')} of output`,
  waiting: (queued: number) => `${counted(queued, 'line')} waiting`,
  copyCommand: 'Copy this command',
  copyOutput: 'Copy this output',
  copied: 'Copied',
  copyFailed: 'The browser doesn’t let the page copy. Select the text, and copy it by hand.',
  cut: (shown: number, all: number) =>
    `[The page shows the first ${count(shown)} of ${counted(all, 'character')}: ask for less with --query or --max-items.]`,
  showAll: (lines: number) => `Show all ${count(lines)} lines`,
  showLess: 'Show less',
  why: 'Why?',
  showWhy: 'Show why, as a picture',
  failed: (code: number) => `exit code ${String(code)}`,
  dropped: 'The page dropped older output to stay fast.',
  select: (name: string) => `Show ${name} in the picture`,
  gone: (name: string) => `${name} is no longer there.`,
  invisible: (text: string) => `This line has characters that you can’t see: ${text}`,
  tooLong: (size: string, most: string) =>
    `The page pasted nothing: the text has ${size} characters, and a line can hold ${most}. Paste it in parts, or make it a file here.`,
  tooManyLines: (most: string) =>
    `The page pasted nothing: a text can have ${most} lines here. Paste it in parts, one after the other.`,
  tooLongFromRight: (most: string) =>
    `The page pasted nothing: a line with letters that run from right to left can have ${most} characters. If there are several such lines, each can have fewer. Paste it in parts.`,
  notSaved: 'The page can’t store the terminal’s files and history. They last until you close this tab.',
  tooMuchToSave: 'The terminal’s files are too large to store. They last until you close this tab.',
  pageChose: (who: string) => `You chose who acts in the page: ${who} acts now.`,
  unset: (names: string) => `Unset ${names}.`,
  choosesPage: 'AWS_PROFILE is now “page”: commands use the credentials chosen in the page.',
  notFetched:
    'The page could not load what this command needs. You may be offline. Type it again in a moment.',
  failure: (reason: string) =>
    `The page could not run this: ${reason}. The terminal still works: type the line again.`,
  suggestions: 'Suggestions',
  suggestionCount: (found: number) => (found === 0 ? 'No suggestions' : counted(found, 'suggestion')),
  moreSuggestions: (left: number) => `and ${count(left)} more: type on`,
  /** Shown beside a suggestion that comes from outside the command line. */
  kinds: {
    entity: 'in the account',
    file: 'file',
    profile: 'profile',
  },
  searching: {
    title: 'Search earlier commands',
    field: 'Part of a command',
    none: (query: string) => `No earlier command contains “${query}”.`,
    empty: 'No earlier commands yet.',
    keys: 'Enter puts it into the line, Esc closes.',
  },
  keys: {
    label: 'Keys',
    tab: 'Tab',
    up: 'Earlier command',
    down: 'Later command',
    stop: 'Ctrl C: stop, or empty the line',
    apostrophe: 'An apostrophe',
    dash: 'Two dashes',
    quote: 'A quotation mark',
  },
  profileMenu: {
    page: 'The one who acts in the page',
    pageDetail: 'without a profile',
    use: (name: string) => `Use ${name}`,
    chosen: 'chosen now',
    role: 'assumes a role',
    fromKey: (name: string) => `New profile from ${name}’s key`,
    none: 'No profiles yet: create an access key first',
    made: (profile: string) =>
      `Profile ${profile} is in ~/.aws/credentials. Use it with --profile ${profile}.`,
  },
  script: {
    title: (isLog: boolean) => (isLog ? 'These calls as a script' : 'This account as a script'),
    lead: 'The real AWS CLI can run it, with your own credentials in your own account.',
    label: 'Script',
    making: 'Writing the script',
    copy: 'Copy the script',
    copied: 'Copied',
    copyByHand: 'The browser doesn’t let the page copy. The text is selected: press Ctrl C or ⌘ C.',
    download: 'Save as a file',
    fileName: 'account.sh',
    shortened: 'You see only its beginning. Copying and saving take the whole script.',
    failed: (reason: string) => `The page could not write the script: ${reason}`,
  },
  filesDialog: {
    title: 'Files',
    lead: 'Commands read them as file://NAME. They stay in this browser, with this workspace.',
    none: 'Choose a file to read and change it.',
    list: 'Files here',
    create: 'New file',
    name: 'Name',
    nameHint: 'Such as policy.json',
    add: 'Create',
    text: (name: string) => `Text of ${name}`,
    save: 'Save',
    saved: 'Saved',
    remove: 'Delete',
    removed: (name: string) => `Deleted ${name}.`,
    use: 'Put its name into the line',
    unsaved: 'Not saved yet',
    exists: 'A file has that name already.',
    badName: 'A name can have letters, digits, dots, dashes, underscores and slashes, at most 100 of them.',
    tooLong: (most: string) => `A file holds at most ${most} characters.`,
    tooMany: (most: string) => `The terminal holds at most ${most} files.`,
    binary: 'This file is not text, so you can’t edit it.',
    characters: (size: number) => counted(size, 'character'),
  },
} as const);
