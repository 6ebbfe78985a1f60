import type { Decision } from '@iwaa/contracts/decision';
import { durationMs } from '@iwaa/contracts/duration';
import type { PassKind, PresenceSource } from '@iwaa/contracts/vocabulary';
import {
  type CampaignNights,
  isOfCampaign,
  isOver,
  type NightRefusal,
  nightAt,
  nightRefusal,
} from '@iwaa/domain/night';
import { type CampaignLevels, levelOf, restsSanctions } from '@iwaa/domain/night-level';
import { type Absence, type AbsenceEvent, evolveAbsence, type Pass, passFor } from './absence.ts';
import type { AddedBed, BedEvent, OccupiedBed, Stay } from './bed.ts';
import { nightOfReaction } from './night-of-reaction.ts';

/** By what an absence is judged: the campaign of the stay, now. */
interface Judged {
  readonly campaign: CampaignNights & CampaignLevels;
  /** Now, ISO-8601. */
  readonly at: string;
}

export type AbsenceCommand = {
  /** Undefined where nobody slept in the bed when the command was made. */
  readonly campaign: Judged['campaign'] | undefined;
  readonly at: string;
} & (
  | {
      readonly type: 'record-absence';
      readonly stayId: string;
      readonly night: string;
      readonly foundAt: string;
    }
  | {
      readonly type: 'record-presence';
      readonly stayId: string;
      readonly night: string;
      readonly foundAt: string;
      readonly by: PresenceSource;
    }
  | { readonly type: 'give-pass'; readonly stayId: string; readonly pass: GivenPass }
  | { readonly type: 'take-back-pass'; readonly passId: string }
  | {
      readonly type: 'end-absent-stay';
      readonly stayId: string;
      /** The time that whoever asks goes by. */
      readonly losesBedAt: string;
    }
);
type CommandOf<Type extends AbsenceCommand['type']> = Extract<AbsenceCommand, { type: Type }>;

interface GivenPass {
  readonly passId: string;
  readonly kind: PassKind;
  readonly from: string;
  readonly to: string;
  readonly until: string | null;
}

export type AbsenceRefusal =
  | 'stay-unknown'
  | 'pass-unknown'
  | 'pass-outside-night'
  | 'pass-over'
  | NightRefusal
  | 'night-before-stay';

type Decided = Decision<BedEvent, AbsenceRefusal>;

/** The longest that sanctions which rest give at once: until the next night is known. */
const restMs = 24 * 3_600_000;

/** Judges a command on the absences and passes of whoever sleeps in a bed. */
export function decideOnAbsence(bed: AddedBed, command: AbsenceCommand): Decided {
  const { campaign, at } = command;
  if (bed.status !== 'occupied' || !campaign) return ofNobody(bed, command);
  if (command.type !== 'take-back-pass' && bed.stay.stayId !== command.stayId) return ofNobody(bed, command);
  const judged = { campaign, at };
  switch (command.type) {
    case 'record-absence':
      return recordAbsence(bed, command, judged);
    case 'record-presence':
      return recordPresence(bed, command, judged);
    case 'give-pass':
      return givePass(bed, command, judged);
    case 'take-back-pass':
      return takeBackPass(bed, command, judged);
    case 'end-absent-stay':
      return endAbsentStay(bed, command, judged);
    default:
      return command satisfies never;
  }
}

/** The command is about a stay that this bed has not, or has no longer. */
function ofNobody(bed: AddedBed, command: AbsenceCommand): Decided {
  if (command.type === 'take-back-pass') return 'pass-unknown';
  const hasEnded = bed.recentStays.some(({ stayId }) => stayId === command.stayId);
  return command.type === 'end-absent-stay' && hasEnded ? [] : 'stay-unknown';
}

function recordAbsence(
  { stay, ...bed }: OccupiedBed,
  { night, foundAt }: CommandOf<'record-absence'>,
  judged: Judged,
): Decided {
  const refused = refusalOfNight(stay, night, judged);
  if (refused) return refused;
  // Who was seen, or found absent, since that roll was called: the later word counts, whichever is taken down first.
  if (stay.seenAt !== null && foundAt <= stay.seenAt) return [];
  if (stay.absence && (foundAt < stay.absence.foundAt || night < stay.absence.night)) return [];
  const absence = absentAs(stay, night, foundAt, judged);
  const known = stay.absence;
  const isKnown =
    known?.foundAt === foundAt && known.passId === absence.passId && known.losesBedAt === absence.losesBedAt;
  return isKnown ? [] : [absenceRecorded(bed, stay, absence)];
}

/** The roll call tells only of those who were absent that they are there; reception's word is always taken down. */
function recordPresence(
  { stay, ...bed }: OccupiedBed,
  { night, foundAt, by }: CommandOf<'record-presence'>,
  judged: Judged,
): Decided {
  const refused = refusalOfNight(stay, night, judged);
  if (refused) return refused;
  const last = stay.absence?.foundAt ?? stay.seenAt;
  if (last !== null && foundAt <= last) return [];
  if (by === 'roll-call' && (!stay.absence || night < stay.absence.night)) return [];
  return [
    {
      type: 'iwaa.shelter-capacity.presence-recorded.v1',
      data: { ...ofStay(bed, stay), night, foundAt, by },
    },
  ];
}

