import { expect, it } from '@jest/globals';
import { stateTable } from './state-table.ts';

it('the parts are shown beneath each other, with the restarts of those that died', () => {
  const table = stateTable([
    { name: 'kafka', state: 'up', where: '127.0.0.1:29092' },
    { name: 'shelter-capacity', state: 'restarting', restarts: 2, where: 'http://127.0.0.1:4102/docs' },
  ]);
  expect(table.split('\n')).toEqual([
    '  kafka             up                        127.0.0.1:29092',
    '  shelter-capacity  restarting  restarted 2×  http://127.0.0.1:4102/docs',
  ]);
});
