// Conduct that no form reports: to cooperate, to inform, to do one's utmost. It is put in quotes,
// as the language has it for what only a finding can settle; times after it stay outside.
//
// Only verbs of conduct are taken, so that a slip in a verb of the domains is still a slip. Nothing
// of the words is changed, and the checker asks about each.

import { mask, rewritten, type Replacement, type Tracked } from './tracked.ts'
import { powerVerbs } from '../resolved/keywords.ts'
import type { KnownWords } from './known-words.ts'
import { isOfPlaceKind } from './turns-of-place.ts'

/** Verbs of which no domain has a form, by how they begin a duty. */
const verbs = `
  aim attempt call see seek strive try abide abstain accept account address adhere adopt agree
  allow announce answer appoint apply arrange assess assist assume assure authorise authorize be
  bear bury become begins? build carry cease chair clear collaborate come commence communicate
  compensate complete comply comprise conclude conduct confirm consider consist constitute
  consult continue contribute convene cooperate co-operate coordinate co-ordinate create deal
  decide define demarcate demine deploy designate destroy develop disarm disband disclose
  dismantle disseminate do draw elect enable encourage endeavour endeavor enforce engage ensure
  establish examine exchange execute exercise explain facilitate finalise finalize finance form
  fulfil fund furnish give grant guarantee guard hand harass have help hide honour identify
  implement incite include incorporate inform initiate inspect instruct integrate interpret
  investigate invite isolate issue joint? keep lay lift locate maintain make manage map mark
  mediate monitor move name negotiate nominate notify observe occupy open operate order organise
  organize participate patrol pay perform permit place plant preserve prevent prepare present
  proceed produce promote propose protect provide publish pull pursue put reach recall recognise
  recognize recruit redeploy reduce refrain register relocate remain remove render repair
  replace reopen reply request resettle resolve respect respond restore resume review safeguard
  search secure send serve set settle share show spare stop strengthen submit supervise supply
  support surrender take target threaten tolerate train transfer transmit treat undertake update
  use shell bomb bombard abduct kidnap kill harm detain seize loot blockade besiege smuggle
  torture intimidate mobilise mobilize rearm resupply infiltrate erect construct fortify dig
  demolish verify vacate visit warn work observe oversee demobilise demobilize wear display carry
  suspend regroup assemble dissolve enact ratify channel remit disburse regulate administer govern
  circulate rehabilitate reconstruct rebuild reintegrate vaccinate broadcast uphold halt confine
  concentrate gather comment acts?
  hostile hostilities violence operations?
  activit(?:y ies) military flights rockets shelling strengthen movements? deployments?
  incursions? propaganda provocations? reprisals? retaliation
`
  .trim()
  .split(/\s+/)
  .join('|')

const conduct = new RegExp(`^(?:${verbs})$`, 'u')

/** Nouns of other duties, that are conduct only where "must" stands before them. */
const alsoNouns = new Set(
  (
    'supply place order use share support register target search operations military flights ' +
    'rockets act acts hostile joint and violence work map account address balance display halt ' +
    'broadcast channel'
  ).split(' '),
)

/** True for a verb of conduct that is one wherever it stands. */
export function isConductVerb(word: string): boolean {
  return conduct.test(word) && !alsoNouns.has(word)
}

const moment =
  '(?:day \\d|the (?:start|end)\\b|\\d{4}-\\d\\d|\\d+ ' +
  '(?:minutes?|hours?|days?|weeks?|months?) (?:after|' +
  'before) )'

/** Where a time, a condition or a proof begins that the language reads by itself. */
export const tails: readonly string[] = [
  `(?:by|before|until|from|after|on) ${moment}`,
  'within \\d+ (?:minutes?|hours?|days?|weeks?|months?)(?: (?:of|after) \\S+)?\\b',
  'no (?:later|earlier) than ',
  'each (?:hour|day|week|month)\\b(?! [\\p{L}])',
  'each \\d+ (?:hours|days|weeks|months)\\b',
  'at all times\\b',
  '(?:if|once|after) (?:not )?\\d+(?:\\.[\\da-z]+)*(?: is met|$|,)',
  `(?:if|once|unless|as long as|so long as|provided that|provided|while) [${mask}"]`,
  'unless [\\p{L}\\d_-]+ (?:decides?|agrees?)\\b',
  '(?:verified|determined|corroborated) by ',
  'deliberately\\b',
  'in parallel with \\d',
]
const tail = new RegExp(
  String.raw`,?\s+(?:${tails.join('|').replaceAll(' ', String.raw`\s+`)})`,
  'diu',
)

