// What an obligation asks, as one English sentence made from the compiled clause and not from the
// text: laid beside the text, it shows whether both say the same.
//
// Names are those the agreement gives. Times are on the agreement's clocks.

import type {
  ActWord,
  CompiledAgreement,
  Filter,
  Measure,
  Obligation,
  OwnAct,
  Permission,
  RoleId,
  Target,
  Vocabulary,
} from '@holdfast/agreement'
import { amountWords } from './amounts.ts'
import { laterName, untilWords, windowWords } from './times.ts'

/** One sentence, from a capital to a full stop. */
export function sentence(
  obligation: Obligation,
  agreement: CompiledAgreement,
  vocabulary: Vocabulary,
): string {
  const { measure, parts, conditions, basis, count } = obligation
  const act = actPhrase(obligation, agreement, vocabulary)
  const words = [
    `${bearerWords(obligation, agreement)} ${mustWords(obligation)} ${act}`,
    ...exceptWords(measure.filter, agreement),
    ...permittedWords(obligation, agreement),
    ...(obligation.perPlace === null ? [] : [`at each of ${listed(obligation.perPlace)}`]),
    windowWords(obligation, agreement),
    ...parts.map(
      (part) => `of which ${targetWords(part.target, measure, agreement)} ${part.label}`,
    ),
    ...conditions.map(
      ({ clause, step }) =>
        `once clause ${clause} is met${step === null ? '' : ` up to step ${step}`}`,
    ),
    ...(obligation.switched ?? []).map(
      ({ state, holds }) =>
        `as long as “${laterName(state, agreement)}” ${holds ? 'holds' : 'does not hold'}`,
    ),
    ...(obligation.beside === undefined
      ? []
      : [`side by side with clause ${listed(obligation.beside)}`]),
    ...openWords(obligation, agreement),
    ...(basis === null ? [] : [`on the basis ${basis}${givenBy(obligation.basisBy)}`]),
    ...(count.source === null ? [] : [`as counted by ${nameOf(count.source, agreement)}`]),
    ...(count.stage === null ? [] : [`at the stage ${count.stage}`]),
    ...untilWords(obligation, agreement),
  ]
  const said = words.filter((part) => part !== '').join(', ')
  return `${said.slice(0, 1).toUpperCase()}${said.slice(1)}.`
}

function bearerWords(
  { kind, measure, bearers, either }: Obligation,
  agreement: CompiledAgreement,
): string {
  if (either !== undefined) {
    return listed(
      either.map((one) => nameOf(one, agreement)),
      'or',
    )
  }
  const isBut = measure.filter.except?.some((one) => one.kind === 'actor') === true
  if (bearers === null && kind === 'prohibition' && isBut) return 'anybody'
  if (bearers === null) return 'somebody whom the text does not name'
  const names = bearers.map((bearer) => nameOf(bearer, agreement))
  return names.length > 1 ? `each of ${listed(names)}` : (names[0] ?? '')
}

function nameOf(role: RoleId, agreement: CompiledAgreement): string {
  return agreement.roles.find(({ id }) => id === role)?.name ?? role
}

function mustWords({ kind }: Obligation): string {
  if (kind === 'permission') return 'may'
  return kind === 'prohibition' ? 'must not' : 'must'
}

function actPhrase(
  obligation: Obligation,
  agreement: CompiledAgreement,
  vocabulary: Vocabulary,
): string {
  const { kind, measure, target } = obligation
  const { filter } = measure
  const own = agreement.acts.find(({ id }) => id === filter.act)
  const word = vocabulary.acts.find(({ act }) => act === filter.act)
  const verb = own === undefined ? verbOf(word, filter) : ownWords(own)
  const classes = classWords(filter, agreement)
  const place = filter.place === null ? '' : ` ${prepositionOf(word, measure)} ${filter.place}`
  const toward = filter.tags['toward']?.[0]
  const bound = toward === undefined ? '' : ` bound for ${toward}`
  const seen = lineWords(filter)
  const open = `${seen}${(filter.qualifiers ?? []).map((each) => ` (“${each}”)`).join('')}`
  if (kind === 'prohibition') return `${verb}${spaced(classes)}${place}${open}`
  if (isUncapped(obligation)) {
    const what = classes === '' && measure.kind === 'sum' ? measure.unit : classes
    return `${verb}${spaced(what)}${place}${seen}${bound}`
  }
  const amount = targetWords(target, measure, agreement)
  if (measure.kind === 'duration') return `${verb}${spaced(classes)}${place}${seen} for ${amount}`
  const isOnce = target.amount.kind === 'fixed' && target.amount.value === 1
  if (measure.kind === 'occurrences' && isOnce && target.compare === 'at-least') {
    return `${verb}${place}${seen}`
  }
  const bracketed = classes === '' ? '' : ` (${classes})`
  return `${verb} ${amount}${bracketed}${place}${seen}${bound}`
}

