import { count as digits, listOf, plural } from '../index.ts';
import { isolating } from '../isolate.ts';

/** The page of CloudFormation's stacks, and what the inspector says of them. */
export const stacksWords = /* @__PURE__ */ isolating({
  title: 'Stacks',
  lead: 'A stack is what CloudFormation has made of a template.',
  back: 'Back',
  list: 'Stacks of the account',
  none: 'No stacks yet',
  noneHint:
    'Open a template and look at what it would make before you deploy it. Or type aws cloudformation deploy in the terminal.',
  toTerminal: 'Open the terminal',
  gone: 'No such stack',
  goneHint: 'It was deleted, or it is in another account.',
  statuses: {
    done: 'deployed',
    deleted: 'deleted',
    back: 'rolled back',
    failed: 'failed',
    busy: 'in progress',
    review: 'not deployed yet',
  },
  drift: {
    DRIFTED: 'changed by hand',
    MODIFIED: 'changed',
    DELETED: 'gone',
  },
  tabs: {
    resources: 'Resources',
    events: 'Events',
    outputs: 'Outputs',
    drift: 'Drift',
    template: 'Template',
  },
  progress: (done: number, all: number) => `${digits(done)} of ${digits(all)} resources`,
  running: 'CloudFormation is at work',
  cancel: 'Cancel and roll back',
  cancelCreation: 'Cancel and remove',
  remove: 'Delete the stack',
  removed: (name: string) => `CloudFormation deleted ${name}.`,
  cancelled: (name: string) => `${name} was cancelled.`,
  without: (type: string, names: readonly string[]) => `Deployed without ${listOf(names)} (${type})`,
  isProtected: 'Termination protection is on: CloudFormation refuses to delete this stack.',
  stoppedAt: (logicalId: string) => `It stopped at ${logicalId}`,
  next: {
    ROLLBACK_COMPLETE:
      'All that it had made is gone again. CloudFormation can’t update such a stack: delete it, then deploy the mended template.',
    ROLLBACK_FAILED: 'Some of what it had made is still there. Delete the stack to remove it.',
    UPDATE_ROLLBACK_COMPLETE:
      'The stack is as it was before the update. Mend the template, and deploy it again.',
    UPDATE_ROLLBACK_FAILED:
      'Remove what holds it up. Then type aws cloudformation continue-update-rollback in the terminal.',
    DELETE_FAILED: 'The rest is still there. Remove what holds it, and delete the stack again.',
  } as Readonly<Record<string, string>>,
  undo: 'Undo the last deployment',
  columns: {
    logicalId: 'Logical ID',
    type: 'Type',
    physicalId: 'Made',
    status: 'Status',
    time: 'Time',
    reason: 'Reason',
    key: 'Output',
    value: 'Value',
    property: 'Property',
    expected: 'Template',
    actual: 'Now',
  },
  show: (name: string) => `Show ${name}`,
  noResources: 'The stack has no resources.',
  noOutputs: 'The template has no outputs.',
  exported: (name: string) => `Exported as ${name}`,
  events: (count: number) => `All ${digits(count)} events, the newest first`,
  detect: 'Compare with the template',
  detectLead:
    'CloudFormation compares the properties that the template sets with what is there now. What the template leaves open isn’t compared.',
  since: (time: string) => `Compared ${time}`,
  noDrift: 'Nothing was changed by hand.',
  changed: (count: number) =>
    plural(count, {
      one: 'One resource was changed by hand.',
      other: `${digits(count)} resources were changed by hand.`,
    }),
  byPageAlone: 'CloudFormation compares no resources of this type. The page does.',
  nothing: 'nothing',
  goneThing: 'It was deleted by hand.',
  backToCode: 'Back to code',
  backToCodeWhy:
    'CloudFormation compares templates with each other: deploying the same one again changes nothing. “Back to code” makes the calls that undo what was done by hand. “Update the code” writes the stack’s own template with what is there now: once it is deployed, nothing differs.',
  noWayBack: 'Nothing brings it back: a new key has a new id.',
  updateCode: 'Update the code',
  broughtBack: (name: string) => `${name} is what its template says again.`,
  madeBy: (stack: string, logicalId: string) => `Made by stack ${stack} as ${logicalId}`,
  wroteInto: (stack: string, logicalId: string) => `Stack ${stack} has put ${logicalId} into it`,
  toStack: (stack: string) => `Show stack ${stack}`,
  handChanged: 'Changed by hand since',
} as const);
