/** The id of the person to whom a fact happened, by its subject. */
export function personOf(subject: string): string {
  return subject.slice('person/'.length);
}
