import { describe, expect, it } from '@jest/globals';
import { configuredPorts } from './service-ports.ts';

describe('the ports of the services', () => {
  it('are the documented ones, unless the environment says otherwise', () => {
    expect(configuredPorts({})).toMatchObject({ intake: 4101, casework: 4105 });
    expect(configuredPorts({ SHELTER_CAPACITY_PORT: '5000' })).toMatchObject({ 'shelter-capacity': 5000 });
  });

  it('are refused by name where the value is no port', () => {
    expect(() => configuredPorts({ INTAKE_PORT: 'http' })).toThrow(/INTAKE_PORT is "http"/);
  });

  it('are refused where two services would share one', () => {
    expect(() => configuredPorts({ INTAKE_PORT: '4102' })).toThrow(/port 4102/);
  });
});
