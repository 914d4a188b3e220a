// What a clause means, as one sentence made from the compiled clause and not from its text: laid
// beside the text, it shows whether both say the same.
//
// A clause may have become several obligations, or an obligation and a power; its sentence says
// them together, as the clause did.

import type {
  ClauseId,
  ClauseText,
  CompiledAgreement,
  Filter,
  Obligation,
  Permission,
  Power,
  RoleId,
  Vocabulary,
} from '@holdfast/agreement'
import {
  classesOf,
  classesSaid,
  exceptSaying,
  targetSaying,
  usualUnitOf,
  withClasses,
  type AmountStyle,
} from './amounts.ts'
import { changeSayings } from './changes.ts'
import {
  conditionSayings,
  objectsOf,
  openSayings,
  openWordsOfTrigger,
  qualifiersOf,
  wordSayings,
} from './conditions.ts'
import { behindLine, lineSayings } from './lines.ts'
import { momentSaying } from './moments.ts'
import { powerSaying } from './powers.ts'
import { list, name, names, number, say, type Saying } from './saying.ts'
import { timeSayings } from './times.ts'
import { triggeredBy, triggerTags, triggerUnitOf, type Triggered } from './triggered.ts'

/** The sentence of a clause; null where the agreement has no such clause. */
export function meaningOf(
  clause: ClauseId,
  agreement: CompiledAgreement,
  vocabulary: Vocabulary,
): Saying | null {
  const text = agreement.clauses.find(({ id }) => id === clause)
  if (text === undefined) return null
  const of = <Part extends { readonly clause: ClauseId }>(parts: readonly Part[] = []): Part[] =>
    parts.filter((part) => part.clause === clause)
  const obligations = of(agreement.obligations)
  const permissions = of(agreement.permissions)
  const [power] = of(agreement.powers)
  const told = permissions.length > 0 ? permissions : obligations
  const [first] = told
  if (first !== undefined) {
    const triggered = triggeredBy(told, openWordsOfTrigger(text, first), vocabulary, agreement)
    // Only those who are permitted may: nobody else's duty is said apart.
    const isOnly = permissions.length > 0 && obligations.length > 0
    const excusing = power ?? null
    const more = { agreement, vocabulary, text, triggered, isOnly, excusing, told }
    return whole(obligationSaying(first, more))
  }
  if (power !== undefined) return whole(powerSaying(power, agreement))
  return say('sentence.term', { words: { kind: 'words', text: proseOf(text) } })
}

/** Every clause with its sentence, in the order of the text. */
export function meaningsOf(
  agreement: CompiledAgreement,
  vocabulary: Vocabulary,
): readonly { readonly clause: ClauseId; readonly meaning: Saying }[] {
  return agreement.clauses.flatMap(({ id }) => {
    const meaning = meaningOf(id, agreement, vocabulary)
    return meaning === null ? [] : [{ clause: id, meaning }]
  })
}

function whole(said: Saying): Saying {
  return say('sentence.whole', { said })
}

/** What a term says, without its number and without the word that makes it one. */
function proseOf({ source }: ClauseText): string {
  return source.replace(/^\S+\s+(?:term\s*:?\s*)?/iu, '')
}

type Telling = {
  readonly agreement: CompiledAgreement
  readonly vocabulary: Vocabulary
  readonly text: ClauseText
  readonly triggered: Triggered | null
  readonly isOnly: boolean
  /** Who may excuse: "unless the mediators decide otherwise". */
  readonly excusing: Power | null
  /** All that the clause asks: several where it has an amount for each category. */
  readonly told: readonly Obligation[]
}

function obligationSaying(obligation: Obligation, telling: Telling): Saying {
  const { agreement, vocabulary, text, triggered, isOnly, excusing } = telling
  const { measure, perPlace } = obligation
  const style = styleOf(obligation, telling)
  const toward = measure.filter.tags['toward']?.[0]
  const rest = [
    ...(toward === undefined ? [] : [say('sentence.bound-for', { place: name('place', toward) })]),
    ...amongSaying(measure.filter, vocabulary),
    ...lineSayings(measure.filter),
    ...exceptSaying(measure.filter, agreement),
    ...permittedSayings(obligation),
    ...(perPlace === null
      ? []
      : [say('sentence.each-place', { places: names('place', perPlace) })]),
    ...forEverySayings(obligation, telling),
    ...timeSayings(obligation, triggered),
    ...changeSayings(obligation, style),
    ...conditionSayings(obligation, agreement),
    ...(excusing === null ? [] : [unlessSaying(excusing)]),
    ...openSayings(obligation, text),
    ...wordSayings(obligation),
  ]
  const about = {
    who: bearerSaying(obligation, isOnly),
    act: actSaying(obligation, style, telling),
    steps: stepsSaying(obligation, style),
    rest: list('also', rest),
  }
  return withParts(say(frameOf(obligation), about), obligation, style, agreement)
}

