/** A question to answer before the page does. */
export interface Prediction {
  readonly question: string;
  readonly answer: 'yes' | 'no';
  /** Said after either answer; begins by itself. */
  readonly because: string;
}

/** One step of the story. In its texts `**…**` is strong and a backtick pair is a name or a term of AWS. */
export interface StoryFrame {
  readonly id: string;
  readonly topic: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** What its one button says. */
  readonly action?: string;
  readonly prediction?: Prediction;
}

/** The words around the frames. */
export const story = {
  progress: (at: number, of: number) => `${String(at)} of ${String(of)}`,
  contents: 'All frames of the story',
  back: 'Back',
  next: 'Next',
  finish: 'Finish',
  skip: 'Skip',
  skipTitle: 'Skip the story; it stays here for later',
  yes: 'Yes',
  no: 'No',
  predict: 'Before you look:',
  right: 'Right.',
  notQuite: 'Not quite.',
  missing: (names: string) => `This frame speaks of ${names}, and this account has no such thing.`,
  openSample: 'Open the sample account',
  refused: 'AWS refuses:',
  allowed: 'Allowed.',
  answers: 'AWS answers:',
  notModelled: (feature: string) => `That is not modelled here: ${feature}.`,
  done: {
    wears: (who: string, role: string) =>
      `${who} wears ${role} now. Below, go through it step by step; the session stands in the picture, with the time it has left.`,
    joined: (user: string, group: string) =>
      `${user} is in ${group} now, and may do all that ${group} may. Undo takes it back.`,
    alreadyIn: (user: string, group: string) => `${user} is in ${group} already.`,
    allowedBy: (policy: string, owner: string) => `Allowed, by the policy ${policy} of ${owner}.`,
    refusedAsSession: (who: string) => `As ${who}: refused. Nothing that the role has allows it.`,
    needsSession: 'Nobody wears Deployer yet: go back one frame and put it on.',
    isUser: (arn: string) => `you are ${arn}.`,
  },
  map: {
    title: 'A map of IAM',
    who: 'Who',
    whoDetail: 'identities',
    what: 'What',
    whatDetail: 'actions',
    onWhat: 'On what',
    onWhatDetail: 'resources',
    policies: 'policies',
    alt: 'A map of IAM: who asks, what they want to do, and on what. Policies join the three. The corner “who” is lit.',
  },
} as const;

