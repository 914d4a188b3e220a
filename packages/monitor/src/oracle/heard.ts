// Whose word counts for what, and what a clause hears of a report: surely, perhaps, or not.
//
// Test-only, like all of this folder: the design's text read slowly, by somebody who has not seen
// the monitor. Each rule stands under the sentence it comes from. Types are the agreement's own;
// nothing here is shared with the monitor's rooms.

import { bases } from '@holdfast/agreement'
import type { Basis, CompiledAgreement, Fact, Filter, Obligation } from '@holdfast/agreement'
import type { Act, PlaceId, Question, RoleId } from '@holdfast/agreement'
import { dayStart, type Bounds } from '@holdfast/base'

export type Asked = {
  readonly agreement: CompiledAgreement
  readonly facts: readonly Fact[]
  readonly acts: readonly Act[]
  readonly question: Question
}

/** A report as one clause and bearer hear it. What is not sure may prevent, and proves nothing. */
export type Heard = { readonly fact: Fact; readonly isSure: boolean }

/** "A reader's basis replaces only the default": a clause's own stands. */
export function basisOf({ agreement, question }: Asked, { basis }: Obligation): Basis {
  return basis ?? question.basis ?? agreement.basis
}

/** "The bases are reported < corroborated < verified < determined"; what is refuted is on none. */
export function isOnBasis(fact: Fact, basis: Basis): boolean {
  return fact.grade !== 'refuted' && bases.indexOf(fact.grade) >= bases.indexOf(basis)
}

/** The side a source speaks for: a party's its own; a source's the one the text names. */
export function sideOf({ agreement }: Asked, source: RoleId): RoleId | null {
  const speaks = agreement.roles.find(({ id }) => id === source)
  return speaks?.kind === 'party' ? speaks.id : (speaks?.side ?? null)
}

/**
 * "Press counts … for an incident, only where its own correspondent saw or heard it; else it
 * quotes"; "a report that relays … quotes an unnamed source; the class unnamed decides nothing";
 * "humanitarian sources and neutral intermediaries … never bear witness: their published counts
 * stand as counts; their reports of incidents are shown and decide nothing".
 */
export function isShownAlone({ agreement }: Asked, fact: Fact, isIncident: boolean): boolean {
  if (fact.grade !== 'reported') return false
  const speaks = agreement.roles.find(({ id }) => id === fact.source)
  const ofClass = speaks?.sourceClass
  if (ofClass === 'unnamed' || fact.sighting === 'relayed') return true
  const isNeutral = ofClass === 'humanitarian' || speaks?.kind === 'intermediary'
  if (isNeutral && (isIncident || fact.form === 'coverage')) return true
  return isIncident && ofClass === 'press' && fact.sighting !== 'own'
}

/**
 * "Occurrence and actor each need the basis": a report as it is heard on one, with nobody named
 * where nobody may name them. An accuser's word on who did it is a claim; "the actor's own side's
 * word that it did the act is against interest".
 */
function heardOn(asked: Asked, basis: Basis, fact: Fact): Fact {
  const { attribution, actor } = fact
  if (attribution === undefined || actor === null) return fact
  // How the source of the act knows of it says nothing of whose word this is.
  const sighting = fact.sighting === 'own' ? 'own' : 'unsaid'
  const word: Fact = { ...fact, source: attribution.source, grade: attribution.grade, sighting }
  const side = sideOf(asked, word.source)
  const isAccusers = word.grade === 'reported' && side !== null && side !== actor
  const isNamed = isOnBasis(word, basis) && !isAccusers && !isShownAlone(asked, word, true)
  return isNamed ? fact : { ...fact, actor: null }
}

/** Whether a word that moves an instance this way is only a claim. */
export function isClaim(
  asked: Asked,
  bearer: RoleId | null,
  fact: Fact,
  toward: 'met' | 'unmet',
): boolean {
  const side = sideOf(asked, fact.source)
  // What others have confirmed is their word too.
  if (side === null || fact.grade !== 'reported') return false
  // "Class agreed (a count both sides put their name to) counts both ways."
  if (asked.agreement.roles.find(({ id }) => id === fact.source)?.sourceClass === 'agreed') {
    return false
  }
  // "Unnamed bearer: a side's count decides only where an opposed side's … decides alike."
  if (bearer === null) return true
  // "The actor's own side's word that it did the act is against interest whoever bears the duty."
  if (toward === 'unmet' && fact.actor === side) return false
  // "toward met … is own-interest from the bearer's side"; "toward unmet … from any declared side
  // that is neither the bearer's nor its ally's. Own-interest words are claims."
  return toward === 'met' ? side === bearer : side !== bearer
}

