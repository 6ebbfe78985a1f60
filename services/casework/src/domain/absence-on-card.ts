import type { Language } from '@iwaa/contracts/vocabulary';
import { allLanguages } from '@iwaa/words/all-languages';
import type { TimeTeller } from '@iwaa/words/time-teller';
import { cardLabels } from './card-labels.ts';
import type { CaseFile } from './case-file.ts';

/** Since when somebody is absent from their bed, and until when it is kept or with which pass; one text, or none. */
export function absenceOnCard({ beds }: CaseFile, language: Language, teller: TimeTeller): string[] {
  const labels = cardLabels[language];
  const absence = Object.values(beds).find((bed) => bed.state === 'occupied' && bed.absence)?.absence;
  if (!absence) return [];
  const { since, losesBedAt, pass, nightLevel } = absence;
  const says = [labels.absentSince(since)];
  if (pass?.until) says.push(labels.passUntil(teller.time(pass.until)));
  else if (pass) says.push(labels.passForNights(pass.to));
  if (losesBedAt) says.push(labels.withoutPass, labels.bedKeptUntil(teller.time(losesBedAt)));
  if (nightLevel) says.push(`${labels.sanctionsRest} (${allLanguages[language].nightLevels[nightLevel]})`);
  return [says.join(' · ')];
}
