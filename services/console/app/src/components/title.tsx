import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { WithCodes } from './with-codes.tsx';

/** What a screen is called: its heading, and the name of the window. */
export function Title({
  children,
  beside,
  windowName = children,
}: {
  readonly children: string;
  readonly beside?: ComponentChildren;
  /** Where the heading is somebody's name: a browser writes what a window is called into its history, in the clear. */
  readonly windowName?: string;
}) {
  useEffect(() => {
    document.title = `${windowName} · Iwaa`;
  }, [windowName]);
  return (
    <div class="row apart">
      <h1>
        <bdi>
          <WithCodes>{children}</WithCodes>
        </bdi>
      </h1>
      {beside}
    </div>
  );
}
