// Whether a statement has a place in a record: its kind is one that there is, its body is in shape,
// and what it names the agreement declares.
//
// It is asked before a statement is appended, so that nothing is kept and searched that no sum
// could ever use. What depends on other statements is not asked: that may still come. A correction
// brings a whole body, though: it must be one that some kind of statement has.

import type { CompiledAgreement } from '@holdfast/agreement'
import type { Problem } from '@holdfast/base'
import { kinds, namesIn } from '@holdfast/domains'
import { sharedProblems, type AgreementNames, type Hearing, type Meaning } from '@holdfast/record'
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
    const hearing = { names, speaker, cosigners }
    const meaning = heard.hear(body, hearing)
    if (!meaning.ok) return meaning.problem
    return hasBody(meaning.value, hearing) ? null : sharedProblems.badBody(kind, 'body')
  }
}

// Which kind is corrected is known only beside the statement corrected. What a correction says anew
// is never a correction itself, or anything could be wrapped in two of them.
function hasBody({ reference }: Meaning, hearing: Hearing): boolean {
  if (reference?.kind !== 'correction') return true
  const { body } = reference
  return [...kinds.values()].some((kind) => {
    const meaning = kind.hear(body, hearing)
    return meaning.ok && meaning.value.reference?.kind !== 'correction'
  })
}
