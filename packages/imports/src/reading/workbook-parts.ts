// What a workbook says of its sheets besides their cells: where each lies, which are hidden, which
// rows are, and from which year its days are counted.
//
// Looked for by the few names that matter, since what reads the cells does not tell.

import type { NamedBytes } from './unpacked.ts'

/** A sheet of a workbook. */
export type SheetPart = {
  readonly name: string
  readonly isHidden: boolean
  /** The rows that are hidden, counted from 1. */
  readonly hiddenRows: ReadonlySet<number>
}

/** A workbook as far as its cells do not say it. */
export type WorkbookParts = {
  readonly sheets: ReadonlyMap<string, SheetPart>
  /** Day 0 is 1904-01-01, as older programs of one maker count. */
  readonly isFrom1904: boolean
}

const book = 'xl/workbook.xml'
const relations = 'xl/_rels/workbook.xml.rels'

/** Reads what is said of sheets, by their names. What is not said is taken for usual. */
export function workbookParts(files: readonly NamedBytes[]): WorkbookParts {
  const textOf = (path: string): string => {
    const found = files.find(({ name }) => name === path)
    return found === undefined ? '' : new TextDecoder().decode(found.bytes)
  }
  const said = textOf(book)
  const targets = new Map(
    tagsIn(textOf(relations), 'Relationship').map((tag) => [
      attribute(tag, 'Id') ?? '',
      attribute(tag, 'Target') ?? '',
    ]),
  )
  const sheets = tagsIn(said, 'sheet').flatMap((tag): readonly SheetPart[] => {
    const [name, id] = [attribute(tag, 'name'), attribute(tag, 'id')]
    if (name === null) return []
    const target = targets.get(id ?? '') ?? ''
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`
    const isHidden = /^(?:very)?hidden$/i.test(attribute(tag, 'state') ?? '')
    return [{ name: plainXml(name), isHidden, hiddenRows: hiddenRowsIn(textOf(path)) }]
  })
  const [properties = ''] = tagsIn(said, 'workbookPr')
  return {
    sheets: new Map(sheets.map((sheet) => [sheet.name, sheet])),
    isFrom1904: isTrue(attribute(properties, 'date1904')),
  }
}

function hiddenRowsIn(xml: string): ReadonlySet<number> {
  const hidden = new Set<number>()
  if (!xml.includes('hidden')) return hidden
  let row = 0
  for (const tag of tagsIn(xml, 'row')) {
    row = Number(attribute(tag, 'r') ?? row + 1)
    if (isTrue(attribute(tag, 'hidden'))) hidden.add(row)
  }
  return hidden
}

/** The tags by a name, whatever stands before it. */
function tagsIn(xml: string, name: string): readonly string[] {
  return xml.match(new RegExp(String.raw`<(?:\w+:)?${name}\s[^<>]*>`, 'g')) ?? []
}

/** What an attribute says, whatever stands before its name; null where there is none. */
export function attribute(tag: string, name: string): string | null {
  const found = new RegExp(String.raw`\s(?:\w+:)?${name}\s*=\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)
  return found === null ? null : (found[1] ?? found[2] ?? '')
}

function isTrue(said: string | null): boolean {
  return said === '1' || said === 'true'
}

const marks: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function plainXml(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (all, hex, digits, name) => {
    if (name !== undefined) return marks[String(name)] ?? all
    const code = hex === undefined ? Number(digits) : Number.parseInt(String(hex), 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : all
  })
}
