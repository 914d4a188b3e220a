// On which basis: what evidence may be counted, from reported to determined.
//
// A basis is a floor for evidence and says nothing of whose count it is.

import { bases } from '@holdfast/agreement'
import { useScene } from '../scene/scene.ts'
import { useWords } from '../words/use-words.ts'
import { Choices } from './Choices.tsx'
import { Control } from './Control.tsx'
import type { Ask } from './ask.ts'

export function BasisControl({ ask }: { readonly ask: Ask }) {
  const words = useWords()
  const { summary } = useScene()
  return (
    <Control
      label={words.say('basis')}
      value={words.say(`basis.${summary.basis}`)}
      note={words.say(`basis.${summary.basis}.short`)}
    >
      {(close) => (
        <Choices
          legend={words.say('basis.what')}
          name="basis"
          chosen={summary.basis}
          choices={bases.map((id) => ({
            id,
            text: words.say(`basis.${id}`),
            note: words.say(`basis.${id}.more`),
          }))}
          onChoose={(basis) => {
            ask({ basis })
            close()
          }}
        />
      )}
    </Control>
  )
}
