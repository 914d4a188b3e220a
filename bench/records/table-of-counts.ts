// Tables to import, of any length, and a fresh record that takes them: one count a row, of the
// agreement for benchmarks. What stands in them follows from their length alone.

import { encodeBase64, encodeUtf8, instantFromMs, printZones } from '@holdfast/base'
import { initFolder } from '@holdfast/store'
import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crossings, longAgreement, longDays, longPlaces } from './long-agreement.ts'
import { benchSeed, benchSigner } from './long-record.ts'

const start = Date.UTC(2021, 0, 1)
const dayMs = 86_400_000

/** Makes a record of one entry in `dir`, with its key beside it. Gives the path of the key. */
export async function freshBenchRecord(dir: string): Promise<string> {
  await mkdir(dir, { recursive: true })
  await writeFile(join(dir, 'agreement.md'), longAgreement)
  await writeFile(join(dir, 'places.geojson'), longPlaces)
  await writeFile(join(dir, 'zones.json'), printZones([]))
  const signer = await benchSigner()
  const folder = await initFolder({
    dir,
    agreement: 'long-calm',
    rooms: ['public'],
    signer,
    holder: 'compiler',
    roles: ['compiler'],
    claimedAt: instantFromMs(start + longDays * dayMs),
    from: instantFromMs(start),
  })
  if (!folder.ok) throw new Error(JSON.stringify(folder.problem))
  const path = `${dir}.key.json`
  const key = {
    format: 'holdfast-key/1',
    name: 'bench',
    keyId: signer.keyId,
    publicKey: encodeBase64(signer.publicKey),
    privateKey: encodeBase64(benchSeed()),
  }
  await writeFile(path, encodeUtf8(JSON.stringify(key)), { mode: 0o600 })
  return path
}

/** Writes a table of that many rows, none like another, and the mapping that reads it beside it. */
export async function tableOfCounts(path: string, rows: number): Promise<void> {
  const lines = function* (): Generator<string> {
    let piece = 'convoy,day,crossing,trucks,office\n'
    for (let row = 0; row < rows; row++) {
      const date = new Date(start + (row % longDays) * dayMs).toISOString().slice(0, 10)
      const office = row % 2 === 0 ? 'relief-office' : 'watch-office'
      piece += `c-${row},${date},${crossings[row % crossings.length]},${1 + (row % 90)},${office}\n`
      if (piece.length > 1 << 16) {
        yield piece
        piece = ''
      }
    }
    yield piece
  }
  await pipeline(Readable.from(lines()), createWriteStream(path))
  await writeFile(path.replace(/\.csv$/, '.mapping.json'), JSON.stringify(countsMapping))
}

/** Each row a count of its own, which closes nothing; its convoy stands in the note. */
const countsMapping = {
  format: 'holdfast-mapping/1',
  statements: [
    {
      kind: 'aid.counted',
      body: {
        date: { column: 'day', as: 'date' },
        place: { column: 'crossing', as: 'id' },
        amount: { column: 'trucks', as: 'integer' },
        cargo: { constant: 'relief' },
        unit: { constant: 'trucks' },
        stage: { constant: 'entered' },
        closes: { constant: false },
        note: { column: 'convoy' },
        'quote.source': { column: 'office', as: 'id' },
      },
    },
  ],
} as const

/** Each lorry of the list a count of its own, known by its number when the list comes again. */
export const lorriesMapping = {
  format: 'holdfast-mapping/1',
  key: 'id',
  statements: [
    {
      kind: 'aid.counted',
      body: {
        date: { column: 'received_date', as: 'date' },
        amount: { column: 'trucks', as: 'integer' },
        cargo: { constant: 'relief' },
        unit: { constant: 'trucks' },
        stage: { constant: 'entered' },
        closes: { constant: false },
        note: { column: 'cargo_description', optional: true },
        'quote.source': { constant: 'relief-office' },
      },
    },
  ],
} as const
