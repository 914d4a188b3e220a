// What there was at least, kept so while acts come and go: each source's own reports, and in each
// cell those of the source that reports most.
//
// What a source told is allotted once for all moments: what there is of it at a moment is a first
// part. What is chosen of a cell depends on all that was told by then; it follows the moment.

import type { Fact, RoleId } from '@holdfast/agreement'
import { exactAmount, liesBefore, type Calendar, type Instant } from '@holdfast/base'
import type { Line } from './allotment.ts'
import { Cells, type CellQuestion } from './cells.ts'
import { Run, type Entry, type RunRules, type SlotChange } from './run.ts'
import type { Telling } from './tellings.ts'
import type { Instance } from '../plan/instances.ts'

/** What it is worked out from. */
export type LeastRules = {
  readonly run: RunRules
  readonly question: CellQuestion
  readonly calendar: Calendar
  /** When the first slot begins to take acts; null where none does. */
  readonly begin: Instant | null
}

/** Acts and slots that changed. */
export type LeastChange = {
  readonly gone: readonly Entry[]
  readonly come: readonly Entry[]
  readonly slots: readonly SlotChange[]
}

/** Whose pieces may differ; null where anybody's may. */
export type Touched = ReadonlySet<Instance> | null

/** What there was at least of one group's acts, at a moment. */
export class Least {
  readonly #rules: LeastRules
  readonly #lines: readonly Line[]
  readonly #cells: Cells
  #moment: number
  /** By source; made once there are several. */
  #own: Map<RoleId, Run>
  #chosen: Run | null
  #supplies: readonly Run[]

  /** Of no acts; or a copy with lines of its own that goes its own way. */
  constructor(rules: LeastRules, lines: readonly Line[], from?: Least) {
    this.#rules = rules
    this.#lines = lines
    this.#cells = new Cells(rules.question, from === undefined ? undefined : from.#cells)
    this.#moment = from === undefined ? -Infinity : from.#moment
    this.#own = new Map()
    this.#chosen = null
    this.#supplies = []
    if (from === undefined) return
    for (const [source, run] of from.#own) this.#own.set(source, this.#runOf(run))
    this.#chosen = from.#chosen === null ? null : this.#runOf(from.#chosen)
    this.#supplies = this.#suppliesNow()
  }

  /** When the first slot begins to take acts. */
  get begin(): Instant | null {
    return this.#rules.begin
  }

  /** Of each supply what instances have; none where one source told everything. */
  get supplies(): readonly Run[] {
    return this.#supplies
  }

  /** Follows what changed among `all`, and goes to a moment. */
  update(all: Run, change: LeastChange, moment: Instant): Touched {
    const { gone, come, slots } = change
    const [from, to] = [Math.min(this.#moment, moment), Math.max(this.#moment, moment)]
    const isForward = moment >= this.#moment
    const before = this.#moment
    this.#moment = moment
    const isNew = new Set(come.map(({ fact }) => fact))
    const passed = from === to ? [] : this.#passed(all, from, to)
    const [outOf, into] = isForward ? [[], passed] : [passed, []]
    const out = [
      ...gone.filter(({ fact }) => fact.at.latest <= before),
      ...outOf.filter(({ fact }) => !isNew.has(fact)),
    ]
    const inn = [
      ...come.filter(({ fact }) => fact.at.latest <= moment),
      ...into.filter(({ fact }) => !isNew.has(fact)),
    ]
    const cells = this.#cells.update(this.#tellings(out), this.#tellings(inn))
    if (this.#cells.told.size < 2 && this.#own.size === 0) return nobody
    return this.#follow(all, change, cells, slots)
  }

  #follow(
    all: Run,
    { gone, come }: LeastChange,
    cells: ReturnType<Cells['update']>,
    slots: readonly SlotChange[],
  ): Touched {
    if (this.#chosen === null) {
      this.#fill(all)
      this.#supplies = this.#suppliesNow()
      return null
    }
    const touched = new Set<Instance>()
    const add = (some: ReadonlySet<Instance>): void => {
      for (const one of some) touched.add(one)
    }
    const left = new Map(gone.map((entry) => [entry.fact, entry]))
    const asEntry = ({ fact }: Telling): readonly Entry[] => {
      const found = all.find(fact)
      const entry = found?.fact === fact ? found : left.get(fact)
      return entry === undefined ? [] : [entry]
    }
    add(this.#chosen.update(cells.gone.flatMap(asEntry), cells.come.flatMap(asEntry), slots))
    for (const source of new Set([...gone, ...come].map(({ fact }) => fact.source))) {
      if (this.#own.has(source)) continue
      this.#own.set(source, this.#runOf())
    }
    for (const [source, run] of this.#own) {
      const isOwn = ({ fact }: Entry): boolean => fact.source === source
      add(run.update(gone.filter(isOwn), come.filter(isOwn), slots))
    }
    const supplies = this.#suppliesNow()
    const isSame =
      supplies.length === this.#supplies.length &&
      supplies.every((run, n) => run === this.#supplies[n])
    this.#supplies = supplies
    return isSame ? touched : null
  }

  #passed(all: Run, from: number, to: number): readonly Entry[] {
    const passed: Entry[] = []
    for (const entry of all.entries(({ at }) => at.latest <= from)) {
      if (entry.fact.at.latest > to) break
      passed.push(entry)
    }
    return passed
  }

  #fill(all: Run): void {
    const own = Map.groupBy(all.entries(), ({ fact }) => fact.source)
    for (const [source, entries] of own) {
      const run = this.#runOf()
      run.fill(entries)
      this.#own.set(source, run)
    }
    this.#chosen = this.#runOf()
    this.#chosen.fill([...all.entries()].filter(({ fact }) => this.#cells.has(fact)))
  }

  #runOf(from?: Run): Run {
    return new Run(this.#rules.run, this.#lines, from)
  }

  #tellings(entries: readonly Entry[]): readonly Telling[] {
    const { run } = this.#rules
    return entries
      .filter(({ fact }) => !this.#isEarly(fact))
      .map(({ fact, amount, asked }) => {
        return { fact, amount: exactAmount(amount - run.spentBefore(fact.key)), asked }
      })
  }

  #isEarly(fact: Fact): boolean {
    const { begin, calendar } = this.#rules
    return begin !== null && liesBefore(calendar, fact.at, begin)
  }

  #suppliesNow(): readonly Run[] {
    const { told } = this.#cells
    if (told.size < 2 || this.#chosen === null) return []
    const own = [...told.keys()].flatMap((source) => {
      const run = this.#own.get(source)
      const [first] = run === undefined ? [] : firstOf(run, (fact) => this.#isEarly(fact))
      return run === undefined || first === undefined ? [] : [{ run, first: first.fact }]
    })
    const { compare } = this.#rules.run
    const inOrder = own.sort((a, b) => compare(a.first, b.first)).map(({ run }) => run)
    // Also where that is all of one source: it would come and go with a single report.
    return [...inOrder, this.#chosen]
  }
}

function firstOf(run: Run, isEarly: (fact: Fact) => boolean): readonly Entry[] {
  for (const entry of run.entries(isEarly)) return [entry]
  return []
}

const nobody: ReadonlySet<Instance> = new Set()
