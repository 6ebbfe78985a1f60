import type { CaseView } from '@iwaa/contracts/http/casework';
import {
  defineSearchAttributeKey,
  type SearchAttributePair,
  SearchAttributeType,
  type SearchAttributeUpdatePair,
  type TypedSearchAttributes,
} from '@temporalio/common';
import { openAgencies } from '../domain/card.ts';
import type { CaseFile } from '../domain/case-file.ts';
import { type CaseOfCampaign, viewOf } from '../domain/case-view.ts';
import type { searchAttributes } from './search-attributes.ts';

const keyword = (name: keyof typeof searchAttributes) =>
  defineSearchAttributeKey(name, SearchAttributeType.KEYWORD);
const keywords = (name: keyof typeof searchAttributes) =>
  defineSearchAttributeKey(name, SearchAttributeType.KEYWORD_LIST);

const keys = {
  campaignId: keyword('CampaignId'),
  status: keyword('CaseStatus'),
  milestone: keyword('CaseMilestone'),
  whereabouts: keyword('Whereabouts'),
  outcome: keyword('Outcome'),
  needsAttention: defineSearchAttributeKey('NeedsAttention', SearchAttributeType.BOOL),
  attentionReason: keywords('AttentionReason'),
  agency: keywords('Agency'),
  dueAt: defineSearchAttributeKey('DueAt', SearchAttributeType.DATETIME),
};

/** What a case's attributes should be; null where it has none. An empty list is none, because Temporal keeps it so. */
export function attributesOf(file: CaseFile, view: CaseView): SearchAttributeUpdatePair[] {
  const agencies = openAgencies(file);
  const [next] = view.deadlines;
  return [
    { key: keys.campaignId, value: view.campaignId },
    { key: keys.status, value: view.status },
    { key: keys.milestone, value: view.milestone },
    { key: keys.whereabouts, value: view.whereabouts },
    { key: keys.outcome, value: view.outcome },
    { key: keys.needsAttention, value: view.attention.length > 0 },
    { key: keys.attentionReason, value: view.attention.length > 0 ? view.attention : null },
    { key: keys.agency, value: agencies.length > 0 ? agencies : null },
    { key: keys.dueAt, value: next ? new Date(next.dueAt) : null },
  ];
}

/** The attributes that a case starts with, so that its first moment costs no change of them. */
export function startingAttributes(file: CaseFile, of: CaseOfCampaign): SearchAttributePair[] {
  return attributesOf(file, viewOf(file, of)).filter(
    (pair): pair is SearchAttributePair => pair.value !== null,
  );
}

/** Those of the wanted attributes that are not what Temporal has; each change is an event that somebody pays for. */
export function changedAttributes(
  wanted: readonly SearchAttributeUpdatePair[],
  known: TypedSearchAttributes,
): SearchAttributeUpdatePair[] {
  const now = new Map(known.getAll().map((pair) => [pair.key.name, pair.value]));
  return wanted.filter(({ key, value }) => plain(value) !== plain(now.get(key.name) ?? null));
}

function plain(value: unknown): string {
  return JSON.stringify(value);
}
