// Run by mongosh in compose.yaml at the first member: makes the replica set, its administrator and the
// user of the servers, who may do no more than they need. Where they are there it does nothing.
const { readFileSync } = require('node:fs')

const MEMBERS = ['mongo1:27017', 'mongo2:27017', 'mongo3:27017']
const DATABASE = 'samverkansbarometer'
const secret = name => readFileSync(`/run/secrets/${name}`, 'utf8').trim()
const password = secret('mongo-admin-password')
const admin = db.getSiblingDB('admin')

let isMade = true
try {
  admin.auth('admin', password)
} catch {
  isMade = false
}

// Until there is a user, whoever sits at the server may do this (MongoDB's localhost exception).
if (!isMade) {
  const members = MEMBERS.map((host, index) => ({
    _id: index,
    host,
    priority: index === 0 ? 2 : 1,
  }))
  try {
    rs.initiate({ _id: 'barometer', members })
  } catch (error) {
    if (error.codeName !== 'AlreadyInitialized') throw error
  }
  while (!db.hello().isWritablePrimary) sleep(500)
  admin.createUser({ user: 'admin', pwd: password, roles: ['root'] })
}

const set = connect(`mongodb://admin:${password}@${MEMBERS.join(',')}/admin?replicaSet=barometer`)
const store = set.getSiblingDB(DATABASE)

if (store.getRole('barometerServer') === null) {
  store.createRole({
    role: 'barometerServer',
    roles: [],
    privileges: [
      {
        resource: { db: DATABASE, collection: '' },
        actions: [
          'find',
          'insert',
          'update',
          'remove',
          'createCollection',
          'createIndex',
          'listCollections',
          'listIndexes',
        ],
      },
    ],
  })
}
if (store.getUser('barometer') === null) {
  const roles = [{ role: 'barometerServer', db: DATABASE }]
  store.createUser({ user: 'barometer', pwd: secret('mongo-barometer-password'), roles })
}
print('Replikuppsättningen och användarna finns.')
