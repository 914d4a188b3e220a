// Conduct that no form reports: to cooperate, to inform, to do one's utmost. It is put in quotes,
// as the language has it for what only a finding can settle; times after it stay outside.
//
// Only verbs of conduct are taken, so that a slip in a verb of the domains is still a slip. Nothing
// of the words is changed, and the checker asks about each.

import { nearestTo } from '@holdfast/base'
import { mask, rewritten, type Replacement, type Tracked } from './tracked.ts'
import { powerVerbs } from '../resolved/keywords.ts'
import { verbsOf } from './verb-forms.ts'
import type { KnownWords } from './known-words.ts'
import { isOfPlaceKind } from './turns-of-place.ts'

/** Verbs of which no domain has a form, by how they begin a duty. */
const verbs = `
  aim attempt arm call close proclaim see seek strive try abide abstain accept account address
  adhere adopt agree allow announce answer appoint apply arrange assess assist assume assure
  authorise authorize be bear bury become begins? build carry cease chair clear collaborate come
  commence communicate compensate complete comply comprise conclude conduct confirm consider
  consist constitute consult continue contribute convene cooperate co-operate coordinate
  co-ordinate create deal declare decide define demarcate demine deploy designate destroy
  develop disarm disband disclose dismantle disseminate do draw elect enable encourage endeavour
  endeavor enforce engage ensure establish examine exchange execute exercise explain facilitate
  finalise finalize finance form fulfil fund furnish give grant guarantee guard hand harass have
  help hide honour identify implement incite include incorporate inform initiate inspect
  instruct integrate interpret investigate invite isolate issue joint? keep lay lift locate
  maintain make manage map mark mediate monitor move name negotiate nominate notify observe
  occupy open operate order organise organize participate patrol pay perform permit place plant
  preserve prevent prepare present proceed produce promote propose protect provide publish pull
  pursue put reach recall recognise recognize recruit redeploy reduce refrain register relocate
  remain remove render repair replace reopen reply request resettle resolve respect respond
  restore resume review safeguard search secure send serve set settle share show spare stop
  strengthen submit supervise supply support surrender take target threaten tolerate train
  transfer transmit treat undertake update use shell bomb bombard abduct kidnap kill harm detain
  seize loot blockade besiege smuggle torture intimidate mobilise mobilize rearm resupply
  infiltrate erect construct fortify dig demolish verify vacate visit warn work observe oversee
  demobilise demobilize wear display carry suspend regroup assemble dissolve enact ratify
  channel remit disburse regulate administer govern circulate rehabilitate reconstruct rebuild
  reintegrate vaccinate broadcast uphold halt confine concentrate gather comment acts? hostile
  hostilities violence operations? activit(?:y ies) military flights rockets shelling strengthen
  refer delay acquire postpone consult demilitari[sz]e canton nominate raise appeal bring-before
  relinquish reunite trace identify notify warrant secure inventory
  movements? deployments? incursions? propaganda provocations? reprisals? retaliation
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
  '(?<!\\bbe )(?:verified|determined|corroborated) by ',
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
    String.raw`(?:to\s+the\s+best\s+of\s+their\s+ability\s+)?` +
    String.raw`(?:(?:(?!(?:fly|supply|apply|comply|reply|rely)\b)\p{L}+ly|` +
    String.raw`in\s+good\s+faith|and|offensive|hostile|aggressive|provocative)\s+)*` +
    String.raw`(?:(?<paper>submit|deliver|release|return|report|bring|hold|hand over)` +
    String.raw`(?=(?:\s+(?!(?:from|within|by|before|each|for)\b)[\p{L}_-]+){0,8}?` +
    String.raw`(?:,\s+by\s+day\s+\d+,(?:\s+\p{L}+){0,2}?)?` +
    String.raw`\s+${papers}(?![\p{L}\d_-]))|(?<loose>allow|let)(?=[^\d"]* to\s+\p{L})|` +
    String.raw`(?<far>withdraw|keep|station|hold|stay)(?=[^"]*\b(?:${distance}))|` +
    String.raw`(?<shared>withdraw|redeploy)(?=[^"]*\b(?:in\s+proportion|pro\s+rata|commensurate|` +
    String.raw`same\s+(?:share|rate|pace|proportion))\b)|` +
    String.raw`(?<back>return|enter|move|deploy|station)(?=\s+(?:back\s+)?there\b)|` +
    // Where those go who withdraw no report tells; from where they do has to be said.
    String.raw`(?<going>withdraw|retreat)(?=\s+to\s+(?!agreed\b|designated\b)` +
    String.raw`(?![^"]*\b(?:from|behind|out\s+of)\b))|` +
    String.raw`(?<asked>\p{L}[\p{L}\d_-]*)(?=[^"]*\b${onRequest})|` +
    String.raw`(?<units>withdraw)(?=\s+(?:(?:all|any|its|their|the|of)\s+)*${materiel})|` +
    String.raw`(?<told>report)(?=\s+(?:on\s+)?(?:any|each|every|all)\s+(?:\p{L}+\s+)?` +
    String.raw`(?:violations?|breach(?:es)?|infringements?)\b)|` +
    String.raw`(?<verb>${verbs})|(?<strange>\p{Ll}{3,})(?=\s+(?!(?:at\s+(?:least|most)\s+|` +
    String.raw`up\s+to\s+)?\d)\p{L}+\s+\S))` +
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
    const isMay = /\bmay\s+(?:also\s+|jointly\s+)?$/.test(match.input.slice(0, match.index))
    if (isMay && isDenied(whole)) return null
    if (isOfPower || (isOfClause && Object.hasOwn(powerVerbs, word ?? ''))) return null
    if (word !== undefined && (known.verbs.has(word) || known.declared.has(word))) return null
    if (groups['asked'] !== undefined && isDeclaredAsking(whole, known)) return null
    const { strange } = groups
    // A schedule is no longer in the words that were written.
    const isSchedule = whole.includes(':')
    if (strange !== undefined && /^\p{L}+ing$/u.test(strange)) {
      if (!/\bmust\s+not\s+$/.test(match.input.slice(0, match.index)) || isSchedule) return null
      if (verbsOf(strange).some((form) => known.verbs.has(form) || known.acts.has(form)))
        return null
      const [said = '', after = ''] = quotedWith(tracked, known, original, match.index, whole) ?? []
      return typeof said === 'string' && said !== '' ? [`"engage in ${said.slice(1)}`, after] : null
    }
    if (strange !== undefined && (isSchedule || !isStrangeVerb(strange, known))) return null
    // How far from a line that is declared the language says by itself.
    const isTold = isFromDeclared(whole, known) || isOfPlaceKind(whole, known)
    // A withdrawal "to a distance" is told by no report of one.
    const isSaid = isTold && !withdrawnSoFar.test(whole)
    if (groups['far'] !== undefined && isSaid) return null
    return quotedWith(tracked, known, original, match.index, whole)
  })
}

