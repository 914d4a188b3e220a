// What is in a packed file: the one file of a `.gz`, or the tables of a `.zip`.
//
// Packed files are unpacked piece by piece and let go once they hold more than a table may, so that
// a small file that unpacks to a mountain costs no more than the limit.

import { concatBytes, ok, refuse, type Bytes, type Result } from '@holdfast/base'
import { Unzip, UnzipInflate } from 'fflate'
import { importProblems as problem } from '../problems.ts'
import { CheckSum, listedFiles } from './zip-directory.ts'

/** A file by its name. */
export type NamedBytes = { readonly name: string; readonly bytes: Bytes }

/** How a file is packed, told by its first bytes. */
export function packingOf(bytes: Bytes): 'gz' | 'zip' | null {
  const [a, b, c, d] = bytes
  if (a === 0x1f && b === 0x8b) return 'gz'
  return a === 0x50 && b === 0x4b && c === 3 && d === 4 ? 'zip' : null
}

/** The file in a `.gz`. The platform unpacks it, which checks its end and its sum too. */
export async function unpackedGzip(bytes: Bytes, bytesLimit: number): Promise<Result<Bytes>> {
  const taken = new Taken(bytesLimit)
  try {
    const pieces = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
    const reader = pieces.getReader()
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      taken.take(value)
    }
  } catch (error) {
    if (taken.isTooMuch) return refuse(problem.tooManyBytes(bytesLimit))
    return refuse(problem.damagedPacking('gz', reasonOf(error)))
  }
  return ok(taken.bytes())
}

/**
 * The files in a `.zip`, without folders and without what some systems add beside each file.
 * Refuses one that was cut short, or of which a file is not what its check sum says.
 */
export function unpackedZip(bytes: Bytes, bytesLimit: number): Result<readonly NamedBytes[]> {
  const listed = listedFiles(bytes)
  if (listed === null) return refuse(problem.damagedPacking('zip', 'cut short'))
  const all = new Taken(bytesLimit)
  const files: { readonly name: string; readonly taken: Taken }[] = []
  try {
    const unzip = new Unzip((file) => {
      if (!isTold(file.name)) return
      const taken = new Taken(bytesLimit)
      files.push({ name: file.name, taken })
      file.ondata = (error, piece) => {
        if (error !== null) throw error
        all.count(piece.length)
        taken.take(piece)
      }
      file.start()
    })
    unzip.register(UnzipInflate)
    push(bytes, (piece, isLast) => {
      unzip.push(piece, isLast)
    })
  } catch (error) {
    if (all.isTooMuch) return refuse(problem.tooManyBytes(bytesLimit))
    return refuse(problem.damagedPacking('zip', reasonOf(error)))
  }
  const found = files.map(({ name, taken }) => ({ name, bytes: taken.bytes(), sum: taken.sum }))
  const isSame = ({ name, bytes: whole, sum }: (typeof found)[number]): boolean => {
    const said = listed.get(name)
    return said !== undefined && said.size === whole.length && said.crc === sum
  }
  const isMissing = [...listed.keys()].some((name) => {
    return isTold(name) && found.every((one) => one.name !== name)
  })
  const other = found.find((one) => !isSame(one))
  if (other !== undefined) return refuse(problem.damagedPacking('zip', `${other.name}: CRC`))
  return isMissing ? refuse(problem.damagedPacking('zip', 'cut short')) : ok(found)
}

/** No folder, and not what some systems add beside each file. */
function isTold(name: string): boolean {
  return !name.endsWith('/') && !/(?:^|\/)(?:__MACOSX\/|\.)/.test(name)
}

/** Whether a `.zip` is an Excel workbook: these hold a part by this name. */
export function isWorkbook(names: readonly string[]): boolean {
  return names.includes('[Content_Types].xml') && names.some((name) => name.startsWith('xl/'))
}

const pieceBytes = 64 * 1024

function push(bytes: Bytes, take: (piece: Bytes, isLast: boolean) => void): void {
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    take(bytes.slice(at, at + pieceBytes), at + pieceBytes >= bytes.length)
  }
}

class TooMuch extends Error {}

/** Pieces as they come, up to a limit. */
class Taken {
  readonly #limit: number
  readonly #pieces: Bytes[] = []
  readonly #sum = new CheckSum()
  #size = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  get isTooMuch(): boolean {
    return this.#size > this.#limit
  }

  take(piece: Uint8Array): void {
    this.count(piece.length)
    this.#sum.add(piece)
    this.#pieces.push(new Uint8Array(piece))
  }

  /** The check sum of what was taken. */
  get sum(): number {
    return this.#sum.value
  }

  /** Counts without keeping. */
  count(size: number): void {
    this.#size += size
    if (this.isTooMuch) throw new TooMuch()
  }

  bytes(): Bytes {
    return concatBytes(...this.#pieces)
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : 'damaged'
}
