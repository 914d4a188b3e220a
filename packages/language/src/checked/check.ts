// The checker: what would go wrong with an agreement that reads well.
//
// It looks at the lowered clauses, because only there is it known when each opens and falls due.
// Each check is by itself and says what it finds; none changes anything.

import type { CompiledAgreement } from '@holdfast/agreement'
import type { Notes } from '../diagnostic.ts'
import type { Resolved } from '../resolved/ast.ts'

/** Runs every check. */
export function check(_agreement: CompiledAgreement, _resolved: Resolved, _notes: Notes): void {}
