import type { Surroundings } from '../faults/surroundings.ts';
import { absurdCampaigns } from './absurd-campaigns.ts';
import type { MisuseName } from './misuse-names.ts';
import { packedAnswers } from './packed-answers.ts';
import { topicCompression } from './topic-compression.ts';
import { unprovidedAgency } from './unprovided-agency.ts';
import { wrongNights } from './wrong-nights.ts';

/** Something that is configured or used wrongly. It gives how what came of it is not as it must be; nothing where it is. */
type Misuse = (around: Surroundings, name: string) => Promise<string[]>;

const misuses: Readonly<Record<MisuseName, Misuse>> = {
  'campaigns with absurd times': absurdCampaigns,
  'check-ins for nights that can not be meant': wrongNights,
  'an agency whose topic is not provided': unprovidedAgency,
  'answers of every codec and size': packedAnswers,
  'another compression set on a topic': topicCompression,
};

const othersLimitMs = 60_000;

/** Does what is wrong, and sees that it is refused or put aside while somebody else who is met gets through. */
export async function misuse(around: Surroundings, number: number, what: MisuseName): Promise<string[]> {
  // Those who are met under load have names of the run and a number.
  const name = `${around.run}-misuse-${number}`;
  const [differences, through] = await Promise.all([
    misuses[what](around, name),
    around.probe.run(`misuse-${number}`, othersLimitMs),
  ]);
  return through === undefined
    ? [...differences, `somebody else was not through within ${othersLimitMs / 1000} s`]
    : differences;
}
