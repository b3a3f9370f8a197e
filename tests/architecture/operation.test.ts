import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { storeAddress } from '../../server/config.ts'
import { paths } from '../../server/paths.ts'
import { readProgram } from '../../server/program.ts'
import { isProxyAddress } from '../../server/trusted-proxies.ts'
import { commandLinesOf, isUnderstood } from '../builders/command-lines.ts'
import {
  type ComposeService,
  prepare,
  readCompose,
  readOperationFile,
  readUnit,
} from '../builders/operation-files.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const { services, networks, volumes, secrets } = readCompose()

const ofImage = (image: RegExp) =>
  Object.entries(services).filter(([, { image: own }]) => image.test(own))
const isMember = ([, { command }]: [string, ComposeService]) => command?.[0] === 'mongod'
const members = ofImage(/^mongo:/).filter(isMember)
const servers = ofImage(/^samverkansbarometer:/).filter(
  ([, { profiles }]) => profiles === undefined,
)
const proxy = services['proxy']!
const addressOf = ({ networks: joined }: ComposeService) =>
  Array.isArray(joined)
    ? undefined
    : (joined as never as Record<string, { ipv4_address?: string }>)['front']?.ipv4_address

/** What has begun is answered within 10 seconds; whoever stops a server has to wait longer than that. */
const LONGEST_DRAIN_SECONDS = 10

let prepared: ReturnType<typeof prepare>
beforeAll(() => {
  prepared = prepare()
})
afterAll(() => prepared.remove())

describe('compose.yaml', () => {
  it('has three members of one replica set, with one key, each with a store of its own', () => {
    expect(members).toHaveLength(3)
    const [{ image, command, secrets: keys }] = members.map(([, member]) => member) as [
      ComposeService,
    ]
    expect(command).toContain('--keyFile=/run/secrets/mongo-keyfile')
    expect(command).toContain('--noscripting')
    for (const [name, member] of members) {
      expect(member).toMatchObject({ image, command, secrets: keys })
      expect(member.volumes).toEqual([`${name}:/data/db`])
      expect(volumes).toHaveProperty(name)
    }
  })

  it('has two servers that differ in nothing but where they are', () => {
    expect(servers).toHaveLength(2)
    const [[, one], [, other]] = servers as [[string, ComposeService], [string, ComposeService]]
    expect({ ...one, networks: null }).toEqual({ ...other, networks: null })
    expect(addressOf(one)).not.toBe(addressOf(other))
    expect(one.volumes).toEqual(['./own/installation:/var/lib/barometer:ro'])
    expect(one.image).toBe(`samverkansbarometer:${readProgram().version}`)
  })

  it('gives them a store address with every member and the replica set', () => {
    const address = prepared.read('own/secrets/store-address').trim()
    expect(storeAddress(address)).toBe(address)
    const [, user, password, hosts, options] =
      /^mongodb:\/\/(\w+):(\w+)@([^/]+)\/samverkansbarometer\?(.*)$/.exec(address)!
    expect(hosts!.split(',')).toEqual(members.map(([name]) => `${name}:27017`))
    const [replSet] = members[0]![1].command!.flatMap(
      word => /^--replSet=(.*)/.exec(word)?.[1] ?? [],
    )
    expect(new URLSearchParams(options).get('replicaSet')).toBe(replSet)
    const script = readOperationFile('replica-set.js')
    expect(script).toContain(`rs.initiate({ _id: '${replSet}'`)
    expect(script).toContain(`user: '${user}'`)
    for (const [name] of members) expect(script).toContain(`'${name}:27017'`)
    expect(password).toBe(prepared.read('own/secrets/mongo-barometer-password').trim())
  })

  it('lets nothing but the proxy be reached from outside, nor the members reach out', () => {
    const published = Object.entries(services).filter(([, { ports }]) => ports !== undefined)
    expect(published).toEqual([['proxy', proxy]])
    expect(Object.values(services).filter(({ network_mode }) => network_mode === 'host')).toEqual(
      [],
    )
    expect(networks['store']?.internal).toBe(true)
    for (const [, member] of members) expect(member.networks).toEqual(['store'])
  })

  it('trusts the address that its proxy has, and sends to those that its servers have', () => {
    const trusted = servers[0]![1].environment!['BAROMETER_TRUSTED_PROXIES']!
    expect(isProxyAddress(trusted)).toBe(true)
    expect(trusted).toBe(addressOf(proxy))
    const upstream = [
      ...readOperationFile('nginx-upstream-two.conf').matchAll(/server (\S+):3000/g),
    ].map(([, address]) => address)
    expect(upstream).toEqual(servers.map(([, server]) => addressOf(server)))
  })

  it('takes every image by its exact version', () => {
    const images = Object.values(services).map(({ image }) => image)
    const bases = [...readOperationFile('Dockerfile').matchAll(/^FROM (\S+)/gm)].map(
      ([, image = '']) => image,
    )
    expect(bases.length).toBeGreaterThan(0)
    const loose = [...images, ...bases].filter(
      image => !/^[a-z]+:\d+\.\d+\.\d+(-[\w-]+)?$/.test(image),
    )
    expect(loose).toEqual([])
  })

  it('names no file that is not there once it is prepared', () => {
    const mounted = Object.values(services).flatMap(({ volumes: own = [] }) =>
      own.map(volume => volume.split(':')[0]!).filter(path => path.startsWith('.')),
    )
    const named = [...mounted, ...Object.values(secrets).map(({ file }) => file)]
    expect(named.length).toBeGreaterThan(6)
    expect(named.filter(path => !existsSync(join(prepared.folder, path)))).toEqual([])
    const { context, dockerfile } = servers[0]![1].build!
    expect(join(root, 'docs/operation', context, dockerfile)).toBe(
      join(root, 'docs/operation/Dockerfile'),
    )
    expect(existsSync(join(root, dockerfile))).toBe(true)
  })

  it('gives out only secrets that it has, by file and never in the environment', () => {
    const given = Object.values(services).flatMap(({ secrets: own = [] }) => own)
    expect(new Set(given)).toEqual(new Set(Object.keys(secrets)))
    const written = readOperationFile('compose.yaml')
    expect(written).not.toMatch(/PASSWORD|SECRET\b|mongodb:\/\/[^/\s]*@/)
  })

  it('sets only what the program reads', () => {
    const read = [
      ...readFileSync(join(root, 'server/config.ts'), 'utf8').matchAll(/env\['(\w+)'\]/g),
    ]
    const known = read.map(([, name]) => name)
    const set = Object.values(services).flatMap(({ environment = {} }) => Object.keys(environment))
    expect(set.length).toBeGreaterThan(0)
    expect(set.filter(name => !known.includes(name))).toEqual([])
  })

  it('looks after everything that runs on', () => {
    const running = Object.entries(services).filter(([, { restart }]) => restart !== 'no')
    expect(running).toHaveLength(6)
    for (const [name, { restart, healthcheck }] of running) {
      expect([name, restart, healthcheck?.test?.[0]]).toEqual([name, 'unless-stopped', 'CMD'])
    }
    for (const [, { healthcheck, stop_grace_period: grace }] of servers) {
      expect(healthcheck!.test!.join(' ')).toContain(`http://127.0.0.1:3000${paths.ready}'`)
      expect(Number.parseInt(grace!)).toBeGreaterThan(LONGEST_DRAIN_SECONDS)
    }
  })
})

