import { writeFileSync } from 'node:fs'

import { acceptedFile, goldenReports } from './reports.ts'

/** `npm run golden:accept`: after every difference has been looked at, and not before. */
for (const [name, body] of await goldenReports()) writeFileSync(acceptedFile(name), body)
