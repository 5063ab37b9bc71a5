interface Memory<Key, Thing> {
  get(key: Key): Thing | undefined;
  set(key: Key, thing: Thing): unknown;
}

/** What is remembered under a key; made and kept when it is first asked for. */
export function remember<Key, Thing extends object>(memory: Memory<Key, Thing>, key: Key, make: () => Thing): Thing {
  let thing = memory.get(key);
  if (thing === undefined) {
    thing = make();
    memory.set(key, thing);
  }
  return thing;
}
