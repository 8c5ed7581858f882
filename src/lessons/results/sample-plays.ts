/** How a learner of the sample class goes through a lesson. */
export type Way = 'solved' | 'helped' | 'shown' | 'stuck' | 'begun';

export interface Play {
  /** Steps as lessons write them. */
  readonly steps: readonly string[];
  /** Hints that were read. */
  readonly hints: number;
}

const alone = (...steps: readonly string[]): Play => ({ steps, hints: 0 });
const hinted = (hints: number, ...steps: readonly string[]): Play => ({ steps, hints });

const statement = (rest: Readonly<Record<string, unknown>>): string =>
  `'${JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...rest }] })}'`;
const arn = 'arn:aws:s3:::reports';
const putForAna = (resource: string): string =>
  `aws iam put-user-policy --user-name ana --policy-name Read --policy-document ${statement({ Action: 's3:GetObject', Resource: resource })}`;
const readReport = `aws s3api get-object --bucket reports --key q3.csv q3.csv`;

const whoAmI = 'aws sts get-caller-identity';
const createBen = 'aws iam create-user --user-name ben';
const listBuckets = 'aws s3api list-buckets';
const askAsBen = ['as root', createBen, 'as ben', listBuckets] as const;

const attachTo = (who: string): string =>
  `aws iam attach-user-policy --user-name ${who} --policy-arn arn:aws:iam::111122223333:policy/ReadReports`;
const detachFrom = (who: string): string =>
  `aws iam detach-user-policy --user-name ${who} --policy-arn arn:aws:iam::111122223333:policy/ReadReports`;
const attachToReaders =
  'aws iam attach-group-policy --group-name Readers --policy-arn arn:aws:iam::111122223333:policy/ReadReports';
const addToReaders = (who: string): string =>
  `aws iam add-user-to-group --group-name Readers --user-name ${who}`;
const theThree = ['ana', 'ben', 'cleo'].map(addToReaders);
const readAsCleo = ['as cleo', `try s3:GetObject ${arn}/q3.csv`, 'as root'] as const;

const trust = (principal: unknown): string =>
  `aws iam update-assume-role-policy --role-name Archive --policy-document ${statement({ Principal: principal, Action: 'sts:AssumeRole' })}`;
const trustGroup = trust({ AWS: 'arn:aws:iam::111122223333:group/Auditors' });
const trustBoth = trust({
  AWS: ['arn:aws:iam::111122223333:user/ana', 'arn:aws:iam::111122223333:user/cleo'],
});
const trustAccount = trust({ AWS: 'arn:aws:iam::111122223333:root' });
const letAuditors = `aws iam put-group-policy --group-name Auditors --policy-name Archive --policy-document ${statement({ Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::111122223333:role/Archive' })}`;