/** Objects that a verb of the domains cannot have: papers, and not persons or goods. */
const papers =
  '(?:lists?|maps?|information|data|names|coordinates|records|plans?|documents?|' +
  'particulars|details|' +
  'notice|inventory|inventories)'

/** What no report says in a form: how far, and points that somebody chooses. */
const distance =
  String.raw`\d+\s*(?:km|kilomet\p{L}+|met(?:re|er)s?|miles?)\b|` +
  String.raw`(?:except|but|save)\s+(?:for\s+)?\d`

/** What somebody asks for, which no report tells of unless the agreement declares it. */
const asking = '(?:requests?|demands?|notifications?|notices?|applications?|complaints?)'
/** What is withdrawn by class: which of it went no report of a withdrawal tells. */
const materiel =
  '(?:heavy[ -]weapons?|weapons?|tanks?|artillery|mortars?|rockets?|equipment|vehicles?|' +
  'aircraft|batter(?:y|ies)|ammunition)(?![\\p{L}\\d_-])'
const onRequest =
  String.raw`within\s+\d+\s+\p{L}+\s+(?:of|after)\s+` +
  String.raw`(?:(?:\p{L}+\s+){0,2}?${asking}|(?:its|their)\s+\p{L}+)\b`

const verb = new RegExp(
  String.raw`(?<=\b(?:must(?:\s+not)?|may)\s+(?:also\s+|jointly\s+)?)` +
    String.raw`(?:(?:(?!(?:fly|supply|apply|comply|reply|rely)\b)\p{L}+ly|` +
    String.raw`in\s+good\s+faith|and|offensive|hostile|aggressive|provocative)\s+)*` +
    String.raw`(?:(?<paper>submit|deliver|release|return|report|bring|hold|hand over)` +
    String.raw`(?=(?:\s+(?!(?:from|within|by|before|each|for)\b)[\p{L}_-]+){0,8}?` +
    String.raw`(?:,\s+by\s+day\s+\d+,(?:\s+\p{L}+){0,2}?)?` +
    String.raw`\s+${papers}(?![\p{L}\d_-]))|(?<loose>allow|let)(?=[^\d"]* to\s+\p{L})|` +
    String.raw`(?<far>withdraw|keep|station|hold|stay)(?=[^"]*\b(?:${distance}))|` +
    String.raw`(?<asked>\p{L}[\p{L}\d_-]*)(?=[^"]*\b${onRequest})|` +
    String.raw`(?<units>withdraw)(?=\s+(?:(?:at\s+least|at\s+most|exactly|all|up\s+to)\s+)?\d|` +
    String.raw`\s+(?:(?:all|any|its|their|the|of)\s+)*${materiel})|` +
    String.raw`(?<told>report)(?=\s+(?:on\s+)?(?:any|each|every|all)\s+(?:\p{L}+\s+)?` +
    String.raw`(?:violations?|breach(?:es)?|infringements?)\b)|` +
    String.raw`(?<verb>${verbs}))` +
    String.raw`(?![\p{L}\d_-])[^]*`,
  'dgiu',
)

/** "Within 25 km of contact-line", "at least 25 km from contact-line". */
const fromLine = new RegExp(
  String.raw`\d\s*(?:km|m|kilomet(?:re|er)s?|met(?:re|er)s?)(?![\p{L}\d])` +
    String.raw`(?:\s+(?:north|east|south|west))?\s+(?:of|from)\s+(?:the\s+)?` +
    String.raw`(?<line>[\p{L}][\p{L}\d_.-]*)`,
  'iu',
)

function isFromDeclared(text: string, known: KnownWords): boolean {
  return known.declared.has(fromLine.exec(text)?.groups?.['line']?.replace(/\.$/, '') ?? '')
}

