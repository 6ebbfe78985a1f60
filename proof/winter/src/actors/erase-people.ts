import type { Erasure } from '@iwaa/contracts/http/erasures';
import { intakeRoutes } from '@iwaa/contracts/routes/intake';
import { RefusedRequest } from '@iwaa/service-client/refused-request';
import pMap from 'p-map';
import type { KnownPerson } from './known-people.ts';
import type { WinterContext } from './winter-context.ts';

/** Somebody who was erased, and what intake still tells. */
export interface ErasedPerson {
  readonly caseId: string;
  readonly keyDestroyedAt: string | null;
  /** Whether intake still reads who the person was. */
  readonly isRead: boolean;
  /** Whether a search by the name still shows the person. */
  readonly isFound: boolean;
}

/** So many wish it. No figures are published: it is a guess. */
const mostErased = 12;
/** So many are looked at to find those whose case is closed. */
const mostLookedAt = 120;

/**
 * Once the winter is over, some whose case is closed wish that nothing is kept of them: a social worker requests it, and the committee
 * confirms. Whoever was recorded twice is left as they are, for somebody to judge.
 */
export async function erasePeople(context: WinterContext): Promise<readonly ErasedPerson[]> {
  const { people, random, width } = context;
  const everybody = people.everybody();
  const twice = new Set(
    everybody.flatMap(({ person: { number, sameAs } }) => (sameAs === undefined ? [] : [number, sameAs])),
  );
  const once = everybody.filter(({ person }) => !twice.has(person.number));
  const candidates = random.fork('erasures').shuffled(once).slice(0, mostLookedAt);
  const closed = await pMap(candidates, async (known) => ((await isClosed(context, known)) ? [known] : []), {
    concurrency: width,
  });
  return pMap(closed.flat().slice(0, mostErased), (known) => erase(context, known), { concurrency: width });
}

async function isClosed({ clients }: WinterContext, { personId }: KnownPerson): Promise<boolean> {
  const { caseStatus } = await clients.socialWorker.intake.call(intakeRoutes.readPerson, {
    params: { personId },
  });
  return caseStatus === 'closed';
}

async function erase(context: WinterContext, known: KnownPerson): Promise<ErasedPerson> {
  const { clients, people, key, campaign } = context;
  const { personId, caseId, person } = known;
  const worker = clients.socialWorker.intake;
  const { erasureId } = await worker.call(intakeRoutes.requestErasure, {
    params: { personId },
    body: { reason: 'asked-by-person' },
    key: key('erasure', person.number),
  });
  const { keyDestroyedAt }: Erasure = await clients.committee.intake.call(intakeRoutes.erasePerson, {
    params: { personId, erasureId },
    body: {},
    key: key('erasure-confirmed', person.number),
  });
  const { name, nickname } = people.identityOf(person);
  const found = await worker.call(intakeRoutes.searchPersons, {
    params: { campaignId: campaign.campaignId },
    body: { calledBy: nickname ?? name },
  });
  people.erased(person);
  return {
    ...{ caseId, keyDestroyedAt, isRead: await isRead(context, personId) },
    isFound: found.items.some((one) => one.personId === personId),
  };
}

async function isRead({ clients }: WinterContext, personId: string): Promise<boolean> {
  try {
    await clients.socialWorker.intake.call(intakeRoutes.readPerson, { params: { personId } });
    return true;
  } catch (error) {
    if (error instanceof RefusedRequest && error.code === 'person-erased') return false;
    throw error;
  }
}
