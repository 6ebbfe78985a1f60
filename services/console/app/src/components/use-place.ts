import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** The place on a page that an address names after its `#`: it is led to, also where the page comes later than the address. */
export function usePlace(id: string): RefObject<HTMLElement | null> {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (location.hash === `#${id}`) place.current?.scrollIntoView();
  }, [id]);
  return place;
}
