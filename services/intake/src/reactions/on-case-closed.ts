import { caseClosed } from '@iwaa/contracts/events/casework';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import type { Persons } from '../store/persons.ts';

/**
 * Archives a case that casework closed, so that the next contact with the person opens a new one, linked to it; at once
 * where the person was met without the closing knowing of it.
 */
export function onCaseClosed(persons: Persons): Reaction {
  return reactTo(caseClosed, ({ data: { caseId, intakeSequence } }) =>
    persons.archiveCase(caseId, intakeSequence ?? null),
  );
}
