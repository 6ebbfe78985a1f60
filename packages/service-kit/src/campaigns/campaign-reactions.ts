import {
  campaignChanged,
  campaignDeclared,
  campaignEnded,
  nightLevelDeclared,
} from '@iwaa/contracts/events/intake';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import type { CampaignTerms, KnownCampaigns } from './known-campaigns.ts';

/**
 * Keeps what intake tells of campaigns.
 * @param then is done each time that a campaign's terms were kept, such as for what had waited for them.
 */
export function campaignReactions(
  campaigns: KnownCampaigns,
  then: (campaignId: string) => Promise<void> = async () => {},
): readonly Reaction[] {
  async function keep(terms: CampaignTerms, sequence: number): Promise<void> {
    await campaigns.keep(terms, sequence);
    await then(terms.campaignId);
  }
  return [
    reactTo(campaignDeclared, ({ data, sequence }) => keep(data, sequence)),
    reactTo(campaignChanged, ({ data: { reason: _, ...terms }, sequence }) => keep(terms, sequence)),
    reactTo(campaignEnded, ({ data: { campaignId } }) => campaigns.end(campaignId)),
    reactTo(nightLevelDeclared, ({ data, sequence }) => campaigns.keepLevel(data, sequence)),
  ];
}
