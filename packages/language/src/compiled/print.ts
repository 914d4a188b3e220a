// The compiled agreement as text, short enough to read beside the clauses.
//
// Complete for obligations and powers: two that print alike are alike. Times are UTC, since the
// compiled agreement knows instants only.

import type {
  Amount,
  Change,
  CompiledAgreement,
  Exception,
  Filter,
  Frame,
  Moment,
  Obligation,
  Per,
  Permission,
  Power,
  Role,
  Target,
  Whose,
} from '@holdfast/agreement'
import { exactAmount, hourMs, minuteMs, printInstant } from '@holdfast/base'

/** The agreement, a few lines for each clause; ends with a line end. */
export function printCompiled(agreement: CompiledAgreement): string {
  const lines = [
    ...headerLines(agreement),
    ...agreement.clauses.flatMap(({ id, kind, article, unnamed, deliberate = [] }) => [
      `${id} ${kind}${article === '' ? '' : ` in article ${article}`}${
        unnamed.length === 0 ? '' : `, open: ${unnamed.join(', ')}`
      }${deliberate.length === 0 ? '' : `, open on purpose: ${deliberate.join(', ')}`}`,
      ...agreement.obligations.filter(({ clause }) => clause === id).flatMap(obligationLines),
      ...(agreement.permissions ?? [])
        .filter(({ clause }) => clause === id)
        .flatMap(permissionLines),
      ...agreement.powers.filter(({ clause }) => clause === id).map(powerLine),
    ]),
  ]
  return `${lines.join('\n')}\n`
}

/** The class of a source, its side, and whom it is said to be close to. */
function whoseWord({ sourceClass, side, close = [] }: Role): string {
  const near = close.map(({ side: to, since, by }) => {
    const from = since === null ? '' : ` from ${printInstant(since)}`
    return ` close to ${to}${from}${by === null ? '' : ` says ${by}`}`
  })
  const words = [sourceClass ?? '', side === undefined ? '' : `of ${side}`]
  return `${words.map((word) => (word === '' ? '' : ` ${word}`)).join('')}${near.join('')}`
}

function headerLines(agreement: CompiledAgreement): readonly string[] {
  const { id, title, term, calendar, basis, statuses, places } = agreement
  const to = term.to === null ? 'open' : printInstant(term.to)
  const clock = `${calendar.rules.zone} ${printClock(calendar.dayBeginsMinutes)}`
  const off = statuses === 'off' ? ', statuses off' : ''
  return [
    `${id} “${title}”: ${printInstant(term.from)} to ${to}, ${clock}, ${basis}${off}`,
    ...agreement.roles.map((role) => {
      const members = role.members.length === 0 ? '' : ` of ${role.members.join(', ')}`
      return `role ${role.id} ${role.kind} “${role.name}”${members}${whoseWord(role)}`
    }),
    ...(places.length === 0 ? [] : [`places ${places.map((place) => place.id).join(', ')}`]),
    ...(agreement.offsets ?? []).map(({ place, line, least, most, sides }) =>
      [
        `${place} is ${least} to ${most} m from ${line}`,
        ...sides.map((one) => `${one} of it`),
      ].join(', '),
    ),
    ...agreement.groups.map((group) => {
      const size = group.size === null ? '' : `, size ${group.size}`
      const holder = group.heldBy ?? 'nobody named'
      return `group ${group.id} held by ${holder}: ${group.classes.join(', ')}${size}`
    }),
    ...agreement.kinds.map((kind) => `kind ${kind.id} of ${kind.of.join(', ')}`),
    ...agreement.phases.map(({ id: phase, opens, closes }) => {
      const end = closes === null ? 'the end' : printMoment(closes)
      return `phase ${phase} from ${printMoment(opens)} to ${end}`
    }),
    ...(agreement.later ?? []).map(
      ({ id: later, kind, name, holds }) =>
        `${kind} ${later} “${name}”${holds ? ', which holds at first' : ''}`,
    ),
    ...agreement.acts.map((act) => `act ${act.id} “${act.name}”`),
  ]
}

function printClock(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return `${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`
}

