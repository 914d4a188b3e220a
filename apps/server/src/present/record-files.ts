// The files of a record folder, as the server has them: the manifest and the text's own, in the
// order of their names.

import type { Bytes } from '@holdfast/base'
import type { RecordState } from '@holdfast/store'

/** The manifest and the files of the newest text, by name. */
export function filesOf({ state }: { readonly state: RecordState }): ReadonlyMap<string, Bytes> {
  const files: [string, Bytes][] = [['holdfast.json', state.manifestBytes], ...state.text.files]
  return new Map(files.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
