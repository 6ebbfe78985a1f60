/** A place as people say it: its id with blanks. */
export function placeName(place: string): string {
  return place.replaceAll('-', ' ');
}

/** The id of a place that somebody typed in Latin letters, such as `gare-routiere`; undefined where nothing is left of it. */
export function placeOf(typed: string): string | undefined {
  const id = typed
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  return id === '' ? undefined : id;
}
