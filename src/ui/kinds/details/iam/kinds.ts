import type { KindOf, RoleRow, World } from '../../../../engine/index.ts';
import { isServiceLinkedRole, policyArn } from '../../../../engine/index.ts';
import { badges, sections as titles } from '#words/inspector-details.ts';
import { indented, trustText } from '../../document-text.ts';
import type { ItemOf, OutsidePrincipal, SessionItem } from '../../item.ts';
import { deleteInline, iam, ownerItem, userOfKey } from '../../requests.ts';
import type { Heading, KindDetails, ShownDocument } from '../details.ts';
import { mark, never, none, silent, heading } from '../details.ts';
import {
  actAs,
  accountActions,
  inlineActions,
  keyActions,
  policyActions,
  rootActions,
  sessionActions,
  groupActions,
  roleActions,
  userActions,
} from './actions.ts';
import { groupSteps, policySteps, roleSteps, userSteps } from './delete-steps.ts';
import {
  groupFacts,
  hasDirectPolicies,
  inlineFacts,
  keyFacts,
  outsideFacts,
  policyFacts,
  roleFacts,
  rootFacts,
  sessionFacts,
  userFacts,
} from './facts.ts';
import {
  attachedRelations,
  groupRelations,
  roleRelations,
  trustingRelations,
  userRelations,
  wornRelations,
  groupSummary,
  policySummary,
  roleSummary,
  sessionSummary,
  userSummary,
} from './relations.ts';
import {
  groupSections,
  keySections,
  outsideSections,
  policySections,
  roleSections,
  rootSections,
  sessionSections,
  userSections,
} from './sections.ts';

const documentOf = (title: string, text: string | undefined, open: boolean): ShownDocument[] =>
  text === undefined ? [] : [{ id: 'document', title, text, open }];

function policyDocuments(_world: World, { row }: ItemOf<'policy'>): ShownDocument[] {
  const text = row.versions.find(({ versionId }) => versionId === row.defaultVersionId)?.document;
  return documentOf(titles.policyText, text && indented(text), true);
}

function sessionHeading(_world: World, { row }: SessionItem, now: number): Heading {
  const told = row.expiresAt > now ? mark(badges.temporary) : mark(badges.expired, 'warn');
  if (row.kind === 'userSession') return heading('temporaryKey', told);
  if (row.kind !== 'assumedRole') return heading(row.kind, told);
  return heading(row.federatedProvider === undefined ? 'session' : 'webSession', told);
}

const session: KindDetails<SessionItem> = {
  heading: sessionHeading,
  facts: sessionFacts,
  sections: sessionSections,
  documents: (_, { row }) => [
    ...documentOf(titles.sessionPolicy, row.policy && indented(row.policy), true),
    ...(row.scopes ?? []).map((text, at) => ({
      id: `scope-${String(at)}`,
      title: titles.scope,
      text: indented(text),
      open: true,
    })),
  ],
  actions: sessionActions,
  remove: never,
  stepsBefore: none,
  summary: sessionSummary,
  relations: wornRelations,
};

const outside = (kind: OutsidePrincipal): KindDetails<ItemOf<OutsidePrincipal>> => ({
  heading: () => heading(kind, mark(badges.outside)),
  facts: outsideFacts,
  sections: outsideSections,
  documents: none,
  actions: (world, item, acting) => actAs(world, item, acting, true),
  remove: never,
  stepsBefore: none,
  summary: silent,
  relations: trustingRelations,
});

type IamKind =
  | KindOf<'users' | 'groups' | 'roles' | 'policies' | 'inlinePolicies' | 'accessKeys' | 'sessions'>
  | OutsidePrincipal
  | 'root';

/** Roles that only AWS changes have names of their own. */
function sortOf(row: RoleRow): 'linkedRole' | 'reservedRole' | 'role' {
  if (isServiceLinkedRole(row)) return 'linkedRole';
  return row.path.startsWith('/aws-reserved/') ? 'reservedRole' : 'role';
}

/** The kinds of IAM and STS: identities, policies, keys, sessions and principals from outside. */
export const iamKinds: { readonly [K in IamKind]: KindDetails<ItemOf<K>> } = {
  user: {
    heading: (world, { id }) =>
      heading('user', hasDirectPolicies(world, id) ? mark(badges.unusual, 'warn') : null),
    facts: userFacts,
    sections: userSections,
    documents: none,
    actions: userActions,
    remove: (_, { row }) => iam('DeleteUser', { UserName: row.name }),
    stepsBefore: userSteps,
    summary: userSummary,
    relations: userRelations,
  },
  group: {
    heading: () => heading('group', mark(badges.notPrincipal)),
    facts: groupFacts,
    sections: groupSections,
    documents: none,
    actions: groupActions,
    remove: (_, { row }) => iam('DeleteGroup', { GroupName: row.name }),
    stepsBefore: groupSteps,
    summary: groupSummary,
    relations: groupRelations,
  },
  role: {
    heading: (_, { row }) => heading(sortOf(row), mark(badges.noKeys, 'allow')),
    facts: roleFacts,
    sections: roleSections,
    documents: (world, { row }) => documentOf(titles.trustText, trustText(world, row.trustPolicy), false),
    actions: roleActions,
    remove: (_, { row }) => iam('DeleteRole', { RoleName: row.name }),
    stepsBefore: roleSteps,
    summary: roleSummary,
    relations: roleRelations,
  },
  policy: {
    heading: (_, { row }) =>
      row.account === 'aws' ? heading('awsPolicy', mark(badges.byAws)) : heading('policy'),
    facts: policyFacts,
    sections: policySections,
    documents: policyDocuments,
    actions: policyActions,
    remove: (_, { row }) =>
      row.account === 'aws' ? null : iam('DeletePolicy', { PolicyArn: policyArn(row) }),
    stepsBefore: policySteps,
    summary: policySummary,
    relations: attachedRelations,
  },
  inlinePolicy: {
    heading: () => heading('inlinePolicy'),
    facts: inlineFacts,
    sections: none,
    documents: (_, { row }) => documentOf(titles.policyText, indented(row.document), true),
    actions: inlineActions,
    remove: (world, { row }) => {
      const owner = ownerItem(world, row.ownerKind, row.ownerId);
      return owner && deleteInline(owner, row.name);
    },
    stepsBefore: none,
    summary: silent,
    relations: none,
  },
  key: {
    heading: (_, { row }) =>
      heading('key', row.status === 'Active' ? mark(badges.active, 'allow') : mark(badges.inactive, 'warn')),
    facts: keyFacts,
    sections: keySections,
    documents: none,
    actions: keyActions,
    remove: (world, { id, row }) =>
      iam('DeleteAccessKey', { ...userOfKey(world, row.ownerId), AccessKeyId: id }),
    stepsBefore: none,
    summary: silent,
    relations: none,
  },
  session,
  temporaryKey: session,
  federatedUser: session,
  root: {
    heading: () => heading('root'),
    facts: rootFacts,
    sections: rootSections,
    documents: none,
    actions: rootActions,
    remove: never,
    stepsBefore: none,
    summary: silent,
    relations: none,
  },
  service: outside('service'),
  account: { ...outside('account'), actions: accountActions },
  federated: outside('federated'),
  anyone: outside('anyone'),
};
