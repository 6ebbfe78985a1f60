import { durationMs } from '@iwaa/contracts/duration';
import { defaultDeadlines } from '@iwaa/contracts/http/intake';
import type { LookResult } from '@iwaa/contracts/vocabulary';
import type { AlertFact } from '../domain/alert-fact.ts';
import { addMs } from '../domain/instants.ts';

/** The facts of one alert as intake tells them, from an instant on. */
export class AlertFixture {
  readonly facts: AlertFact[] = [];
  readonly alertId: string;
  readonly campaignId: string;
  now: string;
  #told = 0;

  constructor(alertId: string, now: string) {
    this.alertId = alertId;
    this.campaignId = alertId.slice(0, alertId.lastIndexOf('-A-'));
    this.now = now;
  }

  wait(ms: number): this {
    this.now = addMs(this.now, ms);
    return this;
  }

  raised(people: number | null = 2): this {
    const { alertId, campaignId, now: seenAt } = this;
    const night = seenAt.slice(0, 10);
    return this.#tell({
      type: 'iwaa.intake.alert-raised.v1',
      data: {
        ...{ alertId, campaignId, provinceId: 'sidi-kacem', place: 'bus-station', night, seenAt, people },
        ...{ signs: ['sleeping-outside'], source: 'public', agencyId: null },
        lookBy: this.#after(defaultDeadlines.alertLooked),
      },
    });
  }

  /** @param round which round of the team it was: nobody is looked for after the second. */
  looked(result: LookResult, round = 1): this {
    const { alertId, campaignId, now } = this;
    const isLast = result !== 'not-found' || round > 1;
    return this.#tell({
      type: 'iwaa.intake.alert-looked-at.v1',
      data: {
        ...{ alertId, campaignId, team: 'north', night: now.slice(0, 10), result },
        roundId: `7c3f3a0e-51a9-4f0e-9f0b-3c6f5f3f1a0${round}`,
        lookBy: isLast ? null : this.#after(defaultDeadlines.alertLookedAgain),
      },
    });
  }

  escalated(dueAt: string): this {
    const { alertId, campaignId } = this;
    return this.#tell({ type: 'iwaa.intake.alert-escalated.v1', data: { alertId, campaignId, dueAt } });
  }

  withdrawn(): this {
    const { alertId, campaignId } = this;
    return this.#tell({
      type: 'iwaa.intake.alert-withdrawn.v1',
      data: { alertId, campaignId, reason: 'moved-on' },
    });
  }

  #after(duration: string): string {
    return addMs(this.now, durationMs(duration));
  }

  #tell(event: Pick<AlertFact, 'type' | 'data'>): this {
    this.#told += 1;
    this.facts.push({ ...event, sequence: this.#told, time: this.now } as AlertFact);
    return this;
  }
}
