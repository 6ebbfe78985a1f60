import {
  defineSearchAttributeKey,
  type SearchAttributePair,
  SearchAttributeType,
  type SearchAttributeUpdatePair,
} from '@temporalio/common';
import type { AlertView } from '../domain/alert-file.ts';
import type { searchAttributes } from './search-attributes.ts';

type Name = keyof typeof searchAttributes;
const campaignId = defineSearchAttributeKey('CampaignId' satisfies Name, SearchAttributeType.KEYWORD);
const needsAttention = defineSearchAttributeKey('NeedsAttention' satisfies Name, SearchAttributeType.BOOL);
const attentionReason = defineSearchAttributeKey(
  'AttentionReason' satisfies Name,
  SearchAttributeType.KEYWORD_LIST,
);
const dueAt = defineSearchAttributeKey('DueAt' satisfies Name, SearchAttributeType.DATETIME);

/** What an alert's attributes should be; null where it has none. */
export function alertAttributesOf(view: AlertView): SearchAttributeUpdatePair[] {
  const { attention, due } = view;
  return [
    { key: campaignId, value: view.campaignId },
    { key: needsAttention, value: attention.length > 0 },
    { key: attentionReason, value: attention.length > 0 ? [...attention] : null },
    { key: dueAt, value: due ? new Date(due.at) : null },
  ];
}

/** The attributes that an alert starts with. */
export function startingAlertAttributes(view: AlertView): SearchAttributePair[] {
  return alertAttributesOf(view).filter((pair): pair is SearchAttributePair => pair.value !== null);
}
