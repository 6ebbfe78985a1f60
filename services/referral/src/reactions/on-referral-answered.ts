import { referralAnswered } from '@iwaa/contracts/events/agency';
import { agencyOfResponsesTopic } from '@iwaa/contracts/topology';
import { PermanentFault } from '@iwaa/eventing/fault';
import { type Reaction, reactTo } from '@iwaa/eventing/reaction';
import { derivedId } from '@iwaa/service-kit/derived-id';
import { ProblemError } from '@iwaa/service-kit/http/problem-error';
import type { Kit } from '@iwaa/service-kit/service';
import type { ReferralRefusal } from '../domain/referral.ts';
import type { Referrals } from '../store/referrals.ts';

/** Answers that nobody can act on: they are put aside, where an operator sees them. */
const unacceptable: ReadonlySet<ReferralRefusal> = new Set([
  'unknown-referral',
  'not-your-referral',
  'answer-incomplete',
]);

/**
 * Takes an agency's answer. Who speaks is told by the topic, which only that agency may write, and never by the message.
 * An answer that comes too late, or a second time, changes nothing and is no fault.
 */
export function onReferralAnswered(referrals: Referrals, namespace: string, log: Kit['log']): Reaction {
  return reactTo(referralAnswered, async ({ id, data }, { topic }) => {
    const agencyId = agencyOfResponsesTopic(topic, namespace);
    if (agencyId === undefined) throw new PermanentFault('not-a-responses-topic');
    const { referralId, ...answer } = data;
    const key = derivedId(`${agencyId}/${id}`, 'answer');
    try {
      const done = await referrals.execute(
        referralId,
        { type: 'answer-referral', agencyId, answer },
        { command: { key, fingerprint: JSON.stringify([answer.state, answer.reason, answer.outcome]) } },
      );
      if (done.kind === 'done') return;
      if (unacceptable.has(done.code)) throw new PermanentFault(done.code);
      log.info(
        { referralId, agencyId, answer: answer.state, code: done.code },
        'an answer came too late, again or out of order, and changes nothing',
      );
    } catch (error) {
      if (error instanceof ProblemError) throw new PermanentFault('message-id-used-twice', { cause: error });
      throw error;
    }
  });
}