const deny = (group: string): string =>
  `aws iam put-group-policy --group-name ${group} --policy-name NoDelete --policy-document ${statement({ Effect: 'Deny', Action: 's3:DeleteObject', Resource: `${arn}/*` })}`;

/** The ways through each lesson. Learners take turns with those of one kind. */
export const plays: Readonly<Record<string, Readonly<Record<Way, readonly Play[]>>>> = {
  'what-a-user-is': {
    solved: [
      alone('answer new-user implicitDeny', whoAmI, ...askAsBen),
      alone('answer new-user allow', whoAmI, ...askAsBen),
      alone('answer new-user implicitDeny', listBuckets, whoAmI, ...askAsBen),
    ],
    helped: [hinted(2, 'answer new-user allow', listBuckets, createBen, whoAmI, ...askAsBen)],
    shown: [hinted(2, 'answer new-user allow', listBuckets, createBen)],
    begun: [alone('answer new-user implicitDeny', whoAmI)],
    stuck: [
      hinted(
        1,
        'answer new-user allow',
        listBuckets,
        createBen,
        whoAmI,
        'aws iam list-users',
        createBen,
        listBuckets,
      ),
    ],
  },
  'first-policy': {
    solved: [
      alone('answer star allow', putForAna('*'), putForAna(`${arn}/*`), 'as ana', readReport),
      alone('answer star allow', putForAna(`${arn}/*`), 'as ana', readReport),
      alone('answer star implicitDeny', putForAna('*'), putForAna(`${arn}/*`), 'as ana', readReport),
    ],
    helped: [
      hinted(
        2,
        'answer star implicitDeny',
        putForAna(arn),
        'as ana',
        readReport,
        'as root',
        putForAna('*'),
        putForAna(`${arn}/*`),
        'as ana',
        readReport,
      ),
      hinted(1, 'answer star implicitDeny', putForAna('*'), putForAna(`${arn}/*`), 'as ana', readReport),
    ],
    shown: [hinted(3, 'answer star implicitDeny', putForAna(arn), 'as ana', readReport)],
    begun: [alone('answer star allow', putForAna('*'))],
    stuck: [
      hinted(
        2,
        'answer star implicitDeny',
        'as ana',
        readReport,
        putForAna(`${arn}/*`),
        'as root',
        putForAna(arn),
        'as ana',
        readReport,
        `try s3:GetObject ${arn}/q3.csv`,
        'as root',
        putForAna(`${arn}/q3`),
        'as ana',
        readReport,
        'as root',
        putForAna(arn),
        'as ana',
        readReport,
        readReport,
      ),
    ],
  },
  'groups-carry-policies': {
    solved: [
      alone('answer label explicitDeny', attachToReaders, ...theThree, detachFrom('ana'), detachFrom('ben')),
      alone('answer label allow', attachToReaders, ...theThree, detachFrom('ana'), detachFrom('ben')),
      alone(
        'answer label explicitDeny',
        attachTo('cleo'),
        'undo',
        attachToReaders,
        ...theThree,
        detachFrom('ben'),
        detachFrom('ana'),
      ),
    ],
    helped: [
      hinted(
        2,
        'answer label allow',
        attachTo('cleo'),
        detachFrom('cleo'),
        addToReaders('cleo'),
        ...readAsCleo,
        attachToReaders,
        addToReaders('ana'),
        addToReaders('ben'),
        detachFrom('ana'),
        detachFrom('ben'),
      ),
    ],
    shown: [
      hinted(
        3,
        'answer label allow',
        attachTo('cleo'),
        detachFrom('cleo'),
        addToReaders('cleo'),
        ...readAsCleo,
      ),
    ],
    begun: [
      alone('answer label explicitDeny', attachToReaders, addToReaders('ana')),
      alone('answer label allow', attachTo('cleo')),
    ],
    stuck: [
      hinted(
        1,
        'answer label allow',
        addToReaders('cleo'),
        ...readAsCleo,
        attachTo('cleo'),
        detachFrom('cleo'),
        ...readAsCleo,
        addToReaders('dan'),
        detachFrom('ana'),
        ...readAsCleo,
      ),
    ],
  },
  'what-a-group-is-not': {
    solved: [
      alone('answer staff implicitDeny', trustGroup, trustBoth),
      alone('answer staff allow', trustGroup, trustAccount, letAuditors),
    ],
    helped: [hinted(2, 'answer staff allow', trustGroup, trustGroup, trust('*'), trustBoth)],
    shown: [hinted(3, 'answer staff allow', trustGroup, trustGroup)],
    begun: [
      alone('answer staff implicitDeny', trustGroup),
      alone('answer staff allow', trustGroup, trustGroup),
    ],
    stuck: [
      hinted(
        2,
        'answer staff allow',
        trustGroup,
        trustGroup,
        trust({ AWS: 'arn:aws:iam::111122223333:group/auditors' }),
        trust('*'),
        trustGroup,
      ),
    ],
  },
  'add-then-subtract': {
    solved: [
      alone('answer exact explicitDeny', deny('Interns')),
      alone('answer exact allow', deny('Staff'), 'undo', deny('Interns')),
    ],
    helped: [hinted(1, 'answer exact allow', deny('Staff'), 'undo', deny('Interns'))],
    shown: [hinted(3, 'answer exact allow', deny('Staff'))],
    begun: [alone('answer exact allow', deny('Staff')), alone('answer exact explicitDeny')],
    stuck: [hinted(2, 'answer exact allow', deny('Staff'), 'undo', deny('Staff'), 'undo', deny('Staff'))],
  },
};
