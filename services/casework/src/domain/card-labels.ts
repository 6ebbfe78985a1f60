import type { Language } from '@iwaa/contracts/vocabulary';

/** What stands before the values on an operator's card, in one language; the values' words are those of `@iwaa/words`. */
interface CardLabels {
  /** What parts a label from its value. */
  colon: string;
  case: string;
  outcome: string;
  /** The case that goes on where this one was a duplicate, and those that were duplicates of this one. */
  goesOnAs: string;
  duplicates: string;
  milestone: string;
  whereabouts: string;
  /** Stands before how cold the night is, where it is not a normal one. */
  night: string;
  /** Said of a bed that is kept for cold nights. */
  overflow: string;
  onTheWay: string;
  absence: string;
  /** Since which night somebody is absent. */
  absentSince(day: string): string;
  withoutPass: string;
  bedKeptUntil(time: string): string;
  /** With a pass until an hour, or to the end of the night of a day. */
  passUntil(time: string): string;
  passForNights(lastDay: string): string;
  sanctionsRest: string;
  needs: string;
  declined: string;
  contacts: string;
  attention: string;
  /** Stands before what a person can do, and points on in the language's direction. */
  todo: string;
  /** Stands before where the case and the person are. */
  standing: string;
  nothing: string;
  deadlines: string;
  /** Stands before the time from which the card counts. */
  countedFrom: string;
  overdue: string;
  openedAt: string;
  lastFact: string;
  agencies: string;
  /** Agencies whose yes came after their time, and which nobody has asked again. */
  acceptedLate: string;
  lateFacts: string;
  /** Stands before the update's name and a sample of what it takes. */
  moreTime: string;
  close: string;
  /** What the buttons of Temporal's page do to a case. */
  notByButton: string;
  /** How this card comes to show what has happened since. */
  refresh: string;
  /** By which clock the times of the card are told. */
  clock(zone: string, offset: string): string;
}

