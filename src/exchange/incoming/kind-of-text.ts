/** The most characters of a text that is looked at before it is deployed. */
export const mostCharacters = 1_000_000;

/** A kind of text that deploys, or the tool whose other output it is. */
export type IncomingKind =
  | 'cloudFormation'
  | 'terraform'
  | 'script'
  /** Terraform's own language, which the page doesn't read, and the file of its state. */
  | 'hcl'
  | 'rawState'
  /** People and groups of a directory, which are opened as an account. */
  | 'ldif'
  | 'unknown';

/** The characters by which a text is told apart. */
const looked = 65_536;

/** A word that stands as a name in JSON, wherever it is. */
const names = (text: string, name: string): boolean => text.includes(`"${name}"`);

function kindOfJson(text: string): IncomingKind {
  if (names(text, 'format_version'))
    return ['resource_changes', 'planned_values', 'values'].some((name) => names(text, name))
      ? 'terraform'
      : 'unknown';
  if (names(text, 'terraform_version') && names(text, 'lineage')) return 'rawState';
  return names(text, 'Resources') ? 'cloudFormation' : 'unknown';
}

const isHcl = /^(?:resource|data|provider|terraform|module|variable|locals|output|import)\b[^:\n]*\{/m;
const isTemplate = /^(?:AWSTemplateFormatVersion|Resources|Transform)["']?\s*:/m;
const isLdif = /^dn::? ?\S/m;
const isScript = /^(?:#!|\s*(?:\w+=\S*\s+)*aws\s+[a-z])/m;

/** Tells what a text is, from its beginning. It reads nothing of it. */
export function kindOfText(name: string, text: string): IncomingKind {
  const start = text.slice(0, looked);
  if (start.trimStart().startsWith('{')) return kindOfJson(text.slice(0, mostCharacters));
  if (/\.tf$/i.test(name) || (isHcl.test(start) && !isTemplate.test(start))) return 'hcl';
  if (isTemplate.test(text.slice(0, mostCharacters))) return 'cloudFormation';
  if (isScript.test(start)) return 'script';
  return isLdif.test(start) ? 'ldif' : 'unknown';
}

/** Whether a text is of a kind that is looked at before it is deployed, and not an account of some other form. */
export function mayDeploy(name: string, text: string): boolean {
  const kind = kindOfText(name, text);
  return kind !== 'unknown' && kind !== 'ldif';
}

/** Whether a file's name says that it holds something that deploys. */
export const deploysByName = (name: string): boolean => /\.(?:ya?ml|template|tf|sh)$/i.test(name);
