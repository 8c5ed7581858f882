/**
 * The HTTP bindings of the operations of the services that speak REST: methods, addresses, headers and
 * bodies, from botocore's models (Apache-2.0). Only the wire reads them, so they are apart from the models'
 * own data, which the page loads.
 */

/** The binding of a member that isn't in the body under its own name. */
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

/** @param names `{ operations, shapes }` of the trimmed model */
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
