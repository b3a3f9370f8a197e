import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

import { type Static, Type } from '@sinclair/typebox'

import { ALL_GROUP } from '../reports/formats/csv/shared-columns.ts'
import { type Fault, fault, repeats } from '../surveys/fault.ts'
import { shapeFaults } from '../surveys/schema/check-shape.ts'
import { readJsonFile } from './files/read-json.ts'
import { readFileBytes } from './files/read-table.ts'
import { loginFaults, LoginSettings, USUAL_LOGIN } from './login-settings.ts'
import { mailFaults, MailSettings, USUAL_MAIL } from './mail-settings.ts'
import { Problem } from './problems.ts'
import {
  AccessibilitySettings,
  EXAMPLE_SITE,
  MunicipalitySettings,
  PrivacySettings,
  SecuritySettings,
} from './site-settings.ts'
import { DEFAULT_COLOUR, themeFaults, ThemeSettings } from './theme/theme.ts'
import { isProxyAddress } from './trusted-proxies.ts'

const CONFIG_FILE = 'barometer.json'

const text = (maxLength: number) => Type.String({ minLength: 1, maxLength })

/** What stands in `barometer.json`. Unknown properties are refused: a misspelt one would be ignored. */
const ConfigFile = Type.Object(
  {
    municipality: MunicipalitySettings,
    theme: Type.Optional(ThemeSettings),
    privacy: Type.Optional(PrivacySettings),
    accessibility: Type.Optional(AccessibilitySettings),
    security: Type.Optional(SecuritySettings),
    /** The address that associations use: links are made from it and never from a request. */
    baseUrl: text(300),
    host: Type.String({ minLength: 1 }),
    port: Type.Integer({ minimum: 0, maximum: 65_535 }),
    /** Whose word is taken for who asks, and over what: addresses and nets of proxies in front. */
    trustedProxies: Type.Optional(Type.Array(text(50), { maxItems: 50 })),
    store: text(1000),
    keys: text(1000),
    login: Type.Optional(LoginSettings),
    mail: Type.Optional(MailSettings),
    sectors: Type.Array(
      Type.Object(
        { id: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 40 }), name: text(80) },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 60 },
    ),
  },
  { additionalProperties: false },
)
export type ConfigFile = Static<typeof ConfigFile>

/** Everything that is configured, checked and frozen. Paths are absolute. */
export type Config = Readonly<Required<ConfigFile>> & {
  /** What the other service knows this one by; `null`: nothing. Never in the settings themselves. */
  readonly openIdSecret: string | null
  /** What this one logs in to the mail server with; `null`: nothing. Never in the settings themselves. */
  readonly smtpPassword: string | null
}

/** Flags and environment win over the file. */
export interface ConfigOverrides {
  readonly store?: string | undefined
  readonly host?: string | undefined
  readonly port?: number | undefined
}

export const EXAMPLE_CONFIG: Required<ConfigFile> = {
  ...EXAMPLE_SITE,
  baseUrl: 'http://127.0.0.1:3000',
  host: '127.0.0.1',
  port: 3000,
  trustedProxies: [],
  store: 'barometer.sqlite',
  keys: 'keys',
  login: USUAL_LOGIN,
  mail: USUAL_MAIL,
  sectors: [
    { id: 'idrott', name: 'Idrott' },
    { id: 'kultur', name: 'Kultur' },
    { id: 'social', name: 'Socialt och stöd' },
    { id: 'pensionar', name: 'Pensionärer' },
    { id: 'funktionsratt', name: 'Funktionsrätt' },
    { id: 'barn-unga', name: 'Barn och unga' },
    { id: 'tro', name: 'Tro och livsåskådning' },
    { id: 'natur', name: 'Natur och miljö' },
    { id: 'integration', name: 'Integration och mångfald' },
  ],
}

/** The file that says how this installation is set up. Paths in it are relative to its folder. */
export function configPath(given: string | undefined): string {
  return resolve(given ?? process.env['BAROMETER_CONFIG'] ?? CONFIG_FILE)
}

/** What holds where the file says nothing. */
const LEFT_OUT = {
  privacy: {},
  accessibility: {},
  security: {},
  trustedProxies: [],
  login: USUAL_LOGIN,
  mail: USUAL_MAIL,
}

/** Reads, checks and freezes the configuration: flag > `BAROMETER_*` > file. */
export function loadConfig(path: string, flags: ConfigOverrides = {}): Config {
  if (!existsSync(path)) throw new Problem('config/missing', { path })
  const file = checkConfig(readJsonFile(path))
  const inFolder = (given: string) => resolve(dirname(path), given)
  const { store, ...given } = { ...environment(), ...definedOnly(flags) }
  const { theme = { colour: DEFAULT_COLOUR } } = file
  const config = {
    ...LEFT_OUT,
    ...file,
    theme: theme.logo === undefined ? theme : { ...theme, logo: inFolder(theme.logo) },
    ...given,
    store: store === undefined ? storeAddress(file.store, dirname(path)) : storeAddress(store),
    keys: inFolder(file.keys),
  }
  checkConfig(config)
  return Object.freeze({ ...config, ...secrets() })
}

