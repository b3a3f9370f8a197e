/** Each suite is a project, so that a run says which of them it ran. Tests run on what the build made. */
const suites = ['architecture', 'unit', 'contract', 'http', 'cli', 'golden', 'faults', 'browser']

/** @param {string} name */
const project = name => ({
  displayName: name,
  testEnvironment: 'node',
  transform: {},
  testMatch: [`<rootDir>/dist/tests/${name}/**/*.test.js`],
  moduleFileExtensions: ['js', 'json', 'node'],
})

/**
 * The pages once more, on the other store, where a server is at hand. Not those that would ask it nothing that the
 * contract suite does not: who may open a page, and what comes too fast or in the wrong form, is told before the store
 * is asked; what is guessed or drawn by chance asks it one thing many times; and what is made of what is read of it is
 * the same, as is what a log or a page leaves out.
 */
const NOT_OF_THE_STORE = `
  who-may guessing random-surveys every-route front site-pages languages express-server behind-proxy bodies
  rate-limit forms openid conditions documents package package-words one-page letters printed explorer
  hostile-text mail-canaries staff-canaries worked-out imported-standing
`
const onMongo = {
  ...project('http'),
  testPathIgnorePatterns: [`/(${NOT_OF_THE_STORE.trim().split(/\s+/).join('|')})[.]test[.]js$`],
  displayName: 'http-mongo',
  globals: { testStore: 'mongodb' },
  setupFilesAfterEnv: ['<rootDir>/dist/tests/builders/remove-stores.js'],
}

export default {
  projects: [
    ...suites.map(project),
    ...(process.env['MONGODB_URI'] === undefined ? [] : [onMongo]),
    // Stops and kills that server: only where it is said which process that is.
    ...(process.env['MONGODB_PIDFILE'] === undefined ? [] : [project('faults-mongo')]),
  ],
  testTimeout: 180_000,
  // Two suites at a time also where there are only two cores, in processes that are replaced when they have grown:
  // Node.js keeps the ES modules of every suite that a process has run.
  maxWorkers: 2,
  workerIdleMemoryLimit: '1GB',
}