/** "To a distance of 30 km", "to not less than 30 km": no report of a withdrawal tells how far. */
const withdrawnSoFar = new RegExp(
  String.raw`^(?:withdraw|keep)\b[^]*\b(?:distance\s+of\b|to\s+(?:a\s+distance|at\s+least|` +
    String.raw`(?:not|no)\s+less|beyond|\d))`,
  'iu',
)

const denied = new RegExp(
  String.raw`^(?:\p{L}+\s+){0,3}?(?:none|neither|nor|never|hardly|nothing|nobody|` +
    String.raw`(?:no|not)(?!\s+(?:more|less|fewer|later|earlier)\b))(?![\p{L}-])`,
  'iu',
)

/** True for "station no gunmen", "neither enter nor pass": with "may" it allows nothing. */
export function isDenied(act: string): boolean {
  return denied.test(act)
}

/** Words of powers, which no conduct is. */
const ofPowers = /^(?:prolong|lengthen|shorten|postpone|renew|revoke|cancel|denounce|lapse|expire)$/

/** A verb that nobody knows and that is no slip of one that somebody does. */
function isStrangeVerb(word: string, known: KnownWords): boolean {
  const { common, declared, verbs: heard, acts } = known
  if (common.has(word) || declared.has(word) || ofPowers.test(word)) return false
  if (/(?:ly|ing|ed)$/.test(word) || Object.hasOwn(powerVerbs, word)) return false
  return nearestTo(word, [...heard, ...acts, ...Object.keys(powerVerbs)]) === null
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
function isAnchored(text: string, { declared }: KnownWords): boolean {
  if (/^[^"]*\bwithin\s+\d+\s+\p{L}+\s+(?:of|after)\s+(?:each\s+)?"/iu.test(text)) return true
  if (new RegExp(String.raw`^,?\s*${onRequest}`, 'iu').test(text)) return false
  const from = anchor.exec(text)?.groups?.['from'] ?? ''
  return (
    /^(?:\d|"|each\b|day\s+\d|the\s+(?:start|end)\b)/iu.test(from) || declared.has(nameIn(from))
  )
}

const counted =
  String.raw`^,?\s*(?:within|by|before|until|from|after|` +
  String.raw`on)\s+\d+\s+\p{L}+\s+(?:of|after|before)\b`
const anchor = new RegExp(String.raw`${counted}\s+(?<from>[^]*)$`, 'iu')
/** So long from something, whatever it is. */
const isCounted = new RegExp(counted, 'iu')

/** A name that is all that is counted from: of "the first meeting of the board" `first` is none. */
const whole = new RegExp(
  String.raw`^(?:the\s+)?(?<name>[\p{L}_][\p{L}\d_.-]*?)\.?` +
    String.raw`(?=$|,|\s+(?:and|or|if|unless|once|as|so|provided)\b)`,
  'iu',
)

function nameIn(text: string): string {
  return whole.exec(text)?.groups?.['name'] ?? ''
}

/** What no time alone is made of: "each week until 80 have been released". */
const goesOn = /\b(?:have|has|had|are|was|were|which|who|whose)\b/iu

/** "By day 2 and be completed within 14 days": what else is asked after a time. */
const moreAsked = new RegExp(
  String.raw`\s(?:and|but)\s+(?:(?:to\s+)?(?:be|complete|finish|conclude)|` +
    String.raw`the\s+(?:first|second|third|last|other))\s|,\s+(?:each|both|all|including)\s`,
  'iu',
)

/** The prose in quotes, and what stands after it; null where it cannot be quoted. */
export function quotedWith(
  { text, origins }: Tracked,
  known: KnownWords,
  original: string,
  index: number,
  whole: string,
  isAny = false,
): Replacement | null {
  const found = tailIn(whole)
  // "Within 72 hours" in a sentence about each of something counts from each.
  const isOfEach =
    isAny ||
    /\b(?:each|every|any|request|who|whom|whose|which)\b/i.test(whole.slice(0, found?.index ?? 0))
  const isLoose = found !== null && /^,?\s+within\b/i.test(found[0])
  const until = whole.slice(found?.index ?? whole.length)
  const isOwn = isAnchored(until, known)
  // "Within 3 days of signature": from what nobody declared, which stays with the words.
  const isLost = found !== null && !isOwn && isCounted.test(until)
  const later = whole.slice(found?.index ?? whole.length)
  const isMore =
    moreAsked.test(later) ||
    goesOn.test(later.replaceAll(/"[^"]*"/g, '')) ||
    new RegExp(String.raw`,[^,]*\b${papers}`, 'iu').test(later)
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
    .replace(/^(?:shall|must|will|may)\s+(?:not\s+)?/iu, '')
    .replace(/[.,;]+$/, '')
  if (said === '' || /["#\\]/.test(said)) return null
  // "Monitors shall be admitted …": who is admitted stands before "shall", and admits nobody.
  const passed =
    /^(?<who>.{1,200}?)\s+(?:shall|must|will)\s+(?<not>not\s+)?(?<rest>be\s.+)$/isu.exec(said)
  const { who = '', not = '', rest = '' } = passed?.groups ?? {}
  const seen =
    passed === null
      ? said
      : `see that ${who.slice(0, 1).toLowerCase()}${who.slice(1)} ${not}${rest}`
  return [`"${seen}"`, { from: index + length, to: index + whole.length }]
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

/** "A party that is prevented by weather shall …": whichever of them it is. */
const relative = new RegExp(
  String.raw`(?<=^\S+\s+)(?:(?:an?|any|the)\s+)?(?:party|side)\s+(?:that|which|who)\s+` +
    String.raw`(?<what>[^,"]{3,200}?),?\s+must\s+(?<not>not\s+)?(?<rest>[^"]+)$`,
  'dgiu',
)

/** What only that party owes is asked of each, where it is so. */
export function withRelative(tracked: Tracked, original: string, known: KnownWords): Tracked {
  return rewritten(tracked, relative, (match) => {
    const { what, rest } = match.indices?.groups ?? {}
    if (what === undefined || rest === undefined) return null
    const spoken = match.groups?.['rest'] ?? ''
    const [said = '', after = ''] =
      quotedWith(tracked, known, original, rest[0], spoken, true) ?? []
    const start = tracked.origins[what[0]]?.from ?? 0
    const end = tracked.origins[what[1] - 1]?.to ?? start
    const where = original.slice(start, end).replaceAll(/\s+/g, ' ')
    if (typeof said !== 'string' || said === '' || /["#\\]/.test(where)) return null
    const modal = match.groups?.['not'] === undefined ? 'must' : 'must not'
    return [`each party ${modal} "${said.slice(1, -1)}, where it ${where}"`, after]
  })
}

/** "The details shall be agreed by the parties": somebody must see that they are. */
export function withSubject(tracked: Tracked, original: string, known: KnownWords): Tracked {
  return rewritten(tracked, subject, (match) => {
    const { who = '', not = '', rest = '' } = match.groups ?? {}
    const words = who.toLowerCase().split(/\s+/)
    const isHolder = (word: string): boolean => known.roles.has(word) || holders.has(word)
    const nouns = words.filter((word) => word !== 'the' && word !== 'a')
    const by =
      /^be\s+\p{L}+\s+(?:jointly\s+)?by\s+(?:the\s+)?([\p{L}\d_-]+)/iu.exec(rest)?.[1] ?? ''
    const isNominal = words.length > 2 && /\bof\b|^the\b/i.test(who) && isHolder(by)
    const final = words.at(-1) ?? ''
    const isPlace = known.declared.has(final) && !isHolder(final) && nouns.length === 1
    const isPassive =
      (passive.test(rest) && (isHolder(final) || known.declared.has(final))) ||
      (isPlace && /^(?:be|remain|stay|serve|become)\b/iu.test(rest))
    if (words.some(isHolder) && !isNominal && !isPassive) return null
    const isThere = words.join() === 'there'
    if (nouns.length < 2 && !isPassive && !isThere && !isHolder(by)) {
      if (!isDoing(who, rest, known)) return null
    }
    if (conditional.has(words[0] ?? '')) return null
    const index = match.indices?.groups?.['rest']?.[0] ?? 0
    const isAny = /\b(?:each|every|any)\b/i.test(who)
    const [said = '', after = ''] = quotedWith(tracked, known, original, index, rest, isAny) ?? []
    if (typeof said !== 'string') return null
    const first = tracked.origins[match.index]?.from ?? 0
    const article = /\b(?:an?|the)\s+$/iu.exec(original.slice(0, first))?.[0] ?? ''
    const start = first - article.length
    // What no longer stands before "must" was said all the same.
    const at = match.index + match[0].slice(who.length).search(/\S/) + who.length
    const end = tracked.origins[at]?.from ?? start
    const what = original.slice(start, end).replaceAll(/\s+/g, ' ').trim()
    if (said === '' || /["#\\]/.test(what)) return null
    const lower = `${what.slice(0, 1).toLowerCase()}${what.slice(1)}`
    const does = `${not === '' ? '' : 'not '}${said.slice(1, -1)}`
    return [`${isHolder(by) ? by : 'unnamed'} must "see that ${lower} ${does}"`, after]
  })
}

/** "Releases shall take place": what is to be done, and nobody who would be bound. */
function isDoing(who: string, rest: string, { verbs: heard, roles, acts }: KnownWords): boolean {
  const next = /^\p{L}[\p{L}\d_-]*/u.exec(rest)?.[0] ?? ''
  if (heard.has(next) || acts.has(next)) return false
  return /(?:s|al|ion|ment|ance|ence)$/u.test(who) && nearestTo(who, roles) === null
}

/** "The watch shall be given access": who is given something owes nothing. */
const passive = new RegExp(
  String.raw`^(?:(?:enjoy|receive|benefit)\b|` +
    String.raw`have\s+(?:\p{L}+\s+){0,4}?(?:access|freedom|rights?|immunity)\b|` +
    String.raw`be\s+(?:\p{L}+ly\s+)?` +
    String.raw`(?!(?:prepared|committed|obliged|entitled|bound|represented|located)\b)` +
    String.raw`(?:\p{L}{2,}ed|given|paid|told|shown|sent|kept|made|left)\b)`,
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
