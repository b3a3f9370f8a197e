import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import type { Container } from '../../server/container.ts'
import { openDemo } from '../../server/demo/open-demo.ts'
import { createSqliteStore } from '../../server/store/sqlite/sqlite-store.ts'
import type { Store } from '../../server/store/store.ts'

/** Made by the first suite that asks for it, and gone with the next build: to fill it takes many seconds. */
const FILLED = fileURLToPath(new URL('../../demo.sqlite', import.meta.url))

/**
 * The example data: two certified rounds, their comparison, and a round that is open.
 *
 * @param store Left out: one that is a copy, and is removed when it is closed.
 */
export async function demoContainer(store?: Store): Promise<Container> {
  const { container, fill } = openDemo(store ?? (await copyOfFilled()))
  await fill()
  return container
}

async function copyOfFilled(): Promise<Store> {
  if (!existsSync(FILLED)) await makeFilled()
  const folder = mkdtempSync(join(tmpdir(), 'barometer-demo-'))
  const path = join(folder, 'demo.sqlite')
  copyFileSync(FILLED, path)
  const store = createSqliteStore(path)
  const close = async () => {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { ...store, close }
}

/** It is there as a whole or not at all: another suite may make it at the same time. */
async function makeFilled(): Promise<void> {
  const own = `${FILLED}.${process.pid}`
  const store = createSqliteStore(own)
  await openDemo(store).fill()
  await store.close()
  renameSync(own, FILLED)
}
