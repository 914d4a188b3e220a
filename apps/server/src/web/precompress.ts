// The files of the web app, compressed once when it is built instead of at every request.
//
// Beside each file of text come one with `.br` and one with `.gz`; whoever asks is sent the one
// that their browser reads. Fonts and pictures are compressed already.

import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** Smaller files are not worth a second one. */
const leastBytes = 1_024
/** The best that Brotli does takes ten times as long, which is spent on what pages begin with. */
const bestUpToBytes = 512 * 1024
const brotliQuality = { best: 11, good: 9 } as const

const toBrotli = promisify(brotliCompress)
const toGzip = promisify(gzip)

/** Compresses the files of text below a folder. */
export async function precompress(dir: string): Promise<void> {
  const entries = await readdir(dir, { withFileTypes: true, recursive: true })
  const texts = entries.filter(
    (entry) => entry.isFile() && /\.(js|mjs|css|svg|json|geojson)$/.test(entry.name),
  )
  await Promise.all(texts.map(({ parentPath, name }) => compressOne(join(parentPath, name))))
}

async function compressOne(path: string): Promise<void> {
  const bytes = await readFile(path)
  if (bytes.length < leastBytes) return
  const quality = bytes.length <= bestUpToBytes ? brotliQuality.best : brotliQuality.good
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality }
  const [br, gz] = await Promise.all([toBrotli(bytes, { params }), toGzip(bytes, { level: 9 })])
  await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)])
}
