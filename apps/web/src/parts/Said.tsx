// What stands beside a claim wherever it is told: who claims it and about whom, and what was
// answered, or that no answer is on record, or that none was compiled.
//
// No answer is said to be none, and never read as consent.

import type { SaidBy } from '@holdfast/analysis'
import { useScene } from '../scene/scene.ts'
import { useWords } from '../words/use-words.ts'
import { Passage } from './Passage.tsx'

/** Who says it, and about whom. */
export function Claimant({ of: { by, against } }: { readonly of: SaidBy }) {
  const words = useWords()
  const { names, inOrder } = useScene()
  const values = { by: words.list(inOrder(by).map(names.role)) }
  return against === null
    ? words.say('places.claim', values)
    : words.say('places.claim-about', { ...values, about: names.role(against) })
}

/** The answers in a line. */
export function Answered({ of: { answers, isQuoted } }: { readonly of: SaidBy }) {
  const words = useWords()
  const { names } = useScene()
  if (answers.length === 0) {
    const none = isQuoted ? 'overview.not-compiled' : 'overview.no-answer'
    return <span className="quiet">{words.say(none)}.</span>
  }
  return answers.map((answer) => (
    <span key={answer.entry}>
      {words.say('overview.answered', { by: names.role(answer.by) })}{' '}
      <Passage
        text={answer.words === '' ? words.say(`overview.answer.${answer.kind}`) : answer.words}
      />{' '}
    </span>
  ))
}
