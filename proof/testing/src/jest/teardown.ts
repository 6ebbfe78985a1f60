interface Teardown {
  run?: () => Promise<void>;
}

const place = Symbol.for('iwaa.test-teardown');
const global = globalThis as { [place]?: Teardown };

/** What the set-up leaves for the tear-down; on the global object because jest loads each of the two by itself. */
global[place] ??= {};
export const teardown = global[place];
