import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const oldest = [20, 19];

/** Ends with a message if Node is too old for the build. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  console.error(
    `This needs Node ${oldest.join('.')} or newer; this is ${process.versions.node}. See https://nodejs.org`,
  );
  process.exit(1);
}

/** Runs a command in the project's folder and shows its output. @returns whether it succeeded */
export function run(command, args, env = {}) {
  const windows = process.platform === 'win32';
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
    // On Windows npm is a script, which only a shell starts.
    shell: windows && command === 'npm',
  });
  if (error) console.error(`${command}: ${error.message}`);
  return status === 0;
}

function packages(path) {
  try {
    return JSON.parse(readFileSync(new URL(path, new URL('../', import.meta.url)), 'utf8')).packages ?? {};
  } catch {
    return null;
  }
}

/** Whether node_modules holds the packages of the lock file. Packages for other platforms may be absent. */
function isInstalled() {
  const wanted = packages('package-lock.json');
  const found = packages('node_modules/.package-lock.json');
  if (!wanted || !found) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const present = found[path];
    return present ? present.version === entry.version : entry.optional || entry.devOptional || entry.peer;
  });
}

/** Installs the locked packages if they are missing or differ. Ends with a message if that fails. */
export function installPackages() {
  if (isInstalled()) return;
  console.log('Installing the packages that package-lock.json names (npm ci) …');
  if (run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'])) return;
  console.error('The packages could not be installed; what npm says above tells why.');
  process.exit(1);
}

/** The path of an installed package's command-line script, which Node runs. */
export const bin = (path) => fileURLToPath(new URL(`../node_modules/${path}`, import.meta.url));
