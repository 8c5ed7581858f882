/**
 * The commit before this one, laid out to be measured in the same run: how fast a machine is falls on both.
 * Where something isn't committed yet, that is the last commit.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const git = (root, ...args) =>
  execFileSync('git', args, { cwd: root, stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 2 ** 30 });

/**
 * Unpacks the parent commit of the repository in `root`.
 * @returns its name, its folder and how to take that away; null where there is no such commit
 */
export function parentCommit(root) {
  let files;
  let name;
  try {
    const revision = git(root, 'status', '--porcelain').length > 0 ? 'HEAD' : 'HEAD^';
    name = git(root, 'rev-parse', '--short', revision).toString().trim();
    files = git(root, 'archive', revision);
  } catch {
    return null;
  }
  const folder = mkdtempSync(join(tmpdir(), 'parent-'));
  execFileSync('tar', ['-x', '-C', folder], { input: files });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return { name, folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
