/**
 * How the operations of the services that speak REST are bound to HTTP: what botocore's models (Apache-2.0) say of
 * methods, addresses, headers and bodies. Only the wire reads it, so it stands apart from the models' own data,
 * which the page loads.
 */

/** What is bound otherwise than by its own name in the body. */
function memberOf(name, { location, locationName, xmlNamespace }) {
  const made = {
    ...(location ? { location } : {}),
    ...(locationName && (location || locationName !== name) ? { name: locationName } : {}),
    ...(xmlNamespace ? { namespace: xmlNamespace.uri ?? xmlNamespace } : {}),
  };
  return Object.keys(made).length ? [[name, made]] : [];
}

function shapeOf({ members = {}, payload, member, flattened, timestampFormat }) {
  const bound = Object.entries(members).flatMap(([name, own]) => memberOf(name, own));
  return {
    ...(payload ? { payload } : {}),
    ...(bound.length ? { members: Object.fromEntries(bound) } : {}),
    ...(member?.locationName ? { item: member.locationName } : {}),
    ...(flattened ? { flattened } : {}),
    ...(timestampFormat ? { timestamp: timestampFormat } : {}),
  };
}

/** @param names `{ operations, shapes }`: what the trimmed model keeps */
export function httpBindings(model, { operations, shapes }) {
  const operation = (name) => {
    const { method, requestUri, responseCode } = model.operations[name].http;
    return [name, { method, uri: requestUri, ...(responseCode ? { status: responseCode } : {}) }];
  };
  const bound = Object.keys(shapes)
    .map((name) => [name, shapeOf(model.shapes[name])])
    .filter(([, made]) => Object.keys(made).length);
  return {
    operations: Object.fromEntries(Object.keys(operations).map(operation)),
    shapes: Object.fromEntries(bound),
  };
}
