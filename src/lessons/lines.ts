import { loadTotp } from '../engine/index.ts';
import type { Host, Session } from '../terminal/host.ts';
import type { NamedDocument } from './lesson.ts';
import { resolved } from './references.ts';

/** A lesson's lines in the page's own terminal, which is fetched when the first one is typed. */
export class Lines {
  #session: Session | null = null;

  /** `variables` are shared with the steps that aren't lines. */
  constructor(
    readonly host: Host,
    readonly variables: Map<string, string>,
    readonly documents: readonly NamedDocument[],
    readonly seed: string,
  ) {}

  /** The session as the next line finds it: the lesson's documents as files, and every variable. */
  async #ready(): Promise<Session> {
    const { createSession, withFile } = await import('../terminal/terminal.ts');
    const known = { seed: this.seed, documents: [], codes: null };
    const session = (this.#session ??= this.documents.reduce(
      (files, { name, text }) => withFile(files, `${name}.json`, resolved(this.host.world(), text, known)),
      createSession(),
    ));
    const kept = new Map(session.variables);
    for (const [name, value] of this.variables)
      kept.set(name, { value, exported: kept.get(name)?.exported ?? false });
    return { ...session, variables: kept };
  }

  /** Runs a line. @returns what it printed, and its exit code */
  async type(text: string): Promise<{ readonly printed: string; readonly code: number }> {
    const { runLine } = await import('../terminal/terminal.ts');
    const session = await this.#ready();
    const known = { seed: this.seed, documents: this.documents, codes: await loadTotp() };
    let [printed, code] = ['', 0];
    for await (const event of runLine(session, resolved(this.host.world(), text, known), this.host)) {
      if (event.type === 'output') printed += event.text;
      else if (event.type === 'session') this.#session = event.session;
      else if (event.type === 'exit') code = event.code;
    }
    for (const [name, { value }] of this.#session?.variables ?? []) this.variables.set(name, value);
    return { printed, code };
  }
}
