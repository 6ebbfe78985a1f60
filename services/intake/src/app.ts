import type { Kit, ServiceParts } from '@iwaa/service-kit/service';
import { connectDatabase } from '@iwaa/service-kit/store/database';
import type { IntakeConfig } from './config.ts';
import { onCaseClosed } from './reactions/on-case-closed.ts';
import { campaignRoutes } from './routes/campaign-routes.ts';
import { contactRoutes } from './routes/contact-routes.ts';
import { personRoutes } from './routes/person-routes.ts';
import { roundRoutes } from './routes/round-routes.ts';
import { createCampaigns } from './store/campaigns.ts';
import { createCaseCodes } from './store/case-codes.ts';
import { createPersonCollection } from './store/person-collection.ts';
import { createPersonKeys } from './store/person-keys.ts';
import { createPersons } from './store/persons.ts';
import { createStreetRounds } from './store/street-rounds.ts';

/** Puts intake together from its stores, routes and reactions. */
export async function assemble(kit: Kit<IntakeConfig>): Promise<ServiceParts> {
  const { aggregates, clock, config, database, log } = kit;
  const keysUrl = config.PERSON_KEYS_MONGO_URL;
  const ownDatabase = keysUrl === undefined ? undefined : await connectDatabase(keysUrl, log);
  const campaigns = createCampaigns(aggregates);
  const rounds = createStreetRounds(aggregates);
  const persons = createPersons({
    persons: createPersonCollection(aggregates),
    keys: createPersonKeys(ownDatabase ?? database, config.PERSON_KEYS_SECRET),
    caseCodes: createCaseCodes(database),
    clock,
  });
  return {
    description: 'Campaigns, street rounds, persons, contacts, consents, needs and listening sessions.',
    routes: [
      campaignRoutes(campaigns),
      roundRoutes(campaigns, rounds, persons),
      contactRoutes(rounds, persons),
      personRoutes(campaigns, persons),
    ],
    reactions: [onCaseClosed(persons)],
    ...(ownDatabase
      ? {
          readiness: { 'person-keys': async () => (await ownDatabase.db?.command({ ping: 1 }))?.ok === 1 },
          background: [{ start: async () => undefined, stop: () => ownDatabase.close() }],
        }
      : {}),
  };
}
