import { isStoryFrame } from '../../words/story-frame-ids.ts';
import { parseAddress, writeAddress } from './addresses.ts';

/**
 * The built-in questions, in the sample account. Posts name their ids, so none is ever renamed, and none is asked of
 * somebody else.
 */
export const builtInQuestions: Readonly<Record<string, string>> = {
  'ben-reads-reports': 's3:GetObject/arn:aws:s3:::reports/q3?as=arn:aws:iam::111122223333:user/ben',
  'carol-reads-reports': 's3:GetObject/arn:aws:s3:::reports/q3?as=arn:aws:iam::111122223333:user/carol',
  'ana-reads-plan': 's3:GetObject/arn:aws:s3:::team-bucket/plan.txt?as=arn:aws:iam::111122223333:user/ana',
  'ben-reads-plan': 's3:GetObject/arn:aws:s3:::team-bucket/plan.txt?as=arn:aws:iam::111122223333:user/ben',
  'ana-wears-deployer':
    'sts:AssumeRole/arn:aws:iam::111122223333:role/Deployer?as=arn:aws:iam::111122223333:user/ana',
};

/** The folder of the pages that are drawn when the site is built. Their paths stand in posts for ever. */
const folder = 'embed/';
const samplePage = `${folder}sample.html`;

/** The page of a built-in scene by what it is called: `story/assume`, `ask/ben-reads-reports`, `lesson/first-policy`. */
export const scenePath = (scene: string): string => `${folder}${scene}.html`;

/**
 * Returns the path of the page that was drawn of an address when the site was built; null if there is none: then
 * `embed.html` shows it. `lessons` are the ids of those that are built in.
 */
export function embedPageOf(hash: string, lessons: ReadonlySet<string>): string | null {
  const address = parseAddress(hash);
  if (address === null) return samplePage;
  if (address === 'unknown') return null;
  if (address.kind === 'story')
    return isStoryFrame(address.frame) ? scenePath(`story/${address.frame}`) : null;
  if (address.kind === 'lesson') return lessons.has(address.id) ? scenePath(`lesson/${address.id}`) : null;
  if (address.kind !== 'ask') return null;
  const [id] = Object.entries(builtInQuestions).find(([, asked]) => asked === address.question) ?? [];
  return id === undefined ? null : scenePath(`ask/${id}`);
}

/** Returns the address, with its `#`, of a built-in question. */
export const questionHash = (id: string): string =>
  writeAddress({ kind: 'ask', question: builtInQuestions[id] ?? '' });
