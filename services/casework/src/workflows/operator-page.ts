import { setCurrentDetails, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import { cardOf } from '../domain/card.ts';
import { viewOf } from '../domain/case-view.ts';
import { attributesOf, changedAttributes } from './case-attributes.ts';
import type { CaseInProgress } from './case-in-progress.ts';

/**
 * Shows the case on Temporal's page. The card costs nothing: it is rendered here and kept by no event. A changed attribute
 * is an event, so only what has changed is sent.
 */
export function showOperator({ file, of, clockface }: CaseInProgress): void {
  const view = viewOf(file(), of());
  setCurrentDetails(cardOf(file(), view, clockface(), new Date(Date.now()).toISOString()));
  const changes = changedAttributes(attributesOf(file(), view), workflowInfo().typedSearchAttributes);
  if (changes.length > 0) upsertSearchAttributes(changes);
}