/** "From at least 3 of these", whichever they are. */
function amongSaying({ act, among }: Filter, { acts }: Vocabulary): readonly Saying[] {
  if (among === undefined) return []
  const about = { n: number(among.least), places: names('place', among.places) }
  const isFrom = acts.some((word) => word.act === act && Object.hasOwn(word.prepositions, 'from'))
  return [isFrom ? say('sentence.from-among', about) : say('sentence.in-among', about)]
}

/** An amount for each unit of what triggers: three for every person. */
function forEverySayings(
  obligation: Obligation,
  { agreement, vocabulary }: Telling,
): readonly Saying[] {
  const { target, per } = obligation
  if (target.amount.kind !== 'per-trigger') return []
  // Where a clause names a class of what triggers, each of that class is meant.
  if (triggerTags(per) !== null) return []
  const unit = triggerUnitOf(obligation, agreement, vocabulary)
  return [say('sentence.for-every', { one: { kind: 'count', value: 1, unit } })]
}

function frameOf({ kind }: Obligation) {
  if (kind === 'permission') return 'sentence.permission'
  return kind === 'prohibition' ? 'sentence.prohibition' : 'sentence.duty'
}

function bearerSaying({ bearers, either }: Obligation, isOnly: boolean): Saying {
  if (either !== undefined) return names('role', either, 'or')
  if (bearers === null) return say('sentence.nobody-named')
  const who = names('role', bearers)
  if (isOnly) return say('sentence.only', { who })
  return bearers.length > 1 ? say('sentence.each-of', { who }) : who
}

function styleOf(obligation: Obligation, { vocabulary }: Telling): AmountStyle {
  const { measure } = obligation
  return {
    measure,
    usualUnit: usualUnitOf(measure.filter.act, vocabulary.acts),
  }
}

function actSaying(
  obligation: Obligation,
  style: AmountStyle,
  { agreement, vocabulary, text, triggered, told }: Telling,
): Saying {
  const { measure } = obligation
  const { filter, kind } = measure
  const isByCategory = triggered?.isByCategory === true
  const amount = isByCategory ? byCategory(told, style) : amountSaid(obligation, style)
  const classes = classesSaid(obligation, agreement)
  const isLong = kind === 'duration' && amount !== null
  const counted = withClasses(isLong ? null : amount, classes)
  const act: Saying = {
    kind: 'act',
    act: filter.act,
    verb: verbSaid(filter.act, text, vocabulary),
    isOwn: agreement.acts.some(({ id }) => id === filter.act),
    what: withObjects(withGroup(counted, groupSaid(obligation)), objectsOf(obligation)),
    place: filter.place,
  }
  const done = toWhom(behindLine(act, filter), filter.tags['to'] ?? [], agreement)
  const long = isLong ? say('sentence.for-long', { act: done, amount }) : done
  const [open, ...more] = qualifiersOf(obligation)
  if (open === undefined) return long
  const words = { kind: 'words', text: [open, ...more].join(', ') } as const
  return say('sentence.qualified', { act: long, words })
}

/** The verb of an act that the clause has, where it is not the act's own. */
function verbSaid(act: string, { source }: ClauseText, { acts }: Vocabulary): string | null {
  const words = new Set(source.toLowerCase().match(/[\p{L}-]+/gu) ?? [])
  const said = acts.find((word) => word.act === act && word.verb !== act && words.has(word.verb))
  return said?.verb ?? null
}

/** "Unless a and b decide otherwise"; where all of them have to, "agree". */
function unlessSaying({ holders, rule }: Power): Saying {
  const who = names('role', holders)
  return rule === 'all' ? say('sentence.unless-agreed', { who }) : say('sentence.unless', { who })
}