/** What this one is known by elsewhere. */
function secrets(): Pick<Config, 'openIdSecret' | 'smtpPassword'> {
  return {
    openIdSecret: textInFile(process.env['BAROMETER_OIDC_SECRET_FILE']) ?? null,
    smtpPassword: textInFile(process.env['BAROMETER_SMTP_PASSWORD_FILE']) ?? null,
  }
}

/** What the environment says. @throws Problem 'server/badPort' or 'file/unreadable'. */
function environment(): Partial<Given> {
  const port = process.env['BAROMETER_PORT']
  const proxies = process.env['BAROMETER_TRUSTED_PROXIES']
  return definedOnly({
    baseUrl: process.env['BAROMETER_BASE_URL'],
    host: process.env['BAROMETER_HOST'],
    port: port === undefined ? undefined : readPort(port),
    store: process.env['BAROMETER_STORE'] ?? textInFile(process.env['BAROMETER_STORE_FILE']),
    trustedProxies: proxies
      ?.split(',')
      .map(proxy => proxy.trim())
      .filter(proxy => proxy !== ''),
  })
}

/** What is secret stands in a file of its own: what is in the environment is seen by many. */
function textInFile(path: string | undefined): string | undefined {
  return path === undefined ? undefined : Buffer.from(readFileBytes(path)).toString('utf8').trim()
}

/** A MongoDB server without replicas is taken, to try and to test with: what it loses is lost. */
export function isStandaloneAllowed(): boolean {
  return process.env['BAROMETER_ALLOW_STANDALONE'] === '1'
}

/** @throws Problem 'server/badPort'. */
export function readPort(written: string): number {
  const port = Number(written)
  if (/^\d{1,5}$/.test(written) && port < 65_536) return port
  throw new Problem('server/badPort', { port: written })
}

const GIVEN = ['baseUrl', 'host', 'port', 'store', 'trustedProxies'] as const
type Given = Pick<Config, (typeof GIVEN)[number]>

/** Only the settings that are given: one that is not must not hide another. */
function definedOnly(given: {
  readonly [Name in keyof Given]?: Given[Name] | undefined
}): Partial<Given> {
  const defined = GIVEN.filter(name => given[name] !== undefined)
  return Object.fromEntries(defined.map(name => [name, given[name]]))
}

/** Whether a store is on a MongoDB server, and not a file. */
export function isServerAddress(store: string): boolean {
  return /^mongodb(\+srv)?:\/\//.test(store)
}

/** Where a store is: on a server, or in a file relative to the folder. */
export function storeAddress(given: string, folder = '.'): string {
  if (isServerAddress(given)) return given
  if (/^[a-z+]+:\/\//i.test(given)) throw new Problem('store/unknownKind', { store: given })
  if (given.trim() === '') throw new Problem('store/unnamed')
  return resolve(folder, given)
}

/** @throws Problem 'config/faulty' with each fault and its place. */
function checkConfig(data: unknown): ConfigFile {
  const shape = shapeFaults(ConfigFile, data)
  if (shape.length > 0) throw new Problem('config/faulty', {}, { faults: shape })
  const config = data as ConfigFile
  const faults = [
    ...baseUrlFaults(config),
    ...proxyFaults(config),
    ...loginFaults(config.login ?? USUAL_LOGIN),
    ...mailFaults(config.mail ?? USUAL_MAIL),
    ...sectorFaults(config),
    ...themeFaults(config.theme ?? { colour: DEFAULT_COLOUR }),
  ]
  if (faults.length > 0) throw new Problem('config/faulty', {}, { faults })
  return config
}

/** Links are made by putting a path after it, so it has none of its own. */
function baseUrlFaults({ baseUrl }: ConfigFile): readonly Fault[] {
  const isSound = URL.canParse(baseUrl) && /^https?:\/\/[^/?#\s]+$/.test(baseUrl)
  return isSound ? [] : [fault('baseUrl', 'baseUrl', { value: baseUrl })]
}

function proxyFaults({ trustedProxies = [] }: ConfigFile): readonly Fault[] {
  return trustedProxies.flatMap((value, index) =>
    isProxyAddress(value) ? [] : [fault(`trustedProxies[${index}]`, 'trustedProxy', { value })],
  )
}

function sectorFaults({ sectors }: ConfigFile): readonly Fault[] {
  const names = sectors.map(({ name }) => name.toLocaleLowerCase('sv'))
  return [
    ...repeats(sectors.map(({ id }) => id)).map(({ index, value }) =>
      fault(`sectors[${index}].id`, 'repeatedId', { value }),
    ),
    ...repeats(names).map(({ index }) => fault(`sectors[${index}].name`, 'repeatedName')),
    ...sectors.flatMap(({ id }, index) =>
      id === ALL_GROUP ? [fault(`sectors[${index}].id`, 'reservedId', { value: id })] : [],
    ),
  ]
}
