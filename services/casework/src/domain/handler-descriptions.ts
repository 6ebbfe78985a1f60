import type { Language } from '@iwaa/contracts/vocabulary';
import { inReadingOrder } from '@iwaa/words/in-reading-order';
import { sampleOf } from './samples.ts';

/** What Temporal's page says, as plain text, beside each thing that can be sent to a case, or asked of it. */
export type HandlerDescriptions = Readonly<
  Record<'extendDeadline' | 'closeCase' | 'campaignChanged' | 'view', string>
>;

const words: Readonly<Record<Language, HandlerDescriptions>> = {
  ar: {
    extendDeadline:
      'تمديد نوع من الآجال، ولو بعد فواته: مدة تضاف إليه (PT2H ساعتان، P1D يوم)، أو موعد مثل 2025-01-10T18:00:00+01:00.',
    closeCase: 'إغلاق الملف مع مآله؛ ولا رجعة في ذلك.',
    campaignChanged: 'ما يسري على الملف من الآن لأن حملته عُدّلت؛ ترسله المنصة.',
    view: 'وضع الملف والآجال السارية؛ دون أي مدخل.',
  },
  fr: {
    extendDeadline:
      'Accorde un délai pour un type d’échéance, même dépassée\u00a0: une durée en plus (PT2H pour deux heures, P1D pour un jour), ou une date comme 2025-01-10T18:00:00+01:00.',
    closeCase: 'Clôt le dossier avec son issue\u202f; c’est sans retour.',
    campaignChanged:
      'Ce qui vaut désormais pour le dossier, sa campagne ayant changé\u202f; envoyé par la plateforme.',
    view: 'Où en est le dossier, et quelles échéances courent\u202f; sans argument.',
  },
  en: {
    extendDeadline:
      'Gives more time for a kind of deadline, also after it was missed: so much longer (PT2H is two hours, P1D a day), or until a time such as 2025-01-10T18:00:00+01:00.',
    closeCase: 'Closes the case with an outcome; it can not be undone.',
    campaignChanged:
      'What the case goes by from now on, because its campaign was changed; sent by the platform.',
    view: 'Where the case stands, and which deadlines run; it takes no argument.',
  },
};

/** The descriptions in a campaign's language, each with a sample of what is sent. */
export function handlerDescriptions(language: Language): HandlerDescriptions {
  const { extendDeadline, closeCase, campaignChanged, view } = words[language];
  const withSample = (text: string, sample: string) => `${inReadingOrder(language, text)}\n${sample}`;
  return {
    extendDeadline: withSample(extendDeadline, sampleOf({ bedHold: 'PT2H' })),
    closeCase: withSample(closeCase, sampleOf({ outcome: 'lost-contact' })),
    campaignChanged: inReadingOrder(language, campaignChanged),
    view: inReadingOrder(language, view),
  };
}
