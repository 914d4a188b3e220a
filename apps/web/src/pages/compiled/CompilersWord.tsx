// What the compiler says of the record, in the reader's language where it was said in it; else in
// English, or in whatever language there is, marked with its language.

import type { ProvenanceAnswer } from '@holdfast/analysis'
import { useWords } from '../../words/use-words.ts'
import styles from './CompilersWord.module.css'

type CompilerTold = ProvenanceAnswer['told']
type NoteTold = NonNullable<CompilerTold>['compiler']

const lists = ['text', 'notFound', 'notSought', 'gaps'] as const

export function CompilersWord({ told }: { readonly told: CompilerTold }) {
  const words = useWords()
  return (
    <>
      <section className="section" aria-label={words.say('compiled.compiler')}>
        <h3>{words.say('compiled.compiler')}</h3>
        {told === null ? (
          <p className="quiet">{words.say('compiled.untold')}</p>
        ) : (
          <p className={styles['note']}>
            <Note note={told.compiler} />
          </p>
        )}
      </section>
      {told !== null && lists.map((name) => <Notes key={name} name={name} notes={told[name]} />)}
    </>
  )
}

type NotesProps = { readonly name: (typeof lists)[number]; readonly notes: readonly NoteTold[] }

function Notes({ name, notes }: NotesProps) {
  const words = useWords()
  const title = words.say(`compiled.${name}`)
  return (
    <section className="section" aria-label={title}>
      <h3>{title}</h3>
      {notes.length === 0 && <p className="quiet">{words.say(`compiled.${name}-none`)}</p>}
      {notes.length > 0 && (
        <ul className={styles['notes']}>
          {notes.map((note, at) => (
            <li key={at} className={styles['note']}>
              <Note note={note} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Note({ note }: { readonly note: NoteTold }) {
  const { id } = useWords().language
  const own = note[id]
  if (own !== undefined) return <span dir="auto">{own}</span>
  const [language, said] = Object.entries(note).find(([tag]) => tag === 'en') ??
    Object.entries(note)[0] ?? [id, '']
  return (
    <span lang={language} dir="auto">
      {said}
    </span>
  )
}
