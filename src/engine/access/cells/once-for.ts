/** A function that is asked once for each object, and remembers its answer as long as that is there. */
export function onceFor<Key extends object, Value>(ask: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, Value>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) known.set(key, (value = ask(key)));
    return value;
  };
}
