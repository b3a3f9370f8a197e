import { openArchive } from '../../server/files/workbook/unzip.ts'
import { textOfPdf } from './read-pdf.ts'

const SHEETS = Array.from({ length: 99 }, (_, index) => `xl/worksheets/sheet${index + 1}.xml`)
const PARTS = ['word/document.xml', ...SHEETS]

/** What a file says to whoever opens it, whatever it is packed in; others than documents as Latin-1. */
export function readableFile(name: string, content: Buffer): string {
  if (name.endsWith('.pdf')) return textOfPdf(content)
  // Not where on the paper it stands, which looks like a figure now and then
  if (name.endsWith('.svg')) return wordsOfSvg(content)
  if (!/\.(docx|xlsx)$/.test(name)) return content.toString('latin1')
  const archive = openArchive(content, name)
  return PARTS.map(part => archive.read(part)?.toString('utf8') ?? '').join('\n')
}

function wordsOfSvg(content: Buffer): string {
  return [...content.toString('utf8').matchAll(/>([^<]+)</g)].map(([, words]) => words).join('\n')
}
