/**
 * The attributes by which cases are searched and sorted in Temporal, with their types. Provisioning registers them;
 * this file imports nothing, so that both it and the workflow can read it.
 */
export const searchAttributes = {
  CampaignId: 'Keyword',
  CaseStatus: 'Keyword',
  CaseMilestone: 'Keyword',
  Whereabouts: 'Keyword',
  Outcome: 'Keyword',
  NeedsAttention: 'Bool',
  AttentionReason: 'KeywordList',
  Agency: 'KeywordList',
  DueAt: 'Datetime',
} as const;
