// The reports that could bear on one instance, in record order: those that counted, and those that
// did not, each with who said it, how much of it counted, the reason, and its entry with the proof.

import type { ToldFact, ToldStatus, ToldWhy } from '@holdfast/analysis'
import { boundedWords, lackingWords } from '@holdfast/words'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { EntryLink } from '../../parts/EntryLink.tsx'
import { ScrollRegion } from '../../parts/ScrollRegion.tsx'
import { searchFrom } from '../../question/question.ts'
import type { Teller } from '../../reasons/reason-words.ts'
import { useScene } from '../../scene/scene.ts'
import { useWords, type Words } from '../../words/use-words.ts'
import styles from './TextPage.module.css'
import { Grade } from './Findings.tsx'
import { namedInstance, wentElsewhere, whyTelling } from './weighing.ts'

export type WeighedTableProps = {
  readonly one: ToldWhy
  readonly facts: readonly ToldFact[]
  readonly known: readonly ToldStatus[]
  readonly label: string
}

type Told = ToldWhy['why']['facts'][number]

const heads = ['fact', 'counted', 'lacking', 'said-by', 'when'] as const

export function WeighedTable({ one, facts, known, label }: WeighedTableProps) {
  const words = useWords()
  const weighed = one.why.facts
  const isCounted = ({ counted, lacking }: Told): boolean => counted > 0 || lacking === null
  const groups = [
    ['that-counted', weighed.filter(isCounted)],
    ['that-did-not', weighed.filter((told) => !isCounted(told))],
  ] as const
  const byReference = new Map(facts.map((fact) => [fact.fact, fact]))
  if (weighed.length === 0) return <p className="quiet">{words.say('weighed.none')}</p>
  return (
    <ScrollRegion label={label}>
      <table className={`rows ${styles['weighed']}`}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {words.say(`weighed.head.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(
          ([group, told]) =>
            told.length > 0 && (
              <tbody key={group}>
                <tr>
                  <th scope="rowgroup" colSpan={heads.length} className={styles['group']}>
                    {words.say(`weighed.${group}`)}
                  </th>
                </tr>
                {told.map((each) => (
                  <Row
                    key={each.fact}
                    {...{ one, known }}
                    told={each}
                    fact={byReference.get(each.fact)}
                  />
                ))}
              </tbody>
            ),
        )}
      </table>
    </ScrollRegion>
  )
}

type RowProps = Pick<WeighedTableProps, 'one' | 'known'> & {
  readonly told: Told
  readonly fact: ToldFact | undefined
}

function Row({ one, known, told, fact }: RowProps) {
  const words = useWords()
  const { clock, names } = useScene()
  if (fact === undefined) return null
  const head = (id: (typeof heads)[number]): string => words.say(`weighed.head.${id}`)
  return (
    <tr>
      <td>
        {factWords(fact, told, one, { names, words })}
        <div>
          {fact.entries.map((entry) => (
            <span key={entry}>
              <EntryLink of={entry} />{' '}
            </span>
          ))}
        </div>
      </td>
      <td data-head={head('counted')}>{countedText(told, words)}</td>
      <td data-head={head('lacking')}>
        {told.lacking !== null && lackingWords(told.lacking, whyTelling({ names, words }))}
        {wentElsewhere(told, one).map((to) => (
          <Went key={`${to.clause} ${to.instance} ${to.bearer ?? ''}`} to={to} known={known} />
        ))}
      </td>
      <td data-head={head('said-by')}>
        {names.role(fact.source)}
        <Grade of={fact} />
        <WhoseWord of={fact} />
      </td>
      <td data-head={head('when')}>{clock.brief(fact.at.latest)}</td>
    </tr>
  )
}

/** Whose word it is who did it, where that is another's; and that the side took its word back. */
function WhoseWord({ of }: { readonly of: ToldFact }) {
  const words = useWords()
  const { names } = useScene()
  const { actor, attribution, takenBack } = of
  return (
    <>
      {attribution !== undefined && (
        <div>
          {words.say(actor === null ? 'text.attributed-to-nobody' : 'text.attributed', {
            actor: actor === null ? '' : names.role(actor),
            by: names.role(attribution.source),
            grade: words.sayOr(`basis.${attribution.grade}`, attribution.grade),
          })}{' '}
          {attribution.confirmations.map(({ entry }) => (
            <EntryLink key={entry} of={entry} />
          ))}
        </div>
      )}
      {takenBack !== undefined && (
        <div>
          {words.say('text.taken-back')} <EntryLink of={takenBack} />
        </div>
      )}
    </>
  )
}

/** How much of it counted, out of how much; nothing where a report has no amount here. */
function countedText({ told, counted, lacking }: Told, words: Words): ReactNode {
  if (counted === 0) return lacking === null ? '' : words.say('weighed.not-counted')
  if (told === null) return ''
  if (counted >= told) return <bdi>{words.number(counted)}</bdi>
  return words.say('weighed.of', { counted: words.number(counted), told: words.number(told) })
}

/** What a report tells: how much, at which stage, of which class, where. */
function factWords(
  fact: ToldFact,
  told: Told,
  { target }: ToldWhy,
  { names, words }: Pick<Teller, 'names' | 'words'>,
): string {
  const { form, amount, stage, place, tags, closes } = fact
  const what =
    form === 'coverage'
      ? words.say('weighed.coverage')
      : told.told === null
        ? names.count(amount.value, amount.unit)
        : names.count(told.told, target.unit)
  return [
    boundedWords(words, { value: what, isLowerBound: form === 'count' && !closes }),
    ...(stage === null ? [] : [names.word('stage', stage)]),
    ...(tags['class'] === undefined ? [] : [names.word('class', tags['class'])]),
    ...(place === null ? [] : [names.place(place)]),
  ].join(words.say('chart.comma'))
}

type WentProps = {
  readonly to: Told['to'][number]
  readonly known: readonly ToldStatus[]
}

function Went({ to, known }: WentProps) {
  const words = useWords()
  const { id, question, clock, names } = useScene()
  const { clause, instance, bearer, amount } = to
  return (
    <div>
      <Link
        to="/agreements/$id/text"
        params={{ id }}
        search={searchFrom({ ...question, clause, instance, bearer: bearer ?? '' })}
        resetScroll={false}
      >
        {words.say('weighed.went', {
          amount: words.number(amount),
          clause,
          instance: namedInstance(to, known, { names, clock, words }),
        })}
      </Link>
    </div>
  )
}
