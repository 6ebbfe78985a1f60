import type { CaseView } from '@iwaa/contracts/http/casework';
import { type Language, needKinds } from '@iwaa/contracts/vocabulary';
import { allLanguages } from '@iwaa/words/all-languages';
import type { CodeWords } from '@iwaa/words/code-words';
import { inReadingOrder } from '@iwaa/words/in-reading-order';
import { type Clockface, type TimeTeller, timeTeller } from '@iwaa/words/time-teller';
import { absenceOnCard } from './absence-on-card.ts';
import { acceptedTooLate } from './attention.ts';
import { cardLabels } from './card-labels.ts';
import type { CaseFile } from './case-file.ts';
import { isAfter } from './instants.ts';
import { isExtendable } from './more-time.ts';
import { referralStanding } from './referral-standing.ts';
import { sampleOf } from './samples.ts';

/**
 * The whole case on one card, in Markdown, in the campaign's language and by its clock, as of an instant (ISO-8601). It carries
 * codes and coded values only, because what Temporal shows it also logs.
 */
export function cardOf(file: CaseFile, view: CaseView, clockface: Clockface, now: string): string {
  const { language } = clockface;
  const labels = cardLabels[language];
  const words = allLanguages[language];
  const teller = timeTeller(clockface, now);
  const blocks = [`## ${labels.case} ${view.caseId} · ${words.caseStatuses[view.status]}`];
  if (view.outcome) blocks.push(`**${labels.outcome}**${labels.colon} ${words.caseOutcomes[view.outcome]}`);
  if (file.duplicateOf?.caseId)
    blocks.push(`**${labels.goesOnAs}**${labels.colon} ${file.duplicateOf.caseId}`);
  if (view.attention.length > 0) {
    const asks = view.attention.map((reason) => {
      const { why, remedy } = words.attentionReasons[reason];
      return `- ${why}\\\n  ${labels.todo} ${remedy}`;
    });
    blocks.push(`⚠ **${labels.attention}**${labels.colon}`, asks.join('\n'));
  }
  if (view.deadlines.length > 0) {
    blocks.push(
      `**${labels.deadlines}** (${labels.countedFrom} ${teller.time(now)})${labels.colon}`,
      view.deadlines.map((deadline) => itemOf(deadline, language, teller)).join('\n'),
    );
  }
  blocks.push(
    `**${labels.standing}**${labels.colon}`,
    list(labels.colon, [
      [labels.milestone, words.milestones[view.milestone]],
      [labels.whereabouts, words.whereabouts[view.whereabouts]],
      ...coldNightOf(file, language).map((cold) => [labels.night, cold] as const),
      ...wayOf(file, words, teller).map((way) => [labels.onTheWay, way] as const),
      ...absenceOnCard(file, language, teller).map((absence) => [labels.absence, absence] as const),
      [labels.needs, view.needs.map((kind) => words.needKinds[kind]).join(' · ') || labels.nothing],
      ...declinedOf(file, words).map((declined) => [labels.declined, declined] as const),
      [labels.contacts, `${view.contacts}`],
      ...(file.duplicates.length > 0 ? [[labels.duplicates, file.duplicates.join(' · ')] as const] : []),
      [labels.agencies, openAgencies(file).join(' · ') || labels.nothing],
      ...lateAgencies(file, words).map((agencies) => [labels.acceptedLate, agencies] as const),
      [labels.openedAt, teller.time(view.openedAt)],
      [labels.lastFact, [teller.time(view.lastFactAt), ...lastFact(file, words)].join(' · ')],
      ...(view.lateFacts > 0 ? [[labels.lateFacts, `${view.lateFacts}`] as const] : []),
    ]),
  );
  if (view.status === 'open') blocks.push(...steering(view, language));
  blocks.push(labels.clock(clockface.timeZone, teller.offset));
  return inReadingOrder(language, blocks.join('\n\n'));
}

/**
 * A deadline with the name that an update takes, and on a line below what a person can do about it. (A list within a list is glued
 * together by Temporal's page.)
 */
