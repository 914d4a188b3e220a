// What a clause means, in the reader's language: a sentence made from the compiled clause and not
// from the text, so that the two can be laid side by side. Below it the clause as it is signed.

import type { ClauseText, CompiledAgreement } from '@holdfast/agreement'
import type { Saying } from '@holdfast/language'
import { sentenceWords, spokenNames } from '@holdfast/words'
import { useQuery } from '@tanstack/react-query'
import { useScene } from '../../scene/scene.ts'
import { useWords } from '../../words/use-words.ts'
import { WithWords } from '../../words/WithWords.tsx'
import { sourceOf } from './AsSigned.tsx'
import styles from './TextPage.module.css'

export type MeaningProps = { readonly clause: ClauseText }

export function Meaning({ clause }: MeaningProps) {
  const words = useWords()
  return (
    <>
      <WithWords part="sentences" otherwise={<p className={styles['mean']} />}>
        <Sentence clause={clause} />
      </WithWords>
      <code className={styles['code']} dir="ltr">
        {sourceOf(clause)}
      </code>
      {clause.unnamed.length > 0 && (
        <p className="small">
          {words.say('text.open', {
            what: words.list(clause.unnamed.map((each) => words.sayOr(`text.open.${each}`, each))),
          })}{' '}
          {words.say('text.open-more')}
        </p>
      )}
    </>
  )
}

function Sentence({ clause }: MeaningProps) {
  const words = useWords()
  const { id, agreement, names, clock } = useScene()
  const { data: meaning = null } = useQuery({
    queryKey: ['meaning', id, clause.id, clause.source],
    queryFn: () => loadMeaning(clause, agreement),
    staleTime: Infinity,
  })
  const telling = { words, names: spokenNames(names, agreement, words), time: clock.full }
  return <p className={styles['mean']}>{meaning === null ? '' : sentenceWords(meaning, telling)}</p>
}

/** Loaded when a clause is opened: the language brings its grammar with it. */
async function loadMeaning(
  { id }: ClauseText,
  agreement: CompiledAgreement,
): Promise<Saying | null> {
  const { meaningIn } = await import('./meaning-in.ts')
  return meaningIn(id, agreement)
}
