// Whose count, and at which stage. By default all stand side by side and none is preferred.
//
// It offers what is on record in this view and nothing else.

import { useScene } from '../scene/scene.ts'
import { useWords } from '../words/use-words.ts'
import { Choices } from './Choices.tsx'
import { Control } from './Control.tsx'
import type { Ask } from './ask.ts'

const all = ''

export function SourceControl({ ask }: { readonly ask: Ask }) {
  const words = useWords()
  const { summary, names } = useScene()
  const { source, stage } = summary
  const parts = [
    ...(source === null ? [] : [names.role(source)]),
    ...(stage === null ? [] : [names.word('stage', stage)]),
  ]
  const isAll = parts.length === 0
  return (
    <Control
      label={words.say('whose')}
      value={isAll ? words.say('whose.all') : parts.join(words.say('chart.comma'))}
      note={words.say(isAll ? 'whose.all.note' : 'whose.one.note')}
    >
      {() => <SourcePanel ask={ask} />}
    </Control>
  )
}

function SourcePanel({ ask }: { readonly ask: Ask }) {
  const words = useWords()
  const { summary, names } = useScene()
  const { sources, stages } = summary.counted
  return (
    <>
      <Choices
        legend={words.say('whose.source')}
        name="source"
        chosen={summary.source ?? all}
        choices={[
          { id: all, text: words.say('whose.all') },
          ...sources.map((each) => ({ id: each, text: names.role(each) })),
        ]}
        onChoose={(next) => ask({ source: next === all ? undefined : next })}
      />
      <Choices
        legend={words.say('whose.stage')}
        name="stage"
        chosen={summary.stage ?? all}
        choices={[
          { id: all, text: words.say('whose.any-stage') },
          ...stages.map((each) => ({ id: each, text: names.word('stage', each) })),
        ]}
        onChoose={(next) => ask({ stage: next === all ? undefined : next })}
      />
    </>
  )
}
