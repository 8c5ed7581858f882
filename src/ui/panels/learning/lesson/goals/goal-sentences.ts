import { goalWords as words } from '#words/goals.ts';
import type { Arranged } from '../../../../../graph/goals/arrange.ts';
import { isOfKey } from '../encrypting-keys.ts';
import { doingText, type ToldLine } from './goal-lines.ts';
import type { ToldPicture } from './goal-picture.ts';

/** The one sentence that a picture shows, and what adds to it if there is room. */
interface Said {
  readonly says: string;
  readonly more: string;
}

/** The most letters of the sentence. */
export const longestSentence = 60;

const fits = (text: string): boolean => [...text].length <= longestSentence;

/** Returns the first of several sentences that is short enough. */
const shortest = (...texts: readonly string[]): string => texts.find(fits) ?? texts.at(-1) ?? '';

const names = (line: ToldLine): string => {
  const all = [...new Set(line.ways.map(({ name }) => name))];
  return all.length <= 2 ? words.both(all) : words.several(all[0] ?? '', all.length - 1);
};

function ofLine(line: ToldLine): string {
  const [who, { doings, policy, source, targetName }] = [names(line), line];
  // “assume VendorAudit with cust-7”, but “read some and delete reports”.
  const [only] = doings;
  const isOne = only !== undefined && doings.length === 1 && only.told !== '';
  const each = isOne ? [only.verb] : doings.map(doingText);
  const thing = words.ofPart(each.at(-1) ?? '', targetName);
  const what = isOne ? words.followed(thing, only.told) : thing;
  const [all, any] = [words.all(each), words.any(each)];
  const { says } = words;
  if (line.is === 'allow') {
    const isTooMuch = line.wants === 'refused';
    if (line.isStar && isTooMuch) return shortest(says.star(who, all, what), says.tooMuch(who, targetName));
    const long = policy === null ? [] : [says.lets(policy, who, all, what)];
    const often = [...long, says.may(who, all, what)];
    if (!isTooMuch) return shortest(...often, says.allOfIt(who, targetName));
    const short = source === null ? [] : [says.letsTooMuch(source, who, targetName)];
    return shortest(...often, ...short, says.tooMuch(who, targetName));
  }
  const none = says.noneOfIt(who, targetName);
  if (policy !== null && line.endsAtPage)
    return shortest(says.denies(policy, who, any, what), says.denied(policy, any), none);
  if (line.stop === 'trust') return shortest(says.trustSilent(targetName, who), none);
  if (line.stop === 'other') return shortest(says.mayNot(who, any, what), none);
  return shortest(says.no(who, any, what), none);
}

/**
 * Returns the line that a sentence is about: the first that isn’t as it should be, else the first that is wanted. A key’s
 * refusal comes before that of what it encrypts.
 */
export function toldLine({ lines: all }: ToldPicture): ToldLine | undefined {
  const lines = [...all.filter((line) => isOfKey(line) && line.is === 'refused'), ...all];
  const wrong = lines.find(({ should }) => should !== null);
  return (
    wrong ??
    lines.find(({ is, wants }) => is !== null && wants === 'allow') ??
    lines.find(({ is }) => is !== null)
  );
}

/** Returns the sentence that a picture shows. It is made from the same data as the picture. */
export function sentenceOf(picture: ToldPicture): Said {
  if (picture.state === 'goal') return { says: words.says.goal[0], more: words.says.goal[1] };
  const line = toldLine(picture);
  const missing = picture.nodes.find(({ isMissing }) => isMissing);
  // A session is called like its role, which may well be there.
  const waits = missing
    ? words.noted(missing.name, missing.kind === 'session' ? words.noSession : words.missing)
    : words.says.nothing;
  const undone = picture.nodes.flatMap(({ name, beside }) =>
    beside.flatMap((one) =>
      one.isDone === false && one.note !== '' ? [{ ...one, name: one.name || name }] : [],
    ),
  )[0];
  if (picture.isSolved)
    return {
      says: line ? shortest(ofLine(line), words.says.solved) : words.says.solved,
      more: line ? words.says.solved : '',
    };
  const isWrong = line?.should != null;
  if (!isWrong && picture.isTold) {
    if (missing) return { says: shortest(waits, words.says.nothing), more: '' };
    if (undone) return { says: shortest(words.says.deed(undone.name, undone.note), undone.note), more: '' };
  }
  if (!line)
    return {
      says: shortest(waits, words.says.nothing),
      more: '',
    };
  const place =
    line.source === null || line.statement === null ? '' : words.says.statement(line.source, line.statement);
  return { says: ofLine(line), more: place };
}

/** Returns the list that says the same as a picture: an item for each line, deed and missing thing. */
export function itemsOf(picture: ToldPicture): readonly string[] {
  const pages = new Map(picture.pages.map((page) => [page.id, page]));
  const through = (line: ToldLine): string | null => {
    const page = line.ways.flatMap((way) => (way.page === null ? [] : (pages.get(way.page) ?? [])))[0];
    return page?.name ?? null;
  };
  const named = (id: string): string => picture.nodes.find((node) => node.id === id)?.name ?? id;
  return [
    ...picture.lines.map((line) =>
      words.item({
        who: [...new Set(line.ways.map(({ name }) => name))],
        through: through(line),
        isStopped: line.endsAtPage,
        target: line.targetName,
        verbs: words.all(line.doings.map(doingText)),
        is: line.is,
        should: line.should,
      }),
    ),
    ...picture.belongings.flatMap(({ from, to, label }) =>
      label ? words.noted(named(from), `${label} ${named(to)}`) : [],
    ),
    ...picture.nodes.flatMap(({ name, notes, beside }) => [
      ...notes.map((note) => words.noted(name, note)),
      ...beside.filter(({ note }) => note !== '').map((one) => words.noted(one.name || name, one.note)),
    ]),
  ];
}

/** Returns the height at which the line stands that a picture's sentence is about. */
export function toldMiddle(picture: ToldPicture, { nodes }: Pick<Arranged, 'nodes'>): number {
  const line = toldLine(picture);
  const ends = line ? [line.target, ...line.ways.map(({ who }) => who)] : [];
  const ys = ends.flatMap((id) => nodes.get(id)?.y ?? []);
  return ys.length === 0 ? 0 : (Math.min(...ys) + Math.max(...ys)) / 2;
}

/** Returns the ids of the drawn nodes of which a picture's sentence speaks: who, through which page, and what. */
export function namedBySentence(picture: ToldPicture): readonly string[] {
  const line = picture.state === 'goal' ? undefined : toldLine(picture);
  if (!line) return [];
  const ways = line.ways.flatMap(({ who, page }) => [who, ...(page === null ? [] : [page])]);
  return [...new Set([...ways, line.target])];
}
