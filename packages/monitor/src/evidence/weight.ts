// Whose word weighs: nobody is judge in their own cause (AGREEMENTS.md, "Whose word").
//
// A word in the interest of whoever says it is a claim: shown beside the status, and deciding
// nothing. What moves an instance toward met is in the interest of its bearer; what moves it toward
// unmet is in that of any other side. A word against the speaker's interest counts, and so does
// whatever others have confirmed.

import { reaches, type CompiledAgreement, type Fact, type Obligation } from '@holdfast/agreement'
import type { Role, RoleId } from '@holdfast/agreement'

/** Which way a fact may move an instance. Where it may move it neither way, it is a claim. */
export type Weight = { readonly toMet: boolean; readonly toUnmet: boolean }

/** Whose word each source's is. */
export type Sides = {
  /** The side a source speaks for; null for one of none. */
  readonly of: (source: RoleId) => RoleId | null
  readonly classOf: (source: RoleId) => Role['sourceClass'] | null
  /** True for whoever helps all sides and bears witness for none: the ICRC's kind. */
  readonly isNeutral: (source: RoleId) => boolean
}

/** The sides that an agreement declares: parties, who did not sign, and whoever is of one. */
export function sidesOf({ roles }: CompiledAgreement): Sides {
  const sides = new Map<RoleId, RoleId>()
  for (const { id, kind, side } of roles) {
    if (side !== undefined) sides.set(id, side)
    else if (kind === 'party' || kind === 'outsider') sides.set(id, id)
  }
  const classes = new Map(roles.map(({ id, sourceClass }) => [id, sourceClass]))
  const neutral = new Set(
    roles
      .filter(({ kind, sourceClass }) => kind === 'intermediary' || sourceClass === 'humanitarian')
      .map(({ id }) => id),
  )
  return {
    of: (source) => sides.get(source) ?? null,
    classOf: (id) => classes.get(id) ?? null,
    isNeutral: (id) => neutral.has(id),
  }
}

const both: Weight = { toMet: true, toUnmet: true }
const neither: Weight = { toMet: false, toUnmet: false }
const onlyToMet: Weight = { toMet: true, toUnmet: false }
const onlyToUnmet: Weight = { toMet: false, toUnmet: true }

/** How a fact weighs for one bearer of an obligation. */
export function weightOf(
  { sides }: { readonly sides: Sides },
  { kind, measure }: Pick<Obligation, 'kind' | 'measure'>,
  bearer: RoleId | null,
  fact: Fact,
): Weight {
  // Nobody gains or loses by a word on what is permitted.
  if (kind === 'permission') return fact.grade === 'refuted' ? neither : both
  // What others confirmed is no longer one speaker's word.
  if (fact.grade === 'refuted' || reaches(fact.grade, 'corroborated')) return both
  if (decidesNothing(sides, kind, measure, fact)) return neither
  // A figure that both sides put their name to is no side's.
  if (sides.classOf(fact.source) === 'agreed') return both
  const side = sides.of(fact.source)
  // Who watches itself has not been watched.
  if (side === null) return fact.source === bearer && fact.form === 'coverage' ? neither : both
  if (bearer === null) return fact.form === 'count' ? both : neither
  if (side !== sides.of(bearer)) {
    // That its own side did this act is against its interest, whoever bears the duty.
    return isItsOwnAct(sides, kind, fact) ? both : onlyToMet
  }
  // Of an act that it names nobody for, a side says nothing against itself.
  const isOfNobody = kind === 'prohibition' && measure.byBearer && fact.form === 'event'
  return isOfNobody && fact.actor === null ? neither : onlyToUnmet
}

/** Words that are shown and move nothing, whoever gains by them. */
function decidesNothing(
  sides: Sides,
  kind: Obligation['kind'],
  { forms }: Obligation['measure'],
  { form, source, sighting, tags }: Fact,
): boolean {
  // What several sources come to together closes what is told and counted; nobody was looking.
  if (tags['rows'] !== undefined && (kind === 'prohibition' || !isToldOrCounted(forms))) return true
  const ofClass = sides.classOf(source)
  if (ofClass === 'unnamed' || sighting === 'relayed') return true
  const isIncident = sighting !== undefined || (kind === 'prohibition' && form === 'event')
  // A paper quotes what its own people did not see or hear.
  if (isIncident && ofClass === 'press' && sighting !== 'own') return true
  if (!sides.isNeutral(source)) return false
  // Neutral witnesses' counts stand; they report incidents and watch for nobody.
  return isIncident || (form === 'coverage' && !forms.includes('count'))
}

function isToldOrCounted(forms: Obligation['measure']['forms']): boolean {
  return forms.includes('count') || forms.includes('event')
}

function isItsOwnAct(
  sides: Sides,
  kind: Obligation['kind'],
  { form, actor, source }: Fact,
): boolean {
  return (
    kind === 'prohibition' &&
    form === 'event' &&
    actor !== null &&
    sides.of(actor) === sides.of(source)
  )
}

/** The agreement's sides, the obligation, the bearer, and the word that an act was done. */
type WordFor = readonly [
  setting: { readonly sides: Sides },
  obligation: Pick<Obligation, 'measure'>,
  bearer: RoleId | null,
  fact: Fact,
]

/**
 * Whether a word that an act was done may open what it asks of a bearer. Toward a duty nobody
 * speaks against a side but that side itself, and those of none.
 */
export function mayOpen(...word: WordFor): boolean {
  return maySay(word, (side, bearers) => side === bearers)
}

/** The same of what eases what is asked of a bearer: its own side does not say that. */
export function mayEase(...word: WordFor): boolean {
  return maySay(word, (side, bearers) => side !== bearers)
}

/** Good evidence and words of no side may say it; of the sides, those that `ofSide` lets. */
function maySay(
  [{ sides }, { measure }, bearer, fact]: WordFor,
  ofSide: (side: RoleId, bearers: RoleId | null) => boolean,
): boolean {
  if (fact.grade === 'refuted') return false
  if (reaches(fact.grade, 'corroborated')) return true
  if (decidesNothing(sides, 'duty', measure, fact)) return false
  if (sides.classOf(fact.source) === 'agreed') return true
  const side = sides.of(fact.source)
  return side === null || (bearer !== null && ofSide(side, sides.of(bearer)))
}