function obligationLines(each: Obligation): readonly string[] {
  const { measure, target } = each
  const who = each.either?.join(' or ') ?? each.bearers?.join(', ') ?? 'unnamed'
  const whose = measure.byBearer ? 'own' : 'any'
  const forms = measure.forms.join('+')
  const filter = printFilter(measure.filter)
  const lines = [
    `  ${who}: ${measure.kind} of ${measure.unit} (${forms}, ${whose}): ${filter}`,
    `  ${printTarget(target)}, ${printPer(each.per)}`,
    ...each.parts.map(
      (part) => `  of which ${printTarget(part.target)} ${part.label}: ${printFilter(part.filter)}`,
    ),
    ...each.conditions.map(
      ({ clause, step }) => `  if ${clause}${step === null ? '' : ` step ${step}`} is performed`,
    ),
  ]
  for (const { state, holds } of each.switched ?? []) {
    lines.push(`  while ${state} ${holds ? 'holds' : 'does not hold'}`)
  }
  if (each.beside !== undefined) lines.push(`  side by side with ${each.beside.join(', ')}`)
  if (each.openTime !== undefined) lines.push(`  ${each.openTime}, which is no date`)
  if (each.perPlace !== null) lines.push(`  at each of ${each.perPlace.join(', ')}`)
  const { source, stage } = each.count
  const count = [
    each.basis === null ? '' : `basis ${each.basis}`,
    each.basisBy === undefined ? '' : `by ${each.basisBy.join(', ')}`,
    source === null ? '' : `counted by ${source}`,
    stage === null ? '' : `stage ${stage}`,
  ].filter((part) => part !== '')
  return count.length === 0 ? lines : [...lines, `  ${count.join(', ')}`]
}

function permissionLines(permission: Permission): readonly string[] {
  const { isCapped, consents, companions } = permission
  const terms = [
    isCapped ? 'capped' : 'without a cap',
    ...(consents.length === 0 ? [] : [`with the consent of ${consents.join(', ')}`]),
    ...(companions === null ? [] : [`with up to ${companions} companions`]),
  ]
  return ['  permitted:', ...obligationLines(permission), `  ${terms.join(', ')}`]
}

function printRenewal({ days, months, times }: NonNullable<Power['renews']>): string {
  const span = [
    ...(months === 0 ? [] : [`${months} months`]),
    ...(days === 0 ? [] : [`${days} days`]),
  ]
  return `renewed for ${span.join(' ')}${times === null ? '' : `, at most ${times} times`}`
}

function powerLine(power: Power): string {
  const { holders, rule, effect, scope, daysAtOnce, daysInAll } = power
  const { share, names, switched, reachesBack, revives } = power
  const most = share === undefined ? rule : `${share.parts}/${share.of}`
  const parts = [
    `${most} of ${holders.join(', ')} may ${effect}`,
    ...(names === undefined ? [] : [names.join(', ')]),
    ...(switched ?? []).map(({ state, holds }) => `while ${holds ? '' : 'not '}${state}`),
    ...(scope === null ? [] : [scope.join(', ')]),
    ...(daysAtOnce === null ? [] : [`${daysAtOnce} days at once`]),
    ...(daysInAll === null ? [] : [`${daysInAll} days in all`]),
    ...(power.noticeDays === undefined ? [] : [`with ${power.noticeDays} days notice`]),
    ...(power.noticeMonths === undefined ? [] : [`with ${power.noticeMonths} months notice`]),
    ...(power.renews === undefined ? [] : [printRenewal(power.renews)]),
    ...(power.until === undefined ? [] : [`until ${printInstant(power.until)}`]),
    ...(reachesBack === true ? ['reaches back'] : []),
    ...(revives === true ? ['also after the end'] : []),
    ...(power.revivesWithinDays === undefined ? [] : [`within ${power.revivesWithinDays} days`]),
  ]
  return `  ${parts.join('; ')}`
}

function printFilter(filter: Filter): string {
  const { act, tags, place, among, actor, line } = filter
  const { gauges = [], except = [], qualifiers = [] } = filter
  const asked = Object.keys(tags)
    .toSorted()
    .map((tag) => ` ${tag}=${(tags[tag] ?? []).join('|')}`)
  const left = except.map((one) => ` except ${printException(one)}`).join('')
  const open = qualifiers.map((word) => ` “${word}”`).join('')
  const measured = gauges.map(({ tag, compare, value }) => ` ${tag} ${compare} ${value}`).join('')
  const near = line?.withinMetres == null ? '' : ` within ${line.withinMetres} m`
  const side = line?.side == null ? '' : ` ${line.side}`
  const seen = line === undefined ? '' : `${near}${side} of ${line.line}`
  const some = among === undefined ? '' : ` @${among.least} of ${among.places.join(', ')}`
  const where = `${place === null ? '' : ` @${place}`}${some}${seen}${measured}`
  const whose = actor === undefined ? '' : ` of ${actor}`
  return `${act}${asked.join('')}${where}${whose}${left}${open}`
}

