import type { Credentials } from '../../../../engine/index.ts';
import type { Playground } from '../../../../playground/playground.svelte.ts';
import type { Question } from '../../../view/questions.ts';
import { isAction, isResource, credentialsNamed } from './suggestions.ts';

/** The form of Try: who does what, on what, under which conditions. */
export class TryForm {
  readonly #playground: Playground;
  /** A name, an ARN or a service; empty: the acting identity. */
  who = $state('');
  action = $state('');
  resource = $state('');
  keys = $state<KeyField[]>([]);
  /** Whether somebody has asked: from then on, faults are shown. */
  tried = $state(false);
  /** A question that was typed and not asked, when another panel set its own. */
  replaced = $state.raw<Question | null>(null);
  /** The question that was asked or filled in last, as JSON. */
  #settled = '';

  constructor(playground: Playground) {
    this.#playground = playground;
  }

  /** The credentials that sign the question, or null if nobody has that name. */
  readonly credentials: Credentials | null = $derived.by(() => {
    const name = this.who.trim();
    const { credentials, world, now } = this.#playground;
    return name === '' ? credentials : credentialsNamed(world, now, name);
  });

  readonly isComplete: boolean = $derived(
    isAction(this.action.trim()) && isResource(this.resource.trim()) && this.credentials !== null,
  );

  /** The condition keys that have a name and a value. */
  facts(): Record<string, string[]> {
    const given = this.keys
      .map(({ key, value }) => ({ key: key.trim(), value }))
      .filter(({ key, value }) => key !== '' && value !== '');
    return Object.fromEntries(
      given.map(({ key }) => [key, given.filter((one) => one.key === key).map(({ value }) => value)]),
    );
  }

  /** The question as it is typed. */
  get #written(): Question {
    const [who, action, resource] = [this.who, this.action, this.resource].map((text) => text.trim());
    return { who: who || null, action: action ?? '', resource: resource ?? '', keys: this.facts() };
  }

  /** Notes that the question is asked: nothing that was typed waits. */
  settle(): void {
    this.#settled = JSON.stringify(this.#written);
  }

  /** Brings back what was typed before another panel set its question. */
  bringBack(): void {
    if (this.replaced) this.fill(this.replaced);
    this.replaced = null;
    this.#settled = '';
  }

  addKey(): void {
    const id = 1 + Math.max(0, ...this.keys.map((field) => field.id));
    this.keys = [...this.keys, { id, key: '', value: '' }];
  }

  /** Replaces the typed question, and keeps it if it wasn't asked. The acting identity needs no name. */
  fill({
    who = null,
    action,
    resource,
    keys = {},
  }: Partial<Question> & Pick<Question, 'action' | 'resource'>): void {
    const { caller } = this.#playground;
    const before = this.#written;
    const isWaiting = before.action + before.resource !== '' && JSON.stringify(before) !== this.#settled;
    if (isWaiting) this.replaced = before;
    this.who = who === null || (caller.ok && caller.value.arn === who) ? '' : who;
    this.action = action;
    this.resource = resource;
    const given = Object.entries(keys).flatMap(([key, values]) => values.map((value) => ({ key, value })));
    this.keys = given.map((field, id) => ({ id, ...field }));
    this.tried = false;
    this.settle();
  }
}

/** One condition key of the request, such as `aws:SourceIp`, and its value, as typed. */
export interface KeyField {
  readonly id: number;
  key: string;
  value: string;
}
