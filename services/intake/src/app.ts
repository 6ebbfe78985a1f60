import { intakeRoutes } from '@iwaa/contracts/routes/intake';
import { createAccessReader } from '@iwaa/service-kit/access-log/access-reader';
import { serve } from '@iwaa/service-kit/http/handlers';
import type { Kit, ServiceParts } from '@iwaa/service-kit/service';
import { connectDatabase } from '@iwaa/service-kit/store/database';
import type { IntakeConfig } from './config.ts';
import { onBedFreed } from './reactions/on-bed-freed.ts';
import { onBedGiven } from './reactions/on-bed-given.ts';
import { onCaseClosed } from './reactions/on-case-closed.ts';
import { onPersonCorrected } from './reactions/on-person-corrected.ts';
import { onPersonMet } from './reactions/on-person-met.ts';
import { onPersonsMerged } from './reactions/on-persons-merged.ts';
import { onReferralTold } from './reactions/on-referral-told.ts';
import { alertRoutes } from './routes/alert-routes.ts';
import { calledByRoutes } from './routes/called-by-routes.ts';
import { campaignRoutes } from './routes/campaign-routes.ts';
import { contactRoutes } from './routes/contact-routes.ts';
import { contactsBatchRoute } from './routes/contacts-batch-route.ts';
import { disclosureRoute } from './routes/disclosure-route.ts';
import { duplicateRoutes } from './routes/duplicate-routes.ts';
import { personRightsRoutes } from './routes/person-rights-routes.ts';
import { personRoutes } from './routes/person-routes.ts';
import { roundRoutes } from './routes/round-routes.ts';
import { searchPersonsRoute } from './routes/search-persons-route.ts';
import { createAlerts } from './store/alerts.ts';
import { createBedOccupants } from './store/bed-occupants.ts';
import { createCalledByNames } from './store/called-by.ts';
import { createCampaigns } from './store/campaigns.ts';
import { createCaseCodes } from './store/case-codes.ts';
import { createDuplicates } from './store/duplicates.ts';
import { createErasures } from './store/erasures.ts';
import { createFollowUpCodes } from './store/follow-up-codes.ts';
import { createKnownReferrals } from './store/known-referrals.ts';
import { createMerges } from './store/merges.ts';
import { createPersonCollection } from './store/person-collection.ts';
import { createPersonKeys } from './store/person-keys.ts';
import { createPersonSearch } from './store/person-search.ts';
import { createPersons } from './store/persons.ts';
import { createProvinces } from './store/provinces.ts';
import { createStreetRounds } from './store/street-rounds.ts';
import { createCorrectPerson } from './use-cases/correct-person.ts';
import { createDisclosePerson } from './use-cases/disclose-person.ts';
import { createErasePerson } from './use-cases/erase-person.ts';
import { createListDuplicates } from './use-cases/list-duplicates.ts';
import { createMergePersons } from './use-cases/merge-persons.ts';
import { createRecordContact } from './use-cases/record-contact.ts';
import { createRecordListeningSession } from './use-cases/record-listening-session.ts';
import { createSuggestDuplicates } from './use-cases/suggest-duplicates.ts';

/** Puts intake together from its stores, routes and reactions. */
export async function assemble(kit: Kit<IntakeConfig>): Promise<ServiceParts> {
  const { aggregates, clock, config, database, log } = kit;
  const keysUrl = config.PERSON_KEYS_MONGO_URL;
  const ownDatabase = keysUrl === undefined ? undefined : await connectDatabase(keysUrl, log);
  const provinces = createProvinces(aggregates);
  const campaigns = createCampaigns(aggregates);
  const rounds = createStreetRounds(aggregates);
  const stores = {
    persons: createPersonCollection(aggregates),
    keys: createPersonKeys(ownDatabase ?? database, config.PERSON_KEYS_SECRET),
    caseCodes: createCaseCodes(database),
    clock,
  };
  const alerts = createAlerts(aggregates, stores.caseCodes, createFollowUpCodes(stores.keys));
  const duplicates = createDuplicates(aggregates);
  const persons = createPersons(stores);
  const occupants = createBedOccupants(database);
  const erasures = createErasures(stores, duplicates);
  const accesses = createAccessReader(database);
  const referrals = createKnownReferrals(database);
  await Promise.all([occupants.ensureIndexes(), accesses.ensureIndexes(), referrals.ensureCollection()]);
  const suggestDuplicates = createSuggestDuplicates(stores, duplicates);
  const parts = { duplicates, merges: createMerges(aggregates), occupants };
  const mergePersons = createMergePersons(stores, parts);
  const recordContact = createRecordContact(stores, campaigns);
  const recordListeningSession = createRecordListeningSession(stores, persons, campaigns);
  return {
    description:
      'Provinces, campaigns, street rounds, alerts, persons, contacts, consents, needs and listening sessions.',
    routes: serve(intakeRoutes, {
      ...campaignRoutes(provinces, campaigns, clock),
      ...alertRoutes(campaigns, rounds, stores.persons, alerts, clock),
      ...roundRoutes(campaigns, rounds, persons, clock),
      ...searchPersonsRoute(campaigns, rounds, createPersonSearch(stores)),
      ...calledByRoutes(occupants, createCalledByNames(stores)),
      ...disclosureRoute(createDisclosePerson(stores, referrals)),
      ...contactRoutes(rounds, recordContact),
      ...contactsBatchRoute(rounds, campaigns, recordContact, log),
      ...duplicateRoutes(duplicates, createListDuplicates(stores, duplicates), mergePersons),
      ...personRightsRoutes({
        ...{ persons: stores.persons, accesses, erasures, clock },
        erasePerson: createErasePerson(persons, erasures),
      }),
      ...personRoutes(persons, createCorrectPerson(stores, campaigns), recordListeningSession),
    }),
    reactions: [
      onCaseClosed(persons),
      ...onBedGiven(occupants),
      ...onBedFreed(occupants),
      ...onReferralTold(referrals),
      onPersonMet(suggestDuplicates),
      onPersonCorrected(suggestDuplicates),
      onPersonsMerged(mergePersons),
    ],
    provincesOf: campaigns.provincesOf,
    background: [{ start: erasures.finish, stop: async () => ownDatabase?.close() }],
    ...(ownDatabase
      ? { readiness: { 'person-keys': async () => (await ownDatabase.db?.command({ ping: 1 }))?.ok === 1 } }
      : {}),
  };
}
