import type { ShelterCapacityEvent } from '@iwaa/contracts/events/shelter-capacity';
import type { PassKind } from '@iwaa/contracts/vocabulary';
import { type CampaignNights, isOfCampaign, nightAt } from '@iwaa/domain/night';
import type { Stay } from './bed.ts';

/** That somebody who sleeps in a bed was found absent. */
export interface Absence {
  /** Its first night. */
  since: string;
  /** The last night on which the person was found absent. */
  night: string;
  /** When the roll was called by which that was found. */
  foundAt: string;
  /** Since when there is no pass, as far as is known, and when the bed is lost for that; null while there is a pass. */
  withoutPassSince: string | null;
  losesBedAt: string | null;
  passId: string | null;
  /** The last cold night because of which the grace went on. */
  restedOn: string | null;
}

/** Leave to be away without losing the bed: until an hour of one night, or for whole nights. */
export interface Pass {
  passId: string;
  kind: PassKind;
  from: string;
  to: string;
  /** The hour until which a late pass runs. */
  until: string | null;
  takenBack: boolean;
}

export type AbsenceEvent = Extract<
  ShelterCapacityEvent,
  {
    type:
      | 'iwaa.shelter-capacity.absence-recorded.v1'
      | 'iwaa.shelter-capacity.absence-grace-extended.v1'
      | 'iwaa.shelter-capacity.presence-recorded.v1'
      | 'iwaa.shelter-capacity.pass-given.v1'
      | 'iwaa.shelter-capacity.pass-taken-back.v1';
  }
>;

/** How many passes a stay remembers; the oldest are over long before. */
const rememberedPasses = 30;

/** A stay as it begins: the person is there. */
export const notAbsent = { absence: null, passes: [], seenAt: null } as const satisfies Partial<Stay>;

/** The stay after an event about its absences and passes. */
export function evolveAbsence(stay: Stay, event: AbsenceEvent): Stay {
  switch (event.type) {
    case 'iwaa.shelter-capacity.absence-recorded.v1': {
      const { since, night, foundAt, withoutPassSince, losesBedAt, pass } = event.data;
      const passId = pass?.passId ?? null;
      const restedOn = stay.absence?.restedOn ?? null;
      return { ...stay, absence: { since, night, foundAt, withoutPassSince, losesBedAt, passId, restedOn } };
    }
    case 'iwaa.shelter-capacity.absence-grace-extended.v1': {
      const { losesBedAt, restedOn } = event.data;
      return stay.absence ? { ...stay, absence: { ...stay.absence, losesBedAt, restedOn } } : stay;
    }
    case 'iwaa.shelter-capacity.presence-recorded.v1':
      return { ...stay, absence: null, seenAt: event.data.foundAt };
    case 'iwaa.shelter-capacity.pass-given.v1': {
      const { passId, kind, from, to, until } = event.data;
      const given = { passId, kind, from, to, until, takenBack: false };
      return { ...stay, passes: [given, ...stay.passes].slice(0, rememberedPasses) };
    }
    case 'iwaa.shelter-capacity.pass-taken-back.v1': {
      const { passId } = event.data;
      return {
        ...stay,
        passes: stay.passes.map((pass) => (pass.passId === passId ? { ...pass, takenBack: true } : pass)),
      };
    }
    default:
      return event satisfies never;
  }
}

/**
 * The pass that somebody is away with who is found absent on a night, at an instant (ISO-8601). A late pass counts until its
 * hour; outside the campaign's dates, as in a rehearsal of a past winter, the clock says nothing of that hour, and it counts
 * for its night.
 */
export function passFor(
  { passes }: Pick<Stay, 'passes'>,
  night: string,
  campaign: CampaignNights,
  at: string,
): Pass | undefined {
  const clockCounts = isOfCampaign(campaign, nightAt(at, campaign.timeZone));
  return passes.find((pass) => {
    if (pass.takenBack || night < pass.from || night > pass.to) return false;
    return pass.until === null || !clockCounts || Date.parse(at) < Date.parse(pass.until);
  });
}
