import { agencyOfReferralsTopic, agencyOfResponsesTopic } from '@iwaa/contracts/topology';

/** What is to be done about a topic that is missing, or shut to this service: a sentence for whoever runs the platform. */
export function remedyForTopic(topic: string, namespace: string): string {
  const agency = agencyOfReferralsTopic(topic, namespace) ?? agencyOfResponsesTopic(topic, namespace);
  return agency === undefined
    ? 'It is missing, or this service has no access to it; the next start of the platform provides both.'
    : `The agency has no topics, or this service no access to them: npm run -s agencies -- rotate ${agency}`;
}