/** The places that hold a place, itself first. */
function around(agreement: CompiledAgreement, place: PlaceId): readonly PlaceId[] {
  const within = agreement.places.find(({ id }) => id === place)?.within ?? null
  return within === null ? [place] : [place, ...around(agreement, within)]
}

/** The undivided parts of a place: itself where nothing divides it. */
export function undivided(agreement: CompiledAgreement, place: PlaceId): readonly PlaceId[] {
  const parts = partsOf(agreement, place)
  return parts.length === 0 ? [place] : parts.flatMap((part) => undivided(agreement, part))
}

/** The places that together make up a place. */
export function partsOf(agreement: CompiledAgreement, place: PlaceId): readonly PlaceId[] {
  return agreement.places.find(({ id }) => id === place)?.parts ?? []
}

/**
 * "Flows and incidents in a part are in the whole; what is told of the whole is surely in no
 * part." What is told of no place may be in any.
 */
function lies(agreement: CompiledAgreement, at: PlaceId | null, asked: PlaceId | null): Sureness {
  if (asked === null) return 'surely'
  if (at === null) return 'perhaps'
  if (around(agreement, at).includes(asked)) return 'surely'
  return around(agreement, asked).includes(at) ? 'perhaps' : 'no'
}

type Sureness = 'surely' | 'perhaps' | 'no'

/** What of the acts on record a clause hears for one bearer and place. */
export function actsFor(
  asked: Asked,
  clause: Obligation,
  bearer: RoleId | null,
  place: PlaceId | null,
): readonly Heard[] {
  const { agreement, facts, question } = asked
  const { filter, byBearer } = clause.measure
  const basis = basisOf(asked, clause)
  const source = clause.count.source ?? question.source
  return facts.flatMap((told) => {
    const fact = heardOn(asked, basis, told)
    if (fact.form !== 'event' || fact.act !== filter.act || !agreesOn(fact, filter)) return []
    if (source !== null && fact.source !== source) return []
    const where = lies(agreement, fact.place, place ?? filter.place)
    // "An act on record whose actor nobody may name … leaves the day of every bearer it could be
    // undetermined."
    const isAnothers = byBearer && fact.actor !== null && fact.actor !== bearer
    const isCleared = byBearer && fact.attribution?.not?.some((one) => one === bearer) === true
    if (isCleared && fact.actor === null) return []
    if (where === 'no' || isAnothers) return []
    return [{ fact, isSure: where === 'surely' && (!byBearer || fact.actor !== null) }]
  })
}

/** Every tag that is asked for is told; "a release naming another group … does not" count. */
export function agreesOn(fact: Fact, filter: Filter): boolean {
  const told = fact.tags['group']
  if (filter.group !== undefined && told !== undefined && told !== filter.group) return false
  return Object.entries(filter.tags).every(([tag, values]) => {
    const value = fact.tags[tag]
    return value !== undefined && values.includes(value)
  })
}

/**
 * The last moment of an act. "A date alone, also as one bound, is the agreement's day that begins
 * on it, always": a span that reaches to the end of a day is over with that day.
 */
export function lastOf({ calendar }: CompiledAgreement, { earliest, latest }: Bounds): number {
  return earliest < latest && dayStart(calendar, latest) === latest ? latest - 1 : latest
}

/** Its first moment for a deadline: what is told of a day is not in time by its beginning. */
export function firstOf({ calendar }: CompiledAgreement, { earliest, latest }: Bounds): number {
  return earliest < latest && dayStart(calendar, earliest) === earliest ? earliest + 1 : earliest
}

/** Exact thousandths: "exact decimals in thousandths below 10⁹". */
export function thousandths(value: number): number {
  return Math.round(value * 1_000)
}

/** The sum of some numbers. */
export function sumOf(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