describe('prepare.sh', () => {
  it('draws secrets that only their owner can read', () => {
    const folder = join(prepared.folder, 'own/secrets')
    const files = readdirSync(folder)
    expect(files.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(Object.keys(secrets).toSorted())
    for (const file of files) expect(statSync(join(folder, file)).mode & 0o777).toBe(0o400)
    expect(prepared.read('own/secrets/mongo-barometer-password')).toMatch(/^[0-9a-f]{48}$/)
    expect(prepared.read('own/secrets/mongo-keyfile')).toMatch(/^[\w+/\n]{1000,1024}$/)
    for (const open of ['own', 'own/secrets', 'own/installation']) {
      expect(statSync(join(prepared.folder, open)).mode & 0o077).toBe(0)
    }
  })

  it('draws others each time, and never over those that are there', () => {
    const other = prepare()
    for (const file of Object.keys(secrets)) {
      expect(other.read(`own/secrets/${file}`)).not.toBe(prepared.read(`own/secrets/${file}`))
    }
    other.remove()
    expect(() => prepared.run('svara.provby.example')).toThrow('finns redan')
  })

  it('puts in the name that associations use, and takes nothing else for one', () => {
    const site = prepared.read('own/proxy/site.conf')
    expect(site.match(/server_name .*/g)).toEqual(
      Array(2).fill('server_name svara.provby.example;'),
    )
    for (const name of ['', 'a b', 'x;y', 'https://a.se', 'Å']) {
      expect(() => prepared.run(name)).toThrow('Ange namnet')
    }
  })

  it('is written in JavaScript that can be read, where it goes on in the database', () => {
    const script = join(root, 'docs/operation/replica-set.js')
    expect(() =>
      execFileSync(process.execPath, ['--check', '--input-type=commonjs', '-'], {
        input: readFileSync(script),
      }),
    ).not.toThrow()
  })
})

describe('the Dockerfile', () => {
  const copied = [...readOperationFile('Dockerfile').matchAll(/^COPY (.*)$/gm)].map(
    ([, words = '']) => words.split(' '),
  )

  it('copies what is there, and nothing that is the operator’s own', () => {
    const sources = copied
      .filter(([first]) => !first!.startsWith('--'))
      .flatMap(words => words.slice(0, -1))
    expect(sources.filter(source => !existsSync(join(root, source)))).toEqual([])
    expect(sources).not.toContain('.')
    const letIn = [...readOperationFile('Dockerfile.dockerignore').matchAll(/^!(.*)$/gm)].map(
      ([, name]) => name,
    )
    expect(new Set(letIn)).toEqual(new Set(sources))
  })

  it('puts into the image all that a command needs', () => {
    const image = join(prepared.folder, 'image')
    mkdirSync(image)
    const kept = copied
      .filter(([first]) => first === '--from=build')
      .map(([, source]) => basename(source!))
    for (const name of kept) {
      if (name === 'node_modules') symlinkSync(join(root, name), join(image, name))
      else
        cpSync(join(root, name), join(image, name), {
          recursive: true,
          filter: path => !path.endsWith('/dist/tests'),
        })
    }
    const [, target = ''] = /ln -s \/opt\/samverkansbarometer\/(\S+)/.exec(
      readOperationFile('Dockerfile'),
    )!
    const out = join(prepared.folder, 'ut')
    execFileSync(process.execPath, [join(image, target), 'demo', '--out', out], { stdio: 'pipe' })
    expect(readdirSync(out).length).toBeGreaterThan(5)
  })
})

describe('the units of systemd', () => {
  const UNITS = ['barometer.service', 'barometer-backup.service']

  it('run only what is there, as their own user, who may write in few places', () => {
    for (const name of UNITS) {
      const unit = readUnit(name)
      expect(unit.get('User')).toEqual(['barometer'])
      expect(unit.get('ProtectSystem')).toEqual(['strict'])
      expect(unit.get('NoNewPrivileges')).toEqual(['yes'])
      expect(unit.get('ReadWritePaths')![0]!.split(' ')).toContain(unit.get('WorkingDirectory')![0])
    }
  })

  it('serve, and wait for what has begun when they stop', async () => {
    const unit = readUnit('barometer.service')
    const [line] = commandLinesOf(unit.get('ExecStart')![0]!)
    expect(line!.args).toEqual(['serve'])
    expect(await isUnderstood(line!)).toBe(true)
    expect(Number(unit.get('TimeoutStopSec')![0])).toBeGreaterThan(LONGEST_DRAIN_SECONDS)
  })

  it('take a backup and read it back, each night', () => {
    const [, script = ''] = /^\/bin\/sh -ec '(.*)'$/.exec(
      readUnit('barometer-backup.service').get('ExecStart')![0]!,
    )!
    const commands = commandLinesOf(script).map(({ args }) => args)
    expect(commands).toEqual([
      ['backup', '--out', '$file'],
      ['verify', '$file'],
    ])
    // A single % would be taken by systemd.
    expect(script.replaceAll('%%', '')).not.toContain('%')
    expect(readUnit('barometer-backup.timer').get('WantedBy')).toEqual(['timers.target'])
  })
})

describe('nginx-site.conf', () => {
  const site = readOperationFile('nginx-site.conf')

  it('writes down nothing of a request', () => {
    expect(site.match(/access_log .*/g)).toEqual(['access_log off;', 'access_log off;'])
    const levels = [...site.matchAll(/error_log \S+ (\w+);/g)].map(([, level]) => level)
    expect(levels).toEqual(['emerg', 'emerg'])
  })

  it('tells the server who asks, over what and under which name, whatever the visitor says', () => {
    for (const header of [
      'Host $host',
      'X-Forwarded-For $remote_addr',
      'X-Forwarded-Proto $scheme',
      'X-Forwarded-Host ""',
    ]) {
      expect(site).toContain(`proxy_set_header ${header};`)
    }
    expect(site).not.toContain('non_idempotent')
  })

  it('lets the largest form through, and keeps it in memory', () => {
    const size = /client_max_body_size (\d+)k;/.exec(site)![1]
    expect(Number(size) * 1024).toBeGreaterThan(100_000)
    expect(site).toContain(`client_body_buffer_size ${size}k;`)
  })
})