export const storyFrames = [
  {
    id: 'access',
    topic: 'Access',
    title: 'Somebody asks. IAM answers.',
    paragraphs: [
      'Almost everything that happens in AWS starts with a request, from a person or from a program. Before anything is done, one service decides whether it may be: **IAM**, Identity and Access Management.',
      'It looks at who asks, what for, and which policies speak about it. Only a handful of requests need no permission. “Who am I?” (`sts:GetCallerIdentity`) is one of them.',
    ],
    action: 'Ask who you are',
  },
  {
    id: 'map',
    topic: 'The map',
    title: 'IAM is a busy map. This is one corner of it.',
    paragraphs: [
      'Each decision joins three things: **who** asks, **what** they want to do, and **on what**.',
      'Identities are the “who”. They are what this playground is about: the people, the programs and the roles in the picture. The pages at its right are policies, which lead on to the other corners.',
    ],
  },
  {
    id: 'users',
    topic: 'Users',
    title: 'A user is one somebody, with a name.',
    paragraphs: [
      'An IAM **user** stands for one person, or for one program, like the robot `ci-bot`. If you know company directories: it is much like a user in LDAP.',
      'Users last until somebody deletes them. For people, AWS now recommends to sign in through the company’s own directory (federation) instead.',
    ],
    action: 'Look at ana',
    prediction: {
      question:
        'A user was created a minute ago: no group, no policy. May it list the buckets of its account?',
      answer: 'no',
      because: 'What nothing allows is refused. A new user may do nothing at all.',
    },
  },
  {
    id: 'keys',
    topic: 'Access keys',
    title: 'Users carry keys of their own.',
    paragraphs: [
      'A program signs its requests with an **access key**: an id that anyone may see, and a secret that AWS shows once. To sign in to the console, a person may have a password besides.',
      'A user can hold two keys, so that a new one is in use before the old one goes. `ci-bot` is halfway there: one of its keys is switched off.',
    ],
    action: 'Give ci-bot a third key, as root',
  },
  {
    id: 'direct',
    topic: 'Policies',
    title: 'A policy can sit on one user. It usually shouldn’t.',
    paragraphs: [
      'A **policy** is a page that says what is allowed or denied, and on what. `ReadInvoices` is attached to `carol` and to nobody else. It works, and it carries a small mark: unusual.',
      'With one such exception each, nobody can say any more why anybody may do anything. Her page in the inspector offers to move the policy to a group.',
    ],
    action: 'Look at carol',
  },
  {
    id: 'groups',
    topic: 'Groups',
    title: 'A group is several users, named once.',
    paragraphs: [
      'A **group** is a collection of users, much like a group in LDAP. It makes many users manageable: change the group, and all of them change with it.',
      'It is a list and not a somebody. It holds no keys, signs nothing, and no policy can name it as the one who asks.',
    ],
    action: 'Add ben to Auditors, as root',
    prediction: {
      question: 'Can a role be told to let in the group Developers?',
      answer: 'no',
      because:
        'A group is not a principal, as AWS calls whoever can ask. Roles trust users, roles, services and accounts.',
    },
  },
  {
    id: 'group-policies',
    topic: 'Groups and policies',
    title: 'Policies go on groups.',
    paragraphs: [
      'That is where teams usually keep them. Ask something as ana, and the answer is found by walking: from **ana** to her groups, from each group to its policies.',
      'The lit path is the one that lets her read from the team’s bucket.',
    ],
    action: 'Ask as ana: read from team-bucket',
    prediction: {
      question: 'ben is in Developers too. May he read from that bucket?',
      answer: 'yes',
      because: 'The same group, the same policies: nothing had to be given to ben himself.',
    },
  },
  {
    id: 'roles',
    topic: 'Roles',
    title: 'A role is a hat. Nobody owns it.',
    paragraphs: [
      'A **role** is like a user in that it has a name and policies. But it belongs to nobody: it is there for whoever needs it and is let in. Who that is, its **trust policy** says.',
      'Follow the dotted lines to `Deployer`. It lets in anybody of this account who is allowed to ask, and it names the robot `ci-bot` itself.',
    ],
    action: 'Look at Deployer',
  },
  {
    id: 'no-keys',
    topic: 'Roles have no keys',
    title: 'There is nothing to steal from a role.',
    paragraphs: [
      'Users have keys that last. A role has **no long-term credentials**: no password, no access key. Look at the picture: nothing hangs on it.',
      'AWS doesn’t even have a call for it. Keys are made for users, so asking for one ends like this:',
    ],
    action: 'Ask for a key for Deployer, as root',
  },
  {
    id: 'assume',
    topic: 'Assuming a role',
    title: 'Putting the hat on.',
    paragraphs: [
      'The service **STS** hands roles out. It looks at two things: does the role’s trust policy let you in, and do your own policies let you ask (`sts:AssumeRole`)?',
      'Then it issues **temporary credentials**: a key that starts with `ASIA`, a secret and a token. After an hour they stop working by themselves. While they last, you are a **role session**.',
    ],
    action: 'Put Deployer on as ana',
  },
  {
    id: 'session',
    topic: 'Sessions',
    title: 'The hat decides what you may do.',
    paragraphs: [
      'Policies are attached to roles as they are to groups, and they are **all that a session may do**. What its wearer may do otherwise doesn’t count while the hat is on.',
      '`DeployStack` is what there is to `Deployer`. It says nothing of the team’s bucket.',
    ],
    action: 'Ask with the hat on',
    prediction: {
      question: 'wearing Deployer, may ana still read from the team’s bucket?',
      answer: 'no',
      because: 'A session has only what the role has. Her own policies come back when she acts as ana again.',
    },
  },
  {
    id: 'next',
    topic: 'What comes next',
    title: 'You know who is who.',
    paragraphs: [
      'Users with keys, groups that make them manageable, roles that belong to nobody, sessions that run out. The applications that you build on AWS stand on these.',
      'An app’s own people need no users: **Cognito** swaps their sign-in for a role’s session. And most companies have several **accounts**, under one organization. Both can be built here: under **Identities**, **New** offers an identity pool, another account, and something that runs, whose key you can let leak.',
      'How several policies are weighed against each other is the next chapter. It has begun already: in **Try** you can ask for anything as anybody, and every answer shows the statement that decided.',
    ],
    action: 'Try something',
  },
] as const satisfies readonly StoryFrame[];

export type StoryFrameId = (typeof storyFrames)[number]['id'];
