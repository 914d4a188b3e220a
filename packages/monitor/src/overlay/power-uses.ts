// How often each power was used, by whom and to what effect: told beside the statuses.
//
// Which acts have a power behind them is decided in powers.ts.

import type { Act, CompiledAgreement, Effect, Power, PowerUse } from '@holdfast/agreement'

/** The powers by clause, each with the acts that used them. */
export function usesOf(
  agreement: CompiledAgreement,
  used: ReadonlyMap<Power, readonly Act[]>,
): PowerUse[] {
  const clauses = [...new Set(agreement.powers.map((power) => power.clause))]
  return clauses.map((clause) => ({
    clause,
    used: agreement.powers
      .filter((power) => power.clause === clause)
      .flatMap((power) => used.get(power) ?? [])
      .map((act) => ({ at: act.at, by: act.by, effect: effectOf(act), entries: act.entries })),
  }))
}

/** The act without who, when and where it is on record. */
export function effectOf(act: Act): Effect {
  const { key: _key, under: _under, by: _by, at: _at, entries: _entries, ...effect } = act
  return effect
}
