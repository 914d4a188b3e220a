// How to read what is shown here: the strip, the nine statuses, counts that differ, bases, and the
// two times; and below it every word of the house.
//
// What one needs stands in the reader's language; the glossary is the one of the documents.

import { statusNames } from '@holdfast/agreement'
import { Mark } from '../../marks/Mark.tsx'
import { useWords } from '../../words/use-words.ts'
import { DocumentPage } from './DocumentPage.tsx'
import styles from './LearnPage.module.css'

const paragraphs = ['strip', 'counts', 'basis', 'times', 'view', 'not', 'check'] as const

export function LearnPage() {
  return (
    <DocumentPage name="glossary" title="learn.title" heading="learn.glossary">
      <HowToRead />
    </DocumentPage>
  )
}

function HowToRead() {
  const words = useWords()
  return (
    <>
      {paragraphs.map((each) => (
        <section key={each} className={styles['part']} aria-labelledby={`learn-${each}`}>
          <h2 id={`learn-${each}`}>{words.say(`learn.${each}`)}</h2>
          <p>{words.say(`learn.${each}.text`)}</p>
          {each === 'strip' && (
            <dl className={styles['marks']}>
              {statusNames.map((status) => (
                <div key={status}>
                  <dt>
                    <Mark status={status} part={0.5} isDecoration /> {words.say(`status.${status}`)}
                  </dt>
                  <dd>{words.say(`learn.status.${status}`)}</dd>
                </div>
              ))}
            </dl>
          )}
        </section>
      ))}
    </>
  )
}
