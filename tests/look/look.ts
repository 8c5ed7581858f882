import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { learnedAccount } from '../e2e/lessons/learned.ts';
import { fullAccount } from '../e2e/press/account.ts';
import { Branches } from '../e2e/press/branches.ts';
import { isSame, shown, type Control } from '../e2e/press/controls.ts';
import { press } from '../e2e/press/hands.ts';
import { moves, Visitor, type Route } from '../e2e/press/visitor.ts';
import { settle } from '../e2e/press/watch.ts';
import { judge, type Fault } from './judge.ts';
import { generatedScenes } from './generated-scenes.ts';
import { lessonScenes, longScenes } from './lesson-scenes.ts';
import { playScenes, type Kept, type Scene } from './scene.ts';
import { playStoryboards } from './storyboards.ts';
import { accountScenes, largeAccount } from './scenes.ts';
import { drawnPlaces, teachingScenes } from './teaching-scenes.ts';

export interface Shot {
  readonly width: number;
  readonly scheme: 'light' | 'dark';
  readonly file: string;
}
export interface View {
  readonly name: string;
  readonly shots: Shot[];
  /** The file of what was drawn before it was built. */
  readonly drawn?: string;
}
export interface Found extends Fault {
  readonly width: number;
  /** Where it was seen first. */
  readonly view: string;
}

export const widths: Readonly<Record<number, BrowserContextOptions>> = {
  1440: { viewport: { width: 1440, height: 900 } },
  768: { viewport: { width: 768, height: 1024 } },
  390: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  844: { viewport: { width: 844, height: 390 }, hasTouch: true, isMobile: true },
};
/** A phone on its side, which shows the account's pictures and the places of lessons; not in short. */
const onItsSide = 844;
const schemes = ['light', 'dark'] as const;
/** How many steps of a replay or frames of the story there are at most. */
const most = 30;

/** Looks at all of the page at one width: takes pictures of what it sees, and says what is wrong with it. */
class Look {
  readonly found: Found[] = [];
  readonly #seen = new Set<string>();
  readonly #noted = new Set<string>();
  readonly #open: Route[] = [[]];

  constructor(
    readonly visitor: Visitor,
    readonly width: number,
    readonly folder: string,
    readonly views: Map<string, View>,
    readonly isWanted: (name: string) => boolean,
  ) {}

  async all(): Promise<void> {
    await this.visitor.anew();
    for (let route = this.#open.shift(); route; route = this.#open.shift())
      if (await this.visitor.go(route)) await this.#place(route);
    await this.visitor.leave();
  }

  /** The scenes, each from a page that was just opened. */
  scenes(browser: Browser, scenes: readonly Scene[], kept: Kept): Promise<void> {
    const { address, options } = this.visitor.arrival;
    return playScenes(browser, address, scenes, { options, kept }, (...scene) => this.#take(...scene));
  }

  async #take(name: string, page = this.visitor.page, fills = false): Promise<void> {
    if (this.#seen.has(name)) return;
    this.#seen.add(name);
    if (!this.isWanted(name)) return;
    console.log(`    ${String(this.width)} px: ${name}`);
    for (const fault of await judge(page, { fills }))
      this.found.push({ ...fault, width: this.width, view: name });
    const view = this.views.get(name) ?? { name, shots: [] };
    this.views.set(name, view);
    for (const scheme of schemes) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await settle(page);
      // Other colours change nothing in the document: they have come with the second frame.
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
      const file = `${String(this.#number(name))}-${String(this.width)}-${scheme}.jpg`;
      await page.screenshot({ path: join(this.folder, file), type: 'jpeg', quality: 72 });
      view.shots.push({ width: this.width, scheme, file });
    }
  }

  /** Short and the same at every width. */
  #number = (name: string): number => [...this.views.keys()].indexOf(name) + 1;

  /** The names on the way, without what differs from thing to thing. */
  #named(route: Route): string {
    const way = route.map(({ role, name, branch }) =>
      role === 'treeitem' ? `one of ${branch ?? ''}` : name,
    );
    return way.length === 0 ? 'The page as it opens' : way.join(' › ');
  }

