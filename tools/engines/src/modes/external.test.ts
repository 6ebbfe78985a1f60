import { describe, expect, test } from '@jest/globals';
import { externalAddresses } from './external.ts';

const complete = {
  KAFKA_BROKERS: 'kafka-1:9092,kafka-2:9092',
  KAFKA_ADMIN_USERNAME: 'admin',
  KAFKA_ADMIN_PASSWORD: 'a-password',
  MONGO_URL: 'mongodb://root:a-password@mongo:27017/?replicaSet=rs0&authSource=admin',
  TEMPORAL_ADDRESS: 'temporal:7233',
  TEMPORAL_NAMESPACE: 'default',
  TEMPORAL_UI_URL: 'http://temporal-ui:8080',
};

describe('ENGINES=external', () => {
  test('takes the addresses from the environment', () => {
    expect(externalAddresses(complete)).toEqual({
      kafka: {
        brokers: ['kafka-1:9092', 'kafka-2:9092'],
        admin: { username: 'admin', password: 'a-password' },
      },
      mongo: { url: complete.MONGO_URL },
      temporal: { address: 'temporal:7233', namespace: 'default', uiUrl: 'http://temporal-ui:8080' },
    });
  });

  test('refuses what is missing, by name, all at once', () => {
    const { MONGO_URL: _, TEMPORAL_ADDRESS: __, ...rest } = complete;
    expect(() => externalAddresses(rest)).toThrow('MONGO_URL, TEMPORAL_ADDRESS are not set');
  });

  test('refuses a wrong value by name and does not repeat it, because it may hold a password', () => {
    const wrong = { ...complete, MONGO_URL: 'postgres://root:a-secret@db' };
    expect(() => externalAddresses(wrong)).toThrow("MONGO_URL can't be used");
    expect(() => externalAddresses(wrong)).not.toThrow('a-secret');
  });
});
