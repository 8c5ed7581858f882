import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

interface Told {
  readonly passed: boolean;
  readonly text: string;
}

/** A copy of the house in which the recipes are followed, one after the other. */
export class Scratch {
  readonly folder = mkdtempSync(join(tmpdir(), 'recipe-'));

  constructor() {
    const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: root })
      .toString()
      .split('\0')
      .filter((file) => file !== '');
    for (const file of files) cpSync(join(root, file), join(this.folder, file), { force: true });
    symlinkSync(join(root, 'node_modules'), join(this.folder, 'node_modules'));
    this.write('tsconfig.page.json', JSON.stringify({ extends: './tsconfig.json', include: ['src'] }));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  read(file: string): string {
    return readFileSync(join(this.folder, file), 'utf8');
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(join(this.folder, file)), { recursive: true });
    writeFileSync(join(this.folder, file), text);
  }

  /** Puts `text` behind what stands in a file once. */
  add(file: string, behind: string, text: string): void {
    const parts = this.read(file).split(behind);
    if (parts.length !== 2) throw new Error(`${file} has “${behind}” ${String(parts.length - 1)} times`);
    this.write(file, parts.join(behind + text));
  }

  /** Copies a folder. */
  copy(from: string, to: string): void {
    cpSync(join(this.folder, from), join(this.folder, to), { recursive: true });
  }

  /** Replaces what matches in a file: it stands there once. */
  replace(file: string, pattern: RegExp, text: string): void {
    const found = this.read(file);
    if (found.split(pattern).length !== 2) throw new Error(`${file} doesn’t have ${pattern.source} once`);
    this.write(file, found.replace(pattern, text));
  }

  /** Adds rows to a list that is kept as JSON. */
  addRows(file: string, ...rows: readonly unknown[]): void {
    this.write(file, JSON.stringify([...(JSON.parse(this.read(file)) as unknown[]), ...rows]));
  }

  run(command: string, ...args: readonly string[]): Told {
    const { status, stdout, stderr } = spawnSync(command, args, {
      cwd: this.folder,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1', VITEST: undefined, VITEST_WORKER_ID: undefined },
      maxBuffer: 2 ** 28,
    });
    return { passed: status === 0, text: stdout + stderr };
  }

  /** What the compiler says of the engine. */
  engineTypes = (): Told => this.#types('src/engine/tsconfig.json');

  /** What the compiler says of the page, apart from its Svelte files. */
  pageTypes = (): Told => this.#types('tsconfig.page.json');

  /** It remembers what it has read, so that it goes through the whole only once. */
  #types(project: string): Told {
    const known = `${project.replaceAll('/', '-')}.tsbuildinfo`;
    return this.run(
      ...([
        'node',
        'node_modules/@typescript/native/bin/tsc',
        '-p',
        project,
        '--noEmit',
        '--pretty',
        'false',
      ] as const),
      ...['--incremental', '--tsBuildInfoFile', known],
    );
  }

  tests = (...files: readonly string[]): Told =>
    this.run(
      ...(['node', 'node_modules/vitest/vitest.mjs', 'run'] as const),
      ...['--project', 'node', '--project', 'alone', ...files],
    );

  build = (): Told => this.run('node', 'node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn');
}
