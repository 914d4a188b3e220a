// What was made of each permission: worked out like a ceiling, and no status.
//
// A use beyond the cap is beyond what the text permits. Whether that is forbidden, another clause
// says or none does.

import type { Permission, PermissionUse, Status } from '@holdfast/agreement'

const states: Readonly<Record<Status['status'], PermissionUse['state']>> = {
  pending: 'awaited',
  running: 'open',
  met: 'within',
  late: 'within',
  unmet: 'beyond',
  excused: 'beyond',
  undetermined: 'unknown',
  suspended: 'suspended',
  void: 'void',
}

/** The uses of a permission, by what its windows came to; a window without a use gives none. */
export function usesOfPermission(
  { isCapped }: Permission,
  statuses: readonly Status[],
): readonly PermissionUse[] {
  return statuses.flatMap((status): readonly PermissionUse[] => {
    const { clause, instance, bearer, measured, target, window, readings, facts } = status
    if ((measured?.value ?? 0) === 0 && readings.length === 0) return []
    const state = states[status.status]
    return [
      {
        clause,
        instance,
        holder: bearer,
        // Nothing goes beyond what has no limit.
        state: state === 'unknown' && !isCapped ? 'within' : state,
        used: measured,
        cap: isCapped ? target : null,
        window,
        readings,
        facts,
      },
    ]
  })
}
