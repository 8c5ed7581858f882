import { header } from './model-types.mjs';

/** Code that says which part holds which operation. A part loads as one. */
export function partsFile(parts) {
  const entries = Object.entries(parts).map(([part, { service, families }]) => {
    const names = Object.values(families)
      .flat()
      .map((name) => `'${name}'`)
      .join(', ');
    return `  '${part}': { service: '${service}', operations: [${names}] },`;
  });
  return `${header}\n/** Part (what loads together) → its service and its operations. */\nexport const parts = {\n${entries.join('\n')}\n} as const;\n`;
}
