import type { alert, alertEscalation, alertsQuery } from '@iwaa/contracts/http/alerts';
import type { AlertFollowUp } from '@iwaa/contracts/vocabulary';
import type { ActorScope } from '@iwaa/service-kit/auth/scope';
import { done, type Outcome, refused } from '@iwaa/service-kit/outcome';
import type { AggregateStore } from '@iwaa/service-kit/store/aggregate-store';
import type { Aggregates } from '@iwaa/service-kit/store/aggregates';
import type { CommandKey } from '@iwaa/service-kit/store/command-memory';
import { findPage } from '@iwaa/service-kit/store/find-page';
import { mapPage, type PageOutcome } from '@iwaa/service-kit/store/page';
import { optional, type StateFields } from '@iwaa/service-kit/store/state-fields';
import type { StoredAggregate } from '@iwaa/service-kit/store/stored-aggregate';
import type { z } from 'zod';
import {
  type Alert,
  type AlertEvent,
  evolve,
  followUpOf,
  newAlert,
  type RaisedAlert,
  stateOf,
} from '../domain/alert.ts';
import { type AlertCommand, type AlertRefusal, decide } from '../domain/alert-decisions.ts';
import type { CaseCodes } from './case-codes.ts';
import type { FollowUpCodes } from './follow-up-codes.ts';

const stateFields: StateFields<Alert> = {
  raised: optional({
    ...{ alertId: String, campaignId: String, provinceId: String, place: String, night: String },
    ...{ seenAt: String, signs: [String], people: optional(Number), source: String },
    ...{ agencyId: optional(String), lookBy: String },
  }),
  looks: [{ roundId: String, team: String, night: String, result: String }],
  lookBy: optional(String),
  escalated: Boolean,
  withdrawn: optional(String),
};
const owners = { campaign: 'state.raised.campaignId', agency: 'state.raised.agencyId' };

type AlertAnswer = z.output<typeof alert>;
type Escalation = z.output<typeof alertEscalation>;
type Stored = StoredAggregate<RaisedAlert>;
type Raising = Omit<Extract<AlertCommand, { type: 'raise-alert' }>, 'type' | 'alertId'>;
type Judged = Outcome<AlertAnswer, AlertRefusal>;

export interface Alerts {
  /** The answer holds the code by which whoever raised it hears of it; a repetition is answered the same. */
  raise(
    raising: Raising,
    command: CommandKey & { id: string },
  ): Promise<Outcome<AlertAnswer & { code: string }, AlertRefusal>>;
  find(alertId: string, scope: ActorScope): Promise<AlertAnswer | undefined>;
  ofCampaign(
    campaignId: string,
    scope: ActorScope,
    wanted: z.output<typeof alertsQuery>,
  ): Promise<PageOutcome<AlertAnswer>>;
  /**
   * A look on a round of the alert's campaign.
   * @param contactId the contact with whom was found, which no fact and no answer carries.
   */
  look(
    alertId: string,
    look: Omit<Extract<AlertCommand, { type: 'record-look' }>, 'type'> & { campaignId: string },
    contactId: string | null,
    command: CommandKey,
  ): Promise<Judged>;
  withdraw(
    alertId: string,
    reason: Extract<AlertCommand, { type: 'withdraw-alert' }>['reason'],
    scope: ActorScope,
    command: CommandKey,
  ): Promise<Judged>;
  escalate(
    alertId: string,
    at: string,
    scope: ActorScope,
    command: CommandKey,
  ): Promise<Outcome<Escalation, AlertRefusal>>;
  followUp(code: string, scope: ActorScope): Promise<AlertFollowUp | undefined>;
}

