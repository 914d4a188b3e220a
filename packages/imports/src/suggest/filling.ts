// One kind of statement filled from the columns of a table: each member from the column that can
// give it, or from the one word that clauses ask for, with a question wherever it could be
// otherwise.

import type { ActWord, CompiledAgreement, Filter, Obligation } from '@holdfast/agreement'
import { dayOfDate } from '@holdfast/base'
import type { FormField, JsonObject, Kind } from '@holdfast/record'
import type { KnownNames } from '../cell.ts'
import type { Table } from '../table.ts'
import { writtenTime, type DateOrder } from '../written-time.ts'
import { datedIn, meantIn, readable, readsAs, speaksOf } from './columns.ts'
import type { Column, Dated } from './columns.ts'

/** Something to ask whoever imports, before the draft is used. */
export type Question = {
  readonly ask:
    | 'kind'
    | 'constant'
    | 'missing'
    | 'column'
    | 'order'
    | 'thousands'
    | 'closes'
    | 'value'
    | 'several'
    | 'last-day'
    | 'unread'
    | 'bad'
    | 'parts'
    | 'key'
  readonly about: Readonly<Record<string, string | number>>
}

/** A kind with its members filled. */
export type Filled = {
  readonly kind: string
  readonly body: JsonObject
  readonly questions: readonly Question[]
  /** Columns that could name a row. */
  readonly keys: readonly Question[]
  readonly used: ReadonlySet<string>
  readonly score: number
  /** The table has something for all that the kind must tell. */
  readonly isPossible: boolean
}

/** What is filled, from what. */
export type FillingOf = {
  readonly kind: Kind
  readonly columns: readonly Column[]
  readonly table: Table
  readonly agreement: CompiledAgreement
  readonly words: readonly ActWord[]
  /** What the agreement's places are called. */
  readonly known: KnownNames
}

/** What stands where nothing tells: no name is written so, and no import takes it. */
const hole = '?'
/** Where a clause names no stage, the one at which most tables are taken. */
const usualStages: readonly string[] = ['entered', 'accepted']
/** How people head the column of a figure. */
const figureHeads = ['amount', 'number', 'count', 'total', 'figure', 'quantity', 'persons', 'nr']
const noteHeads = ['note', 'notes', 'remark', 'remarks', 'comment', 'comments']
const keyHeads = ['id', 'nr', 'no', 'key', 'code', 'ref', 'reference', 'uuid']
const sourceHeads = ['source', 'whose', 'reported', 'by', 'مصدر', 'المصدر', 'מקור', 'kaynak']

/** Fills one kind. */
export class Filling {
  readonly #of: FillingOf
  readonly #asked: readonly Obligation[]
  readonly #actWords: readonly ActWord[]
  readonly #used = new Set<string>()
  readonly #questions: Question[] = []
  readonly #dated: ReadonlyMap<Column, Dated>
  #body: JsonObject = {}
  #score = 0
  #figure: Column | null = null
  #hasTime = false
  #hasHole = false

