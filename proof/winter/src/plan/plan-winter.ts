import type { NeedKind, ShelterDeclineReason } from '@iwaa/contracts/vocabulary';
import { createRandom, type Random } from '@iwaa/proof-kit/random';
import type { ScaledNight } from '../input/scale.ts';
import { type PlannedPerson, planDouble, planPerson } from './people.ts';
import { planAbsences } from './plan-absences.ts';
import { countBeds, countOverflow, planDepartures } from './plan-beds.ts';
import { planCorrections } from './plan-corrections.ts';
import { planListening, purposesOf } from './plan-listening.ts';
import { planMistakes } from './plan-mistakes.ts';
import { planMoves } from './plan-moves.ts';
import type { PlannedContact, PlannedNight, WinterPlan } from './winter-plan.ts';

/** The share of a night's contacts that are with people met before, where there are so many. */
const metAgainShare = 0.6;
/** People who ask for a bed and stay away, for each one who comes. */
const stayingAwayShare = 0.15;
/** Why people decline a bed, by how often; many don't say. No figures are published: it is a guess, so that each comes. */
const declineReasons: readonly (readonly [ShelterDeclineReason | null, number])[] = [
  [null, 6],
  ['belongings', 4],
  ['fear', 4],
  ['rules', 3],
  ['partner', 3],
  ['distance', 2],
  ['animal', 1],
  ['other', 1],
];
/** The share of those met first who were met before, and whom the team takes for somebody new. No figures are published: it is a guess. */
const metAsNewShare = 0.04;
/** Nights after which somebody who was not met again may be given up as out of contact. */
const lostAfterNights = 8;

/** Where the plan sees a person. */
interface Whereabouts {
  readonly person: PlannedPerson;
  place: 'street' | 'bed' | 'gone';
  lastMet: number;
  leavesOn: number;
  /** The night on which the case was closed as out of contact. */
  lostOn: number | undefined;
  /** Asked for a bed and stayed away: met first on the next night, and then comes or declines. */
  waits: boolean;
}

/**
 * Plans a winter: who is met on which night, who takes a bed, who stays away, who leaves. The same seed gives the same plan.
 * `mark` goes into every personal value.
 */
export function planWinter(nights: readonly ScaledNight[], seed: string, mark: string): WinterPlan {
  const random = createRandom(seed);
  const everybody: Whereabouts[] = [];
  const met = nights.map((night, index) => sketchNight(night, index, everybody, mark, random));
  const heard = planListening(met, random.fork('listening'));
  const sketches = planCorrections(heard, mark, random.fork('corrections'));
  const beds = countBeds(sketches);
  return {
    nights: planMoves(
      planMistakes(
        planAbsences(planDepartures(sketches, beds), random.fork('absences')),
        random.fork('mistakes'),
      ),
      random.fork('moves'),
    ),
    people: everybody.map(({ person }) => person),
    beds,
    overflow: countOverflow(beds, nights),
  };
}

type Sketch = Omit<PlannedNight, 'leaving' | 'listenedTo' | 'corrected' | 'absent' | 'mistakes' | 'moved'> & {
  readonly stays: readonly { person: PlannedPerson; nights: number }[];
};

function sketchNight(
  night: ScaledNight,
  index: number,
  everybody: Whereabouts[],
  mark: string,
  random: Random,
): Sketch {
  for (const one of everybody) {
    if (one.place === 'bed' && one.leavesOn <= index) one.place = goesHome(one.person) ? 'gone' : 'street';
  }
  const lost = giveUpLost(everybody, index, random);
  const here = chooseMet(night, everybody, index, mark, random);

  const willing = here.filter(({ one }) => one.person.way === 'takes-shelter');
  const arriving = willing.slice(0, night.placements);
  const away = willing.slice(
    night.placements,
    night.placements + Math.ceil(night.placements * stayingAwayShare),
  );
  const stays = arriving.map(({ one }) => {
    one.place = 'bed';
    const length = random.between(2, 7);
    one.leavesOn = index + length;
    return { person: one.person, nights: length };
  });

  const wantsBed = new Set([...arriving, ...away]);
  const reasons = random.fork(`declines-${index}`);
  const met = random.shuffled(here).map((meeting): PlannedContact => {
    const { one, firstContact } = meeting;
    one.waits = away.includes(meeting);
    one.lastMet = index;
    if (one.person.way === 'is-admitted') one.place = 'gone';
    if (one.place === 'street' && goesHome(one.person)) one.place = 'gone';
    // From then on the team knows who it is.
    if (one.person.sameAs !== undefined) one.place = 'gone';
    const needs: NeedKind[] = [
      ...(wantsBed.has(meeting) ? (['shelter'] as const) : []),
      ...(firstContact ? one.person.needs : []),
    ];
    const declined: NeedKind[] = wantsBed.has(meeting) || one.person.way === 'is-admitted' ? [] : ['shelter'];
    return {
      person: one.person,
      firstContact,
      needs,
      consents: purposesOf(needs).filter(() => one.person.way === 'is-admitted' || random.chance(0.85)),
      declined,
      shelterDeclinedFor: declined.length > 0 ? reasons.weighted(declineReasons) : null,
      aidGiven: random
        .shuffled(['meal', 'blanket', 'hygiene-kit', 'clothing'] as const)
        .slice(0, random.between(0, 2)),
      note: random.chance(0.2)
        ? `note-${mark}-met-${index}-${one.person.number}: asked after the brother`
        : undefined,
    };
  });
  return {
    ...night,
    met,
    arriving: arriving.map(({ one }) => one.person),
    stayingAway: away.map(({ one }) => one.person),
    lost,
    stays,
  };
}

