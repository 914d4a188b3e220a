// How a story asks an example record: the folder is opened, its text compiled, its entries replayed
// up to a cut, and the standing worked out, all through the packages' public interfaces.
//
// What comes back is the same JSON that `holdfast status --json` prints.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isBasis, named, type CompiledAgreement, type RoomId } from '@holdfast/agreement'
import { assert, parseInstant, present, type Bytes, type Result } from '@holdfast/base'
import { vocabulary } from '@holdfast/domains'
import { compile } from '@holdfast/language'
import { standingFrom } from '@holdfast/monitor'
import { answerOf, replayRecord, type Replayed } from '@holdfast/replay'
import { loadZones, openFolder, sha256 } from '@holdfast/store'

/** What is asked. What is left out is as on the command line. */
export type Asked = {
  readonly asOf: string
  readonly basis?: string
  readonly source?: string
  readonly stage?: string
  readonly knownAt?: Readonly<Record<string, number>>
  readonly view?: readonly string[]
}

/** One status of the answer, as far as stories look at it. */
export type Told = {
  readonly clause: string
  readonly instance: string
  readonly bearer: string | null
  readonly status: string
  readonly measured: { readonly value: number; readonly unit: string } | null
  readonly target: { readonly value: number; readonly unit: string }
  readonly basis: string
  readonly reason: { readonly code: string; readonly readings?: readonly unknown[] }
  readonly facts: readonly { readonly key: string; readonly source: string }[]
  readonly parts: readonly { readonly label: string; readonly status: string }[]
  readonly disputes: readonly { readonly by: string }[]
}

/** The answer, as far as stories look at it. */
export type Answer = {
  readonly inForce: { readonly from: string; readonly to: string | null }
  readonly statuses: readonly Told[]
  readonly powers: readonly { readonly clause: string; readonly used: readonly unknown[] }[]
  readonly idleActs: readonly unknown[]
}

/** An example record, open. */
export type Example = {
  readonly agreement: CompiledAgreement
  readonly replay: (asked?: Pick<Asked, 'knownAt' | 'view'>) => Replayed
  readonly ask: (asked: Asked) => Answer
  /** The same as JSON text, to compare with the command line's. */
  readonly askText: (asked: Asked) => string
}

/** Opens an example of `agreements/`. */
export async function openExample(name: string): Promise<Example> {
  const dir = join(import.meta.dirname, '..', 'agreements', name)
  const folder = good(await openFolder(dir))
  const places = await readFile(join(dir, 'places.geojson'), 'utf8')
  const { agreement, diagnostics } = compile(await readFile(join(dir, 'agreement.md'), 'utf8'), {
    vocabulary,
    places: () => places,
    zones: good(await loadZones(dir)),
  })
  assert(!diagnostics.some(({ severity }) => severity === 'error'), 'the text has no error')
  const compiled = present(agreement, 'the text compiles')
  const rooms: { room: RoomId; entries: readonly Bytes[] }[] = folder.rooms.map(
    ({ id, entries }) => ({ room: named(id), entries }),
  )
  const root = folder.manifest.root.keyId
  const replay: Example['replay'] = ({ knownAt, view = ['public'] } = {}) =>
    replayRecord({
      agreement: compiled,
      rooms,
      root,
      sha256,
      cut: knownAt ?? null,
      view: view.map((room) => named<RoomId>(room)),
    })
  const askText = (asked: Asked): string => {
    const { basis = null, source, stage = null } = asked
    assert(basis === null || isBasis(basis), 'a basis')
    const question = {
      asOf: present(parseInstant(asked.asOf), 'an instant'),
      basis,
      source: source === undefined ? null : named<never>(source),
      stage,
    }
    const replayed = replay(asked)
    const standing = standingFrom(compiled, replayed, question)
    return JSON.stringify(answerOf(compiled, replayed, question, standing))
  }
  return { agreement: compiled, replay, askText, ask: (asked) => answerIn(askText(asked)) }
}

function answerIn(text: string): Answer {
  const value: unknown = JSON.parse(text)
  assert(isAnswer(value), 'an answer has statuses')
  return value
}

// The packages' own types say the rest; here only what a wrong call would miss.
function isAnswer(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null && 'statuses' in value
}

function good<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(JSON.stringify(result.problem))
}

/** The statuses of a clause as lines: `day-1 israel unmet`. */
export function linesOf(answer: Answer, clause: string): readonly string[] {
  return answer.statuses
    .filter((told) => told.clause === clause)
    .map(({ instance, bearer, status }) => `${instance} ${bearer ?? '-'} ${status}`)
}

/** The one status of an instance, and of a bearer where it has several. */
export function statusOf(answer: Answer, clause: string, instance: string, bearer?: string): Told {
  const found = answer.statuses.filter(
    (told) =>
      told.clause === clause &&
      told.instance === instance &&
      (bearer === undefined || told.bearer === bearer),
  )
  assert(found.length === 1, `one status of ${clause} ${instance}`)
  return present(found[0], 'one was found')
}
