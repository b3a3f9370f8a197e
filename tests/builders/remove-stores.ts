import { afterAll, afterEach, beforeEach } from '@jest/globals'

import { beginWithStores, leaveStores, removeTestStores } from './stores.ts'

// Run before each suite of a project that runs on MongoDB.
beforeEach(beginWithStores)
afterEach(leaveStores)
afterAll(removeTestStores)
