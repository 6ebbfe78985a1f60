/** Two projects: `pure` needs nothing but Node; `engines` starts real Kafka, MongoDB and Temporal once for all files. */
const shared = {
  rootDir: import.meta.dirname,
  roots: ['<rootDir>/packages', '<rootDir>/services', '<rootDir>/infra'],
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'es6' } },
    ],
  },
};

export default {
  projects: [
    {
      ...shared,
      displayName: 'pure',
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '\\.engines\\.test\\.ts$'],
    },
    {
      ...shared,
      displayName: 'engines',
      testMatch: ['**/*.engines.test.ts'],
      globalSetup: '<rootDir>/packages/testing/src/jest/start-engines.ts',
      globalTeardown: '<rootDir>/packages/testing/src/jest/stop-engines.ts',
    },
  ],
  maxWorkers: 2,
  testTimeout: 60_000,
};
