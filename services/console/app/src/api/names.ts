import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { type Change, onChange } from './changes.ts';

/** What something is called, by its id; the id itself until that is known, and where it has no name. */
export type NameOf = (id: string) => string;

/**
 * What the things of a list are called: asked for once, however many screens name them, and again when the list changes.
 * @param ask gives the names by id.
 * @param concerns which changes those are.
 * @returns a hook.
 */
export function createNames(
  ask: () => Promise<ReadonlyMap<string, string>>,
  concerns: (change: Change) => boolean,
): () => NameOf {
  const known = signal<ReadonlyMap<string, string>>(new Map());
  let isAsked = false;
  const askAnew = async () => {
    isAsked = true;
    try {
      known.value = await ask();
    } catch {
      // The screen shows ids, and the next one asks again.
      isAsked = false;
    }
  };
  onChange((change) => {
    if (isAsked && (change === 'anything' || concerns(change))) void askAnew();
  });
  return () => {
    useEffect(() => {
      if (!isAsked) void askAnew();
    }, []);
    return (id) => known.value.get(id) ?? id;
  };
}
