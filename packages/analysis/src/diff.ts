// What differs between two texts of one agreement: in compiled meaning, clause by clause and part
// by part; and apart from it in the prose, which no machine interprets.
//
// Prose is compared by paragraphs within the article that has the same number, else the same title.

import { differencesOf, type Differences } from '@holdfast/agreement'
import type { CompiledAgreement } from '@holdfast/agreement'
import { ok, present, refuse, type Problem, type Result } from '@holdfast/base'
import type { CompiledText, Sum } from '@holdfast/sum'

/** A run of paragraphs that was added, removed, or stands in place of others. */
export type ProseDifference = {
  /** The article's number in the newer text, or in the older where the newer lacks it. */
  readonly article: string
  /** Empty where paragraphs were added. */
  readonly before: readonly string[]
  /** Empty where they were removed. */
  readonly now: readonly string[]
}

/** What differs between two texts. */
export type DiffAnswer = Differences & {
  readonly agreement: string
  readonly prose: readonly ProseDifference[]
}

/** A text that compiled without an error. */
export type SoundText = { readonly text: CompiledText; readonly agreement: CompiledAgreement }

/** What differs between an older text and a newer one of the same agreement. */
export function diffAnswerOf(before: SoundText, now: SoundText): DiffAnswer {
  return {
    agreement: now.agreement.id,
    ...differencesOf(before.agreement, now.agreement),
    prose: proseThatDiffers(before.text, now.text),
  }
}

/** Which texts are compared, counted from 1 in the order in which they came into force. */
export type DiffAsked = { readonly from: number | null; readonly to: number | null }

/**
 * What differs between two of the texts that a record adopted one after the other: the last and the
 * one before it, where none is named. Refuses a number that no text has.
 */
export function adoptedDiffOf(
  sum: Pick<Sum, 'texts'>,
  { from, to }: DiffAsked,
): Result<DiffAnswer> {
  const texts = sum.texts()
  const last = to ?? texts.length
  const first = from ?? Math.max(1, last - 1)
  for (const number of [first, last]) {
    if (texts[number - 1] === undefined) return refuse(unknownText(number, texts.length))
  }
  const [before, now] = [texts[first - 1], texts[last - 1]]
  return ok(diffAnswerOf(present(before, 'it is there'), present(now, 'it is there')))
}

function unknownText(number: number, texts: number): Problem {
  return { code: 'answer.3', about: { number, texts } }
}

type Article = CompiledText['text']['articles'][number]

function proseThatDiffers(before: CompiledText, now: CompiledText): readonly ProseDifference[] {
  const older = before.text.articles
  const taken = new Set<Article>()
  const found: ProseDifference[] = []
  for (const article of now.text.articles) {
    const same = sameArticle(article, older, taken)
    if (same !== null) taken.add(same)
    const runs = runsThatDiffer(same === null ? [] : paragraphsOf(same), paragraphsOf(article))
    for (const run of runs) found.push({ article: article.id, ...run })
  }
  for (const article of older) {
    const paragraphs = taken.has(article) ? [] : paragraphsOf(article)
    if (paragraphs.length > 0) found.push({ article: article.id, before: paragraphs, now: [] })
  }
  return found
}

function sameArticle(
  { id, title }: Article,
  older: readonly Article[],
  taken: ReadonlySet<Article>,
): Article | null {
  const free = older.filter((one) => !taken.has(one))
  const titled = title === '' ? undefined : free.find((one) => one.title === title)
  return titled ?? free.find((one) => one.id === id) ?? null
}

/** The heading and every paragraph, without the clauses. */
function paragraphsOf({ title, blocks }: Article): readonly string[] {
  const prose = blocks.flatMap((block) => (block.kind === 'prose' ? [block.text] : []))
  return [title, ...prose.flatMap((text) => text.split(/\n\s*\n/))]
    .map((text) => text.replaceAll(/\s+/g, ' ').trim())
    .filter((text) => text !== '')
}

type Run = Pick<ProseDifference, 'before' | 'now'>

/** The most comparisons of one article; beyond, what is not in both counts, wherever it stands. */
const mostCompared = 4_000_000

function runsThatDiffer(before: readonly string[], now: readonly string[]): readonly Run[] {
  const isLarge = before.length * now.length > mostCompared
  const common = isLarge ? commonAnywhere(before, now) : commonInOrder(before, now)
  const runs: Run[] = []
  let [a, b] = [0, 0]
  for (const [oldAt, newAt] of [...common, [before.length, now.length] as const]) {
    const run = { before: before.slice(a, oldAt), now: now.slice(b, newAt) }
    if (run.before.length + run.now.length > 0) runs.push(run)
    a = oldAt + 1
    b = newAt + 1
  }
  return runs
}

type Pair = readonly [number, number]

/** The places of a longest common part, in order. */
function commonInOrder(before: readonly string[], now: readonly string[]): readonly Pair[] {
  const width = now.length + 1
  const lengths = new Uint32Array((before.length + 1) * width)
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        before[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const pairs: Pair[] = []
  let [i, j] = [0, 0]
  while (i < before.length && j < now.length) {
    if (before[i] === now[j]) pairs.push([i++, j++])
    else if (at(i + 1, j) >= at(i, j + 1)) i++
    else j++
  }
  return pairs
}

/** Places of equal paragraphs that follow each other in both, found without comparing all. */
function commonAnywhere(before: readonly string[], now: readonly string[]): readonly Pair[] {
  const places = Map.groupBy(now.keys(), (at) => now[at] ?? '')
  let last = -1
  return before.flatMap((text, at): readonly Pair[] => {
    const next = places.get(text)?.find((place) => place > last)
    if (next === undefined) return []
    last = next
    return [[at, next]]
  })
}