/** A pass keeps the bed also of somebody who is absent already. */
function givePass({ stay, ...bed }: OccupiedBed, { pass }: CommandOf<'give-pass'>, judged: Judged): Decided {
  const { campaign, at } = judged;
  const { passId, kind, from, to, until } = pass;
  if (stay.passes.some((given) => given.passId === passId)) return [];
  if (![from, to].every((night) => isOfCampaign(campaign, night))) return 'night-outside-campaign';
  if (from < stay.since) return 'night-before-stay';
  if (isOver(campaign, to, at)) return 'pass-over';
  if (until !== null) {
    if (nightAt(until, campaign.timeZone) !== to) return 'pass-outside-night';
    if (isOfCampaign(campaign, nightAt(at, campaign.timeZone)) && Date.parse(until) <= Date.parse(at))
      return 'pass-over';
  }
  const given: AbsenceEvent = {
    type: 'iwaa.shelter-capacity.pass-given.v1',
    data: { ...ofStay(bed, stay), passId, kind, from, to, until },
  };
  return [given, ...absentAnew(bed, stay, evolveAbsence(stay, given), judged)];
}

function takeBackPass(
  { stay, ...bed }: OccupiedBed,
  { passId }: CommandOf<'take-back-pass'>,
  judged: Judged,
): Decided {
  const pass = stay.passes.find((given) => given.passId === passId);
  if (!pass) return 'pass-unknown';
  if (pass.takenBack) return [];
  const taken: AbsenceEvent = {
    type: 'iwaa.shelter-capacity.pass-taken-back.v1',
    data: { ...ofStay(bed, stay), passId },
  };
  return [taken, ...absentAnew(bed, stay, evolveAbsence(stay, taken), judged)];
}

/** What an absence becomes by a pass that was given or taken back; nothing where it makes no difference. */
function absentAnew(bed: BedOfStay, stay: Stay, after: Stay, judged: Judged): BedEvent[] {
  const known = stay.absence;
  if (!known) return [];
  const absence = absentAs(after, known.night, known.foundAt, judged);
  return absence.passId === known.passId ? [] : [absenceRecorded(bed, after, absence)];
}

function absentAs(stay: Stay, night: string, foundAt: string, { campaign, at }: Judged): Absence {
  const { absence: known } = stay;
  const passId = passFor(stay, night, campaign, at)?.passId ?? null;
  const of = { since: known?.since ?? night, night, foundAt, passId, restedOn: known?.restedOn ?? null };
  if (passId !== null) return { ...of, withoutPassSince: null, losesBedAt: null };
  const graceEnds = () => new Date(Date.parse(at) + durationMs(campaign.deadlines.absence)).toISOString();
  return {
    ...of,
    withoutPassSince: known?.withoutPassSince ?? at,
    losesBedAt: known?.losesBedAt ?? graceEnds(),
  };
}

/** The bed is lost when the grace is over, and on no night on which sanctions rest. */
function endAbsentStay(
  { stay, ...bed }: OccupiedBed,
  asked: CommandOf<'end-absent-stay'>,
  { campaign, at }: Judged,
): Decided {
  const { absence } = stay;
  if (!absence?.losesBedAt || !absence.withoutPassSince) return [];
  const losesAt = Date.parse(absence.losesBedAt);
  if (losesAt !== Date.parse(asked.losesBedAt) || Date.parse(at) < losesAt) return [];
  const night = nightOfReaction(campaign, at, absence.night);
  const nightLevel = levelOf(campaign, night);
  // Outside the campaign's dates no next night comes that would end the rest.
  const mayRest = isOfCampaign(campaign, nightAt(at, campaign.timeZone)) || absence.restedOn !== night;
  if (mayRest && restsSanctions(campaign, night) && nightLevel !== 'normal') {
    const forMs = Math.min(restMs, durationMs(campaign.deadlines.absence));
    const losesBedAt = new Date(Date.parse(at) + forMs).toISOString();
    const { since, foundAt, withoutPassSince } = absence;
    const of = { ...ofStay(bed, stay), since, night: absence.night, foundAt, withoutPassSince };
    const data = { ...of, losesBedAt, nightLevel, restedOn: night };
    return [{ type: 'iwaa.shelter-capacity.absence-grace-extended.v1', data }];
  }
  const reason = 'absent-without-pass';
  return [{ type: 'iwaa.shelter-capacity.checked-out.v1', data: { ...ofStay(bed, stay), night, reason } }];
}

function refusalOfNight(
  stay: Stay,
  night: string,
  { campaign, at }: Judged,
): NightRefusal | 'night-before-stay' | undefined {
  return nightRefusal(campaign, night, at) ?? (night < stay.since ? 'night-before-stay' : undefined);
}

type BedOfStay = Omit<OccupiedBed, 'stay'>;

function absenceRecorded(bed: BedOfStay, stay: Stay, absence: Absence): BedEvent {
  const { passId, restedOn: _, ...of } = absence;
  const data = { ...ofStay(bed, stay), ...of, pass: toldPass(stay.passes, passId) };
  return { type: 'iwaa.shelter-capacity.absence-recorded.v1', data };
}

function toldPass(passes: readonly Pass[], passId: string | null) {
  const pass = passes.find((given) => given.passId === passId);
  return pass ? { passId: pass.passId, to: pass.to, until: pass.until } : null;
}

function ofStay({ bedId, centreId, provinceId }: BedOfStay, { stayId, caseId, campaignId }: Stay) {
  return { bedId, centreId, provinceId, stayId, caseId, campaignId };
}