function printException(exception: Exception): string {
  if (exception.kind === 'place') return `@${exception.place}`
  if (exception.kind === 'actor') return `by ${exception.role}`
  return `${exception.tag}=${exception.values.join('|')}`
}

function printTarget({ compare, amount }: Target): string {
  return `${compare} ${printAmount(amount)}`
}

function printAmount(amount: Amount): string {
  switch (amount.kind) {
    case 'fixed':
      return String(amount.value)
    case 'per-trigger':
      return `${amount.value} per unit`
    case 'share': {
      const base = [...(amount.classes ?? []), amount.of].join(' ')
      return `${exactAmount(amount.percent)}% of ${base}`
    }
  }
}

function printChange(change: Change): string {
  const amount = printAmount(change.amount)
  if (change.kind === 'on') {
    const grade = change.grade === null ? '' : ` ${change.grade}`
    return `${amount} on days of${grade} ${printFilter(change.of)}`
  }
  const until = change.until === null ? '' : ` until ${printMoment(change.until)}`
  return `${amount} from ${printMoment(change.from)}${until}`
}

function printPer(per: Per): string {
  const due = (moment: Moment | null): string =>
    moment === null ? 'never due' : `due ${printMoment(moment)}`
  switch (per.kind) {
    case 'once':
      return `once from ${printMoment(per.opens)}, ${due(per.due)}`
    case 'each':
      return [
        [
          `each ${per.times === undefined ? '' : `${per.times} `}${per.unit}`,
          `from ${printMoment(per.opens)} to ${printMoment(per.closes)}`,
        ].join(' '),
        ...(per.changes ?? []).map(printChange),
      ].join('; ')
    case 'steps': {
      const steps = per.steps.map(({ amount, due: at }) => `${printAmount(amount)} ${due(at)}`)
      return `from ${printMoment(per.opens)}: ${steps.join('; ')}`
    }
    case 'for-each': {
      const { of } = per
      if (of.kind === 'allotted') {
        const classes = [...new Set(Object.values(of.tags ?? {}).flat())].join('|')
        const which = classes === '' ? '' : `${classes} `
        return `for each${whose(of)} ${which}under ${of.clauses.join(', ')}, ${due(per.due)}`
      }
      if (of.kind === 'added-day') return `for each day added under ${of.power}, ${due(per.due)}`
      const grade = of.grade === null ? '' : ` ${of.grade}`
      return `for each${whose(of)} ${printFilter(of.filter)}${grade}, ${due(per.due)}`
    }
  }
}

function whose({ whose: of }: { readonly whose?: Whose }): string {
  return of === undefined ? '' : ` ${of}`
}

/** A moment, shorter than a sentence. */
function printMoment(moment: Moment): string {
  switch (moment.kind) {
    case 'instant':
      return printInstant(moment.at)
    case 'edge':
      return `${moment.edge} of ${printFrame(moment.of)}`
    case 'day':
      return `${moment.edge} of day ${moment.n} of ${printFrame(moment.of)}`
    case 'trigger':
      return 'trigger'
    case 'trigger-day':
      return `${moment.edge} of trigger's day`
    case 'performed':
      return `performed ${moment.clause}${stepOf(moment)}`
    case 'window':
      return `${moment.edge} of window ${moment.clause}${stepOf(moment)}`
    case 'set':
      return `${moment.edge} of ${moment.day}`
    case 'switched':
      return `first ${moment.holds ? '' : 'not '}${moment.state}`
    case 'first':
      return `first ${printFilter(moment.of)}`
    case 'after':
      return `${printMs(moment.ms)} after ${printMoment(moment.start)}`
    case 'days-after':
      return `${printDays(moment)} after ${printMoment(moment.start)}`
  }
}

type DaysAfter = Extract<Moment, { kind: 'days-after' }>

function printDays({ days, months, through }: DaysAfter): string {
  const span = months === undefined ? `${days} days` : `${months} months`
  return through === true ? `end of ${span}` : span
}

function stepOf({ step }: { readonly step: number | null }): string {
  return step === null ? '' : ` step ${step}`
}

function printMs(ms: number): string {
  return ms % hourMs === 0 ? `${ms / hourMs} hours` : `${ms / minuteMs} minutes`
}

function printFrame(frame: Frame): string {
  return frame.kind === 'term' ? 'term' : frame.id
}