function itemOf(
  { kind, dueAt, overdue }: CaseView['deadlines'][number],
  language: Language,
  teller: TimeTeller,
): string {
  const { caseDeadlineKinds, caseDeadlineRemedies } = allLanguages[language];
  const { colon, todo, overdue: late } = cardLabels[language];
  const name = `${caseDeadlineKinds[kind]} (\`${kind}\`)${colon}`;
  const item = `- ${name} ${teller.time(dueAt)} · ${overdue ? `**${late}** · ` : ''}${teller.away(dueAt)}`;
  // What is left to do about one that is overdue stands with the reason why the case needs attention.
  return overdue ? item : `${item}\\\n  ${todo} ${caseDeadlineRemedies[kind]}`;
}

/** What the committee can have an open case do, and what the buttons beside do not. */
function steering(view: CaseView, language: Language): string[] {
  const labels = cardLabels[language];
  const extendable = view.deadlines.map(({ kind }) => kind).find(isExtendable);
  return [
    ...(extendable ? [`${labels.moreTime}${labels.colon}`, fenced(sampleOf({ [extendable]: 'PT2H' }))] : []),
    `${labels.close}${labels.colon}`,
    fenced(sampleOf({ outcome: 'lost-contact' })),
    labels.notByButton,
    labels.refresh,
  ];
}

function fenced(json: string): string {
  return `\`\`\`json\n${json}\n\`\`\``;
}

function lastFact({ lastFact: last }: CaseFile, words: CodeWords): string[] {
  // A newer version may have told an event that this one has no words for.
  const what: string | undefined = last ? words.caseEvents[last.type] : undefined;
  return what === undefined ? [] : [what];
}

/** What the person has declined last, with why where they said so; one text, or none. */
function declinedOf({ needs }: CaseFile, words: CodeWords): string[] {
  const declined = needKinds.flatMap((kind) => {
    const need = needs[kind];
    if (!need?.declined) return [];
    const why = need.reason ? ` (${words.shelterDeclineReasons[need.reason]})` : '';
    return [`${words.needKinds[kind]}${why}`];
  });
  return declined.length === 0 ? [] : [declined.join(' · ')];
}

/** How cold the night is for which the person has a bed held or waits for one, where it is not a normal one; one text, or none. */
function coldNightOf({ beds, waits }: CaseFile, language: Language): string[] {
  const held = Object.values(beds).filter(({ state }) => state === 'held');
  const waiting = Object.values(waits).filter((wait) => wait.waits);
  const last = [...held, ...waiting].toSorted((one, other) => (isAfter(one.at, other.at) ? -1 : 1))[0];
  if (!last?.nightLevel) return [];
  const level = allLanguages[language].nightLevels[last.nightLevel];
  return ['overflow' in last ? `${level} · ${cardLabels[language].overflow}` : level];
}

/** Since when the person is on the way to the bed that is held, and who brings them; one text, or none. */
function wayOf({ beds }: CaseFile, words: CodeWords, teller: TimeTeller): string[] {
  const way = Object.values(beds).find(({ state, onTheWay }) => state === 'held' && onTheWay)?.onTheWay;
  return way ? [`${teller.time(way.since)} · ${words.escorts[way.escort]}`] : [];
}

/** The agencies that have been asked and are not done, each once. */
export function openAgencies(file: CaseFile): string[] {
  const open = Object.values(file.referrals).filter(({ state }) => referralStanding[state] !== 'ended');
  return [...new Set(open.flatMap((referral) => referral.agencyId ?? []))].sort();
}

/** The agencies that are willing and came late, with what each was asked for; one text, or none. */
function lateAgencies(file: CaseFile, words: CodeWords): string[] {
  const late = acceptedTooLate(file).flatMap(({ agencyId, service }) =>
    agencyId ? [`${agencyId} (${words.needKinds[service]})`] : [],
  );
  return late.length === 0 ? [] : [[...new Set(late)].sort().join(' · ')];
}

function list(colon: string, entries: readonly (readonly [string, string])[]): string {
  return entries.map(([label, value]) => `- **${label}**${colon} ${value}`).join('\n');
}
