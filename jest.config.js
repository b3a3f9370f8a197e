/** Each suite is a project, so that a run says which of them it ran. Tests run on what the build made. */
const suites = ['architecture', 'unit', 'contract', 'http', 'cli', 'golden', 'faults', 'browser']

export default {
  projects: suites.map(name => ({
    displayName: name,
    testEnvironment: 'node',
    transform: {},
    testMatch: [`<rootDir>/dist/tests/${name}/**/*.test.js`],
    moduleFileExtensions: ['js', 'json', 'node'],
  })),
  testTimeout: 60_000,
}
