import type { RefusalCode } from '@iwaa/contracts/refusals';

/** What happened and what can be done, for the person who is refused. */
export const frenchRefusals: Readonly<Record<RefusalCode, string>> = {
  'invalid-request':
    'Un champ manque ou n’a pas la forme demandée. Veuillez le corriger et envoyer de nouveau.',
  'idempotency-key-missing':
    'L’application a envoyé la demande sans la clé qui évite les doublons, rien n’a donc été enregistré. Rechargez l’application et réessayez.',
  'idempotency-key-invalid':
    'L’application a envoyé la demande avec une clé trop courte, trop longue ou mal formée, rien n’a donc été enregistré. Rechargez l’application et réessayez.',
  unauthenticated: 'Votre session a pris fin. Reconnectez-vous pour continuer.',
  forbidden: 'Votre rôle ne permet pas cette action. Adressez-vous à une personne qui y est habilitée.',
  'not-found':
    'Cet élément n’existe pas ou ne vous est pas accessible. Revenez à la liste et choisissez de nouveau.',
  'method-not-allowed':
    'Le service ne connaît pas ce que l’application a demandé. Rechargez l’application. Si cela se répète, prévenez la personne qui gère la plateforme.',
  'request-timeout':
    'La demande n’est pas arrivée à temps. Envoyez-la de nouveau, rien n’est enregistré deux fois.',
  conflict: 'Quelqu’un d’autre a modifié cet élément au même moment. Voyez son état actuel, puis réessayez.',
  'body-too-large': 'Le texte est trop long. Raccourcissez-le et envoyez de nouveau.',
  'unsupported-media-type':
    'Le service ne peut pas lire ce que l’application a envoyé. Rechargez l’application. Si cela se répète, prévenez la personne qui gère la plateforme.',
  'idempotency-key-reused':
    'Autre chose a déjà été envoyé avec la même clé, rien n’a donc été enregistré. Saisissez de nouveau et envoyez.',
  'too-many-requests': 'Trop de demandes ont été envoyées. Patientez un peu et réessayez.',
  'headers-too-large':
    'L’application a joint trop de données à la demande. Déconnectez-vous, reconnectez-vous et réessayez.',
  'internal-error':
    'Une erreur s’est produite de notre côté. Envoyez de nouveau, rien n’est enregistré deux fois. Si cela se répète, prévenez la personne qui gère la plateforme.',
  unavailable:
    'Le service ne peut pas répondre pour le moment. Envoyez de nouveau dans un instant, rien n’est enregistré deux fois.',

  'province-already-declared':
    'Cette province est déjà déclarée sous un autre nom. Utilisez-la telle quelle, ou choisissez un autre code.',
  'person-merged':
    'Cette personne a été réunie avec une autre, sous laquelle elle continue. Notez-le chez cette autre.',
  'both-have-a-bed':
    'Les deux ont un lit réservé ou occupé. Si c’est une seule personne, l’un des lits est libre : faites-le libérer par l’accueil, puis réunissez-les.',
  'province-unknown':
    'Ce service ne connaît pas encore la province. Si elle vient d’être déclarée, réessayez dans un instant.',
  'campaign-ended':
    'La campagne est terminée, plus rien n’y est enregistré. Choisissez une campagne en cours.',
  'campaign-already-declared':
    'Une campagne portant ce code est déjà déclarée avec d’autres réglages. Modifiez-la, ou choisissez un autre code.',
  'campaign-ends-before-it-starts':
    'La dernière nuit de la campagne précède la première. Corrigez l’une des deux dates.',
  'campaign-unknown':
    'Ce service ne connaît pas encore la campagne. Si elle vient d’être déclarée, réessayez dans un instant.',
  'campaign-too-long': 'Une campagne compte au plus 366 nuits. Choisissez une dernière nuit plus proche.',
  'unknown-time-zone':
    'Aucun fuseau horaire ne porte ce nom. Choisissez-en un par son lieu, par exemple Africa/Casablanca.',
  'night-outside-campaign': 'Cette nuit est en dehors de la campagne. Choisissez l’une de ses nuits.',
  'night-not-yet':
    'Cette nuit n’est pas encore arrivée. Elle peut être indiquée à partir de midi, ce jour-là.',
  'night-over':
    'Cette nuit est passée. Le niveau de froid se déclare pour la nuit en cours et les suivantes.',
  'place-not-planned':
    'Ce lieu ne fait pas partie de la maraude. Seul un lieu prévu peut être noté comme manqué.',
  'too-many-places': 'Une maraude compte au plus 200 lieux. Commencez-en une autre pour la suite.',
  'contact-outside-night': 'L’heure de la rencontre n’est pas dans la nuit de sa maraude. Corrigez l’heure.',
  'contact-not-yet':
    'L’heure de la rencontre n’est pas encore arrivée. Corrigez-la, et voyez si l’horloge du téléphone est juste.',
  'round-unknown':
    'Cette maraude n’existe pas ou ne vous est pas accessible. Choisissez l’une des maraudes de la nuit.',
  'seen-not-yet': 'L’heure à laquelle les personnes ont été vues est à venir. Corrigez-la.',
  'alert-over':
    'Ce signalement est clos\u00a0: quelqu’un a été rencontré, deux recherches n’ont rien donné, ou il a été retiré. Toute personne présente est enregistrée comme une rencontre.',
  'round-before-alert':
    'Les personnes ont été vues après la nuit de cette maraude. Choisissez la maraude de cette nuit.',
  'contact-unknown':
    'Aucune rencontre de ce type n’a été enregistrée pendant cette maraude. Choisissez l’une de ses rencontres, ou aucune.',
  'person-unknown':
    'Cette personne n’existe pas ou ne vous est pas accessible. Cherchez de nouveau, ou enregistrez une nouvelle personne.',
  'person-erased':
    'Les données de cette personne ont été effacées. Enregistrez la rencontre pour une nouvelle personne.',
  'need-stated-and-declined': 'Le même besoin est à la fois exprimé et décliné. Ne gardez que l’un des deux.',
  'birth-not-plausible':
    'La date de naissance est postérieure à la nuit de la rencontre, ou la précède de plus de 122 ans. Corrigez-la, ou laissez-la vide.',
  'age-group-and-birth-disagree':
    'La tranche d’âge et la date de naissance ne concordent pas. Corrigez l’une des deux, ou laissez la date vide si elle n’est pas sûre.',
  'street-since-not-plausible':
    'Le mois depuis lequel la personne est à la rue suit la nuit de la rencontre, précède la naissance ou remonte à plus de 90 ans. Corrigez-le, ou laissez-le vide.',
  'consent-unknown':
    'La personne n’a pas donné ce consentement. Voyez les consentements en vigueur et choisissez-en un.',
  'consent-ends-too-late':
    'Un consentement prend fin au plus tard cinq ans après avoir été donné. Choisissez une fin plus proche.',
  'consent-ends-in-the-past':
    'Ce consentement prendrait fin avant d’être donné. Choisissez une fin plus lointaine.',
  'consent-replaced':
    'Un consentement plus récent, donné pour la même finalité, a remplacé celui-ci. C’est le plus récent qu’il faut retirer.',
  'case-still-open':
    'Le dossier de la personne est ouvert et repose sur qui elle est. Clôturez-le d’abord\u202f; l’effacement pourra alors être confirmé.',
  'erasure-unknown':
    'Cet effacement n’a pas été demandé, ou la demande a été retirée. Demandez-le à nouveau.',
  'erasure-already-requested': 'L’effacement de cette personne a déjà été demandé. Il attend le comité.',
  'erasure-by-one-alone':
    'Vous avez demandé cet effacement vous-même. Une autre personne du comité doit le confirmer.',
  'no-open-case':
    'La personne n’a pas de dossier ouvert. Enregistrez une rencontre avec elle, ce qui en ouvre un.',

  'bed-unknown': 'Ce lit n’existe pas ou ne vous est pas accessible. Choisissez un lit de votre centre.',
  'unit-does-not-suit':
    'Ce lit est dans une unité qui n’accueille pas cette personne. Choisissez un lit d’une autre unité.',
  'overflow-closed':
    'Ce lit est gardé pour les nuits de froid, et le niveau de cette nuit ne l’ouvre pas. Choisissez un autre lit.',
  'bed-held': 'Ce lit est réservé pour quelqu’un d’autre. Choisissez-en un autre.',
  'bed-occupied': 'Ce lit est occupé. Enregistrez d’abord la sortie, ou choisissez un autre lit.',
  'bed-out-of-service': 'Ce lit est hors service. Remettez-le en service, ou choisissez-en un autre.',
  'already-holds-a-bed':
    'La personne a déjà un lit. Enregistrez son entrée dans celui-ci, ou libérez-le d’abord.',
  'hold-unknown': 'Ce lit ne fait pas l’objet de cette réservation. Voyez qui est attendu en ce moment.',
  'hold-over':
    'La réservation est terminée, car elle a été libérée ou est devenue caduque. Si la personne a toujours besoin d’un hébergement, enregistrez le besoin de nouveau.',
  'hold-of-another-case': 'Ce lit est réservé pour une autre personne. Cherchez le lit de celle-ci.',
  'reason-not-yours': 'Votre rôle ne permet pas d’indiquer ce motif. Choisissez-en un autre.',
  'hold-taken-up': 'La personne est arrivée et occupe le lit. Enregistrez sa sortie pour le libérer.',
  'stay-unknown': 'Ce séjour n’est pas connu pour ce lit. Voyez l’état actuel du centre.',
  'check-in-recorded-otherwise':
    'L’entrée a déjà été enregistrée, pour une autre nuit. Elle reste telle quelle, il n’y a rien d’autre à faire.',
  'check-out-recorded-otherwise':
    'La sortie a déjà été enregistrée, pour une autre nuit ou un autre motif. Elle reste telle quelle, il n’y a rien d’autre à faire.',
  'check-out-by-rule':
    'Ce séjour n’a pas été clos à l’accueil : une absence ou la clôture du dossier l’a terminé. Enregistrez de nouveau le besoin.',
  'came-by-transfer': 'La personne est venue d’un autre lit. Transférez-la plutôt dans l’autre sens.',
  'no-bed-free': 'Aucun lit de cette unité n’est libre là-bas. Choisissez un autre lit ou un autre centre.',
  'set-out-not-yet': 'L’heure du départ vers le lit est à venir. Corrigez-la.',
  'set-out-recorded-otherwise':
    'Le départ vers le lit a déjà été noté, à une autre heure ou avec quelqu’un d’autre. Cela reste, et le lit est gardé.',
  'offer-accepted': 'La proposition a été acceptée et le lit est réservé. Libérez plutôt la réservation.',
  'night-before-hold': 'Le lit est réservé pour une nuit plus tardive. Corrigez la nuit.',
  'night-before-stay': 'Le séjour a commencé une nuit plus tardive. Corrigez la nuit.',
  'pass-unknown': 'Ce séjour n’a pas cette autorisation. Voyez celles qui sont en cours.',
  'pass-outside-night':
    'L’heure de fin de l’autorisation n’est pas dans sa nuit, qui se termine à midi. Corrigez l’heure ou la nuit.',
  'pass-over': 'Cette autorisation serait déjà terminée. Choisissez une fin plus lointaine.',
  'centre-already-open':
    'Un centre portant ce code est ouvert, avec d’autres unités ou dans une autre province. Utilisez-le, ou choisissez un autre code.',
  'unit-given-twice':
    'Le même type d’unité est indiqué deux fois. Indiquez chaque type une seule fois, avec tous ses lits.',

  'unknown-referral':
    'Cette orientation n’existe pas ou ne vous est pas accessible. Revenez à la liste et choisissez de nouveau.',
  'not-your-referral':
    'Cette orientation n’existe pas ou ne vous est pas accessible. Revenez à la liste et choisissez de nouveau.',
  'answer-incomplete':
    'Il manque à la réponse son motif ou son résultat. Choisissez-en un et envoyez de nouveau.',
  'answer-out-of-order':
    'L’orientation ne peut pas passer de son état actuel à celui-ci. Voyez où elle en est et choisissez une suite possible.',
  'referral-ended':
    'L’orientation est terminée, plus rien ne la modifie. Une nouvelle orientation peut être demandée.',
  'referral-not-accepted':
    'La personne concernée est montrée dès que votre organisme a accepté l’orientation. S’il vient de le faire, réessayez dans un instant.',
  'referral-already-open':
    'Un organisme est déjà sollicité pour ce service. Attendez sa réponse, ou annulez d’abord cette orientation.',
  'agency-already-registered':
    'Cet organisme est déjà inscrit avec d’autres services, un autre rang ou dans une autre province. Choisissez un autre code pour un nouvel organisme.',
  'agency-removed': 'Cet organisme est parti. Inscrivez-le à nouveau, ou choisissez-en un autre.',
  'capacity-ends-in-the-past':
    'L’heure jusqu’à laquelle cela vaut est passée. Choisissez-en une plus tardive, ou aucune.',
  'unknown-agency':
    'Cet organisme n’existe pas ou ne vous est pas accessible. Choisissez-en un dans la liste.',
  'case-closed':
    'Le dossier est clos, plus rien ne le modifie. Une nouvelle rencontre avec la personne en ouvre un autre.',
  'declined-by-person':
    'La personne a décliné ce service. Proposez-le à un autre moment, un besoin exprimé de nouveau rouvre la voie.',
  'consent-ended':
    'Le consentement de la personne à cette orientation a pris fin et l’orientation est retirée. Demandez à la personne si elle consent de nouveau.',
  'consent-in-force':
    'Le consentement de la personne à cette orientation n’a pas encore pris fin. Réessayez dans un instant.',
  'need-unknown':
    'Ce service ne connaît pas ce besoin du dossier. S’il vient d’être exprimé, réessayez dans un instant.',
  'no-agency-left':
    'Plus aucun organisme rendant ce service ne peut être sollicité. Inscrivez-en un autre, ou adressez-vous ailleurs par vos propres moyens.',
  'agency-not-eligible':
    'Cet organisme ne rend pas ce service, ne participe pas à la campagne, ou a déjà cette orientation. Choisissez-en un autre.',
  'agency-takes-nobody':
    'Cet organisme a indiqué ne pouvoir accueillir personne, et un autre le peut. Choisissez-en un qui le peut, ou faites-lui indiquer ses disponibilités.',
  'referral-changed':
    'L’organisme, ou quelqu’un d’autre, a agi depuis que vous avez regardé, et rien n’a été changé. Voyez où en est l’orientation et décidez de nouveau.',
  'need-already-answered':
    'Une orientation pour ce besoin a déjà abouti. Si une aide est de nouveau nécessaire, enregistrez le besoin de nouveau.',
  'need-of-another-case':
    'Ce besoin relève d’un autre dossier ou d’un autre service. Choisissez un besoin de ce dossier.',

  'not-a-family-file':
    'Ceci est un dossier de médiation sociale, sans famille à contacter. Ouvrez pour cela une médiation familiale.',
  'family-not-reached':
    'La famille n’a pas encore été jointe. Enregistrez d’abord le contact avec la famille.',
  'return-not-agreed':
    'La personne et la famille n’ont pas toutes deux accepté le retour. Enregistrez d’abord la décision de chacune.',
  'file-not-opened':
    'Ce dossier de médiation n’a pas été ouvert. S’il vient de l’être, réessayez dans un instant.',
  'file-closed':
    'Ce dossier de médiation est clos, plus rien n’y est enregistré. Si une médiation est de nouveau nécessaire, enregistrez le besoin de nouveau.',
  'no-consent':
    'La personne ne consent pas, à ce jour, à ce que cette action partagerait. Demandez-lui d’abord son accord.',
  'outcome-does-not-fit':
    'Un dossier de ce type ne peut pas, à ce stade, se terminer ainsi. Choisissez une autre issue.',
  'has-an-open-file': 'Un dossier de médiation de ce type est déjà ouvert. Poursuivez avec celui-ci.',
  'reintegration-not-started':
    'Cette réintégration n’a pas commencé. Enregistrez son début quand la personne rentre dans sa famille.',
  'reintegration-ended':
    'Cette réintégration est arrivée à son terme, plus aucune visite n’y est enregistrée. Il n’y a rien d’autre à faire ici.',
  'no-such-visit': 'Aucune visite de ce numéro n’est prévue. Choisissez l’une des visites prévues.',
  'visit-not-due':
    'Le jour de cette visite n’est pas encore arrivé. Enregistrez la visite ce jour-là ou plus tard.',
  'visit-already-made':
    'Cette visite a déjà été enregistrée, avec un autre constat. Elle reste telle quelle. Notez à la prochaine visite ce qui a changé.',

  'deadline-not-running':
    'Aucune échéance de ce type ne court pour ce dossier en ce moment. Voyez les échéances en cours.',
  'not-later':
    'La nouvelle date doit être à venir et postérieure à l’actuelle. Choisissez une date plus tardive.',
  'too-far-ahead': 'La nouvelle date est à plus de 366 jours. Choisissez une date plus proche.',
  'unknown-outcome': 'Cette issue n’existe pas pour un dossier. Choisissez-en une dans la liste.',
  'unknown-deadline': 'Cette échéance n’existe pas. Choisissez-en une dans la liste.',
};