/** To one role, or to every role of a kind. */
function toWhom(act: Saying, ids: readonly string[], { roles }: CompiledAgreement): Saying {
  const [first] = ids
  if (first === undefined) return act
  const kind = roles.find(({ id }) => id === first)?.kind ?? ''
  const who = ids.length > 1 ? name('roles', kind) : name('role', first)
  return say('sentence.to-whom', { act, who })
}

/** "50 per soldier, 30 per civilian": an amount for each category of what triggers. */
function byCategory(told: readonly Obligation[], style: AmountStyle): Saying {
  const items = told.map(({ target, per }) => {
    const [values] = Object.values(triggerTags(per) ?? {})
    return say('sentence.per-category', {
      amount: targetSaying(target, { ...style, isBare: true }),
      category: name('class', values?.[0] ?? ''),
    })
  })
  return list('and', items)
}

/** The group that the clause takes from; a share says itself what it is of. */
function groupSaid({ measure, target, per }: Obligation): string | undefined {
  const { group } = measure.filter
  const isShare = per.kind !== 'steps' && target.amount.kind === 'share'
  return isShare && target.amount.of === group ? undefined : group
}

function withObjects(what: Saying | null, objects: readonly string[]): Saying | null {
  const [first, ...more] = objects
  if (first === undefined) return what
  const words = { kind: 'words', text: [first, ...more].join(' and ') } as const
  return what === null ? words : list('comma', [words, what])
}

/** How much; null where the clause says no number. */
function amountSaid(obligation: Obligation, style: AmountStyle): Saying | null {
  const { kind, measure, target, per } = obligation
  if (kind === 'prohibition') return null
  const isUncapped = isPermission(obligation) && !obligation.isCapped
  if (isUncapped || per.kind === 'steps') {
    const isSum = measure.kind === 'sum' || measure.kind === 'stock'
    const isNamed = isSum || measure.unit !== style.usualUnit
    return isNamed && measure.kind !== 'duration' ? name('unit', measure.unit) : null
  }
  const { amount, compare } = target
  const isOnce =
    measure.kind === 'occurrences' &&
    measure.unit === style.usualUnit &&
    amount.kind === 'fixed' &&
    amount.value === 1 &&
    compare === 'at-least'
  return isOnce ? null : targetSaying(target, style, kind === 'permission')
}

function withGroup(what: Saying | null, group: string | undefined): Saying | null {
  if (group === undefined) return what
  const from = name('group', group)
  if (what === null) return say('sentence.group-alone', { group: from })
  return say('sentence.from-group', { what, group: from })
}

function isPermission(obligation: Obligation): obligation is Permission {
  return obligation.kind === 'permission'
}

/** What a permission says besides: whose consent it needs, and who may come too. */
function permittedSayings(obligation: Obligation): readonly Saying[] {
  if (!isPermission(obligation)) return []
  const { consents, companions } = obligation
  const consent = (of: readonly RoleId[]): Saying =>
    say('sentence.consent', { who: names('role', of) })
  return [
    ...(companions === null ? [] : [say('sentence.companions', { n: number(companions) })]),
    ...(consents.length === 0 ? [] : [consent(consents)]),
  ]
}

/** What is asked of parts of the amount, after everything else that is asked. */
function withParts(
  said: Saying,
  { parts, measure }: Obligation,
  style: AmountStyle,
  agreement: CompiledAgreement,
): Saying {
  if (parts.length === 0) return said
  const asked = classesOf(measure.filter, agreement)
  const items = parts.map(({ label, filter, target }): Saying => {
    const classes = classesOf(filter, agreement)
    const place = filter.place === measure.filter.place ? null : filter.place
    return say('sentence.part', {
      amount: targetSaying(target, { ...style, isBare: true }),
      what: {
        kind: 'part',
        label,
        classes: classes.join() === asked.join() ? [] : classes,
        toward: filter.tags['toward']?.[0] ?? null,
        place,
      },
    })
  })
  return say('sentence.with-parts', { said, parts: list('and', items) })
}

/** The amounts of a schedule, each with its deadline; nothing where there is none. */
function stepsSaying({ per, target }: Obligation, style: AmountStyle): Saying {
  if (per.kind !== 'steps') return { kind: 'words', text: '' }
  const steps = per.steps.map(({ amount, due }) =>
    say('sentence.step', {
      amount: targetSaying({ ...target, amount }, { ...style, isBare: true }),
      moment: momentSaying(due),
    }),
  )
  return say('sentence.steps', { steps: list('semicolon', steps) })
}
