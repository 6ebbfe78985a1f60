import { condition, defineSignal, proxyActivities, setHandler } from '@temporalio/workflow';

export const heard = defineSignal<[{ readonly type: string }]>('heard');

interface FloorActivities {
  close(caseId: string): Promise<void>;
}

const { close } = proxyActivities<FloorActivities>({ startToCloseTimeout: '30 seconds' });

/** The floor's case: it hears what happens, waits for the last visit by one deadline, and closes the case. */
export async function floorCase(caseId: string): Promise<string> {
  let visited = false;
  setHandler(heard, ({ type }) => {
    // Others may be heard after it: the floor reads several topics.
    visited ||= type === 'visit-3';
  });
  const inTime = await condition(() => visited, '2 days');
  await close(caseId);
  return inTime ? 'home' : 'late';
}