export const cardLabels: Readonly<Record<Language, CardLabels>> = {
  ar: {
    colon: ':',
    case: 'ملف',
    outcome: 'المآل',
    goesOnAs: 'يستمر في الملف',
    duplicates: 'ملفات مكررة ضُمت إليه',
    milestone: 'أبعد مرحلة',
    whereabouts: 'مكان الشخص الليلة',
    night: 'الليلة',
    overflow: 'سرير مخصص لليالي الباردة',
    onTheWay: 'في الطريق إلى السرير منذ',
    absence: 'الغياب عن السرير',
    absentSince: (day) => `منذ ليلة ${day}`,
    withoutPass: 'بدون رخصة',
    bedKeptUntil: (time) => `يبقى السرير محفوظا إلى غاية ${time}`,
    passUntil: (time) => `برخصة إلى غاية ${time}`,
    passForNights: (lastDay) => `برخصة إلى غاية ليلة ${lastDay}`,
    sanctionsRest: 'الجزاءات معلقة بسبب البرد',
    needs: 'الحاجات',
    declined: 'ما رفضه الشخص',
    contacts: 'اللقاءات في الشارع',
    attention: 'يحتاج إلى انتباه',
    todo: '←',
    standing: 'الوضع الحالي',
    nothing: 'لا شيء',
    deadlines: 'الآجال',
    countedFrom: 'محسوبة ابتداء من',
    overdue: 'فات الأجل',
    openedAt: 'تاريخ الفتح',
    lastFact: 'آخر حدث',
    agencies: 'المؤسسات الموجه إليها',
    acceptedLate: 'مؤسسات قبلت بعد الأجل',
    lateFacts: 'أحداث بعد الإغلاق',
    moreTime: 'لتمديد أجل: اختر `Send an Update` ثم `extendDeadline`، مع ما يلي',
    close: 'لإغلاق الملف: اختر `Send an Update` ثم `closeCase`، مع المآل',
    notByButton:
      'الزر `Request Cancellation` لا يفعل شيئا: لا يُغلق الملف إلا بالتحديث `closeCase`. الزر `Terminate` يوقف تتبع الملف وهو مفتوح: المرجو عدم استعماله.',
    refresh: 'لرؤية ما استجد في هذه البطاقة اضغط على المفتاح `R`.',
    clock: (zone, offset) => `المواعيد بتوقيت ${zone} (${offset}).`,
  },
  fr: {
    colon: '\u00a0:',
    case: 'Dossier',
    outcome: 'Issue',
    goesOnAs: 'Continue dans le dossier',
    duplicates: 'Doublons réunis ici',
    milestone: 'Étape la plus avancée',
    whereabouts: 'Où la personne est cette nuit',
    night: 'Nuit',
    overflow: 'lit gardé pour les nuits de froid',
    onTheWay: 'En route vers le lit depuis',
    absence: 'Absence',
    absentSince: (day) => `depuis la nuit du ${day}`,
    withoutPass: 'sans autorisation',
    bedKeptUntil: (time) => `le lit est gardé jusqu’au ${time}`,
    passUntil: (time) => `avec une autorisation jusqu’au ${time}`,
    passForNights: (lastDay) => `avec une autorisation jusqu’à la nuit du ${lastDay}`,
    sanctionsRest: 'les sanctions sont suspendues par le froid',
    needs: 'Besoins',
    declined: 'Décliné',
    contacts: 'Rencontres de rue',
    attention: 'Demande attention',
    todo: '→',
    standing: 'Situation',
    nothing: 'rien',
    deadlines: 'Échéances',
    countedFrom: 'comptées à partir du',
    overdue: 'échéance dépassée',
    openedAt: 'Ouvert le',
    lastFact: 'Dernier fait',
    agencies: 'Organismes sollicités',
    acceptedLate: 'Ont accepté après le délai',
    lateFacts: 'Faits après la clôture',
    moreTime: 'Pour accorder un délai\u00a0: `Send an Update`, puis `extendDeadline`, avec',
    close: 'Pour clore le dossier\u00a0: `Send an Update`, puis `closeCase`, avec son issue',
    notByButton:
      '`Request Cancellation` ne fait rien\u00a0: seule la mise à jour `closeCase` clôt un dossier. `Terminate` met fin au suivi d’un dossier encore ouvert\u00a0: ne l’utilisez pas.',
    refresh: 'Pour voir sur cette fiche ce qui s’est passé depuis, appuyez sur la touche `R`.',
    clock: (zone, offset) => `Les heures sont celles de ${zone} (${offset}).`,
  },
  en: {
    colon: ':',
    case: 'Case',
    outcome: 'Outcome',
    goesOnAs: 'Goes on as case',
    duplicates: 'Duplicates joined to it',
    milestone: 'Furthest milestone',
    whereabouts: 'Whereabouts tonight',
    night: 'Night',
    overflow: 'a bed for cold nights',
    onTheWay: 'On the way to the bed since',
    absence: 'Absent from the bed',
    absentSince: (day) => `since the night of ${day}`,
    withoutPass: 'without a pass',
    bedKeptUntil: (time) => `the bed is kept until ${time}`,
    passUntil: (time) => `with a pass until ${time}`,
    passForNights: (lastDay) => `with a pass for the nights up to ${lastDay}`,
    sanctionsRest: 'sanctions rest because of the cold',
    needs: 'Needs',
    declined: 'Declined',
    contacts: 'Street contacts',
    attention: 'Needs attention',
    todo: '→',
    standing: 'Where it stands',
    nothing: 'none',
    deadlines: 'Deadlines',
    countedFrom: 'counted from',
    overdue: 'overdue',
    openedAt: 'Opened',
    lastFact: 'Last fact',
    agencies: 'Agencies asked',
    acceptedLate: 'Accepted after their time',
    lateFacts: 'Facts after the closing',
    moreTime: 'To give more time: `Send an Update`, then `extendDeadline`, with',
    close: 'To close the case: `Send an Update`, then `closeCase`, with its outcome',
    notByButton:
      '`Request Cancellation` does nothing: the update `closeCase` alone closes a case. `Terminate` ends the following of a case that is still open: do not use it.',
    refresh: 'To see on this card what has happened since, press the key `R`.',
    clock: (zone, offset) => `Times are those of ${zone} (${offset}).`,
  },
};
