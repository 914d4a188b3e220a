// A view of a record up to a cut, under the texts that the record had adopted there.
//
// Mostly there is one text. Where a later one is in force from a moment, each is worked out by
// itself, told what of it ends or begins, and what is asked as of a moment joins those that were in
// force by then.

import type { ClauseId, CompiledAgreement, Question, Standing, Why } from '@holdfast/agreement'
import { present, type Instant } from '@holdfast/base'
import type { RoomId } from '@holdfast/record'
import { readView } from '@holdfast/replay'
import { bothTexts, joined } from './amended.ts'
import type { Answer, Choice } from './answer.ts'
import type { Ground } from './ground.ts'
import type { Cut, RecordQuestion } from './question.ts'
import type { Recalled } from './recalled.ts'
import { amendedAmong, type InForce, type Sequence, type Version } from './versions.ts'
import { FollowedView, RecalledView, type ViewSource } from './view-source.ts'
import { ViewSum } from './view-sum.ts'

/** A text with the sum under it. */
type Layer = InForce & { readonly sum: ViewSum }

/** What is asked under the texts in force by a moment. */
type Under = {
  readonly standing: Standing
  /** The standing of each text by itself, the oldest first. */
  readonly alone: readonly Standing[]
}

/** A view up to a cut. */
export class Reading {
  readonly #ground: Ground
  readonly #view: readonly RoomId[]
  readonly #cut: Cut | null
  #sequence: Sequence
  #layers: readonly Layer[]
  #agreements: readonly CompiledAgreement[] = []

  constructor(ground: Ground, view: readonly RoomId[], cut: Cut | null, from?: Reading) {
    this.#ground = ground
    this.#view = view
    this.#cut = cut
    this.#sequence = from === undefined ? this.#inForce() : from.#sequence
    this.#layers =
      from === undefined
        ? this.#begin()
        : from.#layers.map((layer) => ({ ...layer, sum: layer.sum.fork(ground) }))
    this.#agreements = shownFor(this.#layers)
  }

