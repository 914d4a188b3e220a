// Amounts of several classes in a row: "40 tanks and 60 artillery". All together are asked for,
// and of each class its own, as "100 weapons, of which 40 tanks and 60 artillery" says it.

import type { ActWord } from '@holdfast/agreement'
import { sumOfAmounts } from '@holdfast/base'
import type { SurfaceNode } from '../surface/surface.ts'
import type { ClauseDraft } from './clause-draft.ts'
import type { SaidPart } from './ast.ts'

type RowReading = {
  /** Every class that may stand with the act. */
  readonly classes: ReadonlySet<string>
  readonly partOf: (part: SurfaceNode) => SaidPart | null
}

/** "40 tanks and 60 artillery": all of them together, and of each class its own. */
export function readClassRow(
  act: ActWord,
  phrases: readonly SurfaceNode[],
  at: number,
  draft: ClauseDraft,
  { classes, partOf }: RowReading,
): number {
  const isSaid = draft.get('the amount') !== undefined || draft.get('of which') !== undefined
  if (isSaid || act.measure !== 'sum') return 0
  const row = classRowAt(phrases, at, (word) => classes.has(word))
  const read = row?.parts.flatMap((part) => partOf(part) ?? []) ?? []
  const [first] = read
  const value = sumOfAmounts(
    read.map(({ said: { amount } }) => (amount.kind === 'number' ? amount.value : Number.NaN)),
  )
  if (row === null || first === undefined || Number.isNaN(value)) return 0
  const { compare } = first.said
  const isOfOneLimit = read.every(({ said }) => said.compare === null || said.compare === compare)
  if (!isOfOneLimit) return 0
  const parts = read.map((part) => ({ ...part, said: { ...part.said, compare } }))
  const [node] = row.parts
  if (node === undefined) return 0
  draft.put('the amount', { ...first.said, amount: { kind: 'number', value } }, node)
  draft.put('of which', parts, node)
  for (const { text } of row.parts.flatMap(({ children }) => children.slice(1))) {
    const unit = act.units.find((each) => each === text || each === `${text}s`)
    if (unit !== undefined && draft.get('the unit') === undefined) draft.put('the unit', unit, node)
    if (classes.has(text)) draft.classes.push(text)
  }
  return row.length
}

type ClassRow = {
  /** One for each class: a part, as the grammar would have it. */
  readonly parts: readonly SurfaceNode[]
  readonly length: number
}

/** The row that begins at a phrase; null where only one amount stands there, or of no class. */
function classRowAt(
  phrases: readonly SurfaceNode[],
  at: number,
  isClass: (word: string) => boolean,
): ClassRow | null {
  const parts: SurfaceNode[] = []
  let next = at
  let end = at
  for (;;) {
    const amount = phrases[next]
    if (amount?.name !== 'Amount') break
    const words: SurfaceNode[] = []
    for (let word = phrases[next + 1]; word?.name === 'Word';) {
      if (!isClass(word.text) && words.length > 0) break
      words.push(word)
      word = phrases[next + 1 + words.length]
    }
    if (!words.some(({ text }) => isClass(text))) break
    const last = words.at(-1) ?? amount
    parts.push({ ...amount, name: 'Part', to: last.to, children: [amount, ...words] })
    end = next + 1 + words.length
    next = end
    while (['And', ','].includes(phrases[next]?.name ?? '')) next += 1
    if (next === end) break
  }
  return parts.length > 1 ? { parts, length: end - at } : null
}
