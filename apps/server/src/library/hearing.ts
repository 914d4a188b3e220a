// Whether a statement has a place in a record: its kind is one that there is, its body is in shape,
// and what it names the agreement declares.
//
// It is asked before a statement is appended, so that nothing is kept and searched that no sum
// could ever use. What depends on other statements is not asked: that may still come.

import type { CompiledAgreement } from '@holdfast/agreement'
import type { Problem } from '@holdfast/base'
import { kinds, namesIn } from '@holdfast/domains'
import type { AgreementNames } from '@holdfast/record'
import type { Hears } from '@holdfast/store'
import { serverProblems as problem } from '../problems.ts'

const known = new WeakMap<CompiledAgreement, AgreementNames>()

/** Hears statements about an agreement. */
export function hearerFor(agreement: CompiledAgreement): Hears {
  const names = known.get(agreement) ?? namesIn(agreement)
  known.set(agreement, names)
  return ({ statement: { kind, body } }, [speaker, ...others]): Problem | null => {
    const heard = kinds.get(kind)
    if (heard === undefined) return problem.unknownKind(kind)
    // Who nobody speaks for was refused already.
    if (speaker === undefined) return null
    const cosigners = others.map(({ holder }) => holder)
    const meaning = heard.hear(body, { names, speaker, cosigners })
    return meaning.ok ? null : meaning.problem
  }
}
