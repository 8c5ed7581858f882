import { firstFrame, type StoryFrame } from './story.ts';

/** All frames of the story, in the order of `story-frame-ids.ts`. */
export const storyFrames: readonly StoryFrame[] = [
  firstFrame,
  {
    id: 'code',
    topic: 'Developers',
    title: 'Security is code, in your own repository.',
    paragraphs: [
      'A small team that runs its own services writes down all that they need as code: the functions, the buckets, and **who may use them**. It stands in the team’s repository, so security is the developers’ work and not another department’s.',
      'Every deployment needs it. The robot `ci-bot` ships this team’s code. The policy `DeployStack` says what a deployment may do, and ci-bot does not hold it.',
    ],
    action: 'Deploy as ci-bot',
  },
  {
    id: 'map',
    topic: 'The map',
    title: 'IAM is a busy map. This is one corner of it.',
    paragraphs: [
      'Each decision joins three things: **who** asks, **what** they want to do, and **on what**.',
      'IAM as a whole is a busy map. Identities are its corner “who”, and they are what this playground is about. The picture lights them first. The pages beside them are policies, which lead on to the other corners.',
    ],
    action: 'Light up the other corners',
  },
  {
    id: 'users',
    topic: 'Users',
    title: 'A user is one somebody, with a name.',
    paragraphs: [
      'An IAM **user** stands for one person, or for one program, like the robot `ci-bot`. If you know company directories: it is much like a user in LDAP, and its group is much like a group there.',
      'Users last until somebody deletes them. AWS now recommends that people sign in through the company’s own directory instead (federation).',
    ],
    action: 'Look at ana',
    prediction: {
      question:
        'A user was created a minute ago: no group, no policy. May it list the buckets of its account?',
      answer: 'no',
      because:
        'AWS denies what no policy allows. A new user may ask who they are, as anyone may, and hardly anything else.',
    },
  },
  {
    id: 'keys',
    topic: 'Access keys',
    title: 'Users carry keys of their own.',
    paragraphs: [
      'A program signs its requests with an **access key**: an id that anyone may see, and a secret that AWS shows once. A person may also have a password, to sign in to the console.',
      'A user can hold two keys, so that a new one is in use before the old one goes. `ci-bot` is halfway there: one of its keys is switched off.',
      'Who hands keys out? Here the **root user** does: the account’s owner, who may do nearly everything. Teams keep it for emergencies.',
    ],
    action: 'Give ci-bot a third key, as root',
  },
  {
    id: 'direct',
    topic: 'Policies',
    title: 'A policy can sit on one user. It usually shouldn’t.',
    paragraphs: [
      'A **policy** is a page that says what is allowed or denied, and on what. `ReadInvoices` is attached to `carol` and to nobody else. It works, but the pin on carol says that it is unusual.',
      'If every user has an exception, nobody can say any more why a user may do something. What you see about carol offers **Move it to a group**: then all `Auditors` have it.',
    ],
    action: 'Look at carol, as root',
  },
  {
    id: 'groups',
    topic: 'Groups',
    title: 'A group is several users, named once.',
    paragraphs: [
      'A **group** is a collection of users, much like a group in LDAP. It makes many users manageable: change the group, and all of them change with it.',
      'It is a list and not a somebody. It holds no keys and signs nothing. No policy can name it as the one who asks: AWS calls those who can ask **principals**, and a group is none.',
    ],
    action: 'Add ben to Auditors, as root',
    prediction: {
      question: 'Suppose ben leaves Developers. Does he keep what the group may do?',
      answer: 'no',
      because: 'The policies stay with the group. They count for the users who are in it at that moment.',
    },
  },
  {
    id: 'group-policies',
    topic: 'Groups and policies',
    title: 'Policies go on groups.',
    paragraphs: [
      'Teams usually keep them there. When ana asks for something, AWS walks from **ana** to her groups, and from each group to its policies.',
      'The lit path lets her read from the team’s bucket.',
    ],
    action: 'Ask as ana: read from team-bucket',
    prediction: {
      question: 'ben is in Developers too. May he read from that bucket?',
      answer: 'yes',
      because: 'The same group, the same policies. Nobody had to give ben anything of his own.',
    },
  },
  {
    id: 'roles',
    topic: 'Roles',
    title: 'A role is a hat. Nobody owns it.',
    paragraphs: [
      'A **role** is like a user in that it has a name and policies. But it belongs to nobody. Anyone who needs it may use it, if its **trust policy** lets them in.',
      'Follow the dotted lines to `Deployer`. It lets in anyone in this account whose own policies let them ask. The robot `ci-bot` needs none: the trust policy names it, so ci-bot is **trusted by name**.',
      'Programs wear hats, too: the Lambda function `check-site` runs as `SiteCheck`, and that role has a policy that AWS wrote.',
    ],
    action: 'Look at Deployer',
  },
  {
    id: 'no-keys',
    topic: 'Roles have no keys',
    title: 'A role has no key that lasts.',
    paragraphs: [
      'A user’s key is a text, and it lasts. **Anyone who reads it is you, for ever**, or until somebody notices and switches it off.',
      'So a role has **no long-term credentials**: no password, no access key. There is nothing to leak. Look at the picture: no key belongs to it.',
      'AWS makes keys for users only. It has no call that makes one for a role, so if you ask, you get this:',
    ],
    action: 'Ask for a key for Deployer, as root',
  },
  {
    id: 'assume',
    topic: 'Assuming a role',
    title: 'Putting the hat on.',
    paragraphs: [
      'To put on a role is to **assume** it. The service **STS** stands at the door and checks two things, one lock each.',
    ],
    action: 'Put Deployer on as ana',
  },
  {
    id: 'session',
    topic: 'Sessions',
    title: 'The hat decides what you may do.',
    paragraphs: [
      'A role has policies, as a group has. They say **all that a session may do**. While you wear the hat, your own policies don’t count.',
      '`Deployer` has one policy: `DeployStack`. It says nothing about the team’s bucket.',
    ],
    action: 'Ask with the hat on',
    prediction: {
      question: 'ana may read from the team’s bucket. May she still, while she wears Deployer?',
      answer: 'no',
      because:
        'A session has only what the role has. Once ana takes the hat off, her own policies count again.',
    },
  },
  {
    id: 'guest',
    topic: 'An app’s people',
    title: 'A guest of your app puts on a role, too.',
    paragraphs: [
      'The people who use your app are no users of your account. A Cognito **identity pool** knows them, also guests who never signed in. Under the hood it asks STS for a session of a role: the same two ideas, a **trust policy** and **temporary credentials**.',
      'The button builds a pool that lets guests in, and a role for them. The role has the policy `ReadWebBucket`, so a guest may read `web-assets` and nothing else. Then a guest opens the app. STS and Cognito are how apps build access control of their own on IAM.',
    ],
    action: 'Build it, and let a guest in',
  },
  {
    id: 'next',
    topic: 'What comes next',
    title: 'You know who is who.',
    paragraphs: [
      'Users with keys, groups that make them manageable, roles that belong to nobody, sessions that run out. The applications that you build on AWS stand on these.',
      'Most companies have several **accounts** in one organization, and people who sign in at the company. You can build both here. Under **Identities** (on a small screen **Account**), **+** offers **Another account**, **Identity provider (OIDC)** and **Something that runs (workload)**, whose key you can let leak.',
      'The next chapter is how AWS weighs several policies against each other. You can begin it now: in **Try** you can ask for anything as anybody. Every answer shows the statement that decided.',
    ],
    action: 'Try something',
  },
];
