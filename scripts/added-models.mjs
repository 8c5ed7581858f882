import { readFileSync } from 'node:fs';

/** Service → the file with what AWS documents and its model doesn't have yet. Each is written by hand from AWS's pages. */
const files = {
  // https://docs.aws.amazon.com/STS/latest/APIReference/API_GetScopedCredentials.html
  sts: 'sts-added-model.json',
};

/** A service's model with what is added by hand. What AWS's own model has by now counts. */
export function withAdded(service, model) {
  if (!files[service]) return model;
  const more = JSON.parse(readFileSync(new URL(files[service], import.meta.url), 'utf8'));
  return {
    ...model,
    operations: { ...more.operations, ...model.operations },
    shapes: { ...more.shapes, ...model.shapes },
  };
}
