// Why the instances of one clause stand as they do at a moment, from the frame that worked them
// out.
//
// It works them out as the frame does, and keeps what it saw on the way.

import type { AllottedTo, ClauseId, Status, Why } from '@holdfast/agreement'
import type { Clock } from '../clock.ts'
import { isAllotted } from '../allot/allotted.ts'
import type { FactShelves } from '../evidence/fact-shelves.ts'
import type { Frame, WorkedGroup } from '../frame.ts'
import { evidenceRead } from '../judge/clause-work.ts'
import { dueAfterPauses } from '../judge/work.ts'
import type { Instance } from '../plan/instances.ts'
import { whyOf } from './why.ts'

/** Which instances are asked about. */
export type Asked = { readonly clause: ClauseId; readonly instance: string | null }

/** Why they stand as they do, in the order in which their statuses are given. */
export function whyInFrame(
  frame: Frame,
  clock: Clock,
  shelves: FactShelves,
  { clause, instance: name }: Asked,
): readonly Why[] {
  const groups: WorkedGroup[] = []
  const { statuses } = frame.at(clock, shelves, (worked) => groups.push(worked))
  const own = statuses.filter((status) => status.clause === clause)
  const to = allottedTo(groups)
  const whole = new Set(own.map(({ instance }) => instance)).size === 1 || name !== null
  return own
    .filter(({ instance }) => name === null || instance === name)
    .flatMap((status) => {
      const found = findIn(groups, status)
      return found === null ? [] : [whyOf({ ...found, status, to, isWhole: whole })]
    })
}

function findIn(
  groups: readonly WorkedGroup[],
  status: Status,
): Pick<Parameters<typeof whyOf>[0], 'evidence'> | null {
  for (const { setting, drafts, given } of groups) {
    for (const { obligation, instances } of drafts) {
      if (obligation.clause !== status.clause || obligation.kind === 'permission') continue
      const found = instances.find(
        ({ name, bearer }) => name === status.instance && bearer === status.bearer,
      )
      if (found === undefined) continue
      const takesPart = isAllotted({ obligation, instances })
      const evidence = evidenceRead(setting, found, {
        opens: found.opens ?? setting.term.from,
        due: dueAfterPauses(setting, found),
        pieces: takesPart ? given.piecesOf(found) : null,
        leftOf: given.leftOf,
        kept: { roll: null },
        read: () => {},
      })
      return { evidence }
    }
  }
  return null
}

/** For which instances each act counted. A step holds those before it, which are named there. */
function allottedTo(groups: readonly WorkedGroup[]): ReadonlyMap<string, readonly AllottedTo[]> {
  const to = new Map<string, AllottedTo[]>()
  for (const { drafts, given } of groups) {
    for (const draft of drafts) {
      if (!isAllotted(draft)) continue
      const before = new Map<string, number>()
      for (const instance of draft.instances) {
        const lane = laneOf(instance)
        const { most } = given.piecesOf(instance)
        const isStep = draft.obligation.per.kind === 'steps'
        for (const { fact, amount } of isStep ? most.slice(before.get(lane) ?? 0) : most) {
          const list = to.get(fact.key) ?? []
          to.set(fact.key, list)
          const { name, bearer } = instance
          list.push({ clause: draft.obligation.clause, instance: name, bearer, amount })
        }
        before.set(lane, most.length)
      }
    }
  }
  return to
}

function laneOf({ bearer, filter }: Instance): string {
  return `${bearer ?? ''} ${filter.place ?? ''}`
}
