import type { Language } from '@iwaa/contracts/vocabulary';
import { cardWords } from './card-words.ts';
import type { CaseFile } from './case-file.ts';
import { type CaseOfCampaign, viewOf } from './case-view.ts';
import { type Deadline, overdue, runningDeadlines } from './deadlines.ts';

/**
 * The whole case on one card, in Markdown, in the campaign's language. It carries codes and coded values only, because
 * what Temporal shows it also logs.
 */
export function cardOf(file: CaseFile, of: CaseOfCampaign, language: Language): string {
  const words = cardWords[language];
  const view = viewOf(file, of);
  const status = words.statuses[view.status];
  const lines = [`## ${words.case} ${view.caseId} · ${status}`];
  if (view.outcome) lines.push(`**${words.outcome}:** ${words.outcomes[view.outcome]}`);
  if (view.attention.length > 0) {
    lines.push(
      `**⚠ ${words.attention}:** ${view.attention.map((reason) => words.reasons[reason]).join(' · ')}`,
    );
  }
  lines.push(
    list([
      [words.milestone, words.milestones[view.milestone]],
      [words.whereabouts, words.places[view.whereabouts]],
      [words.needs, view.needs.map((kind) => words.needKinds[kind]).join(' · ') || words.nothing],
      [words.contacts, `${view.contacts}`],
      [words.agencies, openAgencies(file).join(' · ') || words.nothing],
      [words.openedAt, minutes(view.openedAt)],
      [words.lastFactAt, minutes(view.lastFactAt)],
      ...(view.lateFacts > 0 ? [[words.lateFacts, `${view.lateFacts}`] as const] : []),
    ]),
  );
  const running = runningDeadlines(file, of.deadlines);
  if (running.length > 0) {
    const late = new Set(overdue(file, of.deadlines).map((deadline) => deadline.key));
    const row = (deadline: Deadline): string =>
      `| ${words.deadlineKinds[deadline.kind]} | ${minutes(deadline.dueAt)}${late.has(deadline.key) ? ` **${words.overdue}**` : ''} |`;
    lines.push([`| ${words.deadline} | ${words.due} |`, '|---|---|', ...running.map(row)].join('\n'));
  }
  return lines.join('\n\n');
}

/** The agencies that have been asked and are not done, each once. */
export function openAgencies(file: CaseFile): string[] {
  const open = Object.values(file.referrals).filter((referral) =>
    ['requested', 'accepted', 'in-progress', 'on-hold'].includes(referral.state),
  );
  return [...new Set(open.flatMap((referral) => referral.agencyId ?? []))].sort();
}

function list(entries: readonly (readonly [string, string])[]): string {
  return entries.map(([label, value]) => `- **${label}:** ${value}`).join('\n');
}

function minutes(instant: string): string {
  return `${new Date(instant).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
