/** Section → its settings, in the order in which they stand. */
export type Sections = ReadonlyMap<string, ReadonlyMap<string, string>>;

const sectionLine = /^\s*\[([^\]]+)\]/;
const settingLine = /^([^:=]+?)\s*[:=]\s*(.*?)\s*$/;

/**
 * Reads a file such as `~/.aws/config`. Lines that are neither a section nor a setting are passed over; indented
 * lines belong to the setting above and are named with it: `s3.addressing_style`.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html
 */
export function readSections(text: string): Sections {
  const sections = new Map<string, Map<string, string>>();
  let current: Map<string, string> | null = null;
  let above = '';
  for (const line of text.split('\n')) {
    if (/^\s*([#;]|$)/.test(line)) continue;
    const header = sectionLine.exec(line)?.[1];
    if (header !== undefined) {
      current = sections.get(header.trim()) ?? new Map<string, string>();
      sections.set(header.trim(), current);
      continue;
    }
    const [, name, value = ''] = settingLine.exec(line.trim()) ?? [];
    if (!current || name === undefined) continue;
    if (/^\s/.test(line) && above !== '') current.set(`${above}.${name}`, value);
    else {
      current.set(name, value);
      above = name;
    }
  }
  return sections;
}

/**
 * The text with one setting of one section changed or added; all other lines stay as they are, as
 * `aws configure set` does it.
 */
export function withSetting(text: string, section: string, name: string, value: string): string {
  const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n');
  const start = lines.findIndex((line) => sectionLine.exec(line)?.[1]?.trim() === section);
  if (start < 0) return `${[...lines, `[${section}]`, `${name} = ${value}`].join('\n')}\n`;
  let end = lines.findIndex((line, i) => i > start && sectionLine.test(line));
  if (end < 0) end = lines.length;
  const place = lines.findIndex(
    (line, i) => i > start && i < end && settingLine.exec(line.trim())?.[1] === name && !/^\s/.test(line),
  );
  if (place >= 0) lines[place] = `${name} = ${value}`;
  else {
    while (end > start + 1 && lines[end - 1]?.trim() === '') end--;
    lines.splice(end, 0, `${name} = ${value}`);
  }
  return `${lines.join('\n')}\n`;
}
