import type { AccountFile } from './authorization-details.ts';
import { isAuthorizationDetails, readAuthorizationDetails } from './authorization-details.ts';
import type { Page } from './details-fields.ts';
import type { ImportWarning } from './details-report.ts';
import type { FileProblem } from './file-problem.ts';
import { FileError } from './file-problem.ts';
import { isLdif, readLdif } from './ldap/read-ldif.ts';
import { recognise } from './other-tools.ts';
import { parseText } from './parse-text.ts';
import type { Work } from './work.ts';
import type { WorkspaceFile } from './workspace-file.ts';
import { isWorkspaceFile, readWorkspace } from './workspace-file.ts';

/** The parts of a `File` that are needed. `size` is in bytes. */
export type FileLike = Pick<File, 'name' | 'size' | 'arrayBuffer'>;

export type Opened =
  | ({ readonly ok: true; readonly kind: 'account' } & AccountFile)
  | ({ readonly ok: true; readonly kind: 'workspace' } & WorkspaceFile)
  | { readonly ok: false; readonly problem: FileProblem };

/** All files together, in bytes. AWS's quotas keep an account's details far below. */
export const maxBytes = 50 * 1024 * 1024;

/** Reads a file's text: UTF-8, or UTF-16 if a byte order mark says so, as Windows PowerShell's `>` writes it. */
async function textOf(file: FileLike): Promise<string> {
  const bytes = await file.arrayBuffer().catch(() => {
    throw new FileError({ kind: 'unreadable', file: file.name });
  });
  const [first, second] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (!text.slice(0, 1000).includes('\0')) return text;
  } catch {
    // The error below covers both bytes that aren't text and text with NUL in it.
  }
  throw new FileError({ kind: 'notText', file: file.name });
}

/** The pages in one file: itself, or the items of a list of them. */
function pagesIn(file: string, root: unknown): Page[] {
  const roots = Array.isArray(root) && root.some(isAuthorizationDetails) ? (root as unknown[]) : [root];
  const other = roots.find((page) => !isAuthorizationDetails(page));
  if (other !== undefined) throw new FileError({ kind: 'otherFile', file, tool: recognise(other) });
  return roots.map((page) => ({ file, root: page }));
}

async function read(
  files: readonly FileLike[],
  now: number,
  run: <T>(work: Work<T>) => T | Promise<T>,
  most: number,
): Promise<Opened> {
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  const [largest] = [...files].sort((a, b) => b.size - a.size);
  if (!largest) throw new FileError({ kind: 'noIdentities', file: '' });
  if (bytes > most) throw new FileError({ kind: 'tooBig', file: largest.name, bytes, limit: most });
  const pages: Page[] = [];
  const directory: ImportWarning[] = [];
  let isDirectory = false;
  let isDirectoryAlone = true;
  for (const file of files) {
    const text = await textOf(file);
    if (isLdif(file.name, text)) {
      const { root, warnings } = await run(readLdif(file.name, text));
      isDirectory = true;
      directory.push(...warnings.list);
      pages.push({ file: file.name, root });
      continue;
    }
    isDirectoryAlone = false;
    const root = await run(parseText(file.name, text));
    if (!isWorkspaceFile(root)) pages.push(...pagesIn(file.name, root));
    else if (files.length > 1) throw new FileError({ kind: 'severalWorkspaces' });
    else return { ok: true, kind: 'workspace', ...(await run(readWorkspace({ file: file.name, root }))) };
  }
  const account = await run(readAuthorizationDetails(pages, now));
  const { report } = account;
  // A directory has neither unique ids nor, often, dates: nobody needs to be told of each.
  const own = isDirectory
    ? report.warnings.filter(({ kind }) => kind !== 'madeId' && kind !== 'noDate')
    : report.warnings;
  const missing = isDirectoryAlone ? [] : report.missing;
  const warnings = [...directory, ...own];
  return { ok: true, kind: 'account', ...account, report: { ...report, missing, warnings } };
}

/**
 * Reads one or several files, of `most` bytes together: pages of `get-account-authorization-details`, or one workspace. `run` does the
 * lengthy parts. A problem with a file is returned as a value. Rejects only if `run` rejects.
 */
export async function readFiles(
  files: readonly FileLike[],
  now: number,
  run: <T>(work: Work<T>) => T | Promise<T>,
  most = maxBytes,
): Promise<Opened> {
  try {
    return await read(files, now, run, most);
  } catch (error) {
    if (error instanceof FileError) return { ok: false, problem: error.problem };
    throw error;
  }
}
