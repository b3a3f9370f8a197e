import type { StaffBrowser } from './staff.ts'

type Parser = Parameters<ReturnType<StaffBrowser['get']>['parse']>[0]

/** Takes what is answered as the bytes that it is. */
export const inBytes: Parser = (response, done) => {
  const chunks: Buffer[] = []
  response.on('data', (chunk: Buffer) => void chunks.push(chunk))
  response.on('end', () => done(null, Buffer.concat(chunks)))
}
