import { referralAnswered } from '@iwaa/contracts/events/agency';
import { agencyOfResponsesTopic } from '@iwaa/contracts/topology';
import { untakenReasons } from '@iwaa/contracts/vocabulary';
import { type Reaction, reactTo } from '@iwaa/eventing/consumer/reaction';
import { PermanentFault } from '@iwaa/eventing/failure/fault';
import { derivedId } from '@iwaa/service-kit/derived-id';
import { ProblemError } from '@iwaa/service-kit/http/problem-error';
import { isAsked } from '../domain/referral.ts';
import type { Receipt, Receipts } from '../receipts.ts';
import type { TakeAnswer } from '../use-cases/take-answer.ts';

type Judged = Pick<Receipt, 'verdict' | 'code' | 'state'>;

/**
 * Takes an agency's answer, and tells the agency what became of it. Who speaks is told by the topic, which only that agency may
 * write, and never by the message. An answer that comes too late, or a second time, changes nothing and is no fault; one that
 * nobody can act on is put aside, where an operator sees it.
 */
export function onReferralAnswered(takeAnswer: TakeAnswer, receipts: Receipts, namespace: string): Reaction {
  async function judge(agencyId: string, { id, data }: Parameters<typeof react>[0]): Promise<Judged> {
    const { referralId, ...answer } = data;
    const key = derivedId(`${agencyId}/${id}`, 'answer');
    const fingerprint = JSON.stringify([answer.state, answer.reason, answer.outcome]);
    const done = await takeAnswer({ referralId, agencyId }, answer, {
      command: { key, fingerprint },
      result: (_state, events) => (events.length > 0 ? ('taken' as const) : ('changed-nothing' as const)),
    });
    const state = isAsked(done.state) ? done.state.state : null;
    if (done.kind === 'done') return { verdict: done.result, code: null, state };
    const code = untakenReasons.find((reason) => reason === done.code);
    if (code === undefined) throw new PermanentFault(done.code);
    return { verdict: 'refused', code, state };
  }

  const react = async (
    fact: Parameters<Parameters<typeof reactTo<typeof referralAnswered>>[1]>[0],
    { topic, offset }: { readonly topic: string; readonly offset: string },
  ): Promise<void> => {
    const agencyId = agencyOfResponsesTopic(topic, namespace);
    if (agencyId === undefined) throw new PermanentFault('not-a-responses-topic');
    const judged = await judge(agencyId, fact).catch((error: unknown) => {
      throw error instanceof ProblemError
        ? new PermanentFault('message-id-used-twice', { cause: error })
        : error;
    });
    const { referralId } = fact.data;
    await receipts.tell({ agencyId, answerId: fact.id, offset, referralId, faults: null, ...judged });
  };
  return reactTo(referralAnswered, react);
}
