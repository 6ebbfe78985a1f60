import { caseClosed } from '@iwaa/contracts/events/casework';
import { type Reaction, reactTo } from '@iwaa/eventing/reaction';
import type { Persons } from '../store/persons.ts';

/** Archives a case that casework closed, so that the next contact with the person opens a new one, linked to it. */
export function onCaseClosed(persons: Persons): Reaction {
  return reactTo(caseClosed, async ({ data: { caseId } }) => persons.archiveCase(caseId));
}
