import type { Work } from '../../work.ts';
import type { Addresses } from './addresses.ts';
import { commonWords, sentenceWords } from './common-words.ts';
import { Cuts, lowered } from './cuts.ts';
import { Days } from './days.ts';
import type { Inventor } from './invent.ts';
import type { OwnNames } from './own-names.ts';

const letterOrDigit = String.raw`[^\0-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f\p{Zs}]`;

/*
 * Finds the parts of a text that are handled as a whole, the longest first; each begins where no other goes on,
 * so that it runs in linear time. All other characters are marks and blanks of ASCII, which stay.
 */
const tokens = new RegExp(
  [
    String.raw`(?<variable>\$\{[^{}]{0,300}\})`,
    String.raw`(?<escape>%(?:2[0-9A-Fa-f]|3[A-Fa-f]|40|5[B-Fb-f]|60|7[B-Eb-e]))`,
    String.raw`(?<host>(?<![\w.*?-])(?:[\w*?-]{1,64}\.){1,12}(?:amazonaws\.com(?:\.cn)?|amazon\.com|google\.com|facebook\.com|buildkite\.com|pulumi\.com|terraform\.io|gitlab\.com|githubusercontent\.com)(?![\w-]|\.\w))`,
    String.raw`(?<id>(?<![A-Za-z0-9])A(?:IDA|GPA|ROA|NPA|KIA|SIA|IPA)[A-Z0-9]{12,}(?![A-Za-z0-9*?]))`,
    String.raw`(?<idPart>(?<![A-Za-z0-9])A(?:IDA|GPA|ROA|NPA|KIA|SIA|IPA)[A-Z0-9]*(?=\*))`,
    String.raw`(?<guid>(?<![A-Za-z0-9])[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}(?![A-Za-z0-9*?]))`,
    String.raw`(?<ip>(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?:/\d{1,2})?(?!\w|\.\d))`,
    String.raw`(?<bytes>(?<![\w.])\d{1,3}(?:\.\d{1,3}){1,2}(?=\.\*))`,
    String.raw`(?<ip6>(?<![\w:.])(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4}(?:/\d{1,3})?(?![\w:]))`,
    String.raw`(?<date>(?<!\w)(?:19[7-9]|20\d)\d-(?:0\d|1[0-2])-(?:[0-2]\d|3[01])(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\w))`,
    String.raw`(?<region>(?<![\w-])[a-z]{2}(?:-[a-z]{1,12}){1,3}-\d(?=[:_]))`,
    String.raw`(?<organization>(?<![\w-])(?:o|r|ou|p|car|w)-[0-9a-zA-Z_-]{1,128})`,
    `(?<run>${letterOrDigit}+)`,
  ].join('|'),
  'gu',
);

type Groups = Readonly<Record<string, string | undefined>>;

/** A part of a text, and whether a pattern may go on before or behind it. */
interface Place {
  readonly isOpenBefore: boolean;
  readonly isOpenAfter: boolean;
}

/** Whether a wildcard stands at a place. The `?` before a query's name and value is none. */
const isWild = (text: string, at: number): boolean =>
  text.charAt(at) === '*' || (text.charAt(at) === '?' && !/^\?[\w.-]{1,40}=/.test(text.slice(at, at + 42)));
const opensBefore = (text: string, at: number): boolean =>
  text.charAt(at - 1) === '}' || isWild(text, at - 1);
const opensAfter = (text: string, at: number): boolean => isWild(text, at) || text.startsWith('${', at);

/** Letters and digits that were made by a machine: at least two changes between the two. */
const isCode = (run: string): boolean =>
  run.length >= 8 && /^[A-Za-z0-9]*$/.test(run) && (run.match(/\d+|[A-Za-z]+/g) ?? []).length > 2;

const goesOn = /[\p{L}\p{N}*?}]/u;
const wordsOrNumbers = /\d+|[^\d\0-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f\p{Zs}]+/gu;
const partsOfRun = /\d+|\D+/g;

