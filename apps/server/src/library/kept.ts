// Values of agreements, kept for as long as what they follow from stays the same.
//
// Of each agreement the last one is kept, under a key that names everything it depends on.

/** A value on its way, and what it follows from. */
export type Kept<Value> = { readonly key: string; readonly value: Promise<Value> }

/** What was worked out for a key, once for all who ask; what could not be is asked for again. */
export function keptOr<Value>(
  kept: Map<string, Kept<Value>>,
  agreement: string,
  key: string,
  make: () => Promise<Value>,
): Promise<Value> {
  const known = kept.get(agreement)
  if (known?.key === key) return known.value
  const forget = (): void => {
    if (kept.get(agreement)?.value === value) kept.delete(agreement)
  }
  const value = make()
  kept.set(agreement, { key, value })
  const look = async (): Promise<void> => {
    const made = await value.catch(() => null)
    if (made === null || isRefused(made)) forget()
  }
  void look()
  return value
}

function isRefused(made: unknown): boolean {
  return typeof made === 'object' && made !== null && 'ok' in made && made.ok === false
}
