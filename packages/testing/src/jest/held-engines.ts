interface HeldEngines {
  remove?: () => Promise<void>;
}

const place = Symbol.for('iwaa.test-engines');
const global = globalThis as { [place]?: HeldEngines };

/** What the set-up leaves for the tear-down; on the global object because jest loads each of the two by itself. */
global[place] ??= {};
export const heldEngines = global[place];