/** Puts conduct in quotes; what the domains have a verb for stays. */
export function withConduct(tracked: Tracked, original: string, known: KnownWords): Tracked {
  return rewritten(tracked, verb, (match) => {
    const [whole] = match
    const groups = match.groups ?? {}
    const word = groups['verb']?.toLowerCase()
    // What may be set is a power over the agreement.
    const isOfPower =
      /\bmay\s+$/.test(match.input.slice(0, match.index)) && Object.hasOwn(powerVerbs, word ?? '')
    // "Must suspend 2.1" is a power that somebody is bound to use.
    const isOfClause = /^\p{L}+\s+(?:clauses?\s+)?\d+\.\d/u.test(whole)
    if (isOfPower || (isOfClause && Object.hasOwn(powerVerbs, word ?? ''))) return null
    if (word !== undefined && (known.verbs.has(word) || known.declared.has(word))) return null
    if (groups['asked'] !== undefined && isDeclaredAsking(whole, known)) return null
    // How far from a line that is declared the language says by itself.
    const isTold = isFromDeclared(whole, known) || isOfPlaceKind(whole, known)
    // A withdrawal "to a distance" is told by no report of one.
    const isSaid = isTold && !/^(?:withdraw|keep)\b.*\bdistance\s+of\b/isu.test(whole)
    if (groups['far'] !== undefined && isSaid) return null
    return quotedWith(tracked, original, match.index, whole)
  })
}

function isDeclaredAsking(text: string, { declared }: KnownWords): boolean {
  return (new RegExp(asking, 'giu').exec(text) ?? []).some((word) => declared.has(word))
}

/** Where a time begins that nothing but times and conditions follow. */
function tailIn(whole: string): RegExpExecArray | null {
  const found = tail.exec(whole)
  if (found === null || !/^,?\s+within\b/i.test(found[0])) return found
  // "Answer within 48 hours every request": what is to be answered stands after the time.
  const after = whole.slice(found.index + found[0].length)
  return /^\s+(?:each|every|any|all|the)\s/i.test(after) ? null : found
}

/** True where what is counted from is a time, a clause or an act that the language knows. */
function isAnchored(text: string): boolean {
  if (new RegExp(String.raw`^,?\s*${onRequest}`, 'iu').test(text)) return false
  return /^,?\s*within\s+\d+\s+\p{L}+\s+(?:of|after)\s+(?:\d|each\b|the\s+(?:start|end)\b)/iu.test(
    text,
  )
}

/** "By day 2 and be completed within 14 days": what else is asked after a time. */
const moreAsked = /\s(?:and|but)\s+(?:to\s+)?(?:be|complete|finish|conclude)\s/iu

