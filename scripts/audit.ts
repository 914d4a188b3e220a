// What `npm audit --json` said, as an outcome: advisories that matter fail the check.
//
// Not every registry answers an audit, and a machine may be offline. Then nothing is known, which
// is said and is no failure. Advisories below "high" are listed and do not fail.

/** Whether the audit is good enough, and what to say of it. */
export type AuditOutcome = { readonly isGood: boolean; readonly said: string }

const failing = ['high', 'critical']
const listed = ['low', 'moderate', 'high', 'critical']

/** Reads the answer. Anything that is not an answer is "not known", and good. */
export function readAudit(stdout: string): AuditOutcome {
  const counts = countsIn(stdout)
  if (counts === null) {
    return { isGood: true, said: 'The registry did not answer. Advisories are not known.' }
  }
  const found = listed.filter((severity) => (counts.get(severity) ?? 0) > 0)
  const said = found.map((severity) => `${counts.get(severity) ?? 0} ${severity}`).join(', ')
  if (found.length === 0) return { isGood: true, said: 'No advisories.' }
  const isGood = !found.some((severity) => failing.includes(severity))
  return { isGood, said: `Advisories: ${said}. Run npm audit to see them.` }
}

function countsIn(stdout: string): ReadonlyMap<string, number> | null {
  const counts = at(at(parse(stdout), 'metadata'), 'vulnerabilities')
  if (typeof counts !== 'object' || counts === null) return null
  return new Map(Object.entries(counts).map(([severity, count]) => [severity, Number(count)]))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function at(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return null
  return Object.entries(value).find(([name]) => name === key)?.[1]
}
