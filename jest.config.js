/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: [],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'json'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/bench/node_modules/'],
  // Sources name one another as they are once compiled.
  moduleNameMapper: { '^(\\.{1,2}/.+)\\.js$': ['$1.js', '$1.ts'] },
  transform: {
    '^.+\\.(ts|js|mjs)$': ['@swc/jest', {
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'commonjs' },
    }],
  },
  // These packages ship ECMAScript modules alone.
  transformIgnorePatterns: ['/node_modules/(?!(jose|@faker-js|any-ascii|mrz|graphql-http)/)'],
  // Most tests wait for processes of their own: a worker for each core, where jest would leave one idle.
  maxWorkers: '100%',
  testTimeout: 60_000,
  globalSetup: '<rootDir>/test/support/demo-setup.ts',
  globalTeardown: '<rootDir>/test/support/demo-teardown.ts',
};
