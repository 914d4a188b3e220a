// What was said since the last bulletin and is told at once: a line, a marker, an extension.
//
// Each is one sentence, as the record has it; its place in the log comes with the next bulletin.

import { useScene } from '../../scene/scene.ts'
import { useWords } from '../../words/use-words.ts'
import { WithWords } from '../../words/WithWords.tsx'
import type { AgreementAnswer } from '../../api/queries.ts'
import { gistOf } from '../record/gist.ts'

export type AtOnceProps = { readonly said: AgreementAnswer['atOnce'] }

export function AtOnce({ said }: AtOnceProps) {
  return (
    <WithWords part="statements" otherwise={null}>
      <Sentences said={said} />
    </WithWords>
  )
}

function Sentences({ said }: AtOnceProps) {
  const words = useWords()
  const { names, clock } = useScene()
  return said.map((each) => (
    <p key={each.id} role="note">
      {words.say('told.at-once')} <span dir="auto">{gistOf(each, { names, clock }, words)}</span>
    </p>
  ))
}