/** The prose in quotes, and what stands after it; null where it cannot be quoted. */
function quotedWith(
  { text, origins }: Tracked,
  original: string,
  index: number,
  whole: string,
  isAny = false,
): Replacement | null {
  const found = tailIn(whole)
  // "Within 72 hours" in a sentence about each of something counts from each.
  const isOfEach =
    isAny || /\b(?:each|every|any|request)\b/i.test(whole.slice(0, found?.index ?? 0))
  const isLoose = found !== null && /^,?\s+within\b/i.test(found[0])
  const isOwn = isLoose && isAnchored(whole.slice(found.index))
  // "Within 3 days of signature": from what nobody declared, which stays with the words.
  const isLost = isLoose && !isOwn && /^,?\s*within \d+ \p{L}+ (?:of|after)\b/iu.test(found[0])
  const later = whole.slice(found?.index ?? whole.length)
  const isMore =
    moreAsked.test(later) || new RegExp(String.raw`,[^,]*\b${papers}`, 'iu').test(later)
  const isWhole = found === null || isLost || isMore || (isOfEach && isLoose && !isOwn)
  const length = isWhole ? whole.length : found.index
  const prose = whole.slice(0, length)
  if (prose.includes(mask) || prose.includes('"') || prose.trim() === '') return null
  const from = startOf(origins, index, original)
  const to = endOf({ text, origins }, index + length, original)
  const said = original
    .slice(from, to)
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/[.,;]+$/, '')
  if (said === '' || /["#\\]/.test(said)) return null
  return [`"${said}"`, { from: index + length, to: index + whole.length }]
}

/** Where words begin in the original: with what "must not" stands for besides, if anything. */
function startOf(origins: Tracked['origins'], index: number, original: string): number {
  const from = origins[index]?.from ?? 0
  const before = origins[index - 2]
  const modal = before === undefined ? '' : original.slice(before.from, before.to)
  // "Shall not carry out any …": the words after "not" are of what is not to be done.
  const light = /\b(?:shall|must|will)\s+(?:not|never)\s+(?=\p{L})/iu.exec(modal)
  if (before === undefined || light === null) return from
  return before.from + light.index + light[0].length
}

/** Where words end in the original: what no longer stands at the end was said all the same. */
function endOf({ text, origins }: Tracked, end: number, original: string): number {
  const to = origins[end - 1]?.to ?? 0
  const isLast = end >= text.trimEnd().length
  const isWhole = /^\S+/.exec(text)?.[0] === /^\S+/.exec(original)?.[0]
  return isLast && isWhole && !/["#]/.test(original.slice(to)) ? original.length : to
}

/** A subject that is no role: what is to be seen to, and by whom where the sentence says so. */
const subject = new RegExp(
  String.raw`(?<=^\S+\s+)(?<who>(?:[\p{L}\d_'’/-]+(?:\.[\da-z]+)*\s+){0,14}?` +
    String.raw`[\p{L}\d_'’-]+(?:\.[\da-z]+)*)` +
    String.raw`\s+must\s+(?<not>not\s+)?` +
    String.raw`(?<rest>[^]+)`,
  'dgiu',
)

/** "The details shall be agreed by the parties": somebody must see that they are. */
export function withSubject(tracked: Tracked, original: string, known: KnownWords): Tracked {
  return rewritten(tracked, subject, (match) => {
    const { who = '', not = '', rest = '' } = match.groups ?? {}
    const words = who.toLowerCase().split(/\s+/)
    const isHolder = (word: string): boolean => known.roles.has(word) || holders.has(word)
    const by =
      /^be\s+\p{L}+\s+(?:jointly\s+)?by\s+(?:the\s+)?([\p{L}\d_-]+)/iu.exec(rest)?.[1] ?? ''
    const isNominal = words.length > 2 && /\bof\b|^the\b/i.test(who) && isHolder(by)
    const final = words.at(-1) ?? ''
    const isPassive = passive.test(rest) && (isHolder(final) || known.declared.has(final))
    if (words.some(isHolder) && !isNominal && !isPassive) return null
    const nouns = words.filter((word) => word !== 'the' && word !== 'a')
    const isThere = words.join() === 'there'
    if (nouns.length < 2 && !isPassive && !isThere) return null
    if (conditional.has(words[0] ?? '')) return null
    const index = match.indices?.groups?.['rest']?.[0] ?? 0
    const isAny = /\b(?:each|every|any)\b/i.test(who)
    const [said = '', after = ''] = quotedWith(tracked, original, index, rest, isAny) ?? []
    if (typeof said !== 'string') return null
    const start = tracked.origins[match.index]?.from ?? 0
    const end = tracked.origins[match.index + who.length - 1]?.to ?? start
    const what = original.slice(start, end).replaceAll(/\s+/g, ' ')
    if (said === '' || /["#\\]/.test(what)) return null
    const lower = `${what.slice(0, 1).toLowerCase()}${what.slice(1)}`
    const does = `${not === '' ? '' : 'not '}${said.slice(1, -1)}`
    return [`${isHolder(by) ? by : 'unnamed'} must "see that ${lower} ${does}"`, after]
  })
}

/** "The watch shall be given access": who is given something owes nothing. */
const passive = new RegExp(
  String.raw`^be\s+(?:\p{L}+ly\s+)?` +
    String.raw`(?!(?:prepared|committed|obliged|entitled|bound|represented|located)\b)` +
    String.raw`(?:\p{L}{2,}ed|given|paid|told|shown|sent|kept|made|left)\b`,
  'iu',
)

/** Words that begin what stands before a subject. */
const conditional = new Set(['if', 'once', 'when', 'by', 'within', 'after', 'for', 'from', 'until'])

/** Words that stand for those who bear duties. */
const holders = new Set(
  (
    'party parties mediator mediators guarantor guarantors observer observers monitor monitors ' +
    'intermediary intermediaries source sources outsider outsiders unnamed body bodies each ' +
    'neither either both only'
  ).split(' '),
)
