import { readFileSync } from 'node:fs';

/** Service → the file with what AWS documents and its model doesn't have yet. Each is written by hand from AWS's pages. */
const files = {
  // https://docs.aws.amazon.com/STS/latest/APIReference/API_GetScopedCredentials.html
  sts: 'sts-added-model.json',
};

const read = (service) =>
  files[service] ? JSON.parse(readFileSync(new URL(files[service], import.meta.url), 'utf8')) : null;

/** The CLI's commands of a service, in its order, with those for what is added by hand. */
export function withAddedCommands(service, commands) {
  const added = Object.keys(read(service)?.operations ?? {}).map((name) =>
    name.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase(),
  );
  return added.length > 0 ? [...new Set([...commands, ...added])].sort() : commands;
}

/** A service's model with what is added by hand. What AWS's own model has by now counts. */
export function withAdded(service, model) {
  const more = read(service);
  return more
    ? {
        ...model,
        operations: { ...more.operations, ...model.operations },
        shapes: { ...more.shapes, ...model.shapes },
      }
    : model;
}
