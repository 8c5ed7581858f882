/* eslint-disable svelte/prefer-svelte-reactivity -- Sets and maps are replaced here, and never changed. */
import type { Credentials, StackRow } from '../../../../engine/index.ts';
import { accountOf, rowsOf, type World } from '../../../../engine/index.ts';
import { needsBucket } from '../../../../engine/cloudformation/index.ts';
import { askIncoming } from '../../../../exchange/incoming/ask-incoming.ts';
import {
  type IncomingKind,
  kindOfText,
  mayDeploy,
  mostCharacters,
} from '../../../../exchange/incoming/kind-of-text.ts';
import type { Incoming as Read, IncomingProblem } from '../../../../exchange/incoming/read-incoming.ts';
import { rootCredentials } from '../../../../playground/acting.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';
import { rootName } from '#words/inspector.ts';
import { incoming as words } from '#words/incoming.ts';
import { callerName } from '../../../kinds/acting.ts';
import { indented } from '../../../kinds/document-text.ts';
import { outlive } from '../../../parts/outlive.svelte.ts';
import { accessDesk } from '../../use/access/access-desk.ts';
import type { ToldGains } from '../../use/access/told-gains.ts';
import { filesFor } from '../../use/terminal/given-files.ts';
import { actingAccount, deployHere } from './deploy-here.ts';
import { type ShownChange, shownChange } from './shown-change.ts';
import { bucketWithTemplate, templateBucket } from './template-bucket.ts';
import { type Deployment, net, type Stopped, type Trial, tryOut } from './trial.ts';

type Step =
  | { readonly step: 'choose' }
  | { readonly step: 'unread'; readonly problem: IncomingProblem | null }
  | { readonly step: 'reading' }
  /** `trial`: null until it is worked out, or where it can't be. */
  | { readonly step: 'read'; readonly read: Read | null };

/** How far something is; `total` is null where nobody knows. */
interface Progress {
  readonly done: number;
  readonly total: number | null;
}

/** How a deployment is going, or went. */
type DeployState =
  | { readonly state: 'none' }
  | { readonly state: 'running'; readonly progress: Progress; readonly isCancelled: boolean }
  | {
      readonly state: 'done';
      readonly stopped: Stopped | null;
      readonly isCancelled: boolean;
      readonly isCopy: boolean;
      /** The ARN of the stack; null for other kinds, and where none was made. */
      readonly stack: string | null;
      /** The bucket that keeps the template; null where none got it. */
      readonly bucket: string | null;
    };

/** A finding of a file, of the text alone or of what it would change. */
export interface FileFinding {
  readonly kind: keyof typeof words.finding;
  readonly line: number;
  readonly logicalId: string;
  readonly other: string;
}

/** The region in which the page deploys. */
const region = 'us-east-1';

const stackNameOf = (file: string): string => {
  const name = file
    .replace(/\.(?:template\.)?\w+$/, '')
    .replace(/[^A-Za-z0-9-]+/g, '-')
    .replace(/^[^A-Za-z]+/, '')
    .slice(0, 100);
  return name === '' ? 'my-stack' : name;
};

/** The text that is looked at before it is deployed, and all that is known of it. It changes nothing until it is deployed. */
export class Incoming {
  readonly #playground: Playground;
  name = $state('');
  text = $state('');
  kind = $state<IncomingKind>('unknown');
  stackName = $state('');
  step = $state.raw<Step>({ step: 'choose' });
  /** Parameters' values that somebody gave. */
  values = $state.raw<ReadonlyMap<string, string>>(new Map());
  isWithout = $state(false);
  capabilities = $state.raw<ReadonlySet<string>>(new Set());
  /** The keys of policies in which the new ARN of what is replaced is written as well. */
  renewing = $state.raw<ReadonlySet<string>>(new Set());
  trial = $state.raw<Trial | null>(null);
  shown = $state.raw<ShownChange | null>(null);
  /** The refusal of the acting identity, where the picture shows what the root user would do. */
  refusal = $state.raw<Stopped | null>(null);
  /** The fault that would stop the root user, too, where the acting identity is refused before it. */
  rootStop = $state.raw<Stopped | null>(null);
  progress = $state.raw<Progress | null>(null);
  failure = $state('');
  gains = $state.raw<ToldGains | null>(null);
  gainsProgress = $state.raw<Progress | null>(null);
  isStopped = $state(false);
  deploying = $state.raw<DeployState>({ state: 'none' });
  /** The refusal that is explained in the panel's place. */
  explained = $state.raw<Stopped | null>(null);
  #ending = new AbortController();
  #cancelling = new AbortController();

