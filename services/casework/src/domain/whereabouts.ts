import {
  type CaseOutcome,
  type CheckOutReason,
  type Whereabouts,
  whereabouts,
} from '@iwaa/contracts/vocabulary';
import type { CaseFile } from './case-file.ts';
import { isAfter } from './instants.ts';

/** Where somebody goes who leaves a bed; what nobody knows stays unknown until they are met again. */
const wentTo: Record<Exclude<CheckOutReason, 'case-closed'>, Whereabouts> = {
  'left-by-choice': 'unknown',
  'to-family': 'family',
  'to-agency': 'agency',
  'to-hospital': 'unknown',
  'absent-without-pass': 'unknown',
  'stay-ended': 'unknown',
};

/** Where somebody is whose bed was freed because the case was closed: where its outcome says. */
const closedAs: Record<CaseOutcome, Whereabouts> = {
  'reintegrated-permanent': 'family',
  'reintegrated-temporary': 'family',
  'with-friends-permanent': 'unknown',
  'with-friends-temporary': 'unknown',
  'own-housing': 'unknown',
  'elderly-centre': 'agency',
  'womens-space': 'agency',
  'other-shelter': 'agency',
  hospital: 'unknown',
  'back-to-street': 'street',
  prison: 'unknown',
  deceased: 'unknown',
  'declined-help': 'unknown',
  'lost-contact': 'unknown',
  transferred: 'unknown',
  duplicate: 'unknown',
  'campaign-ended': 'unknown',
};

interface Sign {
  at: string;
  where: Whereabouts;
}

/** Where the person is tonight, by the latest sign; a bed that is held counts only for somebody not known to be elsewhere. */
export function whereaboutsOf(file: CaseFile): Whereabouts {
  const beds = Object.values(file.beds);
  let last: Sign | undefined;
  for (const sign of signs(file)) if (!last || outweighs(sign, last)) last = sign;
  const where = last?.where ?? 'unknown';
  const held = beds.some((bed) => bed.state === 'held');
  return held && (where === 'street' || where === 'unknown') ? 'bed-held' : where;
}

function whereTo(file: CaseFile, left: CheckOutReason): Whereabouts {
  if (left !== 'case-closed') return wentTo[left];
  return file.closed ? closedAs[file.closed.outcome] : 'unknown';
}

/** Of signs of the same instant the one further from the street counts, whichever was told first. */
function outweighs(sign: Sign, other: Sign): boolean {
  if (Date.parse(sign.at) !== Date.parse(other.at)) return isAfter(sign.at, other.at);
  return whereabouts.indexOf(sign.where) > whereabouts.indexOf(other.where);
}

function* signs(file: CaseFile): Generator<Sign> {
  for (const home of Object.values(file.returns)) {
    if (home.brokeDownAt) yield { at: home.brokeDownAt, where: 'unknown' };
    else if (home.homeAt) yield { at: home.homeAt, where: 'family' };
  }
  for (const referral of Object.values(file.referrals)) {
    if (referral.outcome === 'admitted') yield { at: referral.at, where: 'agency' };
  }
  let sleepsHere = false;
  for (const bed of Object.values(file.beds)) {
    if (bed.state === 'occupied') {
      sleepsHere = true;
      yield { at: bed.at, where: bed.absence ? 'unknown' : 'shelter' };
    }
    if (bed.state === 'left' && bed.left) yield { at: bed.at, where: whereTo(file, bed.left) };
  }
  // Somebody who has a bed may be met outside by a team and sleep in the bed all the same.
  if (file.lastContactAt && !sleepsHere) yield { at: file.lastContactAt, where: 'street' };
}