  async #place(route: Route): Promise<void> {
    await this.#take(this.#named(route));
    const controls = await this.#note(route);
    for (const control of controls) {
      if (control.disabled || moves(control) || !/^(button|menuitem)$/.test(control.role)) continue;
      const branch = route.findLast(({ role }) => role === 'treeitem')?.branch ?? '';
      const own = route.findLast(({ role }) => role === 'treeitem')?.name.split(' ')[0] ?? '';
      const key = [
        control.opener !== null ? branch : '',
        ...control.scope,
        own === '' ? control.name : control.name.replaceAll(own, '*'),
      ].join(' › ');
      if (this.#noted.has(key)) continue;
      this.#noted.add(key);
      await this.#opened([...route, control], own);
    }
  }

  /** Presses something and, where a dialog or menu comes of it, looks at that and at what it leads to. */
  async #opened(route: Route, own: string): Promise<void> {
    if (!(await this.visitor.go(route))) return;
    const now = await shown(this.visitor.page);
    if (now.layer === null) {
      await this.#follow();
      this.visitor.isLost = true;
      return;
    }
    const title = own === '' ? now.layer : now.layer.replaceAll(own, '…');
    await this.#take(title);
    for (const control of now.controls.filter(({ role, disabled }) => role === 'menuitem' && !disabled)) {
      const key = [title, own === '' ? control.name : control.name.replaceAll(own, '*')].join(' › ');
      if (this.#noted.has(key)) continue;
      this.#noted.add(key);
      await this.#opened([...route, control], own);
    }
  }

  /** Steps that have come up, and frames of the story, are followed to their end. */
  async #follow(): Promise<void> {
    const { page, touches } = this.visitor;
    for (let step = 0; step < most; step++) {
      const { controls } = await shown(page);
      const next = controls.find(
        ({ role, name, disabled }) => role === 'button' && name === 'Next' && !disabled,
      );
      const heading = await page
        .locator('[aria-current="step"]')
        .first()
        .innerText({ timeout: 50 })
        .catch(() => '');
      if (heading === '') return;
      await this.#take(`Steps › ${heading.split('\n')[0] ?? ''}`);
      if (!next) return;
      await press(page, next, touches).catch(() => undefined);
      await settle(page);
    }
  }

  /** Notes the tabs, lines and places that one comes to from here. @returns what else there is */
  async #note(route: Route): Promise<readonly Control[]> {
    const all: Control[] = [];
    const branches = new Branches();
    for (let turn = 0, isMore = true; isMore && turn < 12; turn++) {
      for (const control of branches.read((await shown(this.visitor.page)).controls)) {
        if (!all.some((one) => isSame(one, control))) all.push(control);
        if (!moves(control) || control.disabled) continue;
        const key =
          control.role === 'treeitem'
            ? `line of ${control.branch ?? ''}`
            : [control.role, control.name, ...control.scope].join(' › ');
        if (this.#noted.has(key)) continue;
        this.#noted.add(key);
        const way = control.role === 'treeitem' ? route.filter(({ role }) => role !== 'treeitem') : route;
        this.#open.push([...way, control]);
      }
      isMore = await this.visitor.scrollTree(turn === 0);
    }
    return all;
  }
}

/** Looks at the page in every width, side by side, each in a window of its own: most of the time a page is waited for. */
async function allWidths(
  browser: Browser,
  {
    address,
    folder,
    width,
    part,
    file,
    learned,
    views,
    found,
    isWanted,
  }: {
    readonly address: string;
    readonly folder: string;
    readonly width: number | null;
    readonly part: 'all' | 'scenes' | 'short';
    readonly file: string | null;
    readonly learned: Kept['learned'];
    readonly views: Map<string, View>;
    readonly found: Found[];
    readonly isWanted: (view: string) => boolean;
  },
): Promise<void> {
  const saved = await fullAccount(browser, address);
  const kept = { large: await largeAccount(browser, address, file), learned };
  const more = part === 'short' ? [] : [...teachingScenes, ...longScenes, ...(await generatedScenes())];
  const scenes = [...accountScenes, ...lessonScenes, ...more];
  const wanted = Object.entries(widths).filter(([name]) =>
    width === null ? part !== 'short' || Number(name) !== onItsSide : width === Number(name),
  );
  await Promise.all(
    wanted.map(async ([name, options]) => {
      const visitor = new Visitor(browser, { address, saved, options });
      const one = new Look(visitor, Number(name), folder, views, isWanted);
      await one.scenes(browser, scenes, kept);
      if (part === 'all' && Number(name) !== onItsSide) await one.all();
      found.push(...one.found);
      console.log(`  ${name} px is done: ${String(views.size)} views so far`);
    }),
  );
}