/** Whoever the family takes back is not met on the street again. */
function goesHome({ needs, familyAgrees }: PlannedPerson): boolean {
  return familyAgrees && needs.includes('family-mediation');
}

interface Meeting {
  readonly one: Whereabouts;
  readonly firstContact: boolean;
}

/** Who is met tonight: those who wait first, then people met before and new ones; enough of them take a bed. */
function chooseMet(
  night: ScaledNight,
  everybody: Whereabouts[],
  index: number,
  mark: string,
  random: Random,
): Meeting[] {
  const onStreet = random.shuffled(everybody.filter((one) => one.place === 'street' && one.lostOn !== index));
  const waiting = onStreet.filter((one) => one.waits);
  const others = onStreet.filter((one) => !one.waits);
  const again = withRoomForWilling([...waiting, ...others], night).slice(
    0,
    Math.round(night.contacts * metAgainShare),
  );
  const meetings: Meeting[] = again.map((one) => ({ one, firstContact: false }));
  let willing = again.filter(({ person }) => person.way === 'takes-shelter').length;
  while (meetings.length < night.contacts) {
    const left = night.contacts - meetings.length;
    const needed = night.placements - willing;
    const drawn =
      (needed < left && mistakenForNew(everybody, index, mark, random.fork(`double-${everybody.length}`))) ||
      planPerson(everybody.length, night.night, mark, random.fork(`person-${everybody.length}`));
    const person: PlannedPerson =
      needed >= left && drawn.way !== 'takes-shelter'
        ? { ...drawn, way: 'takes-shelter', needs: withoutAdmission(drawn.needs) }
        : drawn;
    const one: Whereabouts = {
      person,
      place: 'street',
      lastMet: index,
      leavesOn: 0,
      lostOn: undefined,
      waits: false,
    };
    everybody.push(one);
    meetings.push({ one, firstContact: true });
    if (person.way === 'takes-shelter') willing += 1;
  }
  return meetings;
}

/** Somebody of an earlier night whom a team meets and does not know again; undefined where it does. */
function mistakenForNew(
  everybody: readonly Whereabouts[],
  index: number,
  mark: string,
  random: Random,
): PlannedPerson | undefined {
  if (!random.chance(metAsNewShare)) return undefined;
  const known = everybody.filter(
    ({ person, place, lastMet }) =>
      place === 'street' && lastMet < index && person.identity.name && person.sameAs === undefined,
  );
  const [one] = random.shuffled(known);
  return one && planDouble(one.person, everybody.length, mark, random);
}

/** Leaves out whoever would take the place of somebody who has to take a bed for the night's placements to come true. */
function withRoomForWilling(people: readonly Whereabouts[], night: ScaledNight): Whereabouts[] {
  let room = night.contacts - night.placements;
  return people.filter(({ person }) => {
    if (person.way === 'takes-shelter') return true;
    room -= 1;
    return room >= 0;
  });
}

function withoutAdmission(needs: readonly NeedKind[]): NeedKind[] {
  return needs.filter((need) => need !== 'elderly-care' && need !== 'womens-space');
}

function giveUpLost(everybody: readonly Whereabouts[], index: number, random: Random): PlannedPerson[] {
  const candidates = everybody.filter(
    (one) => one.place === 'street' && !one.waits && index - one.lastMet >= lostAfterNights,
  );
  return candidates
    .filter(() => random.chance(0.03))
    .map((one) => {
      // Once, not every night from now on; they may be met again on a later night, and then have a new case.
      one.lastMet = index;
      one.lostOn = index;
      return one.person;
    });
}