  /** Another that goes on from here by itself, on a fork of the record. */
  fork(ground: Ground): Reading {
    return new Reading(ground, this.#view, this.#cut, this)
  }

  /** The answer to a question; as of the usual moment where it names none. */
  answer(question: RecordQuestion, now: Instant): Answer {
    this.#follow()
    const chosen: { readonly asOf: Instant; readonly choice: Choice } =
      question.asOf === null
        ? this.#newest().sum.usualMoment(now)
        : { asOf: question.asOf, choice: 'asked' }
    const asked = { ...questionOf(question), asOf: chosen.asOf }
    return this.#answer(asked, chosen.choice, this.#under(asked).standing)
  }

  /** The answers as of many moments, in their order. */
  answers(question: RecordQuestion, moments: readonly Instant[]): readonly Answer[] {
    this.#follow()
    const bare = questionOf(question)
    const byLayer = this.#layers.map(({ sum }) => sum.standings(bare, moments))
    return moments.map((asOf, at) => {
      const alone = byLayer.map((standings) => present(standings[at], 'its standing'))
      return this.#answer({ ...bare, asOf }, 'asked', this.#joined(alone, asOf))
    })
  }

  /** Why the instances of a clause stand as they do. */
  why(question: Question, clause: ClauseId, instance: string | null): readonly Why[] {
    this.#follow()
    const { standing, alone } = this.#under(question)
    const told = this.#layers
      .slice(0, alone.length)
      .map(({ sum }) => sum.why(question, clause, instance))
    return standing.statuses
      .filter((one) => one.clause === clause && (instance === null || one.instance === instance))
      .flatMap((status) => {
        // A status is that of one text, the newest that has it.
        const at = alone.findLastIndex(({ statuses }) => statuses.includes(status))
        const why = told[at]?.find(
          (one) => one.instance === status.instance && one.bearer === status.bearer,
        )
        return why === undefined ? [] : [why]
      })
  }

  #under(question: Question): Under {
    const count = this.#countBy(question.asOf)
    const alone = this.#layers.slice(0, count).map(({ sum }) => sum.standing(question))
    return { alone, standing: this.#joined(alone, question.asOf) }
  }

  #joined(alone: readonly Standing[], asOf: Instant): Standing {
    let standing = present(alone[0], 'a text is in force')
    for (let at = 1; at < this.#countBy(asOf); at++) {
      const [before, layer] = [this.#layers[at - 1], present(this.#layers[at], 'a text')]
      const now = present(alone[at], 'its standing')
      if (before === undefined || layer.from === null) continue
      standing = joined(standing, now, {
        agreement: present(this.#agreements[at], 'what it is shown with'),
        from: layer.from,
        amendment: this.#ground.versions.amendment(before.version, layer.version),
        acts: layer.sum.known().upshot.acts,
      })
    }
    return standing
  }

  /** How many texts are in force by a moment, those before the last of them included. */
  #countBy(asOf: Instant): number {
    const later = this.#layers.findIndex(({ from }) => from !== null && from > asOf)
    return later < 0 ? this.#layers.length : Math.max(1, later)
  }

  #answer(question: Question, choice: Choice, standing: Standing): Answer {
    const at = this.#countBy(question.asOf) - 1
    const layer = present(this.#layers[at], 'a text is in force')
    const { upshot, said } = layer.sum.known()
    const { view, knownAt } = upshot
    return {
      agreement: present(this.#agreements[at], 'what it is shown with'),
      text: layer.version.text,
      question,
      choice,
      view,
      knownAt,
      isCut: this.#cut !== null,
      standing,
      replayed: upshot,
      said,
      differsIn: this.#sequence.differsIn,
    }
  }

  /** What to recall of it another time; null where entries are left out. */
  toRecall(): Recalled | null {
    if (this.#cut !== null) return null
    this.#follow()
    const layers = this.#layers.map(({ version, sum }) => {
      return { files: Object.fromEntries(version.hashes), upshot: sum.known().upshot }
    })
    return { texts: this.#ground.texts(null), layers }
  }

  // An adoption changes which texts are in force, and with them everything. What was recalled holds
  // for as many entries as there were.
  #follow(): void {
    const sequence = this.#inForce()
    const isPast = this.#ground.hasGrown && this.#layers.some(({ sum }) => sum.isRecalled)
    if (isPast || !isSame(sequence, this.#sequence)) {
      this.#sequence = sequence
      this.#layers = this.#begin()
      this.#agreements = shownFor(this.#layers)
    }
    this.#sequence = sequence
    this.#newest().sum.known()
  }

  #newest(): Layer {
    return present(this.#layers.at(-1), 'a text is in force')
  }

  #inForce(): Sequence {
    return this.#ground.versions.inForce(this.#ground.texts(this.#cut))
  }

  #begin(): readonly Layer[] {
    const { versions } = this.#ground
    const sequence = this.#sequence.versions
    return sequence.map((inForce, at) => {
      const { agreement } = inForce.version
      const amended = amendedAmong(sequence, at, versions)
      const source = this.#sourceOf(inForce.version)
      return { ...inForce, sum: new ViewSum({ agreement, amended }, source) }
    })
  }

  #sourceOf(version: Version): ViewSource {
    const { agreement } = version
    const [ground, view, cut] = [this.#ground, this.#view, this.#cut]
    const upshot = cut === null ? ground.recalledIn(view, version) : null
    return upshot === null
      ? new FollowedView(readView(ground.log, { agreement, view, cut }))
      : new RecalledView(ground, agreement, upshot)
  }
}

/** The agreement that each text is shown as, with the clauses that only those before it have. */
function shownFor(layers: readonly Layer[]): readonly CompiledAgreement[] {
  const shown: CompiledAgreement[] = []
  for (const { version } of layers) {
    const before = shown.at(-1)
    shown.push(before === undefined ? version.agreement : bothTexts(before, version.agreement))
  }
  return shown
}

function isSame({ versions: a }: Sequence, { versions: b }: Sequence): boolean {
  return (
    a.length === b.length &&
    a.every(({ version, from }, at) => b[at]?.version === version && b[at].from === from)
  )
}

function questionOf({ basis, source, stage }: RecordQuestion): Omit<Question, 'asOf'> {
  return { basis, source, stage }
}
