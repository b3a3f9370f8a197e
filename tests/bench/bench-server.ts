import type { Container } from '../../server/container.ts'
import { DEMO_SITE } from '../../server/demo/demo-site.ts'
import { createLog, listen } from '../../server/web.ts'

/** Serves the product on a port of its own: in earnest, or without a log beside what is measured. */
export async function serve(container: Container, whom: 'public' | 'staff'): Promise<number> {
  const { port } = await listen(container, {
    site: DEMO_SITE,
    host: '127.0.0.1',
    port: 0,
    baseUrl: 'http://127.0.0.1',
    log: createLog(whom === 'staff' ? 'silent' : 'info'),
  })
  return port
}
