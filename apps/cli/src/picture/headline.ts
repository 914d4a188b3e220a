// The head of a sheet: the title, how the agreement stands in a line or two, a line for each
// article, and as of when, known at which entry, on what basis and by whose count it speaks.
//
// An article's line names days and counts, never a share of obligations. No two clauses are added.

import type { ClauseText, CompiledAgreement, Standing, Status } from '@holdfast/agreement'
import type { Instant } from '@holdfast/base'
import { numeral } from '../words/numbers.ts'
import { dayCount, dayEndingAt, daysWords, longTime, shortTime } from './days.ts'

/** `Closed after day 7. Next due: nothing.` */
export function stateLine(agreement: CompiledAgreement, standing: Standing, asOf: Instant): string {
  const { from, to } = standing.inForce
  const due = nextDue(agreement, standing)
  if (asOf < from) return `Not yet in force. It begins ${longTime(agreement, from)}.`
  if (to !== null && asOf >= to) {
    return `Closed after day ${dayCount(agreement, standing, asOf)}. Next due: ${due}.`
  }
  const day = Math.max(1, dayEndingAt(agreement, standing, asOf))
  return `In force, day ${day}. Next due: ${due}.`
}

function nextDue(agreement: CompiledAgreement, { statuses }: Standing): string {
  const running = statuses.filter(
    ({ status, window }) => status === 'running' && window.to !== null,
  )
  const soonest = Math.min(...running.map(({ window }) => window.to ?? Infinity))
  const due = running.filter(({ window }) => window.to === soonest)
  const [first] = due
  if (first === undefined || first.window.to === null) return 'nothing'
  const names = [...new Set(due.map(({ clause }) => clause))]
  return `${names.join(', ')}, ${shortTime(agreement, first.window.to)}`
}

/** One line for each article that asks something: `Article 3. Relief: counts differ on day 1`. */
export function articleLines(agreement: CompiledAgreement, standing: Standing): readonly string[] {
  return agreement.articles.flatMap(({ id, title }) => {
    const said = agreement.clauses
      .filter(({ article }) => article === id)
      .flatMap((clause) => {
        const statuses = standing.statuses.filter((one) => one.clause === clause.id)
        return statuses.length === 0 ? [] : [clauseWords(agreement, clause, statuses)]
      })
    return said.length === 0 ? [] : [`Article ${id}. ${title}: ${said.join('; ')}.`]
  })
}

function clauseWords(
  agreement: CompiledAgreement,
  { id, kind }: ClauseText,
  statuses: readonly Status[],
): string {
  if (kind === 'prohibition') return `${id} ${recordedIn(statuses)}`
  const obligation = agreement.obligations.find(({ clause }) => clause === id)
  const isDaily = obligation?.per.kind === 'each'
  return `${id} ${isDaily ? dailyWords(statuses) : amountWords(statuses)}`
}

function recordedIn(statuses: readonly Status[]): string {
  const recorded = statuses.filter(({ reason }) => 'recorded' in reason && reason.recorded > 0)
  const determined = statuses.reduce(
    (sum, { reason }) => sum + ('determined' in reason ? reason.determined : 0),
    0,
  )
  if (recorded.length === 0) {
    const isObserved = statuses.every(({ reason }) => reason.code === 'covered-none-recorded')
    return isObserved ? 'nothing recorded, observed throughout' : 'nothing recorded'
  }
  return `recorded ${daysOf(recorded)}, determined: ${determined === 0 ? 'none' : determined}`
}

// Days are named by what their counts say; how many of them say so is not.
function dailyWords(statuses: readonly Status[]): string {
  const when = (claim: (status: Status) => boolean): string | null => {
    const found = statuses.filter(claim)
    return found.length === 0 ? null : daysOf(found)
  }
  const parts: readonly (readonly [string, string | null])[] = [
    ['reached', when(({ status }) => status === 'met')],
    ['reached late', when(({ status }) => status === 'late')],
    ['below the number asked', when(({ status }) => status === 'unmet')],
    ['counts differ', when(({ reason }) => reason.code === 'counts-differ')],
    ['not closed', when(({ reason }) => reason.code === 'not-closed')],
    ['nobody stated what they could observe', when(({ reason }) => reason.code === 'no-coverage')],
    ['observed in part', when(({ reason }) => reason.code === 'partly-covered')],
    ['no count', when(({ reason }) => reason.code === 'no-count')],
    ['running', when(({ status }) => status === 'running')],
    ['suspended', when(({ status }) => status === 'suspended')],
  ]
  const said = parts.flatMap(([what, days]) => (days === null ? [] : [`${what} ${days}`]))
  if (said.length > 0) return said.join(', ')
  const open = when(({ status }) => status === 'undetermined')
  return open === null ? 'nothing asked yet' : `undetermined ${open}`
}

// Instances of one clause are alike, so what was done and what was asked of them may be added.
function amountWords(statuses: readonly Status[]): string {
  const begun = statuses.filter(({ status }) => status !== 'pending' && status !== 'void')
  const [first] = begun
  if (first === undefined) return 'nothing asked yet'
  if (begun.some(({ measured }) => measured === null)) return 'not every count is known'
  // A schedule's last step holds what was done under those before it.
  const isSchedule = begun.some(({ instance }) => instance.startsWith('step-'))
  const counted = isSchedule ? begun.slice(-1) : begun
  const done = counted.reduce((sum, { measured }) => sum + (measured?.value ?? 0), 0)
  const asked = counted.reduce((sum, { target }) => sum + target.value, 0)
  const isRunning = begun.some(({ status }) => status === 'running')
  return `${numeral(done)} of ${numeral(asked)}${isRunning ? ', running' : ''}`
}

function daysOf(statuses: readonly Status[]): string {
  const numbers = statuses.flatMap(({ instance }) => {
    const day = /^day-(\d+)/.exec(instance)?.[1]
    return day === undefined ? [] : [Number(day)]
  })
  if (numbers.length === 0) return `${statuses.length} times`
  return `on ${daysWords([...new Set(numbers)].sort((a, b) => a - b))}`
}