/** The places in a run at which digits begin or end. */
function boundariesOf(run: string): ReadonlySet<number> {
  const places = new Set<number>();
  for (const { index, 0: part } of run.matchAll(partsOfRun)) places.add(index).add(index + part.length);
  return places;
}

/** A number of seconds since 1970, or a date, in ms; null if it is neither. */
function timeOf(value: string): number | null {
  if (/^\d{9,11}$/.test(value)) return Number(value) * 1000;
  const time = /^\d{4}-\d{2}/.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(time) ? null : time;
}

const isoSeconds = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`;

/** How often the made-up words are looked through for patterns that match by chance. */
const rounds = 60;

/**
 * Rewrites the texts of an account. First it reads all of them (`isReading`), each unchanged; `settle` then makes
 * up what stands in for their words, and from then on the same functions answer with that.
 */
export class Texts {
  readonly #own: OwnNames;
  readonly #inventor: Inventor;
  readonly #addresses: Addresses;
  readonly #days: Days;
  #cuts = new Cuts();
  #kept = new Set<string>();
  /** Common words that don't stay in this account. */
  #unkept = new Set<string>();
  #codes = new Set<string>();
  /** The beginnings of unique ids that patterns name. */
  #idParts = new Set<string>();
  /** Words that are AWS's own, however patterns cut them. */
  #ownRuns = new Set<string>();
  /** Ids that are AWS's own. */
  #ownCodes = new Set<string>();
  #organizations = new Set<string>();
  #hex = new Set<string>();
  /** The tags whose values are compared as numbers. */
  #numbered = new Set<string>();
  /** Texts that policy variables may stand for, and whether a pattern goes on beside one. */
  #values = new Set<string>();
  #isOpenBefore = false;
  #isOpenAfter = false;
  #isReading = true;
  /** Whether what is read now is AWS's own, so that its words stay. */
  #isOwn = false;

  constructor(own: OwnNames, memory: Memory) {
    this.#own = own;
    this.#inventor = memory.inventor;
    this.#addresses = memory.addresses;
    this.#days = new Days(memory.days);
  }

  get isReading(): boolean {
    return this.#isReading;
  }

  /** Reads something of AWS's own, which nobody rewrites. */
  readOwn(read: () => void): void {
    if (!this.#isReading) return;
    this.#isOwn = true;
    read();
    this.#isOwn = false;
  }

  /** Names a text that a policy variable may stand for. */
  addValue(value: string): void {
    if (this.#isReading) this.#values.add(value);
  }

  /** Notes whether a pattern goes on right beside a variable: then its values are parts of patterns, too. */
  #readEdges(text: string, from: number, to: number): void {
    this.#isOpenBefore ||= goesOn.test(text.charAt(from - 1));
    this.#isOpenAfter ||= goesOn.test(text.charAt(to)) || text.startsWith('${', to);
  }

  #readValues(): void {
    if (!this.#isOpenBefore && !this.#isOpenAfter) return;
    for (const value of this.#values) {
      const runs = value.match(wordsOrNumbers) ?? [];
      for (const [at, run] of runs.entries())
        this.#cuts.addFragment(
          run,
          at > 0 || !this.#isOpenBefore,
          at < runs.length - 1 || !this.#isOpenAfter,
        );
    }
  }

  /** Names an id of an organization or a workload, whose letters before the first dash are AWS's. */
  addOrganizationId(id: string): void {
    this.#organizations.add(id);
  }

  /** Keeps an id: AWS's own policies have the same one everywhere. */
  addOwnId(id: string): void {
    this.#ownCodes.add(id);
  }

  /** Makes up words for all that was read. */
  *settle(): Work<void> {
    this.#readValues();
    yield* this.#cuts.settle();
    this.#splitCodes();
    yield* this.#cuts.settle();
    this.#isReading = false;
    for (const run of this.#ownRuns) for (const piece of this.#cuts.pieces(run)) this.#kept.add(piece);
    const pieces = new Set<string>();
    for (const word of this.#cuts.words) {
      if (word.length > 1) this.#inventor.avoid([word]);
      for (const piece of this.#cuts.pieces(word)) pieces.add(piece);
    }
    this.#inventor.avoid(pieces);
    // The short ones first, as they have the fewest others.
    const inOrder = [...pieces].sort((a, b) => a.length - b.length);
    for (const [at, piece] of inOrder.entries()) {
      this.#piece(piece);
      if (at % 500 === 0) yield { phase: 'understanding', done: 0 };
    }
    for (let round = 0; round < rounds; round++) {
      const wrong = yield* this.#chance(round);
      if (wrong.size === 0) return;
      for (const piece of wrong) this.#inventor.redraw(piece);
    }
  }

  /** Codes and numbers that a pattern cuts are names as all others. */
  #splitCodes(): void {
    for (const code of this.#codes) {
      if (!this.#isCut(code)) continue;
      this.#codes.delete(code);
      if (/^[0-9a-f-]+$/.test(code)) for (const part of code.match(/[a-f]+/g) ?? []) this.#hex.add(part);
      for (const [part] of code.matchAll(/\d+|[A-Za-z]+/g)) this.#cuts.add(part);
    }
  }

  #isCut(code: string): boolean {
    if (isUniqueId(code)) return false;
    let at = 0;
    for (const part of code.split('-')) {
      const boundaries = boundariesOf(part);
      if (this.#cuts.isTouched(part, boundaries)) return true;
      at += part.length + 1;
    }
    return at < 0;
  }

  /** The pieces because of which a pattern would match by chance, or two words would become the same. */
  *#chance(round: number): Work<Set<string>> {
    const fragments = new Cuts();
    const own = new Map<string, string>();
    for (const [fragment, { atStart, atEnd }] of this.#cuts.fragments) {
      const made = this.#word(fragment);
      own.set(made, fragment);
      fragments.addFragment(made, atStart, atEnd);
    }
    const wrong = new Set<string>();
    const given = new Map<string, string>();
    let done = 0;
    for (const word of this.#cuts.words) {
      const made = this.#word(word);
      const other = given.get(made);
      given.set(made, word);
      const isDoubled = other !== undefined && other !== word;
      const isSaid = word.length > 2 && made !== word && this.#cuts.has(made);
      const byChance = [...fragments.standing(made, () => false)].flatMap(([at, fragment]) => {
        const meant = own.get(fragment) ?? '';
        return word.slice(at, at + meant.length) === meant ? [] : [meant];
      });
      if (isDoubled || isSaid || byChance.length > 0) this.#blame(word, byChance, round, wrong);
      if (++done % 500 === 0) yield { phase: 'understanding', done: 0 };
    }
    return wrong;
  }

  /** Chooses a piece that is drawn again: of the word, in each third round of the patterns that stand in it. */
  #blame(word: string, fragments: readonly string[], round: number, wrong: Set<string>): void {
    const changeable = (words: readonly string[]): readonly string[] =>
      words.flatMap((one) => this.#cuts.pieces(one)).filter((piece) => !this.#stays(piece));
    const [ofWord, ofFragments] = [changeable([word]), changeable(fragments)];
    const pieces = ofWord.length === 0 || (round % 3 === 2 && ofFragments.length > 0) ? ofFragments : ofWord;
    const piece = pieces[this.#inventor.random(Math.max(1, pieces.length))];
    if (piece !== undefined) wrong.add(piece);
    // A common word that can't stay without a pattern that matches by chance is made up, too.
    if (piece === undefined || round > rounds / 2)
      for (const common of this.#cuts.pieces(word))
        if (commonWords.has(common)) {
          this.#unkept.add(common);
          wrong.add(common);
        }
  }

  #stays(piece: string): boolean {
    return this.#kept.has(piece) || (commonWords.has(piece) && !this.#unkept.has(piece));
  }

  #piece(piece: string): string {
    if (this.#stays(piece)) return piece;
    return this.#inventor.piece(piece, this.#hex.has(piece), (made) => this.#stays(made));
  }

  /** A word in small letters. */
  #word(lower: string): string {
    return this.#cuts
      .pieces(lower)
      .map((piece) => this.#piece(piece))
      .join('');
  }

  /** A text of letters, or of digits, with the capitals where they were. */
  #cased(word: string): string {
    const lower = lowered(word);
    const made = this.#word(lower);
    if (lower === word || made.length !== word.length) return made;
    let cased = '';
    for (let at = 0; at < word.length; at++) {
      const isCapital = word.charAt(at) !== lower.charAt(at);
      cased += isCapital ? made.charAt(at).toUpperCase() : made.charAt(at);
    }
    return cased;
  }

  /** A text with made-up words; marks, wildcards and AWS's own names in their places stay. */
  text(text: string): string {
    if (text === 'true' || text === 'false') return text;
    return text
      .split(/(?<![\p{L}\p{N}])(?=arn:)/u)
      .map((part) => (part.startsWith('arn:') ? this.#arns(part) : this.plain(part)))
      .join('');
  }

  /** An ARN, and what stands behind it in a sentence. */
  #arns(text: string): string {
    const [arn = ''] = /^(?:\$\{[^{}]*\}|[^\s"'<>])*/.exec(text) ?? [];
    return this.#arn(arn) + this.plain(text.slice(arn.length));
  }

  #arn(arn: string): string {
    const [start = '', ...parts] = arnParts(arn);
    const [, service = '', region = '', account = '', rest] = parts;
    const made = parts.slice(0, 4).map((part, at) => this.#arnPart(part, at));
    if (rest === undefined) return [start, ...made].join(':');
    const isPlain = region === '' && account === '' ? true : /[*?]/.test(region + account) ? null : false;
    const isAws = service === 'iam' && account === 'aws';
    return [start, ...made, isAws ? this.#ownPolicy(rest) : this.#resource(service, isPlain, rest)].join(':');
  }

  #arnPart(part: string, at: number): string {
    if (part === '' || /^[*?]*$/.test(part)) return part;
    const isOwn = [
      () => this.#own.isPartition(part),
      () => this.#own.isService(part),
      () => this.#own.isRegion(part),
      () => part === 'aws' || part === 'cloudfront',
    ][at];
    return isOwn?.() === true ? part : this.plain(part);
  }

  #ownPolicy(rest: string): string {
    const [, name = ''] = /^policy\/([^]*)$/.exec(rest) ?? [];
    return this.#own.isPolicy(name) ? rest : this.#resource('iam', false, rest);
  }

  /** The last part of an ARN: the words that AWS gives to its kind stay. */
  #resource(service: string, isPlain: boolean | null, rest: string): string {
    const parts = rest.match(/[:/]|(?:\$\{[^{}]*\}|[^:/])+/g) ?? [];
    const names = parts.filter((part) => part !== ':' && part !== '/');
    const own = this.#own.ownParts(service, isPlain, names);
    const isOrganization = service === 'organizations';
    // Names are rewritten together, so that what is found across their marks is found.
    let made = '';
    let pending = '';
    let at = 0;
    for (const part of parts) {
      const isMark = part === ':' || part === '/';
      if (!isMark && own[at++] === true) {
        made += this.plain(pending, isOrganization) + part;
        pending = '';
      } else pending += part;
    }
    return made + this.plain(pending, isOrganization);
  }

  /** A text that isn't looked through for ARNs. `isOrganization`: whether it names ids of an organization. */
  plain(text: string, isOrganization = false): string {
    if (text === '') return text;
    return text.replace(tokens, (token: string, ...rest: unknown[]) => {
      const groups = rest.at(-1) as Groups;
      const at = Number(rest.at(-3));
      const place = { isOpenBefore: opensBefore(text, at), isOpenAfter: opensAfter(text, at + token.length) };
      if (groups['run'] !== undefined) return this.#run(token, place);
      if (groups['variable'] !== undefined) this.#readEdges(text, at, at + token.length);
      return this.#token(token, groups, place, isOrganization);
    });
  }

  #token(token: string, groups: Groups, place: Place, isOrganization: boolean): string {
    const { variable, escape, host, id, idPart, guid, ip, bytes, ip6, date, region } = groups;
    if (variable !== undefined) return `\${${this.#variable(variable.slice(2, -1))}}`;
    if (escape !== undefined) return escape;
    if (host !== undefined) return this.#host(host);
    if (idPart !== undefined) return this.#idPart(idPart);
    if (id !== undefined || guid !== undefined) return this.#code(token, () => this.#rest(token, place));
    if (ip !== undefined || ip6 !== undefined)
      return this.#addresses.replaced(token) ?? this.#rest(token, place);
    if (bytes !== undefined) return this.#addresses.beginning(bytes.split('.')).join('.');
    if (date !== undefined) return this.#date(date) ?? this.#rest(token, place);
    if (region !== undefined) return this.#own.isRegion(region) ? region : this.#rest(region, place);
    return this.#organization(token, isOrganization, place);
  }

  /** An id of letters and digits after a prefix that tells its kind, such as `d-` of a directory. */
  prefixedId(id: string): string {
    const at = id.indexOf('-') + 1;
    const rest = id.slice(at);
    return id.slice(0, at) + this.#code(rest, () => rest);
  }

  /** The beginning of a unique id in a pattern. */
  #idPart(part: string): string {
    if (this.#isReading) this.#idParts.add(part);
    return part.length === 4 || this.#isReading ? part : this.#uniqueId(part);
  }

  /** A unique id: its beginning is what a pattern's beginning becomes. */
  #uniqueId(id: string): string {
    const parts = [...this.#idParts].filter(
      (part) => part.length > 4 && part.length < id.length && id.startsWith(part),
    );
    const longest = parts.sort((a, b) => b.length - a.length)[0];
    if (longest === undefined) return this.#inventor.uniqueId(id);
    return this.#uniqueId(longest) + this.#inventor.code(id.slice(longest.length));
  }

  /** A token of which nothing is special, as its parts. */
  #rest(token: string, place: Place): string {
    const parts = token.split(/([^\p{L}\p{N}]+)/u);
    return parts
      .map((part, at) =>
        at % 2 === 1
          ? part
          : this.#run(part, {
              isOpenBefore: at === 0 && place.isOpenBefore,
              isOpenAfter: at === parts.length - 1 && place.isOpenAfter,
            }),
      )
      .join('');
  }

  /** A policy variable: its key is AWS's, its default value isn't. */
  #variable(inner: string): string {
    if (inner === '*' || inner === '?' || inner === '$') return inner;
    const comma = inner.indexOf(',');
    if (comma < 0) return this.key(inner);
    return this.key(inner.slice(0, comma)) + this.text(inner.slice(comma));
  }

  /** A host: AWS's labels stay, and hosts that AWS names itself. */
  #host(host: string): string {
    if (this.#own.isHost(host)) return host;
    const isAws = /amazonaws\.com(?:\.cn)?$/.test(host);
    const parts = host.split('.');
    const isOwn = (label: string): boolean => isAws && this.#own.isLabel(label);
    let text = '';
    let made = '';
    for (const [at, part] of parts.entries()) {
      const mark = at === 0 ? '' : '.';
      if (isOwn(part)) {
        made += this.#labels(text) + mark + part;
        text = '';
      } else text += mark + part;
    }
    return made + this.#labels(text);
  }

  /** Labels of a host that aren't AWS's: an account's number or a name. */
  #labels(text: string): string {
    return text
      .split(/([^\p{L}\p{N}]+)/u)
      .map((part, at, all) => {
        if (at % 2 === 1 || part === '') return part;
        const place = {
          isOpenBefore: /[*?]$/.test(all[at - 1] ?? ''),
          isOpenAfter: /^[*?]/.test(all[at + 1] ?? ''),
        };
        return this.#run(part, place);
      })
      .join('');
  }

  #organization(token: string, isNamed: boolean, place: Place): string {
    if (!isNamed && !this.#organizations.has(token)) return this.#rest(token, place);
    const dash = token.indexOf('-') + 1;
    return token.slice(0, dash) + this.#rest(token.slice(dash), { ...place, isOpenBefore: false });
  }

  #date(text: string): string | null {
    const time = timeOf(text);
    if (time === null) return null;
    if (this.#isReading) {
      if (!this.#isOwn) this.#days.add(time);
      return text;
    }
    const moved = this.#days.moved(time);
    return text.includes('T') ? isoSeconds(moved) : new Date(moved).toISOString().slice(0, text.length);
  }

  /** Letters and digits that stand together: a code, the number of an account, or words. */
  #run(run: string, place: Place): string {
    if (run === '') return run;
    const isClosed = !place.isOpenBefore && !place.isOpenAfter;
    if (isClosed && (isCode(run) || /^\d{12}$/.test(run)))
      return this.#code(run, () => this.#parts(run, place));
    return this.#parts(run, place);
  }

  #parts(run: string, { isOpenBefore, isOpenAfter }: Place): string {
    return run.replace(partsOfRun, (part: string, at: number) => {
      const [atStart, atEnd] = [at > 0 || !isOpenBefore, at + part.length < run.length || !isOpenAfter];
      // A number of an account may stand between letters.
      if (part.length === 12 && atStart && atEnd && /^\d/.test(part))
        return this.#code(part, () => this.#name(part, true, true));
      return this.#name(part, atStart, atEnd);
    });
  }

  #name(part: string, atStart: boolean, atEnd: boolean): string {
    if (!this.#isReading) return this.#cased(part);
    if (this.#isOwn) this.#ownRuns.add(part);
    // AWS's own name of a service-linked role stands before its suffix.
    if (part.startsWith(linkedStart)) this.#readLinked(part);
    else if (atStart && atEnd) this.#cuts.add(part);
    else this.#cuts.addFragment(part, atStart, atEnd);
    return part;
  }

  #readLinked(name: string): void {
    this.#cuts.add(name, [linkedStart.length]);
    if (this.#own.isLinkedRole(name)) this.#ownRuns.add(name);
  }

  /** A code that is replaced as a whole, unless a pattern cuts it. */
  #code(code: string, cut: () => string): string {
    if (this.#ownCodes.has(code)) return code;
    if (this.#isReading) {
      if (this.#isOwn) cut();
      else {
        this.#codes.add(code);
        this.#inventor.avoid([code]);
      }
      return code;
    }
    if (!this.#codes.has(code)) return cut();
    if (/^\d{12}$/.test(code)) return this.#inventor.account(code);
    return /^A[A-Z]{3}[A-Z0-9]{12,}$/.test(code) ? this.#uniqueId(code) : this.#inventor.code(code);
  }

  /** A condition key: AWS's names and names of claims stay; a tag's key and a provider's address don't. */
  key(key: string): string {
    const own = this.#own.keyBeginning(key);
    if (own !== '') return own + this.plain(key.slice(own.length));
    const colon = key.lastIndexOf(':') + 1;
    const claim = key.slice(colon);
    return (
      this.text(key.slice(0, colon)) + (colon > 0 && this.#own.isClaim(claim) ? claim : this.plain(claim))
    );
  }

  /** A value of a condition key, for an operator if one compares it. */
  value(key: string, value: string, operator = ''): string {
    const tag = tagIn(key);
    if (tag !== null && operator === '') return this.tag(tag, value);
    if (/^(?:Numeric|Date)/i.test(bare(operator))) this.#readNumbered(tag, value);
    if (/^(?:Bool|Null)/i.test(bare(operator)) && /^(?:true|false)$/i.test(value)) return value;
    const isTime = /:(?:currenttime|epochtime|tokenissuetime)$/i.test(key) || /^Date/i.test(bare(operator));
    if (isTime) return this.#time(value);
    if (/^Numeric/i.test(bare(operator)) && isNumber(value)) return value;
    if (this.#own.isKeyValue(key, value)) return value;
    if (/org(?:id|paths)$/i.test(key)) return this.plain(value, true);
    return this.text(value);
  }

  /** Notes the tags that an operator compares as numbers. */
  #readNumbered(tag: string | null, value: string): void {
    if (!this.#isReading) return;
    if (tag !== null) this.#numbered.add(tag.toLowerCase());
    for (const [, inner = ''] of value.matchAll(/\$\{([^{},]{0,300})/g)) {
      const named = tagIn(inner.trim());
      if (named !== null) this.#numbered.add(named.toLowerCase());
    }
  }

  /** A tag's value: a number that policies compare as one stays. */
  tag(key: string, value: string): string {
    this.addValue(value);
    return this.#numbered.has(key.toLowerCase()) && isNumber(value) ? value : this.text(value);
  }

  #time(value: string): string {
    const time = timeOf(value);
    if (time === null) return this.text(value);
    const moved = this.time(time);
    return value.includes('-') ? isoSeconds(moved) : String(Math.floor(moved / 1000));
  }

  /** A time in ms. */
  time(time: number): number {
    if (!this.#isReading) return this.#days.moved(time);
    this.#days.add(time);
    return time;
  }

  /** Says from when to when something lasts, so that it lasts as long as before. */
  span(from: number, to: number): void {
    if (this.#isReading) this.#days.addSpan(from, to);
  }

  /** An action, or a pattern of actions. */
  action(action: string): string {
    if (this.#own.isAction(action)) return action;
    const colon = action.indexOf(':') + 1;
    const prefix = action.slice(0, colon);
    const isOwn = colon > 0 && this.#own.isService(prefix.slice(0, -1));
    return (isOwn ? prefix : this.plain(prefix)) + this.plain(action.slice(colon));
  }

  region(region: string): string {
    return region === '' || this.#own.isRegion(region) ? region : this.plain(region);
  }

  service(service: string): string {
    return service === '' || this.#own.isService(service) ? service : this.text(service);
  }

  claim(claim: string): string {
    if (this.#own.isClaim(claim)) return claim;
    return claim.startsWith('custom:') ? `custom:${this.plain(claim.slice(7))}` : this.text(claim);
  }

  /** A path and a name of a managed policy that may be AWS's. */
  isOwnPolicy(path: string, name: string): boolean {
    return this.#own.isPolicy(`${path}${name}`.slice(1));
  }

  /** A sentence of AWS or of the engine: its words, ARNs and actions stay or are rewritten, each as such. */
  sentence(sentence: string): string {
    return sentence
      .split(/(\s+)/)
      .map((word) => {
        const [, before = '', inner = '', after = ''] =
          /^([^\p{L}\p{N}]*)([^]*?)([^\p{L}\p{N}*]*)$/u.exec(word) ?? [];
        return before + this.#ofSentence(inner) + after;
      })
      .join('');
  }

  #ofSentence(word: string): string {
    if (word === '' || word.startsWith('arn:')) return this.text(word);
    if (/^[\w-]+:[\w*]+$/.test(word)) {
      if (this.#own.isAction(word)) return word;
      return this.#own.keyBeginning(word) === '' ? this.text(word) : this.key(word);
    }
    const parts = word.split(/[’']/);
    if (parts.every((part) => sentenceWords.has(part.toLowerCase()))) return word;
    return this.text(word);
  }
}

/** The six parts of an ARN, or fewer; a colon in a policy variable parts nothing. */
function arnParts(arn: string): readonly string[] {
  const parts = [''];
  let at = 0;
  for (const [part] of arn.matchAll(/\$\{[^{}]*\}|:|[^:$]+|\$/g)) {
    if (part === ':' && at < 5) at = parts.push('') - 1;
    else parts[at] += part;
  }
  return parts;
}

const isUniqueId = (code: string): boolean => /^A[A-Z]{3}[A-Z0-9]{12,}$/.test(code);

const linkedStart = 'AWSServiceRoleFor';
const isNumber = (text: string): boolean => /^-?\d{1,15}(?:\.\d{1,15})?$/.test(text);
/** The tag that a condition key names, or null. */
const tagIn = (key: string): string | null => /tag\/([^]+)$/i.exec(key)?.[1] ?? null;
/** An operator without `ForAnyValue:` and `ForAllValues:`. */
const bare = (operator: string): string => operator.slice(operator.indexOf(':') + 1);

/** The draws that one Share dialog keeps, so that all that it shows and sends agrees. */
export interface Memory {
  readonly inventor: Inventor;
  readonly addresses: Addresses;
  /** By how many days dates are moved. */
  readonly days: number;
}
