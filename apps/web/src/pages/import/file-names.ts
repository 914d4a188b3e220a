// What the files are called that one takes away, and the command that imports them.
//
// Names are made of letters that no shell reads otherwise, whatever the file was called that came.

/** The names of the two files. */
export type FileNames = { readonly table: string; readonly mapping: string }

/** `Relief counts.xlsx` gives `Relief-counts-mended.csv` and its mapping. */
export function namesFor(name: string): FileNames {
  const plain = name
    .replace(/(?:\.(?:csv|tsv|tab|txt|xlsx|gz|zip))+$/i, '')
    .replaceAll(/[^\p{L}\p{N}_.]+/gu, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '')
    .slice(0, 60)
  const base = `${plain === '' ? 'table' : plain}-mended`
  return { table: `${base}.csv`, mapping: `${base}.mapping.json` }
}

/** The line with which whoever holds a key imports them. */
export function commandFor({ table, mapping }: FileNames, room: string): string {
  const into = room === 'public' ? '' : ` --room ${room}`
  return `holdfast import ${table} --mapping ${mapping} --into DIR --as KEY${into}`
}
