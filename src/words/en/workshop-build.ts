import { count as digits, plural } from '../index.ts';
import { isolating } from '../isolate.ts';
import { counted } from './counted.ts';

/** The page on which workshops are put together. */
export const buildWords = /* @__PURE__ */ isolating({
  title: 'Build a workshop',
  all: 'All workshops',
  kept: 'kept in this browser',
  notKept: 'The browser doesn’t keep it. Save the file.',
  undo: 'Undo',
  redo: 'Redo',
  followed:
    'Another tab changed this workshop, and this one shows what was written there. Undo brings back what stood here.',
  both: 'Another tab changed this workshop at the same time. What was written there is a workshop of its own now.',
  openBoth: 'Open that one',
  understood: 'Close',
  another: 'Another one',
  remove: 'Delete it',
  removed: (title: string) => `“${title}” is deleted here. Files and links that others have still work.`,
  unknown:
    'This browser doesn’t have this workshop. Open its file or its link first, and change it from its page.',
  untitled: 'A workshop without a title',
  changes: (title: string, version: number) =>
    `You change version ${digits(version)} of “${title}”. What you save becomes version ${digits(version + 1)}.`,
  choose: {
    title: 'Lessons to choose',
    open: 'Add lessons',
    done: 'Fold the lessons away',
    find: 'Find a lesson',
    none: (query: string) => `No lesson is called “${query}”.`,
    yours: 'Yours',
    carried: 'carried inside',
    noDrafts: 'Lessons that you write stand here.',
    write: 'Write a lesson',
    row: (title: string, minutes: number) => `${title}, ${counted(minutes, 'minute')}`,
    faults: (count: number) =>
      plural(count, { one: '1 thing is wrong in it', other: `${digits(count)} things are wrong in it` }),
    mend: (title: string) => `Mend “${title}”`,
    file: 'Open a lesson file',
    reading: 'The page reads the file…',
    drop: 'Drop it here: the page reads it, and adds it if it is a lesson.',
  },
  added: (title: string, at: number) => `“${title}” is lesson ${digits(at)} now.`,
  taken: (title: string) => `“${title}” is out.`,
  refused: (name: string) => `The page did not add “${name}”. What is wrong with it:`,
  unreadable: (name: string) => `The browser could not read “${name}”. Choose it again.`,
  full: (most: number) => `A workshop has at most ${digits(most)} lessons. Take one out first.`,
  twice: (title: string) => `“${title}” is in this workshop already.`,
  sameId: (title: string, id: string) =>
    `“${title}” was not added: it has the id “${id}”, and so has another lesson here. Give it another id in its file.`,
  sameContent: (title: string, other: string) =>
    `“${title}” was not added: apart from its texts it is the same lesson as “${other}”.`,
  isWorkshop: (title: string) =>
    `“${title}” is a whole workshop. It is open for changing now; what you built before is kept.`,
  fields: {
    title: 'Title',
    lessons: 'Lessons',
    order: (lessons: number) =>
      lessons === 0 ? '' : plural(lessons, { one: 'one', other: `${digits(lessons)}, done in this order` }),
    inAll: (minutes: number) => plural(minutes, { one: 'minute in all', other: 'minutes in all' }),
    empty: 'No lesson yet',
    emptyText: 'Choose lessons from the list, or drop the file of a lesson here.',
    /** Where the list is folded, as on a phone. */
    emptyFolded: 'Press “Add lessons”, and choose them from the list or open the file of one.',
    hint: 'Space takes one up, arrows move it, Space puts it down.',
    welcome: 'Welcome',
    welcomeCount: (words: number, most: number) => `Markdown, ${digits(words)} of ${digits(most)} words`,
    long: 'That is a long welcome: learners read it before they do anything.',
    who: 'Who made it',
    author: 'Author',
    licence: 'Licence',
    whoHint: 'Learners see both below the lessons. Leave them empty to say nothing.',
  },
  row: {
    move: (title: string) => `Move “${title}”`,
    up: (title: string) => `Move “${title}” up`,
    down: (title: string) => `Move “${title}” down`,
    out: (title: string) => `Take “${title}” out`,
    minutes: (title: string) => `Minutes for “${title}”`,
    less: (title: string) => `One minute less for “${title}”`,
    more: (title: string) => `One minute more for “${title}”`,
    min: 'min',
    carried: 'carried inside',
    yours: (size: string) => `yours, ${size}`,
    /** Tells what the proof of an own lesson says. */
    proof: (proof: 'proving' | 'broke' | { readonly problems: number } | null) => {
      if (proof === null || proof === 'proving') return 'being proved';
      if (proof === 'broke') return 'not proved: the proof broke off';
      if (proof.problems === 0) return 'proved';
      return plural(proof.problems, {
        one: 'its proof finds 1 thing',
        other: `its proof finds ${digits(proof.problems)} things`,
      });
    },
    look: 'See what it finds',
    unread: 'yours, and the page can’t read it any more',
    reading: 'yours, being read',
    changed: 'Your draft has changed since.',
    renew: 'Take its new text',
  },
  heard: {
    up: (title: string, at: number, of: number) =>
      `${title}, taken up. It is ${digits(at)} of ${digits(of)}. Arrows move it, Space puts it down, Escape puts it back.`,
    now: (title: string, at: number, of: number) => `${title}, now ${digits(at)} of ${digits(of)}`,
    down: (title: string, at: number, of: number) => `${title}, put down, ${digits(at)} of ${digits(of)}`,
    back: (title: string, at: number, of: number) => `${title}, put back, ${digits(at)} of ${digits(of)}`,
  },
  preview: {
    title: 'As learners see it',
    wide: 'Wide',
    phone: 'Phone',
    begin: 'Begin',
    beginHint: 'Opens it here, as learners see it.',
    empty: 'Its title, its welcome and its lessons stand here.',
    since: 'The page shows it as it was before what is wrong now.',
  },
  faults: (count: number) =>
    plural(count, { one: 'One thing is wrong', other: `${digits(count)} things are wrong` }),
  give: {
    save: 'Save the file',
    copy: 'Copy the link',
    file: (size: string, version: number) => `${size}, version ${digits(version)}`,
    characters: (length: number) => plural(length, { one: 'character', other: 'characters' }),
    workshop: (length: number) => `the workshop ${digits(length)}`,
    lessons: (length: number, lessons: number) =>
      plural(lessons, { one: `your lesson ${digits(length)}`, other: `your lessons ${digits(length)}` }),
    mark: (length: number) => digits(length),
    bar: (length: number, mark: number) =>
      `The link has ${digits(length)} characters; some programs cut links after ${digits(mark)}.`,
    long: (mark: number) =>
      `Some chats and mail programs cut a link after about ${digits(mark)} characters. The file is safe.`,
    saved: (version: number) => `The file is saved, as version ${digits(version)}.`,
    copied: (version: number) => `The link is copied, as version ${digits(version)}.`,
    copyByHand: 'The browser did not let the page copy it. Copy it from the field.',
    link: 'The link',
    noTitle: 'Give it a title first.',
    noLessons: 'Choose a lesson first.',
    mend: 'Mend what is wrong first: nobody could open the file as it is.',
  },
  size: (bytes: number) =>
    bytes < 1000 ? `${digits(bytes)} bytes` : `${digits(Math.round(bytes / 100) / 10)} kB`,
  list: {
    title: 'You are building',
    row: (lessons: number, minutes: number, version: number) =>
      `${counted(lessons, 'lesson')} · ${counted(minutes, 'minute')} · version ${digits(version)}`,
  },
} as const);