  constructor(of: FillingOf) {
    this.#of = of
    const { kind, agreement, words, columns, table } = of
    this.#asked = agreement.obligations.filter((one) => {
      return filtersOf(one).some(({ act }) => kind.asks.includes(act))
    })
    this.#actWords = words.filter(({ act }) => kind.asks.includes(act))
    this.#dated = new Map(
      columns.flatMap((column) => {
        const dated = datedIn(column, table.days)
        return dated === null ? [] : [[column, dated]]
      }),
    )
  }

  /** The kind, filled. */
  fill(): Filled {
    const { kind } = this.#of
    const { form } = kind
    this.#fillTimes(form)
    for (const field of form) this.#fillFigure(field)
    for (const field of form) this.#fillNames(field)
    for (const field of form) this.#fillRest(field)
    const needsFigure = form.some(({ asks }) => asks === 'number')
    return {
      kind: kind.name,
      body: inOrderOf(form, this.#body),
      questions: this.#questions,
      keys: this.#keys(),
      used: this.#used,
      score: this.#score,
      isPossible: this.#hasTime && (this.#figure !== null || !needsFigure) && !this.#hasHole,
    }
  }

  #put(at: string, from: JsonObject, score: number): void {
    this.#body = { ...this.#body, [at]: from }
    this.#score += score
    const { column } = from
    if (typeof column === 'string') this.#used.add(column)
  }

  #ask(ask: Question['ask'], about: Question['about']): void {
    this.#questions.push({ ask, about })
  }

  #free(): readonly Column[] {
    return this.#of.columns.filter(({ name }) => !this.#used.has(name))
  }

  #fillTimes(form: readonly FormField[]): void {
    const has = (asks: FormField['asks']): FormField | undefined =>
      form.find((field) => field.asks === asks && field.at !== 'closes')
    const [date, period, bounds] = [has('date'), has('period'), has('bounds')]
    const dated = [...this.#dated].filter(([{ isFull }]) => isFull)
    const [first, second, ...more] = dated
    if (first === undefined) {
      const wanted = date ?? bounds ?? period
      const isNeeded = wanted?.isOptional === false || date !== undefined
      if (wanted !== undefined && isNeeded) this.#leaveOpen(wanted.at, [])
      return
    }
    this.#hasTime = true
    if (more.length > 0 || (second !== undefined && period === undefined && bounds === undefined)) {
      const others = dated.slice(1).map(([{ name }]) => name)
      this.#ask('column', { member: 'time', column: first[0].name, others: others.join(', ') })
    }
    if (second === undefined && date !== undefined) {
      this.#put(date.at, this.#time(first, first[1].hasTime ? 'agreement-day' : 'date'), 3)
    } else if (bounds !== undefined) {
      this.#put(`${bounds.at}.earliest`, this.#time(first, 'local'), 3)
      this.#put(`${bounds.at}.latest`, this.#time(second ?? first, 'local'), 0)
    } else if (period !== undefined && second !== undefined) {
      this.#put(`${period.at}.from`, this.#time(first, 'local'), 3)
      this.#put(`${period.at}.to`, this.#time(second, 'local'), 1)
      if (!second[1].hasTime) this.#ask('last-day', { column: second[0].name })
    }
  }

  #time([column, dated]: readonly [Column, Dated], as: string): JsonObject {
    const isClear = as === 'local' && dated.hasZone
    return { column: column.name, as: isClear ? 'instant' : as, ...this.#orderOf(column, dated) }
  }

  /** The order in which all dates lie in the agreement's term; asked where there are several. */
  #orderOf(column: Column, { orders }: Dated): JsonObject {
    const [first = 'ymd'] = orders
    if (orders.length === 1) return first === 'ymd' ? {} : { order: first }
    const within = orders.filter((order) => this.#isInTerm(column, order))
    const order = within[0] ?? first
    if (
      !this.#questions.some(({ ask, about }) => ask === 'order' && about['column'] === column.name)
    ) {
      const example = column.cells[0] ?? ''
      const date = writtenTime(example, order)?.date ?? ''
      this.#ask('order', {
        column: column.name,
        cell: example,
        date,
        others: orders.filter((one) => one !== order).join(', '),
      })
    }
    return { order }
  }

  #isInTerm({ cells }: Column, order: DateOrder): boolean {
    const { term, calendar } = this.#of.agreement
    return cells.every((cell) => {
      const date = writtenTime(cell, order)?.date
      // What is no date says nothing of the order.
      if (date === undefined) return true
      const day = dayOfDate(calendar, date)
      return day !== null && day.to > term.from && (term.to === null || day.from < term.to)
    })
  }

  #fillNames(field: FormField): void {
    const { at, isOptional } = field
    const words = this.#knownFor(field)
    const [known, asked] = [[...new Set(words.known)], words.asked]
    if (known.length === 0) return
    const isNeeded = !isOptional || (field.asks === 'word' && asked.length > 0)
    const found = this.#namesIn(field, known)
    if (found !== null) {
      this.#put(at, found, isNeeded ? 3 : 1)
      return
    }
    if (!isNeeded) return
    const inHead = known.find((one) => this.#figure !== null && speaksOf(this.#figure, [one]))
    if (inHead !== undefined) {
      // The head of the figure says it: "trucks".
      this.#put(at, { constant: inHead }, 1)
      return
    }
    const usual = field.at === 'stage' ? usualStages.find((one) => known.includes(one)) : undefined
    const likely = asked[0] ?? (known.length === 1 ? known[0] : usual)
    if (likely === undefined) this.#leaveOpen(at, known)
    else this.#assume(at, likely, known)
  }

  /** The column whose values are known words, read as they are or mapped to them. */
  #namesIn(field: FormField, known: readonly string[]): JsonObject | null {
    const called = field.asks === 'place' ? this.#placesIn(field) : null
    if (called !== null) return called
    for (const column of this.#free()) {
      if (this.#dated.has(column)) continue
      const meant = meantIn(column, known)
      if (meant === null) continue
      const isAll = column.values?.length === meant.size
      const isWritten = [...meant].every(([value, { word }]) => value === word)
      const isMeant = speaksOf(column, [field.at])
      // Of what may be left out only a column that says it by name, or names nothing else.
      if (field.isOptional && !isMeant && !isAll) continue
      for (const [cell, { word, isSure }] of meant) {
        if (!isSure) this.#ask('value', { column: column.name, cell, word })
      }
      const unmeant = column.values?.filter((value) => !meant.has(value)) ?? []
      if (unmeant.length > 0) {
        this.#ask('missing', { member: field.at, known: `${column.name}: ${unmeant.join(', ')}` })
      }
      const optional = column.isFull || !field.isOptional ? {} : { optional: true }
      if (isWritten) return { column: column.name, as: 'id', ...optional }
      const map = Object.fromEntries([...meant].map(([value, { word }]) => [value, word]))
      return { column: column.name, map, ...optional }
    }
    return null
  }

  /** The column of names of places; what several are called is left open, and asked. */
  #placesIn({ isOptional }: FormField): JsonObject | null {
    const { known } = this.#of
    for (const column of this.#free()) {
      const found = (column.values ?? []).map((value) => [value, known.place.find(value)] as const)
      const isOfPlaces = found.every(([, { kind }]) => kind !== 'none')
      if (found.length === 0 || !isOfPlaces || this.#dated.has(column)) continue
      const optional = column.isFull || !isOptional ? {} : { optional: true }
      const several = found.flatMap(([cell, meant]) =>
        meant.kind === 'several' ? [{ cell, ids: meant.ids.join(', ') }] : [],
      )
      if (several.length === 0) return { column: column.name, as: 'place', ...optional }
      this.#hasHole = true
      for (const about of several) this.#ask('several', { column: column.name, ...about })
      const map = found.map(
        ([cell, meant]) => [cell, meant.kind === 'one' ? meant.id : hole] as const,
      )
      return { column: column.name, map: Object.fromEntries(map), ...optional }
    }
    return null
  }

  /** What a member may name, and what clauses ask it to. */
  #knownFor({ at, asks, choices }: FormField): {
    known: readonly string[]
    asked: readonly string[]
  } {
    const { agreement, kind } = this.#of
    const filters = this.#asked.flatMap(filtersOf).filter(({ act }) => kind.asks.includes(act))
    if (asks === 'role') {
      const parties = agreement.roles.filter((one) => one.kind === 'party').map(({ id }) => id)
      const bearers = new Set(this.#asked.flatMap((one) => one.bearers))
      const [only = null] = bearers
      return { known: parties, asked: at === 'by' && bearers.size === 1 && only ? [only] : [] }
    }
    if (asks === 'act') {
      return { known: kind.asks, asked: [...new Set(filters.map(({ act }) => act))] }
    }
    if (asks === 'word') return this.#wordsFor(at, filters)
    if (asks === 'place') return { known: agreement.places.map(({ id }) => id), asked: [] }
    if (asks === 'group') return { known: agreement.groups.map(({ id }) => id), asked: [] }
    // A mean is told from no column.
    return { known: asks === 'choice' && at !== 'average' ? choices : [], asked: [] }
  }

  #wordsFor(
    at: string,
    filters: readonly Filter[],
  ): { known: readonly string[]; asked: readonly string[] } {
    if (at === 'unit') {
      const asked = this.#asked.map(({ measure }) => measure.unit)
      return { known: this.#actWords.flatMap(({ units }) => units), asked: [...new Set(asked)] }
    }
    if (at === 'stage') {
      const asked = this.#asked.flatMap(({ count }) => count.stage ?? [])
      return { known: this.#actWords.flatMap(({ stages }) => stages), asked }
    }
    if (at === 'route') return { known: [], asked: [] }
    const asked = [
      ...new Set(filters.flatMap(({ tags }) => Object.values(tags).map(([one]) => one ?? ''))),
    ]
    const classes = this.#actWords.flatMap((word) => word.classes)
    // Of persons the agreement's groups say who they are.
    const isOfPersons = this.#actWords.some(({ classTag }) => classTag === 'class')
    const groups = isOfPersons ? this.#of.agreement.groups : []
    const ofGroups = groups.flatMap((group) => group.classes)
    return { known: [...new Set([...asked, ...classes, ...ofGroups])], asked }
  }

  #fillFigure({ at, asks, isOptional }: FormField): void {
    const isFirst = asks === 'number' && this.#figure === null && (!isOptional || at === 'persons')
    if (!isFirst) return
    const { calendar } = this.#of.agreement
    const numbers = this.#free().filter(
      (column) => !this.#dated.has(column) && readsAs(column, 'number', calendar),
    )
    const words = [at, ...this.#actWords.flatMap(({ units, classes }) => [...units, ...classes])]
    const best =
      numbers.find((column) => speaksOf(column, words)) ??
      numbers.find((column) => speaksOf(column, figureHeads)) ??
      numbers.find((column) => !speaksOf(column, keyHeads))
    if (best === undefined) {
      this.#leaveOpen(at, [])
      return
    }
    this.#figure = best
    const isNamed = speaksOf(best, words)
    const point = best.cells.find((cell) => /^\d{1,3}\.\d{3}$/.test(cell))
    if (point !== undefined) this.#ask('thousands', { column: best.name, cell: point })
    const others = numbers.filter((one) => one !== best).map(({ name }) => name)
    if (others.length > 0 || !isNamed) {
      const about = { member: at, column: best.name, others: others.join(', ') || '–' }
      this.#ask('column', about)
    }
    const [whole, all] = [readable(best, 'integer', calendar), readable(best, 'number', calendar)]
    const as = whole === all ? 'integer' : 'number'
    this.#put(at, { column: best.name, as }, isNamed ? 5 : 3)
  }

  #fillRest({ at, asks, isOptional }: FormField): void {
    if (asks === 'yes' && at === 'closes') this.#fillCloses()
    if (asks === 'quote') this.#fillQuote()
    if (asks === 'instant') this.#fillMoment(at)
    if (asks !== 'words') return
    const texts = this.#free().filter((column) => !this.#dated.has(column) && !isOfLinks(column))
    const isNote = at === 'note'
    const column = texts.find((one) =>
      speaksOf(one, isNote ? noteHeads : [at, ...(isOptional ? [] : ['words'])]),
    )
    if (column !== undefined) this.#put(at, { column: column.name, optional: isOptional }, 1)
    else if (!isOptional) {
      const longest = texts.toSorted((a, b) => lengthOf(b) - lengthOf(a)).find((one) => one.isFull)
      if (longest === undefined) this.#leaveOpen(at, [])
      else {
        const others = texts.filter((one) => one !== longest).map(({ name }) => name)
        this.#ask('column', { member: at, column: longest.name, others: others.join(', ') || '–' })
        this.#put(at, { column: longest.name }, 1)
      }
    }
  }

  /** A moment that may be left out, where a column says it by name. */
  #fillMoment(at: string): void {
    const column = this.#free().find((one) => this.#dated.has(one) && speaksOf(one, [at]))
    const dated = column === undefined ? undefined : this.#dated.get(column)
    if (column === undefined || dated === undefined) return
    this.#put(at, { ...this.#time([column, dated], 'local'), optional: true }, 1)
  }

  #fillCloses(): void {
    const { calendar } = this.#of.agreement
    const column = this.#free().find(
      (one) =>
        readsAs(one, 'yes-no', calendar) &&
        speaksOf(one, ['closes', 'complete', 'whole', 'all', 'final']),
    )
    if (column !== undefined) this.#put('closes', { column: column.name, as: 'yes-no' }, 2)
    else this.#put('closes', { constant: false }, 0)
    this.#ask('closes', { column: column?.name ?? '–' })
  }

  #fillQuote(): void {
    const { agreement } = this.#of
    const sources = agreement.roles.filter(({ kind }) => kind === 'source').map(({ id }) => id)
    const known = sources.length > 0 ? sources : agreement.roles.map(({ id }) => id)
    const all = [...new Set([...known, ...agreement.roles.map(({ id }) => id)])]
    const url = this.#free().find(isOfLinks)
    if (url !== undefined) this.#put('quote.url', { column: url.name, optional: true }, 1)
    const named = this.#free().find((column) => {
      const meant = meantIn(column, all)
      return meant !== null && meant.size === column.values?.length
    })
    if (named !== undefined) {
      const meant = meantIn(named, all) ?? new Map<string, { readonly word: string }>()
      const isWritten = [...meant].every(([value, { word }]) => value === word)
      const map = Object.fromEntries([...meant].map(([value, { word }]) => [value, word]))
      if (!speaksOf(named, sourceHeads)) {
        this.#ask('column', { member: 'quote.source', column: named.name, others: '–' })
      }
      this.#put('quote.source', { column: named.name, ...(isWritten ? { as: 'id' } : { map }) }, 2)
      return
    }
    const spoken = JSON.stringify(Object.values(this.#body))
    const likely = known.find((id) => id.split('-').some((part) => spoken.includes(`"${part}"`)))
    const [only] = known
    if (likely !== undefined || (known.length === 1 && only !== undefined)) {
      this.#assume('quote.source', likely ?? only ?? hole, known)
    } else this.#leaveOpen('quote.source', known)
  }

  /** Takes every row to say one word, unless a column says it in words that are not all known. */
  #assume(at: string, value: string, known: readonly string[]): void {
    const heads = at === 'quote.source' ? sourceHeads : [at]
    const isSaid = this.#free().some(
      (column) =>
        speaksOf(column, heads) ||
        column.values?.some((cell) => known.includes(cell.toLowerCase())),
    )
    if (isSaid) {
      this.#leaveOpen(at, known, 1)
      return
    }
    this.#put(at, { constant: value }, 0)
    const others = known.filter((one) => one !== value)
    this.#ask('constant', { member: at, value, others: others.join(', ') || '–' })
  }

  #leaveOpen(at: string, known: readonly string[], score = -4): void {
    this.#put(at, { constant: hole }, score)
    this.#hasHole = true
    this.#ask('missing', { member: at, known: known.join(', ') || '–' })
  }

  /** What could name a row: a column that says so, or the dates, where each stands once. */
  #keys(): readonly Question[] {
    const unique = this.#of.columns.filter(({ isUnique }) => isUnique)
    const column =
      unique.find((one) => speaksOf(one, keyHeads)) ?? unique.find((one) => this.#dated.has(one))
    return column === undefined ? [] : [{ ask: 'key', about: { column: column.name } }]
  }
}

/** The members in the order in which the kind is filled in. */
function inOrderOf(form: readonly FormField[], body: JsonObject): JsonObject {
  const placeOf = (path: string): number => form.findIndex(({ at }) => at === path.split('.')[0])
  return Object.fromEntries(Object.entries(body).toSorted(([a], [b]) => placeOf(a) - placeOf(b)))
}

function filtersOf({ measure, parts }: Obligation): readonly Filter[] {
  return [measure.filter, ...parts.map(({ filter }) => filter)]
}

function isOfLinks({ cells }: Column): boolean {
  return cells.every((cell) => /^https?:\/\//.test(cell))
}

function lengthOf({ cells }: Column): number {
  return cells.reduce((sum, cell) => sum + cell.length, 0) / cells.length
}
