import type { Language } from '@iwaa/contracts/vocabulary';
import { allLanguages } from '@iwaa/words/all-languages';
import { inReadingOrder } from '@iwaa/words/in-reading-order';
import { type Clockface, timeTeller } from '@iwaa/words/time-teller';
import type { AlertView } from './alert-file.ts';
import { cardLabels } from './card-labels.ts';

/** What stands before the values on an alert's card, beside what a case's card has too. */
interface AlertLabels {
  readonly alert: string;
  readonly place: string;
  readonly seenAt: string;
  readonly people: string;
  readonly signs: string;
  readonly source: string;
  readonly looks: string;
  /** How a look is said: who, on which night, and what came of it. */
  look(team: string, night: string, result: string): string;
  /** What the buttons of Temporal's page do to an alert. */
  readonly notByButton: string;
}

const alertLabels: Readonly<Record<Language, AlertLabels>> = {
  ar: {
    alert: 'إشعار',
    place: 'المكان',
    seenAt: 'وقت المشاهدة',
    people: 'عدد الأشخاص',
    signs: 'ما شوهد',
    source: 'مصدر الإشعار',
    looks: 'ذهاب الفرق',
    look: (team, night, result) => `${team} (${night}): ${result}`,
    notByButton:
      'لا يُغلق الإشعار من هذه الصفحة: يغلقه فريق بنتيجة، أو تسحبه اللجنة. الزر `Terminate` يوقف تتبعه وهو مفتوح: المرجو عدم استعماله.',
  },
  fr: {
    alert: 'Signalement',
    place: 'Lieu',
    seenAt: 'Vu le',
    people: 'Nombre de personnes',
    signs: 'Ce qui a été vu',
    source: 'Signalé par',
    looks: 'Passages des équipes',
    look: (team, night, result) => `${team} (${night})\u00a0: ${result}`,
    notByButton:
      'Un signalement ne se clôt pas sur cette page\u00a0: une équipe le clôt par son résultat, ou le comité le retire. `Terminate` met fin à son suivi alors qu’il est ouvert\u00a0: ne l’utilisez pas.',
  },
  en: {
    alert: 'Alert',
    place: 'Place',
    seenAt: 'Seen',
    people: 'People',
    signs: 'What was seen',
    source: 'Told by',
    looks: 'Looks of teams',
    look: (team, night, result) => `${team} (${night}): ${result}`,
    notByButton:
      'An alert is not closed on this page: a team closes it by what it found, or the committee withdraws it. `Terminate` ends the following of an alert that is still open: do not use it.',
  },
};

/** The whole alert on one card, in Markdown, in the campaign's language and by its clock, as of an instant (ISO-8601). */
export function alertCardOf(view: AlertView, clockface: Clockface, now: string): string {
  const { language } = clockface;
  const words = allLanguages[language];
  const labels = { ...cardLabels[language], ...alertLabels[language] };
  const teller = timeTeller(clockface, now);
  const { raised, due, looks } = view;
  const entry = (label: string, value: string) => `- **${label}**${labels.colon} ${value}`;
  const blocks = [`## ${labels.alert} ${view.alertId} · ${words.alertStates[view.state]}`];
  if (view.attention.length > 0) {
    const asks = view.attention.map((reason) => {
      const { why, remedy } = words.alertAttentionReasons[reason];
      return `- ${why}\\\n  ${labels.todo} ${remedy}`;
    });
    blocks.push(`⚠ **${labels.attention}**${labels.colon}`, asks.join('\n'));
  }
  if (due) {
    const late = view.attention.length > 0 ? `**${labels.overdue}** · ` : '';
    blocks.push(
      `**${labels.deadlines}** (${labels.countedFrom} ${teller.time(now)})${labels.colon}`,
      `- ${words.alertDeadlineKinds[due.kind]}${labels.colon} ${teller.time(due.at)} · ${late}${teller.away(due.at)}`,
    );
  }
  if (raised) {
    const signs = raised.signs.map((sign) => words.alertSigns[sign]);
    blocks.push(
      [
        entry(labels.place, raised.place),
        entry(labels.seenAt, teller.time(raised.seenAt)),
        ...(raised.people === null ? [] : [entry(labels.people, `${raised.people}`)]),
        entry(labels.signs, signs.join(' · ') || labels.nothing),
        entry(labels.source, [words.alertSources[raised.source], raised.agencyId ?? []].flat().join(' · ')),
      ].join('\n'),
    );
  }
  if (looks.length > 0) {
    const said = looks.map(
      ({ team, night, result }) => `- ${labels.look(team, night, words.lookResults[result])}`,
    );
    blocks.push(`**${labels.looks}**${labels.colon}`, said.join('\n'));
  }
  if (due) blocks.push(labels.notByButton, labels.refresh);
  blocks.push(labels.clock(clockface.timeZone, teller.offset));
  return inReadingOrder(language, blocks.join('\n\n'));
}
