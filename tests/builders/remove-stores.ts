import { afterAll } from '@jest/globals'

import { removeTestStores } from './stores.ts'

// Run before each suite of a project that runs on MongoDB.
afterAll(removeTestStores)
