import { useEffect, useRef, useState } from 'preact/hooks';
import { forget, keep, kept } from './kept.ts';
import { openVault } from './vault.ts';

/** A form's content that outlives a lock, a reload and a press of "back": it is kept sealed until it is recorded. */
export interface Draft<Content> {
  readonly content: Content;
  change(part: Partial<Content>): void;
  /** What was written has been recorded: the form is empty again. */
  clear(): Promise<void>;
}

/** @returns undefined for the moment in which it is read. */
export function useDraft<Content extends object>(name: string, empty: Content): Draft<Content> | undefined {
  const [content, setContent] = useState<Content>();
  const latest = useRef<Content>(empty);
  // One after the other, so that what was written last is what is kept.
  const writing = useRef(Promise.resolve());
  const vault = openVault.value;
  useEffect(() => {
    if (!vault) return;
    void kept(vault, name).then((old) => {
      latest.current = { ...empty, ...(old as Partial<Content> | undefined) };
      setContent(latest.current);
    });
    // Who calls it gives the same empty form each time.
  }, [vault, name]);
  if (!vault || content === undefined) return undefined;
  return {
    content,
    change(part) {
      latest.current = { ...latest.current, ...part };
      setContent(latest.current);
      writing.current = writing.current.then(() => keep(vault, name, latest.current));
    },
    async clear() {
      latest.current = empty;
      setContent(empty);
      writing.current = writing.current.then(() => forget(vault, name));
      await writing.current;
    },
  };
}