  constructor(playground: Playground) {
    this.#playground = playground;
  }

  get read(): Read | null {
    return this.step.step === 'read' ? this.step.read : null;
  }

  /** The acting identity's name. */
  get who(): string {
    const { caller } = this.#playground;
    return (caller.ok ? callerName(caller.value) : null) ?? rootName;
  }

  /** The files that came with the account and can be deployed, in lines, which findings name. */
  get given(): readonly (readonly [name: string, text: string])[] {
    return filesFor(this.#playground).flatMap(([name, text]) =>
      mayDeploy(name, text) ? [[name, indented(text)] as const] : [],
    );
  }

  get lines(): number {
    return this.text.replace(/\n$/, '').split('\n').length;
  }

  readonly findings: readonly FileFinding[] = $derived.by(() => {
    const { read } = this;
    if (read?.kind !== 'cloudFormation') return [];
    const replaced = (this.trial?.replacedIds ?? []).flatMap((logicalId): FileFinding[] => {
      const name = read.names.get(logicalId);
      return name ? [{ kind: 'nameReplaces', line: name.line, logicalId, other: name.property }] : [];
    });
    return [...replaced, ...read.findings];
  });

  /** The bucket from which AWS takes the template; null where a request carries it. */
  readonly bucket: ReturnType<typeof templateBucket> | null = $derived.by(() => {
    const { read } = this;
    return read?.kind === 'cloudFormation' && needsBucket(read.body)
      ? templateBucket(this.#playground.world, actingAccount(this.#playground))
      : null;
  });

  /** The reason for which it can't be deployed yet; null if it can. */
  readonly waits: keyof typeof words.waits | null = $derived.by(() => {
    const { read, trial } = this;
    if (read?.kind === 'cloudFormation') {
      if (read.fault !== null) return 'fault';
      if (!/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/.test(this.stackName)) return 'name';
    }
    if (read && read.refused.length > 0) return 'refused';
    if (read && read.mayLeaveOut.length > 0 && !this.isWithout) return 'leftOut';
    if (read?.kind === 'cloudFormation' && read.capabilities.some((one) => !this.capabilities.has(one)))
      return 'capabilities';
    return trial && (trial.changes.length > 0 || trial.stopped) ? null : 'nothing';
  });

  /** The stack that is updated; null where a new one is made. */
  readonly stack: StackRow | null = $derived.by(() => {
    const account = actingAccount(this.#playground);
    const found = this.#playground.world.tables.stacks
      .list()
      .find(
        (row) =>
          row.kind === 'stack' &&
          row.name === this.stackName &&
          row.account === account &&
          row.region === region &&
          row.status !== 'DELETE_COMPLETE',
      );
    return found?.kind === 'stack' ? found : null;
  });

  /** The parameters that keep the values of the last deployment, as far as nobody gives others, with these. */
  readonly kept: ReadonlyMap<string, string> = $derived.by(() => {
    const { parameters = [], secrets = [] } = this.stack ?? {};
    return new Map([...parameters, ...secrets].map(({ key, value }) => [key, value]));
  });

  /**
   * Takes a text that was pasted, dropped or chosen, without the mark that some editors put before it; `stack`: the name
   * of the stack whose template it is.
   */
  take(given: string, written: string, stack = stackNameOf(given === words.pasted ? '' : given)): void {
    // A text that was mended where it stands keeps its name, and what was said about it.
    const isMended = given === words.pasted && this.text !== '';
    const [name, { values }] = [isMended ? this.name : given, this];
    this.putAway();
    if (isMended) this.values = values;
    const text = written.replace(/^\uFEFF/, '');
    this.name = name;
    this.text = text;
    this.kind = kindOfText(name, text);
    if (!isMended) this.stackName = stack;
    if (text.length > mostCharacters) {
      this.text = '';
      this.step = { step: 'unread', problem: { kind: 'tooLong', limit: mostCharacters } };
      return;
    }
    if (this.kind !== 'cloudFormation' && this.kind !== 'terraform' && this.kind !== 'script')
      this.step = { step: 'unread', problem: null };
    else void this.look();
  }

  async takeFile(file: File): Promise<void> {
    // A character has four bytes at most.
    const text = file.size > 4 * mostCharacters ? ' '.repeat(mostCharacters + 1) : await file.text();
    this.take(file.name, text);
  }

  putAway(): void {
    this.#ending.abort();
    [this.trial, this.shown, this.refusal, this.progress, this.gains, this.gainsProgress] = [
      ...([null, null, null, null, null, null] as const),
    ];
    this.rootStop = null;
    [this.failure, this.isStopped, this.isWithout] = ['', false, false];
    this.values = new Map();
    this.capabilities = new Set();
    this.renewing = new Set();
    this.deploying = { state: 'none' };
    this.explained = null;
    this.step = { step: 'choose' };
    this.text = '';
  }

  /** Goes back to the choice, where the text stands to be mended. */
  mend(): void {
    const { text, values } = this;
    this.putAway();
    [this.text, this.values] = [text, values];
  }

  setValue(name: string, value: string): void {
    this.values = new Map([...this.values, [name, value]]);
    void this.look(400);
  }

  setStackName(name: string): void {
    this.stackName = name;
    void this.look(400);
  }

  allow(capability: string, isAllowed: boolean): void {
    const next = [...this.capabilities].filter((one) => one !== capability);
    this.capabilities = new Set(isAllowed ? [...next, capability] : next);
  }

  renew(policy: string, isWritten: boolean): void {
    const others = [...this.renewing].filter((one) => one !== policy);
    this.renewing = new Set(isWritten ? [...others, policy] : others);
    void this.look();
  }

  stop(): void {
    this.#ending.abort();
    this.isStopped = true;
    [this.progress, this.gainsProgress] = [null, null];
    if (this.step.step === 'reading') this.step = { step: 'choose' };
  }

  /** Works out anew what the text would change, `wait` ms after the last word about it. */
  async look(wait = 0): Promise<void> {
    this.#ending.abort();
    const ending = new AbortController();
    this.#ending = ending;
    const { signal } = ending;
    this.isStopped = false;
    this.failure = '';
    try {
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      signal.throwIfAborted();
      if (this.step.step !== 'read') this.step = { step: 'reading' };
      if (this.kind !== 'script' && !(await this.#read(signal))) return;
      if (this.kind === 'script') this.step = { step: 'read', read: null };
      await this.#try(signal);
    } catch (error) {
      if (signal.aborted) return;
      this.failure = error instanceof Error ? error.message : String(error);
      if (this.step.step === 'reading') this.step = { step: 'unread', problem: null };
    } finally {
      if (this.#ending === ending) [this.progress, this.gainsProgress] = [null, null];
    }
  }

  async #read(signal: AbortSignal): Promise<boolean> {
    const { kind, text, stackName } = this;
    const values = new Map([...this.kept, ...this.values]);
    if (kind !== 'cloudFormation' && kind !== 'terraform') return false;
    const account = accountOf(this.#playground.world);
    const reading = await askIncoming(
      { kind, text, values, account, stackName: stackName || 'stack' },
      signal,
    );
    signal.throwIfAborted();
    this.step = reading.ok
      ? { step: 'read', read: reading.value }
      : { step: 'unread', problem: reading.problem };
    return reading.ok;
  }

  /** The deployment to carry out; null while something about it isn't good. */
  #deployment(capabilities: readonly string[]): Deployment | null {
    const { read, kind, text, stackName } = this;
    if (kind === 'script') return { kind, text };
    if (!read || read.refused.length > 0) return null;
    if (read.kind === 'terraform') return { kind: 'terraform', file: read.file };
    if (read.fault !== null) return null;
    const isAsked = (name: string): boolean => read.parameters.some((one) => one.name === name);
    const values = new Map([...this.values].filter(([name]) => isAsked(name)));
    const keeps = [...this.kept.keys()].filter((name) => isAsked(name) && !values.has(name));
    const { renewing } = this;
    return { kind: 'cloudFormation', stackName, body: read.body, values, keeps, capabilities, renewing };
  }

  async #try(signal: AbortSignal): Promise<void> {
    const all = this.read?.kind === 'cloudFormation' ? this.read.capabilities : [];
    const deployment = this.#deployment(all);
    if (!deployment) {
      [this.trial, this.shown, this.gains, this.rootStop] = [null, null, null, null];
      return;
    }
    const { world, now, credentials } = this.#playground;
    const account = actingAccount(this.#playground);
    const attempt = (by: Credentials): Promise<Trial> => {
      this.progress = { done: 0, total: null };
      return tryOut(deployment, {
        ...{ world, now, account, signal, credentials: by },
        onProgress: (done, total) => (this.progress = { done, total }),
      });
    };
    let trial = await attempt(credentials);
    let refusal: Stopped | null = null;
    let rootStop: Stopped | null = null;
    if (trial.stopped?.isDenied === true && !this.isRoot) {
      const asRoot = await attempt(rootCredentials(world));
      if (asRoot.stopped) rootStop = asRoot.stopped;
      else [trial, refusal] = [asRoot, trial.stopped];
    }
    signal.throwIfAborted();
    const shown = await shownChange({ world, now, account }, trial);
    signal.throwIfAborted();
    [this.trial, this.shown, this.refusal, this.progress, this.gains] = [trial, shown, refusal, null, null];
    this.rootStop = rootStop;
    if (trial.changes.length === 0 || trial.stopped) return;
    this.gainsProgress = { done: 0, total: null };
    const told = await accessDesk(this.#playground).ask(
      { type: 'gains', changes: trial.changes, when: 'draft' },
      { signal, onProgress: (done, total) => (this.gainsProgress = { done, total }) },
    );
    signal.throwIfAborted();
    this.gains = told;
  }

  /** Whether the root user deploys it. */
  get isRoot(): boolean {
    const { world, credentials } = this.#playground;
    return JSON.stringify(rootCredentials(world)) === JSON.stringify(credentials);
  }

  /** Acts as the root user, also after somebody else was refused; the page then looks at the text anew. */
  becomeRoot(): void {
    this.deploying = { state: 'none' };
    this.#playground.actAs(rootCredentials(this.#playground.world));
  }

  /** Deploys what was looked at, in a copy of the account or in the account itself. */
  async deploy(where: 'copy' | 'here'): Promise<void> {
    const deployment = this.#deployment([...this.capabilities]);
    if (!deployment || this.deploying.state === 'running') return;
    const playground = this.#playground;
    const { credentials } = playground;
    this.#cancelling = new AbortController();
    const { signal } = this.#cancelling;
    const tell = (done: number, total: number | null): void => {
      this.deploying = { state: 'running', progress: { done, total }, isCancelled: signal.aborted };
    };
    const isThroughBucket = this.bucket !== null;
    const end = async (from: World, rev: number, stopped: Stopped | null, stack: string | null) => {
      const bucket = isThroughBucket
        ? bucketWithTemplate(playground.world, actingAccount(playground), this.stackName)
        : null;
      if (stopped) await this.#showLeft(from, rev);
      // Cancel may come too late.
      const isCancelled = signal.aborted && stopped !== null;
      this.deploying = { state: 'done', isCancelled, isCopy: where === 'copy', stopped, stack, bucket };
    };
    tell(0, null);
    let { world: from, rev } = playground;
    try {
      if (where === 'copy') {
        const name = words.copyName(playground.workspace.name);
        if (!(await playground.createWorkspace(name, rowsOf(playground.world)))) {
          this.deploying = { state: 'none' };
          return;
        }
        playground.actAs(credentials);
        ({ world: from, rev } = playground);
      }
      const options = { signal, onProgress: tell };
      const { stopped, stack } = await deployHere(deployment, playground, credentials, options);
      await end(from, rev, stopped, stack);
    } catch (error) {
      const said = signal.aborted ? '' : error instanceof Error ? error.message : String(error);
      await end(from, rev, { at: '', said, isDenied: false, decision: null }, null);
    }
  }

  /** Shows, where it was to be, what is there after a deployment that went back or stopped. */
  async #showLeft(from: World, rev: number): Promise<void> {
    const { world, now, history } = this.#playground;
    const rows = history.filter((row) => row.rev > rev);
    const changes = net(rows.flatMap((row) => ('count' in row.changes ? [] : row.changes)));
    const account = actingAccount(this.#playground);
    const left = { after: world, changes, replaced: [] };
    const touched = this.shown?.things.map(({ id }) => id);
    this.shown = await shownChange({ world: from, now, account }, left, touched);
    [this.trial, this.refusal, this.gains, this.rootStop] = [null, null, null, null];
  }

  cancel(): void {
    this.#cancelling.abort();
    if (this.deploying.state === 'running') this.deploying = { ...this.deploying, isCancelled: true };
  }
}

const all = new WeakMap<Playground, Incoming>();

/** The text that is looked at in a playground: it stays while one goes elsewhere and back. */
export function incomingOf(playground: Playground): Incoming {
  const known = all.get(playground);
  if (known) return known;
  const [incoming] = outlive(() => new Incoming(playground));
  all.set(playground, incoming);
  return incoming;
}
