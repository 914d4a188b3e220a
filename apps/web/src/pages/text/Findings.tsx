// What bodies and verifiers found of the facts that a clause names, and how far the evidence for
// one of them reaches. A finding is quoted by its grade, with who found it and its entry.

import type { ToldFact } from '@holdfast/analysis'
import { EntryLink } from '../../parts/EntryLink.tsx'
import { useScene } from '../../scene/scene.ts'
import { daysWords } from '../../time/days-words.ts'
import { useWords, type Words } from '../../words/use-words.ts'

/** True where somebody who may look into it said something of one of the facts. */
export function hasFindings(facts: readonly ToldFact[]): boolean {
  return facts.some(({ confirmations }) => confirmations.length > 0)
}

export function Findings({ facts }: { readonly facts: readonly ToldFact[] }) {
  const words = useWords()
  const scene = useScene()
  const { names } = scene
  return (
    <>
      <h4>{words.say('weighed.findings')}</h4>
      <ul className="small">
        {facts.flatMap((fact) =>
          fact.confirmations.map(({ by, grade, entry }) => (
            <li key={`${fact.fact} ${entry}`}>
              {words.say('weighed.finding', {
                by: names.role(by),
                grade: gradeWords(grade, words),
                what: [
                  names.count(fact.amount.value, fact.amount.unit),
                  daysWords(fact.at, scene, words),
                  ...(fact.place === null ? [] : [names.place(fact.place)]),
                ].join(words.say('chart.comma')),
              })}{' '}
              (<EntryLink of={entry} />)
            </li>
          )),
        )}
      </ul>
    </>
  )
}

/** How far the evidence for a fact reaches, who found so, and who objects. */
export function Grade({ of }: { readonly of: ToldFact }) {
  const words = useWords()
  const { names } = useScene()
  const finders = [...new Set(of.confirmations.map(({ by }) => names.role(by)))]
  return (
    <>
      <div className="quiet">
        {[gradeWords(of.grade, words), ...finders].join(words.say('chart.comma'))}
      </div>
      {of.objections.map(({ entry, kind, by }) => (
        <div key={entry}>{words.say(`weighed.objection.${kind}`, { by: names.role(by) })}</div>
      ))}
    </>
  )
}

function gradeWords(grade: string, words: Words): string {
  return words.sayOr(`basis.${grade}`, words.say(`weighed.grade.${grade}`))
}
