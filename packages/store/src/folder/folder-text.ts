// The files of an agreement's text in a record folder, as the sum takes them.
//
// Whether they are the files that the record adopted is asked by whoever verifies.

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Bytes } from '@holdfast/base'
import { agreementFile, zonesFile, type Text } from '@holdfast/sum'

/** Reads the text of a folder: the agreement, its frozen zones and its places. */
export async function readFolderText(dir: string): Promise<Text> {
  const files = new Map<string, Bytes>()
  for (const entry of await readdir(dir, { withFileTypes: true })) {
    const { name } = entry
    const isText = name === agreementFile || name === zonesFile || name.endsWith('.geojson')
    if (isText && entry.isFile()) files.set(name, new Uint8Array(await readFile(join(dir, name))))
  }
  return { files }
}
