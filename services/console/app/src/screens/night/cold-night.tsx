import type { campaign as campaignAnswer } from '@iwaa/contracts/http/intake';
import { levelOfNight } from '@iwaa/domain/cold-nights';
import type { z } from 'zod';
import { words } from '../../language/words.ts';
import { tonight } from '../../session/tonight.ts';

const said = words({
  ar: {
    cold: 'أُعلنت هذه الليلة باردة.',
    severe: 'أُعلنت هذه الليلة شديدة البرودة.',
    open: 'الأسرّة المخصصة لليالي الباردة مفتوحة.',
  },
  fr: {
    cold: 'Cette nuit est déclarée froide.',
    severe: 'Cette nuit est déclarée de grand froid.',
    open: 'Les lits gardés pour les nuits de froid sont ouverts.',
  },
  en: {
    cold: 'Tonight is declared cold.',
    severe: 'Tonight is declared severely cold.',
    open: 'The beds for cold nights are open.',
  },
});

/** Says of tonight that it is a cold one, and whether that opens more beds; nothing of a normal night. */
export function ColdNight({
  campaign,
}: {
  readonly campaign: Pick<z.output<typeof campaignAnswer>, 'coldNights' | 'nightLevels'>;
}) {
  const level = levelOfNight(campaign, tonight());
  if (level === 'normal') return null;
  const { cold, severe, open } = said();
  return (
    <p class="note" role="status">
      {level === 'cold' ? cold : severe} {campaign.nightLevels[level].opensOverflow && open}
    </p>
  );
}
