const toCommonJs = {
  jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
  module: { type: 'commonjs' },
};

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  globalSetup: '<rootDir>/test/setup/begin.ts',
  globalTeardown: '<rootDir>/test/setup/end.ts',
  // Left to itself jest keeps one core free, which is half of a machine of two.
  maxWorkers: '100%',
  // Many tests wait for a program, on a machine that may have other work.
  testTimeout: 60_000,
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', toCommonJs],
    // A package of ES modules only, which jest loads as CommonJS.
    '/@hpcc-js/wasm-graphviz/.+\\.js$': ['@swc/jest', { ...toCommonJs, jsc: { target: 'es2022' } }],
  },
  transformIgnorePatterns: ['/node_modules/(?!@hpcc-js/)'],
  moduleNameMapper: {
    '^archiver$': '<rootDir>/test/setup/no-archives',
    '^pigeon-constructs$': '<rootDir>/lib',
    '^pigeon-constructs/testing$': '<rootDir>/lib/testing',
    '^pigeon-constructs/alicloud/(.*)$': '<rootDir>/.gen/alicloud/$1',
  },
  // Those are parts of the package alone, which is run as one.
  collectCoverageFrom: ['lib/**/*.ts', '!lib/cli/load-synthesis.ts', '!lib/preload.ts'],
  coverageThreshold: { global: { lines: 95, branches: 90 } },
};
