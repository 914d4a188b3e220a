// How much of what: amounts with their units, what they are a share of, and classes.
// A kind is named by its own name and not by what it stands for, as clauses do.

import type {
  ActWord,
  Amount,
  CompiledAgreement,
  Filter,
  Measure,
  Obligation,
  Target,
} from '@holdfast/agreement'
import { exactAmount } from '@holdfast/base'
import { list, name, names, number, say, type Saying } from './saying.ts'

/** How an amount is written: with its unit or bare, with what it is taken from or without. */
export type AmountStyle = {
  readonly measure: Measure
  readonly isBare?: boolean
  /** The unit that a clause need not name. */
  readonly usualUnit?: string
}

/** A target: its compare and its amount. A whole group needs no compare. */
export function targetSaying(
  { compare, amount }: Target,
  style: AmountStyle,
  isPermission = false,
): Saying {
  const isAll = amount.kind === 'share' && amount.percent === 100
  if (isAll && (isPermission || compare === 'at-least')) return allSaying(amount.of, style)
  // "At most all of them" is said in per cent, since `all` alone is a floor.
  return compareSaying(compare, amountSaying(amount, style))
}

/** "at least", "at most" or "exactly" so much. */
function compareSaying(compare: Target['compare'], amount: Saying): Saying {
  switch (compare) {
    case 'at-least':
      return say('sentence.at-least', { amount })
    case 'at-most':
      return say('sentence.at-most', { amount })
    case 'exactly':
      return say('sentence.exactly', { amount })
  }
}

function amountSaying(amount: Amount, style: AmountStyle): Saying {
  const { measure, isBare = false } = style
  const { unit } = measure
  switch (amount.kind) {
    case 'fixed':
    case 'per-trigger':
      return counted(amount.value, unit, isBare)
    case 'share': {
      const { percent, of } = amount
      const about = { percent: number(exactAmount(percent)), group: name('group', of) }
      return inUnit(say('sentence.share', about), style)
    }
  }
}

function allSaying(of: string, style: AmountStyle): Saying {
  return inUnit(say('sentence.all', { group: name('group', of) }), style)
}

/** A share says its unit where that is not the one that a clause need not name. */
function inUnit(amount: Saying, { measure, isBare, usualUnit }: AmountStyle): Saying {
  const isUsual = isBare === true || measure.unit === usualUnit
  return isUsual ? amount : say('sentence.in-unit', { amount, unit: name('unit', measure.unit) })
}

function counted(value: number, unit: string, isBare: boolean): Saying {
  return isBare ? number(value) : { kind: 'count', value, unit }
}

/** Tags that tell where to and to whom, and not of what class. */
const notClasses: readonly string[] = ['toward', 'to', 'behind']

/** The classes that a filter asks for, as clauses name them: a kind stands for what it lists. */
export function classesOf(
  { tags }: Pick<Filter, 'tags'>,
  agreement: CompiledAgreement,
): readonly string[] {
  const tag = Object.keys(tags).find((each) => !notClasses.includes(each))
  return asNamed(tag === undefined ? [] : (tags[tag] ?? []), agreement)
}

/** Classes with what their kinds stand for, without what is in a kind that is named. */
function asNamed(values: readonly string[], { kinds }: CompiledAgreement): readonly string[] {
  const found: string[] = []
  const covered = new Set<string>()
  for (const value of values) {
    if (covered.has(value)) continue
    const members = kinds.find(({ id }) => id === value)?.of ?? []
    // A kind of which something is left out is no longer whole, and its members stand alone.
    found.push(value)
    for (const each of [value, ...members]) covered.add(each)
  }
  return found
}

/** The classes that a clause names itself: not those that its group has anyway. */
export function classesSaid(
  { measure, target }: Obligation,
  agreement: CompiledAgreement,
): readonly string[] {
  const { filter } = measure
  const share = target.amount.kind === 'share' ? target.amount.of : undefined
  const group = agreement.groups.find(({ id }) => id === (filter.group ?? share))
  const classes = classesOf(filter, agreement)
  const own = withKinds(group?.classes ?? [], agreement)
  const asked = withKinds(classes, agreement)
  const isWhole = own.length > 0 && own.join() === asked.join()
  return isWhole ? [] : classes
}

function withKinds(classes: readonly string[], { kinds }: CompiledAgreement): readonly string[] {
  return [
    ...new Set(
      classes.flatMap((each) => [each, ...(kinds.find(({ id }) => id === each)?.of ?? [])]),
    ),
  ]
}

/** What is left out, as clauses name it. */
export function exceptSaying(
  { except = [] }: Filter,
  agreement: CompiledAgreement,
): readonly Saying[] {
  if (except.length === 0) return []
  const items = except.flatMap((one): readonly Saying[] => {
    if (one.kind === 'place') return [name('place', one.place)]
    if (one.kind === 'actor') return [name('role', one.role)]
    return asNamed(one.values, agreement).map((each) => name('class', each))
  })
  return [say('sentence.except', { what: list('and', items) })]
}

/** The classes in brackets after what they are classes of. */
export function withClasses(what: Saying | null, classes: readonly string[]): Saying | null {
  if (classes.length === 0) return what
  const said = names('class', classes, 'or')
  return what === null ? said : say('sentence.of-classes', { what, classes: said })
}

/** The unit that an act is counted in where a clause names none. */
export function usualUnitOf(act: string, acts: readonly ActWord[]): string {
  return acts.find((word) => word.act === act)?.units[0] ?? 'times'
}
