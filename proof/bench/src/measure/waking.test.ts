import { describe, expect, it } from '@jest/globals';
import type { HistoryEvent } from './history-event.ts';
import { wakingOf } from './waking.ts';

function event(kind: keyof HistoryEvent, at: number): HistoryEvent {
  const eventTime = { seconds: Math.floor(at / 1000), nanos: (at % 1000) * 1e6 };
  return { [kind]: {}, eventTime } as unknown as HistoryEvent;
}

const timer = (at: number): HistoryEvent => event('timerFiredEventAttributes', at);
const started = (at: number): HistoryEvent => event('workflowTaskStartedEventAttributes', at);

describe('the waking of a workflow', () => {
  it('is by the first timer after the deadline, and the task that follows it', () => {
    const history = [started(1000), timer(4000), started(4010), timer(5300), started(5450), timer(9000)];
    expect(wakingOf(history, 5000)).toEqual({ firedMs: 300, atWorkMs: 450 });
  });

  it('has not been while no timer has fired for the deadline, or nobody has taken the task', () => {
    expect(wakingOf([started(1000), timer(4000), started(4010)], 5000)).toBeUndefined();
    expect(wakingOf([started(1000), timer(5300)], 5000)).toBeUndefined();
  });
});
