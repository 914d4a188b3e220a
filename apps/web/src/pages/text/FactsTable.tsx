// Facts, entries, proof: what one instance rests on, each with who said it and where it stands in
// the record.

import type { ToldFact, ToldStatus } from '@holdfast/analysis'
import { EntryLink } from '../../parts/EntryLink.tsx'
import { ScrollRegion } from '../../parts/ScrollRegion.tsx'
import { countedFacts, instanceWords } from '../../reasons/reason-words.ts'
import { useScene } from '../../scene/scene.ts'
import { useWords } from '../../words/use-words.ts'

export type FactsTableProps = { readonly status: ToldStatus; readonly facts: readonly ToldFact[] }

export function FactsTable({ status, facts }: FactsTableProps) {
  const words = useWords()
  const { clock, names } = useScene()
  const what = words.say('text.facts', { what: instanceWords(status, { names, clock, words }) })
  const counted = countedFacts({ status, facts })
  const unit = status.target.unit
  const amounts = new Map(status.evidence.map((each) => [each.fact, each.counted]))
  return (
    <>
      <h3>{what}</h3>
      {counted.length === 0 && <p className="quiet">{words.say('text.no-facts')}</p>}
      {counted.length > 0 && (
        <ScrollRegion label={what}>
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
              {counted.map((fact) => (
                <FactRow
                  key={fact.fact}
                  fact={fact}
                  amount={names.count(amounts.get(fact.fact) ?? fact.amount.value, unit)}
                />
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </>
  )
}

function FactRow({ fact, amount }: { readonly fact: ToldFact; readonly amount: string }) {
  const words = useWords()
  const { clock, names } = useScene()
  return (
    <tr>
      <td>
        {[
          amount,
          ...(fact.stage === null ? [] : [names.word('stage', fact.stage)]),
          ...(fact.place === null ? [] : [names.place(fact.place)]),
          ...(fact.form === 'count' && !fact.closes ? [words.say('figures.lower-bound')] : []),
        ].join(words.say('chart.comma'))}
      </td>
      <td>{clock.brief(fact.at.latest)}</td>
      <td>{names.role(fact.source)}</td>
      <td>
        {words.sayOr(`basis.${fact.grade}`, fact.grade)}
        {fact.attribution !== undefined && (
          <div>
            {words.say(fact.actor === null ? 'text.attributed-to-nobody' : 'text.attributed', {
              actor: fact.actor === null ? '' : names.role(fact.actor),
              by: names.role(fact.attribution.source),
              grade: words.sayOr(`basis.${fact.attribution.grade}`, fact.attribution.grade),
            })}{' '}
            {fact.attribution.confirmations.map(({ entry }) => (
              <EntryLink key={entry} of={entry} />
            ))}
          </div>
        )}
        {fact.takenBack !== undefined && (
          <div>
            {words.say('text.taken-back')} <EntryLink of={fact.takenBack} />
          </div>
        )}
        {fact.objections.map((objection) => (
          <div key={objection.entry}>
            {words.say(`text.objection.${objection.kind}`, { by: names.role(objection.by) })}
          </div>
        ))}
      </td>
      <td>
        {fact.entries.map((entry) => (
          <span key={entry}>
            <EntryLink of={entry} />{' '}
          </span>
        ))}
      </td>
    </tr>
  )
}
