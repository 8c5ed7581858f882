import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import type { CodeFile } from '../../src/exchange/code/built.ts';
import type { Fields } from './exported.ts';
import type { Ended } from './toolkit.ts';
import { packages, runToolkit } from './toolkit.ts';

/** As strict as a team's own compiler would be. Node runs the result without a loader. */
const options: ts.CompilerOptions = {
  module: ts.ModuleKind.CommonJS,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  target: ts.ScriptTarget.ES2022,
  strict: true,
  noUnusedLocals: true,
  skipLibCheck: true,
  types: [],
};

/** The CDK's own declarations, read once for all apps. */
const declarations = new Map<string, ts.SourceFile | undefined>();

function compilerHost(): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) => {
    if (!name.endsWith('.d.ts')) return read(name, ...rest);
    if (!declarations.has(name)) declarations.set(name, read(name, ...rest));
    return declarations.get(name);
  };
  return host;
}

/** An app of the CDK in a folder of its own, with this folder's packages. */
export class CdkApp {
  readonly #folder = mkdtempSync(join(tmpdir(), 'cdk-app-'));
  readonly #sources: readonly string[];

  constructor(files: readonly CodeFile[]) {
    symlinkSync(packages, join(this.#folder, 'node_modules'));
    for (const { name, text } of files) {
      mkdirSync(dirname(join(this.#folder, name)), { recursive: true });
      writeFileSync(join(this.#folder, name), text);
    }
    this.#sources = files.filter(({ language }) => language === 'typescript').map(({ name }) => name);
  }

  /** Compiles the app, and says what the compiler has against it. */
  compile(): string[] {
    const program = ts.createProgram(
      this.#sources.map((name) => join(this.#folder, name)),
      options,
      compilerHost(),
    );
    const { diagnostics } = program.emit();
    return [...ts.getPreEmitDiagnostics(program), ...diagnostics].map(({ file, start, messageText }) => {
      const line = file ? file.getLineAndCharacterOfPosition(start ?? 0).line + 1 : 0;
      const name = file?.fileName.slice(this.#folder.length + 1) ?? '';
      return `${name}:${String(line)} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
  }

  /** Runs the compiled app as the CDK's toolkit does, and returns the template of each stack. */
  synthesize(): Map<string, Fields> {
    const out = join(this.#folder, 'cdk.out');
    const context = { 'aws:cdk:disable-asset-staging': true, 'aws:cdk:version-reporting': false };
    execFileSync(process.execPath, ['bin/app.js'], {
      cwd: this.#folder,
      stdio: 'pipe',
      env: { PATH: process.env['PATH'], CDK_OUTDIR: out, CDK_CONTEXT_JSON: JSON.stringify(context) },
    });
    const { artifacts } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as {
      artifacts: Record<string, { type: string; properties?: { templateFile?: string } }>;
    };
    return new Map(
      Object.entries(artifacts).flatMap(([name, { type, properties }]) =>
        type === 'aws:cloudformation:stack'
          ? [
              [
                name,
                JSON.parse(readFileSync(join(out, properties?.templateFile ?? ''), 'utf8')) as Fields,
              ] as const,
            ]
          : [],
      ),
    );
  }

  /** Runs the CDK's toolkit for the compiled app, against an endpoint. */
  toolkit(args: readonly string[], at: Omit<Parameters<typeof runToolkit>[1], 'folder'>): Promise<Ended> {
    return runToolkit(['--app', 'node bin/app.js', ...args], { folder: this.#folder, ...at });
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }
}