/** Looks at the page. `only` is part of a view's name. */
export async function look(
  browser: Browser,
  address: string,
  folder: string,
  {
    only,
    width,
    part,
    file,
    drawn,
  }: {
    readonly only: string | null;
    readonly width: number | null;
    /** All of the page; what is played alone; of that, a few of the lessons; what was drawn before it was built. */
    readonly part: 'all' | 'scenes' | 'short' | 'storyboards';
    /** An account for the overview and what is around somebody, instead of a made-up one. */
    readonly file: string | null;
    /** A folder of drawings, which stand beside the views that were built after them. */
    readonly drawn: string | null;
  },
): Promise<{ views: View[]; found: Found[] }> {
  mkdirSync(folder, { recursive: true });
  const views = new Map<string, View>();
  const found: Found[] = [];
  const isWanted = (view: string): boolean =>
    only === null || view.toLowerCase().includes(only.toLowerCase());
  const learned = await learnedAccount(browser, address);
  if (part !== 'short' && width === null)
    await playStoryboards(browser, address, { kept: { learned }, isWanted }, async (board, page) => {
      console.log(`    ${board.view}`);
      for (const fault of await judge(page, { fills: false }))
        found.push({ ...fault, width: board.width, view: board.view });
      const shot = { file: board.drawn, width: board.width, scheme: board.scheme };
      await page.screenshot({ path: join(folder, shot.file) });
      const source = drawn === null ? null : join(drawn, board.drawn);
      const own = source !== null && existsSync(source) ? { drawn: `drawn-${board.drawn}` } : {};
      if (source !== null && own.drawn !== undefined) copyFileSync(source, join(folder, own.drawn));
      views.set(board.view, { name: board.view, shots: [shot], ...own });
    });
  if (part !== 'storyboards')
    await allWidths(browser, { address, folder, width, part, file, learned, views, found, isWanted });
  const all = [...views.values()].map((view) => besideDrawn(view, folder, drawn));
  writeFileSync(join(folder, 'index.html'), sheet(all, found));
  return { views: all, found };
}

/** Puts the drawing of a place beside its view at every width, if there is one. */
function besideDrawn(view: View, folder: string, drawn: string | null): View {
  const file = drawnPlaces[view.name];
  if (file === undefined || drawn === null || !existsSync(join(drawn, file))) return view;
  copyFileSync(join(drawn, file), join(folder, `drawn-${file}`));
  return { ...view, drawn: `drawn-${file}` };
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** The contact sheet: a row for each view, a picture for each width and scheme. */
function sheet(views: readonly View[], found: readonly Found[]): string {
  const rows = views.map(({ name, shots, drawn }) => {
    const faults = found
      .filter(({ view }) => view === name)
      .map(({ rule, what, width }) => `<li>${String(width)} px, ${rule}: ${escaped(what)}</li>`);
    const pictures = shots.map(
      ({ file, width, scheme }) =>
        `<a href="${file}"><img loading="lazy" src="${file}" alt="${String(width)} px, ${scheme}" height="300"></a>`,
    );
    if (drawn !== undefined)
      pictures.unshift(
        `<a href="${drawn}"><img loading="lazy" src="${drawn}" alt="as it was drawn" height="300"></a>`,
      );
    return `<section><h2>${escaped(name)}</h2><div>${pictures.join('')}</div><ul>${faults.join('')}</ul></section>`;
  });
  return `<!doctype html><meta charset="utf-8"><title>All of the page</title>
<style>body{font:14px system-ui;margin:16px;background:#888;color:#fff}div{display:flex;gap:6px;overflow-x:auto}h2{font-size:15px;margin:14px 0 4px}ul{margin:4px 0;color:#ffd}</style>
<h1>${String(views.length)} views</h1>
${rows.join('\n')}
`;
}
