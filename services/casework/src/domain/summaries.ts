import type { AttentionReason, CaseDeadlineKind, CaseOutcome, Language } from '@iwaa/contracts/vocabulary';
import { allLanguages } from '@iwaa/words/all-languages';
import { inReadingOrder } from '@iwaa/words/in-reading-order';
import { type Clockface, timeTeller } from '@iwaa/words/time-teller';

/** What Temporal's page says of the timer of a case and of its calls, in a line each. */
export interface Summaries {
  /** Of the timer, until the next deadline. `now` is when it is set. */
  until(deadline: { kind: CaseDeadlineKind; dueAt: string }, now: string): string;
  missed(reason: AttentionReason): string;
  moreTime(kind: CaseDeadlineKind): string;
  closing(outcome: CaseOutcome): string;
  lapseHold(): string;
  endAbsentStay(): string;
  askAnotherCentre(): string;
  askNextAgency(): string;
  endUnconsented(): string;
}

interface Wording {
  until(time: string, what: string): string;
  missed(why: string): string;
  moreTime(what: string): string;
  closing(outcome: string): string;
  lapseHold: string;
  endAbsentStay: string;
  askAnotherCentre: string;
  askNextAgency: string;
  endUnconsented: string;
}

const wordings: Readonly<Record<Language, Wording>> = {
  ar: {
    until: (time, what) => `إلى غاية ${time}: ${what}`,
    missed: (why) => `إخبار اللجنة: ${why}`,
    moreTime: (what) => `تمديد أجل: ${what}`,
    closing: (outcome) => `إغلاق الملف: ${outcome}`,
    lapseHold: 'منح السرير الذي لم يُستعمل للشخص الموالي',
    endAbsentStay: 'إخلاء سرير من طال غيابه بدون رخصة',
    askAnotherCentre: 'سؤال مركز آخر عن سرير',
    askNextAgency: 'سؤال المؤسسة الموالية: لم تجب هذه المؤسسة',
    endUnconsented: 'سحب التوجيه: انتهت مدة الموافقة عليه',
  },
  fr: {
    until: (time, what) => `Jusqu’au ${time}\u00a0: ${what}`,
    missed: (why) => `Prévenir le comité\u00a0: ${why}`,
    moreTime: (what) => `Délai accordé\u00a0: ${what}`,
    closing: (outcome) => `Clore le dossier\u00a0: ${outcome}`,
    lapseHold: 'Donner à la personne suivante le lit qui n’a pas été pris',
    endAbsentStay: 'Libérer le lit de la personne absente trop longtemps sans autorisation',
    askAnotherCentre: 'Demander un lit à un autre centre',
    askNextAgency: 'Solliciter l’organisme suivant\u00a0: celui-ci n’a pas répondu',
    endUnconsented: 'Retirer l’orientation\u00a0: le consentement a pris fin',
  },
  en: {
    until: (time, what) => `Until ${time}: ${what}`,
    missed: (why) => `Tell the committee: ${why}`,
    moreTime: (what) => `More time: ${what}`,
    closing: (outcome) => `Close the case: ${outcome}`,
    lapseHold: 'Give the bed that was not taken to the next person',
    endAbsentStay: 'Free the bed of the person who was absent too long without a pass',
    askAnotherCentre: 'Ask another centre for a bed',
    askNextAgency: 'Ask the next agency: this one did not answer',
    endUnconsented: 'Take the referral back: the consent to it has run out',
  },
};

/**
 * The summaries in a campaign's language and by its clock. They go into the history, and a replay compares none of them: a version
 * of Node that spells a month otherwise replays the same cases.
 */
export function summariesIn(clockface: Clockface): Summaries {
  const { language } = clockface;
  const wording = wordings[language];
  const words = allLanguages[language];
  const said = (text: string) => inReadingOrder(language, text);
  return {
    until: ({ kind, dueAt }, now) =>
      said(wording.until(timeTeller(clockface, now).timeWithOffset(dueAt), words.caseDeadlineKinds[kind])),
    missed: (reason) => said(wording.missed(words.attentionReasons[reason].why)),
    moreTime: (kind) => said(wording.moreTime(words.caseDeadlineKinds[kind])),
    closing: (outcome) => said(wording.closing(words.caseOutcomes[outcome])),
    lapseHold: () => said(wording.lapseHold),
    endAbsentStay: () => said(wording.endAbsentStay),
    askAnotherCentre: () => said(wording.askAnotherCentre),
    askNextAgency: () => said(wording.askNextAgency),
    endUnconsented: () => said(wording.endUnconsented),
  };
}
