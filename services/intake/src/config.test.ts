import { ConfigRefusal, readConfig } from '@iwaa/service-kit/config';
import { describe, expect, it } from '@jest/globals';
import { config } from './config.ts';

const env = {
  PORT: '4101',
  MONGO_URL: 'mongodb://127.0.0.1/intake',
  KAFKA_BROKERS: '127.0.0.1:9092',
  KAFKA_USERNAME: 'intake',
  KAFKA_PASSWORD: 'not-told',
  TOKEN_KEYS: 'file:///keys.json',
  TOKEN_ISSUER: 'iwaa',
};

describe("intake's configuration", () => {
  it('is refused without a master secret for the keys of persons, or with a short one, which is not repeated', () => {
    expect(() => readConfig(config, env)).toThrow(ConfigRefusal);
    expect(() => readConfig(config, { ...env, PERSON_KEYS_SECRET: 'too-short' })).toThrow(
      /^(?!.*too-short).*PERSON_KEYS_SECRET: must be at least 32/,
    );
  });

  it('is taken with one of 32 characters', () => {
    const secret = 'x'.repeat(32);
    expect(readConfig(config, { ...env, PERSON_KEYS_SECRET: secret }).PERSON_KEYS_SECRET).toBe(secret);
  });
});
