import type { agency } from '@iwaa/contracts/http/referral';
import type { referralRoutes } from '@iwaa/contracts/routes/referral';
import type { Language } from '@iwaa/contracts/vocabulary';
import type { KnownProvinces } from '@iwaa/service-kit/campaigns/known-provinces';
import type { Clock } from '@iwaa/service-kit/clock';
import type { Handlers } from '@iwaa/service-kit/http/handlers';
import { done, type Outcome, refused } from '@iwaa/service-kit/outcome';
import { mapPage } from '@iwaa/service-kit/store/page';
import type { z } from 'zod';
import { type AgencyRefusal, capacityAt } from '../domain/agency.ts';
import type { Agencies, StoredAgency } from '../store/agencies.ts';

type AgencyRoutes = Pick<
  Handlers<typeof referralRoutes>,
  | 'registerAgency'
  | 'listAgencies'
  | 'readAgency'
  | 'publishCapacity'
  | 'suspendAgency'
  | 'resumeAgency'
  | 'removeAgency'
>;

type Answer = z.input<typeof agency>;

/** The agencies of a province: whom they take, when, and whether they are asked. */
export function agencyRoutes(provinces: KnownProvinces, agencies: Agencies, clock: Clock): AgencyRoutes {
  const now = () => clock().toISOString();

  function answer<Code extends AgencyRefusal | 'not-found'>(
    outcome: Outcome<StoredAgency, Code>,
    language: Language | undefined,
  ): Outcome<Answer, Code> {
    return outcome.kind === 'refused' ? outcome : done(toAgency(outcome.result, now(), language));
  }

  return {
    async registerAgency({ scope, command, language, params: { provinceId }, body: { name, ...agency } }) {
      if (!scope.includes({ province: provinceId })) return refused('not-found');
      if (!(await provinces.has(provinceId))) return refused('province-unknown');
      const names = typeof name === 'string' ? { ar: name, fr: name, en: name } : name;
      return answer(await agencies.register({ ...agency, provinceId }, names, command), language);
    },

    listAgencies: async ({ scope, language, query }) =>
      mapPage(await agencies.list(scope, query), (one) => toAgency(one, now(), language)),

    async readAgency({ scope, language, params: { agencyId } }) {
      const found = await agencies.one(scope, agencyId);
      return found ? done(toAgency(found, now(), language)) : refused('not-found');
    },

    publishCapacity: async ({ scope, command, language, params: { agencyId }, body }) =>
      answer(
        await agencies.carryOut(scope, agencyId, { type: 'publish-capacity', ...body, at: now() }, command),
        language,
      ),

    suspendAgency: async ({ scope, command, language, params: { agencyId }, body: { reason } }) =>
      answer(await agencies.carryOut(scope, agencyId, { type: 'suspend-agency', reason }, command), language),

    resumeAgency: async ({ scope, command, language, params: { agencyId } }) =>
      answer(await agencies.carryOut(scope, agencyId, { type: 'resume-agency' }, command), language),

    removeAgency: async ({ scope, command, language, params: { agencyId }, body: { reason } }) =>
      answer(await agencies.carryOut(scope, agencyId, { type: 'remove-agency', reason }, command), language),
  };
}

/** The language in which names are told to whoever does not say theirs. */
const firstLanguage: Language = 'ar';

function toAgency({ names, state }: StoredAgency, at: string, language: Language = firstLanguage): Answer {
  const { publishedAt: _, services, takes, ...agency } = state;
  return {
    ...agency,
    ...capacityAt(state, at),
    services: [...services],
    takes: takes.map((terms) => ({ ...terms, units: [...terms.units] })),
    name: names[language],
    names,
  };
}
