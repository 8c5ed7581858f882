import type { AnyKind, ResourceKind } from '../../../engine/index.ts';
import type { DialogRequest } from '../../view/dialog-request.ts';
import type { Item, ItemKind } from './entity.ts';
import type { Request } from './requests.ts';

export type Tone = 'plain' | 'allow' | 'deny' | 'warn';

/** One line of a section. */
export interface Row {
  readonly id: string;
  /** What is selected when it is pressed, or null. */
  readonly target: string | null;
  readonly icon: AnyKind;
  readonly label: string;
  readonly note: string;
  readonly tone: Tone;
  /** Counts down to this moment (ms) in place of the note. */
  readonly until: number | null;
  /** An MFA device's seed: its code of the moment stands in place of the note. */
  readonly seed: string | null;
  /** Takes the relation away, not the thing. */
  readonly remove: { readonly label: string; readonly request: Request } | null;
}

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly action: { readonly label: string; readonly request: DialogRequest } | null;
  readonly rows: readonly Row[];
  /** Said in place of rows. */
  readonly empty: string;
  readonly footnote: string | null;
}

export const iconOf: Readonly<Record<ItemKind, AnyKind>> = {
  user: 'user',
  group: 'group',
  role: 'role',
  policy: 'policy',
  inlinePolicy: 'policy',
  accessKey: 'key',
  session: 'session',
  root: 'root',
  service: 'service',
  account: 'account',
  federated: 'federated',
  anyone: 'anyone',
  instanceProfile: 'instanceProfile',
  oidcProvider: 'oidcProvider',
  samlProvider: 'samlProvider',
  mfaDevice: 'mfaDevice',
  identityPool: 'identityPool',
  identity: 'identity',
  userPool: 'userPool',
  poolClient: 'poolClient',
  poolUser: 'poolUser',
  poolGroup: 'poolGroup',
  resource: 'bucket',
  workload: 'server',
  heldAccount: 'account',
  organization: 'organization',
  organizationRoot: 'organizationRoot',
  unit: 'unit',
  organizationPolicy: 'organizationPolicy',
};

const resourceIcons: Readonly<Record<ResourceKind, AnyKind>> = {
  bucket: 'bucket',
  object: 'object',
  key: 'kmsKey',
  queue: 'queue',
  function: 'function',
  table: 'table',
  secret: 'secret',
};
const workloadIcons = { server: 'server', instance: 'instance', function: 'program' } as const;

/** The picture of one item: what is of a kind may still look different. */
export function pictureOf(item: Item): AnyKind {
  switch (item.kind) {
    case 'resource':
      return resourceIcons[item.row.kind];
    case 'workload':
      return workloadIcons[item.row.kind];
    case 'identity':
      return item.row.logins.length > 0 ? 'identity' : 'guest';
    case 'session':
      return sessionIcons[item.row.kind];
    default:
      return iconOf[item.kind];
  }
}

const sessionIcons = {
  assumedRole: 'session',
  rootSession: 'session',
  federatedUser: 'federatedUser',
  userSession: 'temporaryKey',
} as const;

export const row = (draft: Pick<Row, 'id' | 'icon' | 'label'> & Partial<Row>): Row => ({
  target: draft.id,
  note: '',
  tone: 'plain',
  until: null,
  seed: null,
  remove: null,
  ...draft,
});

export const section = (draft: Pick<Section, 'id' | 'title' | 'rows'> & Partial<Section>): Section => ({
  action: null,
  empty: '',
  footnote: null,
  ...draft,
});

export const byLabel = (a: { label: string }, b: { label: string }): number =>
  a.label < b.label ? -1 : a.label > b.label ? 1 : 0;
