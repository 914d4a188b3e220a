// Facts, entries, proof: what one instance rests on, each with who said it and where it stands in
// the record.

import { ScrollRegion } from '../../parts/ScrollRegion.tsx'
import type { Status } from '@holdfast/agreement'
import { useQuery } from '@tanstack/react-query'
import { factsQuery } from '../../api/queries.ts'
import { EntryLink } from '../../parts/EntryLink.tsx'
import { instanceWords } from '../../reasons/reason-words.ts'
import { useScene } from '../../scene/scene.ts'
import { useWords } from '../../words/use-words.ts'

export function FactsTable({ status }: { readonly status: Status }) {
  const words = useWords()
  const { id, clock, names, question } = useScene()
  const known = useQuery(factsQuery(id, question)).data?.facts ?? []
  const what = instanceWords(status, { names, clock, words })
  return (
    <>
      <h3>{words.say('text.facts', { what })}</h3>
      {status.facts.length === 0 && <p className="quiet">{words.say('text.no-facts')}</p>}
      {status.facts.length > 0 && (
        <ScrollRegion label={words.say('text.facts', { what })}>
          <table className="rows">
            <thead>
              <tr>
                <th scope="col">{words.say('text.fact')}</th>
                <th scope="col">{words.say('text.when')}</th>
                <th scope="col">{words.say('text.said-by')}</th>
                <th scope="col">{words.say('text.evidence')}</th>
                <th scope="col">{words.say('text.proof')}</th>
              </tr>
            </thead>
            <tbody>
              {status.facts.map((fact) => {
                const whole = known.find(({ key }) => key === fact.key)
                return (
                  <tr key={fact.key}>
                    <td>
                      {names.count(fact.amount.value, fact.amount.unit)}
                      {fact.stage !== null && `, ${names.word('stage', fact.stage)}`}
                      {whole?.place != null && `, ${names.place(whole.place)}`}
                    </td>
                    <td>{clock.brief(fact.at.latest)}</td>
                    <td>{names.role(fact.source)}</td>
                    <td>
                      {whole !== undefined && words.sayOr(`basis.${whole.grade}`, whole.grade)}
                      {whole?.objections.map((objection) => (
                        <div key={`${objection.entry.room} ${objection.entry.index}`}>
                          {words.say(`text.objection.${objection.kind}`, {
                            by: names.role(objection.by),
                          })}
                        </div>
                      ))}
                    </td>
                    <td>
                      {fact.entries.map((entry) => (
                        <span key={`${entry.room} ${entry.index}`}>
                          <EntryLink room={entry.room} entry={entry.index + 1} />{' '}
                        </span>
                      ))}
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </>
  )
}
