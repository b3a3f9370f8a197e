import type { StaffBrowser } from './staff.ts'
import { browse, type testApp } from './test-app.ts'

/** Sends a form with a file, as a browser does. */
export function sendFile(
  app: ReturnType<typeof testApp>,
  { cookie, formKey }: Pick<StaffBrowser, 'cookie' | 'formKey'>,
  { path, name, content }: { path: string; name: string; content: string | Buffer },
) {
  return browse(app)
    .post(path)
    .set('Cookie', cookie)
    .field('nyckel', formKey)
    .attach('fil', Buffer.from(content), name)
}
