import { recall, remember } from './browser-memory.ts';

type ThemeChoice = 'system' | 'light' | 'dark';

const order: readonly ThemeChoice[] = ['system', 'light', 'dark'];

function isChoice(value: unknown): value is ThemeChoice {
  return order.some((choice) => choice === value);
}

/** Light, dark, or as the system has it. The choice stands on the root element as `data-theme`, and is remembered. */
export class Theme {
  #choice = $state<ThemeChoice>('system');

  constructor() {
    const saved = recall('theme');
    if (isChoice(saved)) this.choose(saved);
  }

  get choice(): ThemeChoice {
    return this.#choice;
  }

  choose(choice: ThemeChoice): void {
    this.#choice = choice;
    if (choice === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = choice;
    remember('theme', choice === 'system' ? null : choice);
  }

  /** The next of system, light, dark. */
  turn(): void {
    this.choose(order[(order.indexOf(this.#choice) + 1) % order.length] ?? 'system');
  }
}
