import { parseEnv } from 'node:util';
import { expect, test } from '@jest/globals';
import { environmentFile } from './environment-file.ts';

test('Node reads back from an environment file what was written, whatever a password holds', () => {
  const environment = {
    MONGO_URL: 'mongodb://a:p%23w@mongo:27017/iwaa-intake?replicaSet=rs0&authSource=iwaa-intake',
    KAFKA_PASSWORD: 'a#b "c" $HOME \\n =',
    EMPTY: '',
  };
  expect(parseEnv(environmentFile({ ...environment, ABSENT: undefined }))).toEqual(environment);
});

test('a value that would come back changed is refused by name, and not repeated', () => {
  expect(() => environmentFile({ KAFKA_PASSWORD: "se'cret" })).toThrow('KAFKA_PASSWORD');
  expect(() => environmentFile({ KAFKA_PASSWORD: 'se\ncret' })).not.toThrow('cret');
});