/** An act that the clause says in quotes stands in quotes here. */
function ownWords({ name, found }: OwnAct): string {
  return found === true ? `"${name}"` : `bring about “${name}”`
}

function isUncapped(obligation: Obligation): boolean {
  return isPermission(obligation) && !obligation.isCapped
}

function isPermission(obligation: Obligation): obligation is Permission {
  return obligation.kind === 'permission'
}

/** What a permission says besides: whose consent it needs, and who may come too. */
function permittedWords(obligation: Obligation, agreement: CompiledAgreement): string[] {
  if (!isPermission(obligation)) return []
  const { consents, companions } = obligation
  const with_ = companions === null ? [] : [`with up to ${companions} companions each`]
  if (consents.length === 0) return with_
  return [...with_, `with the consent of ${listed(consents.map((id) => nameOf(id, agreement)))}`]
}

function spaced(words: string): string {
  return words === '' ? '' : ` ${words}`
}

function verbOf(word: ActWord | undefined, { act }: Filter): string {
  return word?.verb ?? act
}

/** The first preposition of a place that the verb takes: the usual one. */
function prepositionOf(word: ActWord | undefined, { kind }: Measure): string {
  const takes = Object.entries(word?.prepositions ?? {}).filter(([, noun]) => noun !== 'group')
  const outOf = kind === 'duration' ? takes.find(([preposition]) => preposition === 'out of') : null
  return outOf?.[0] ?? takes[0]?.[0] ?? 'in'
}

/** The classes a filter asks for; a kind stands for those it lists. */
function classWords(filter: Filter, agreement: CompiledAgreement): string {
  const tag = Object.keys(filter.tags).find((name) => name !== 'toward' && name !== 'behind')
  const values = tag === undefined ? [] : (filter.tags[tag] ?? [])
  const kind = agreement.kinds.find(({ id }) => id === values[0])
  const isKind = kind !== undefined && values.length === kind.of.length + 1
  const words = isKind ? `${kind.id}: ${listed(kind.of, 'or')}` : listed(values, 'or')
  const gauges = (filter.gauges ?? []).map(
    ({ compare, value }) => `${gaugeWords[compare]} ${value} mm`,
  )
  return [words, ...gauges].filter((one) => one !== '').join(' ')
}

const gaugeWords = {
  over: 'over',
  under: 'under',
  'at-least': 'of at least',
  'at-most': 'of at most',
  exactly: 'of exactly',
} as const

/** Where it must be, seen from a line: "within 25 km of contact-line", "behind contact-line". */
function lineWords({ line, tags }: Filter): string {
  const behind = tags['behind']?.[0]
  const gone = behind === undefined ? '' : ` behind ${behind}`
  if (line === undefined) return gone
  const { withinMetres, side } = line
  if (withinMetres === null) return ` ${side ?? ''} of ${line.line}${gone}`
  const isWhole = withinMetres >= 1_000
  const length = isWhole ? `${withinMetres / 1_000} km` : `${withinMetres} metres`
  return ` within ${length}${spaced(side ?? '')} of ${line.line}${gone}`
}

/** What silence of a text is called by, beside the open words that it has. */
const silences: readonly string[] = ['bearer', 'stage', 'count', 'rule', 'place']

/** The words of the text that have no one meaning; those that are part of the act stand with it. */
function openWords(
  { clause, openTime, measure }: Obligation,
  agreement: CompiledAgreement,
): readonly string[] {
  const text = agreement.clauses.find(({ id }) => id === clause)
  const others = [...(text?.unnamed ?? []), ...(text?.deliberate ?? [])].filter(
    (word) =>
      word !== openTime &&
      !silences.includes(word) &&
      measure.filter.qualifiers?.includes(word) !== true,
  )
  const time = openTime === undefined ? [] : [`${openTime} (no date is named)`]
  return [...time, ...others.map((word) => `“${word}” (left open)`)]
}

function exceptWords({ except = [] }: Filter, agreement: CompiledAgreement): readonly string[] {
  if (except.length === 0) return []
  const named = except.map((one) => {
    if (one.kind === 'place') return one.place
    return one.kind === 'actor' ? nameOf(one.role, agreement) : listed(one.values, 'or')
  })
  return [`except ${listed(named)}`]
}

const compareWords = { 'at-least': 'at least', 'at-most': 'at most', exactly: 'exactly' } as const

function targetWords(target: Target, measure: Measure, agreement: CompiledAgreement): string {
  const { amount } = target
  const isAll = amount.kind === 'share' && amount.percent === 100 && target.compare === 'at-least'
  const compare = isAll ? '' : `${compareWords[target.compare]} `
  return `${compare}${amountWords(amount, measure, agreement)}`
}

function listed(names: readonly string[], last = 'and'): string {
  if (names.length < 2) return names[0] ?? ''
  return `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1) ?? ''}`
}

function givenBy(by: readonly string[] = []): string {
  return by.length === 0 ? '' : ` by ${by.join(' and ')}`
}
