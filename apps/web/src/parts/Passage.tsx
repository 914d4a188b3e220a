// Words of somebody, as they stand in the record: where they are in another language than the page
// they carry it, with their direction, and are marked as being in it.
//
// A sentence of ours is the reader's; only what it quotes is a passage.

import { languages } from '@holdfast/words'
import { useWords } from '../words/use-words.ts'
import { partsOf, tongueOf } from './tongue.ts'

/** A few words are a name, and need no mark. */
const fewestMarked = 3

/** What the element of a passage carries. */
export function usePassage(text: string) {
  const { language } = useWords()
  const tongue = tongueOf(text)
  if (tongue === null || tongue === language.id) return { dir: 'auto' } as const
  const { dir, name } = languages[tongue]
  const isMarked = text.split(' ', fewestMarked).length === fewestMarked
  return { lang: tongue, dir, 'data-tongue': isMarked ? name : undefined } as const
}

export function Passage({ text }: { readonly text: string }) {
  return (
    <span {...usePassage(text)} data-said="">
      {text}
    </span>
  )
}

/**
 * A sentence of ours, with what it quotes as passages. From left to right nothing but quotations is
 * held; from right to left what a message is filled with is held too, and is ours.
 */
export function Sentence({ text }: { readonly text: string }) {
  const { language } = useWords()
  const said = language.dir === 'ltr' ? '' : undefined
  return partsOf(text).map(({ text: part, isHeld }, at) => {
    if (!isHeld) return part
    const tongue = tongueOf(part)
    const isForeign = tongue !== null && tongue !== language.id
    if (isForeign) return <Passage key={at} text={part} />
    return (
      <bdi key={at} data-said={said}>
        {part}
      </bdi>
    )
  })
}
