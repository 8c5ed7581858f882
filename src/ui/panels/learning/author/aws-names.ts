import { lessons } from 'virtual:lessons';
import {
  commonActions,
  loadActions,
  operationNames,
  splitId,
  type ServiceActions,
} from '../../../../engine/index.ts';
import { curriculum } from '../../../../lessons/curriculum.ts';
import type { KnownActions } from '../../../../lessons/writing/faults.ts';
import type { Names } from '../../../../lessons/writing/names.ts';
import { scanLesson } from '../../../../lessons/writing/scan-lesson.ts';

/** AWS's actions and operations, and the lessons of the page: fetched with the first draft. */
export class AwsNames {
  readonly #services = new Map<string, ServiceActions>();
  #prefixes: ReadonlySet<string> = new Set();
  /** In the order in which services were fetched. */
  #actions: Names['actions'] = [];

  /** Fetches the services of lessons, and those that the text names. Never rejects: without them less is offered. */
  async fetch(text: string): Promise<void> {
    try {
      const catalog = await loadActions();
      this.#prefixes = new Set(catalog.services.map(({ prefix }) => prefix));
      if (this.#actions.length === 0)
        this.#actions = (await commonActions()).map(({ id, accessLevel }) => ({ id, level: accessLevel }));
      const named = new Set(['iam', 's3', 'sts', 'sqs']);
      for (const { text: value } of scanLesson(text).tokens) {
        const prefix = value.slice(0, Math.max(0, value.indexOf(':'))).toLowerCase();
        if (this.#prefixes.has(prefix)) named.add(prefix);
      }
      for (const prefix of named) {
        const service = this.#services.has(prefix) ? undefined : await catalog.service(prefix);
        if (service) this.#add(service);
      }
    } catch (error) {
      console.error(error);
    }
  }

  #add(service: ServiceActions): void {
    this.#services.set(service.prefix, service);
    const there = new Set(this.#actions.map(({ id }) => id));
    const more = service.actions.filter(({ id }) => !there.has(id));
    this.#actions = [...this.#actions, ...more.map(({ id, accessLevel }) => ({ id, level: accessLevel }))];
  }

  readonly known: KnownActions['known'] = (action) => {
    const [prefix = '', name = ''] = action.split(':');
    const service = this.#services.get(prefix.toLowerCase());
    if (/[*?]/.test(action) || name === '' || !service) return 'unknown';
    return service.action(name) ? 'there' : 'missing';
  };

  get actions(): Names['actions'] {
    return this.#actions;
  }
}

/** The names that don't depend on the draft. */
export const fixedNames = {
  operations: operationNames.map((id) => {
    const { service, name } = splitId(id);
    return `${service} ${name}`;
  }),
  lessons: lessons.map(({ id }) => id),
  chapters: [...curriculum.map(({ chapter }) => chapter), 'own'],
} satisfies Partial<Names>;
