import type { Language } from '@iwaa/contracts/vocabulary';
import { setCurrentDetails, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import { cardOf } from '../domain/card.ts';
import { attributesOf, changedAttributes } from './case-attributes.ts';
import type { CaseInProgress } from './case-in-progress.ts';

/**
 * Shows the case on Temporal's page. The card costs nothing: it is rendered here and kept by no event. A changed attribute
 * is an event, so only what has changed is sent.
 */
export function showOperator({ file, of }: CaseInProgress, language: Language): void {
  setCurrentDetails(cardOf(file(), of, language));
  const changes = changedAttributes(attributesOf(file(), of), workflowInfo().typedSearchAttributes);
  if (changes.length > 0) upsertSearchAttributes(changes);
}
