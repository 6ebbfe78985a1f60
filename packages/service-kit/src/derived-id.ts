import { v5 } from 'uuid';

/** The name space of all ids that Iwaa derives; a constant, so that the same cause gives the same id for ever. */
const iwaa = '6f3f7f0e-5d5a-4c35-9a53-0f2d0c1b7a11';

/**
 * An id named after its cause: the same cause and role always give the same id, so a fact that is delivered twice, or a
 * command that is sent twice, creates one thing.
 */
export function derivedId(cause: string, role: string): string {
  return v5(`${role}:${cause}`, iwaa);
}
