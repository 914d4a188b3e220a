// The kernels by themselves, on the entries of one record: canonical JSON, envelopes, tree, replay,
// monitor.
//
// In one process and without a disk, so that what is slow can be told apart. The base of the ratios
// is SHA-256 over every entry, which no reader can do without.

import { standingAnswerOf } from '@holdfast/analysis'
import {
  canonicalJson,
  decodeUtf8,
  parseCanonicalJson,
  parseInstant,
  present,
} from '@holdfast/base'
import type { Json } from '@holdfast/base'
import { emptyTree, leafHash, treeAfterAll, treeRoot } from '@holdfast/ledger'
import { createMonitor } from '@holdfast/monitor'
import { clockOf, standingAnswer } from '@holdfast/protocol'
import { decodeEnvelope } from '@holdfast/record'
import { openRecord, readView, type Replayed } from '@holdfast/replay'
import { openFolder, sha256 } from '@holdfast/store'
import { measure, report, type Measured } from './measuring/harness.ts'
import { verifyBare } from './records/bare-signatures.ts'
import { longRecord, longSum } from './records/long-record.ts'

const size = 20_000

const dir = await longRecord(size)
const opened = await openFolder(dir)
if (!opened.ok) throw new Error(JSON.stringify(opened.problem))
const room = present(opened.value.rooms[0], 'the record has a room')
const { entries } = room
const signed = { entries, publicKey: opened.value.manifest.root.publicKey }
const sum = await longSum(dir)
const { agreement } = sum
const asOf = present(parseInstant('2022-02-05T00:00Z'), 'an instant')
const question = { asOf, basis: null, source: null, stage: null }

const texts = entries.map((entry) => decodeUtf8(entry) ?? '')
const values: readonly Json[] = texts.map((text) => parseCanonicalJson(text))
const leaves = entries.map((entry) => leafHash(sha256, entry))
const replayed = replay()

function replay(): Replayed {
  const rooms = [room.id]
  const log = openRecord({ agreementId: agreement.id, rooms, root: null, sha256 })
  for (const entry of entries) log.take(room.id, entry)
  const reading = readView(log, { agreement, view: rooms, cut: null })
  reading.follow()
  return reading.replayed()
}

function standing(): ReturnType<ReturnType<typeof createMonitor>['standing']> {
  const monitor = createMonitor(agreement)
  for (const fact of replayed.facts) monitor.observe({ key: fact.key, before: null, after: fact })
  monitor.hear(replayed.acts)
  return monitor.standing(question)
}

const answer = sum.standing({ ...question, view: [room.id], knownAt: null }, asOf)

function each(name: string, run: () => void): Promise<Measured> {
  return measure({ name, runs: 9, warmups: 2, items: size, run })
}

report('kernels', [
  await each('SHA-256 of each entry', () => {
    for (const entry of entries) sha256(entry)
  }),
  await each('canonical JSON, read', () => {
    for (const text of texts) parseCanonicalJson(text)
  }),
  await each('canonical JSON, written', () => {
    for (const value of values) canonicalJson(value)
  }),
  await each('envelopes, decoded', () => {
    for (const entry of entries) decodeEnvelope(sha256, entry)
  }),
  await each('tree from its leaves', () => {
    treeRoot(sha256, treeAfterAll(sha256, emptyTree, leaves))
  }),
  await each('replay', () => {
    replay()
  }),
  await each('monitor, from nothing', () => {
    standing()
  }),
  await each('the answer as text', () => {
    standingAnswer.print(standingAnswerOf(answer), clockOf(agreement))
  }),
  await measure({
    name: 'signatures, verified',
    runs: 3,
    warmups: 1,
    items: size,
    run: () => verifyBare(signed),
  }),
])