export function createAlerts(aggregates: Aggregates, codes: CaseCodes, followUpCodes: FollowUpCodes): Alerts {
  const store: AggregateStore<Alert, AlertCommand, AlertEvent, AlertRefusal> = aggregates.create({
    name: 'alert',
    stateFields,
    owners,
    privateSchema: { followUpHash: { type: String, required: true }, contactId: { type: String } },
    indexes: [
      [{ 'state.raised.alertId': 1 }, { unique: true }],
      [{ followUpHash: 1 }, { unique: true }],
      [{ 'state.raised.campaignId': 1, 'state.raised.seenAt': -1, _id: 1 }, {}],
    ],
    initial: newAlert,
    decide,
    evolve,
  });

  async function findOne(wanted: Record<string, string>, scope?: ActorScope): Promise<Stored | undefined> {
    const within = scope ? [scope.filter(owners)] : [];
    return (await store.model.findOne({ $and: [wanted, ...within] }).lean<Stored>()) ?? undefined;
  }
  const byId = (alertId: string, scope?: ActorScope) => findOne({ 'state.raised.alertId': alertId }, scope);

  async function judge(
    stored: Stored | undefined,
    decided: AlertCommand,
    command: CommandKey,
    set: Readonly<Record<string, unknown>> = {},
  ): Promise<Judged> {
    if (!stored) return refused('not-found');
    return store.execute(stored._id, decided, { command, result: toAnswer, set });
  }

  return {
    async raise(raising, command) {
      const code = followUpCodes.of(command.id);
      const raised = await store.execute(
        command.id,
        // Alerts are counted beside the cases of their campaign.
        { type: 'raise-alert', alertId: await codes.next(`${raising.campaign.campaignId}-A`), ...raising },
        { command, bindsKey: true, result: toAnswer, set: { followUpHash: followUpCodes.hash(code) } },
      );
      return raised.kind === 'refused' ? raised : done({ ...raised.result, code });
    },
    async find(alertId, scope) {
      const stored = await byId(alertId, scope);
      return stored && toAnswer(stored.state);
    },
    async ofCampaign(campaignId, scope, { open, escalated, night, ...page }) {
      const wanted = {
        'state.raised.campaignId': campaignId,
        ...(night ? { 'state.raised.night': night } : {}),
        ...(open === undefined ? {} : { 'state.lookBy': open ? { $ne: null } : null }),
        ...(escalated === undefined ? {} : { 'state.escalated': escalated }),
      };
      const order = [['state.raised.seenAt', 'descending']] as const;
      const list = { wanted, within: scope.filter(owners), order };
      return mapPage(await findPage<Stored>(store.model, list, page), ({ state }) => toAnswer(state));
    },
    async look(alertId, { campaignId, ...look }, contactId, command) {
      const stored = await byId(alertId);
      const ofCampaign = stored?.state.raised.campaignId === campaignId ? stored : undefined;
      return judge(ofCampaign, { type: 'record-look', ...look }, command, contactId ? { contactId } : {});
    },
    withdraw: async (alertId, reason, scope, command) =>
      judge(await byId(alertId, scope), { type: 'withdraw-alert', reason }, command),
    async escalate(alertId, at, scope, command) {
      const stored = await byId(alertId, scope);
      if (!stored) return refused('not-found');
      const escalated = { command, result: toEscalation };
      return store.execute(stored._id, { type: 'escalate-alert', at }, escalated);
    },
    async followUp(code, scope) {
      const stored = await findOne({ followUpHash: followUpCodes.hash(code) }, scope);
      return stored && followUpOf(stored.state);
    },
  };
}

function toAnswer(state: Alert): AlertAnswer {
  const { provinceId: _, ...told } = toldBy(state);
  const { looks, lookBy, escalated } = state;
  return { ...told, state: stateOf(state), lookBy, escalated, looks };
}

function toEscalation(state: Alert): Escalation {
  const stillOpen = state.escalated ? 'escalated' : 'not-due';
  return { alertId: toldBy(state).alertId, state: state.lookBy === null ? 'over' : stillOpen };
}

function toldBy({ raised }: Alert): RaisedAlert['raised'] {
  if (!raised) throw new Error('An alert that a command was carried out on was never raised');
  return raised;
}
