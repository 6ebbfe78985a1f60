import { expect, test } from '@jest/globals';
import { engineEnvironment } from './engine-environment.ts';

test('an engine gets nothing of our environment that could change it or that it should not know', () => {
  const ours = {
    PATH: '/bin',
    HOME: '/home/x',
    TEMPORAL_ADDRESS: 'elsewhere:7233',
    JAVA_TOOL_OPTIONS: '-X',
    TOKEN: 's',
  };
  expect(engineEnvironment(ours)).toEqual({ PATH: '/bin', HOME: '/home/x' });
});
