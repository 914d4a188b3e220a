// What changed texts do to the compiler: none may crash it, take long, lose a clause or change its
// meaning when it is laid out.
//
// Each text is made from its number, so a run can go on where another stopped.
// Options: --count 20000  --from 1  --show N (prints that text and what is said of it)  --json

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import {
  changedText,
  holdLayout,
  holdText,
  testSources,
  testVocabulary,
  withLawyersPlaces,
  wordsOfClauses,
} from '@holdfast/language/testing'
import { note } from './measuring/harness.ts'

const { values: options } = parseArgs({
  options: {
    count: { type: 'string', default: '20000' },
    from: { type: 'string', default: '1' },
    show: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})

const folder = join(import.meta.dirname, '..', 'packages', 'language', 'tests')
const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .toSorted()
  .map((name) => readFileSync(join(folder, name), 'utf8').split('```holdfast')[0] ?? '')
const changeable = { texts, words: wordsOfClauses(testVocabulary) }
const sources = withLawyersPlaces(testSources)

/** How often it is said how far the run is, in texts. */
const saidEvery = 5_000

/** The most of a processor that one text may take. */
const mostMs = 5_000

type Broken = { readonly text: number; readonly what: string }

type Tally = {
  texts: number
  compiled: number
  refused: number
  characters: number
  /** Of the text that took longest, and which it was. */
  longestMs: number
  longest: number
  readonly broken: Broken[]
}

function holdOne(seed: number, tally: Tally): void {
  const text = changedText(seed, changeable)
  tally.texts += 1
  tally.characters += text.length
  const began = process.cpuUsage()
  try {
    const stages = holdText(text, sources)
    if (stages.agreement === null) tally.refused += 1
    else {
      tally.compiled += 1
      holdLayout(text, stages, sources)
    }
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error)
    tally.broken.push({ text: seed, what })
    note(`text ${seed}: ${what}`)
  }
  const { user, system } = process.cpuUsage(began)
  const tookMs = (user + system) / 1_000
  if (tookMs > mostMs) tally.broken.push({ text: seed, what: `took ${tookMs.toFixed(0)} ms` })
  if (tookMs <= tally.longestMs) return
  tally.longestMs = tookMs
  tally.longest = seed
}

function run(from: number, count: number): Tally {
  const tally: Tally = {
    texts: 0,
    compiled: 0,
    refused: 0,
    characters: 0,
    longestMs: 0,
    longest: from,
    broken: [],
  }
  for (let seed = from; seed < from + count; seed += 1) {
    holdOne(seed, tally)
    if ((seed - from + 1) % saidEvery !== 0) continue
    note(`${tally.texts} texts, ${tally.broken.length} broken; go on with --from ${seed + 1}`)
  }
  return tally
}

function show(seed: number): void {
  const text = changedText(seed, changeable)
  console.log(text)
  const { diagnostics } = holdText(text, sources)
  for (const { code, line, column } of diagnostics) console.log(`${line}:${column} ${code}`)
}

function print(tally: Tally, from: number): void {
  const { texts, compiled, refused, characters, longest, longestMs, broken } = tally
  if (broken.length > 0) process.exitCode = 1
  if (options.json) {
    console.log(JSON.stringify({ title: 'texts', from, ...tally }))
    return
  }
  console.log(`changed texts ${from} to ${from + texts - 1} (Node ${process.versions.node})`)
  console.log(`  ${texts} texts of ${Math.round(characters / texts)} characters on average`)
  console.log(`  ${compiled} compiled and laid out, ${refused} refused`)
  console.log(`  the longest took ${longestMs.toFixed(0)} ms of a processor (text ${longest})`)
  console.log(broken.length === 0 ? 'kept' : `NOT KEPT: ${broken.length} broken`)
  for (const { text, what } of broken) console.log(`  text ${text}: ${what}`)
}

if (options.show !== undefined) show(Number(options.show))
else print(run(Number(options.from), Number(options.count)), Number(options.from))
