import { words } from '../../language/words.ts';

/** What is read aloud before somebody agrees, by what it is for. */
export const consentSentences = words({
  ar: {
    referral:
      '«هل توافق على أن نخبر من يمكنه مساعدتك، كمندوبية الصحة، بما يحتاج إلى معرفته عنك لا أكثر؟ يمكنك الرجوع عن ذلك متى شئت.»',
    mediation: '«هل توافق على أن يتواصل الوسطاء مع عائلتك أو مع الإدارة باسمك؟ يمكنك الرجوع عن ذلك متى شئت.»',
  },
  fr: {
    referral:
      '«\u00a0Acceptez-vous que nous disions à ceux qui peuvent vous aider, comme la délégation de la santé, ce qu’ils doivent savoir de vous, et rien de plus\u202f? Vous pouvez revenir sur cet accord à tout moment.\u00a0»',
    mediation:
      '«\u00a0Acceptez-vous que nos médiateurs parlent pour vous à votre famille ou à l’administration\u202f? Vous pouvez revenir sur cet accord à tout moment.\u00a0»',
  },
  en: {
    referral:
      '“Do you agree that we tell those who can help you, such as the delegation of health, what they need to know about you and no more? You may take this back at any time.”',
    mediation:
      '“Do you agree that our mediators speak for you to your family or to an office? You may take this back at any time.”',
  },
});
