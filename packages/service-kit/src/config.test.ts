import { describe, expect, it } from '@jest/globals';
import { ConfigRefusal, readConfig, serviceConfig } from './config.ts';

const complete = {
  PORT: '4101',
  MONGO_URL: 'mongodb://intake:secret-word@127.0.0.1/intake',
  KAFKA_BROKERS: 'one:9092, two:9092',
  KAFKA_USERNAME: 'intake',
  KAFKA_PASSWORD: 'secret-word',
  TOKEN_KEYS: 'file:///tmp/jwks.json',
  TOKEN_ISSUER: 'iwaa-development',
};

describe('a service reads its configuration', () => {
  it('takes a complete environment, with defaults for the rest', () => {
    expect(readConfig(serviceConfig, complete)).toMatchObject({
      PORT: 4101,
      KAFKA_BROKERS: ['one:9092', 'two:9092'],
      IWAA_NAMESPACE: 'iwaa',
      LOG_LEVEL: 'info',
    });
  });

  it('takes the places of claims as JSON, and refuses by name what names none', () => {
    const read = (text?: string) =>
      readConfig(serviceConfig, { ...complete, TOKEN_CLAIMS: text }).TOKEN_CLAIMS;
    expect(read()).toEqual({});
    expect(read('{"role":["realm_access","roles"]}')).toEqual({ role: ['realm_access', 'roles'] });
    for (const wrong of ['role=roles', '"role"', '{"roles":"role"}', '{"role":7}'])
      expect(() => read(wrong)).toThrow(/TOKEN_CLAIMS/);
  });

  it.each(Object.keys(complete))('refuses to start without %s, and says so by name', (name) => {
    const read = () => readConfig(serviceConfig, { ...complete, [name]: undefined });
    expect(read).toThrow(ConfigRefusal);
    expect(read).toThrow(` ${name} is not set.`);
  });

  it('never repeats a value, which may be a secret', () => {
    try {
      readConfig(serviceConfig, {
        ...complete,
        PORT: 'secret-word',
        LOG_LEVEL: 'secret-word',
        TOKEN_KEYS: 'secret-word',
        TOKEN_CLAIMS: 'secret-word',
      });
    } catch (error) {
      expect(String(error)).not.toContain('secret-word');
      return;
    }
    throw new Error('the configuration was taken');
  });
});
