// What changed last, told from facts, claims and acts, latest first. Nothing is weighed: a thing
// is news because of its time alone.

import type { EntryRef } from '@holdfast/agreement'
import type { Bounds } from '@holdfast/base'
import type { FactsAnswer } from '../../api/answers.ts'
import type { Scene } from '../../scene/scene.ts'
import type { Words } from '../../words/use-words.ts'

export type News = {
  readonly key: string
  readonly at: Bounds
  readonly text: string
  readonly entry: EntryRef | null
}

/** Everything that had happened by the moment asked for, latest first. */
export function newsOf(
  scene: Scene,
  answer: FactsAnswer | undefined,
  words: Words,
): readonly News[] {
  const all = [
    ...termNews(scene, words),
    ...(answer === undefined
      ? []
      : [...factNews(scene, answer, words), ...claimNews(scene, answer, words)]),
  ]
  return all
    .filter(({ at }) => at.latest <= scene.asOf)
    .toSorted((a, b) => b.at.latest - a.at.latest || (a.key < b.key ? -1 : 1))
}

function termNews({ answer, names }: Scene, words: Words): News[] {
  const { to } = answer.inForce
  const ended =
    to === null
      ? []
      : [
          {
            key: 'end',
            at: { earliest: to, latest: to },
            text: words.say('news.ended'),
            entry: null,
          },
        ]
  const used = answer.powers.flatMap((power) =>
    power.used.map((use, at): News => {
      const by = names.roles(use.by)
      const values =
        use.effect.kind === 'extend' ? { by, days: use.effect.days } : { by, clause: power.clause }
      return {
        key: `power-${power.clause}-${at}`,
        at: use.at,
        text: words.say(`news.${use.effect.kind}`, values),
        entry: use.entries[0] ?? null,
      }
    }),
  )
  return [...ended, ...used]
}

function factNews({ names }: Scene, { facts }: FactsAnswer, words: Words): News[] {
  return facts
    .filter(({ form }) => form === 'event')
    .map((fact): News => {
      const values = {
        amount: names.count(fact.amount.value, fact.amount.unit),
        by: names.role(fact.actor),
        source: names.role(fact.source),
        act: names.word('act', fact.act),
        what: fact.tags['class'] === undefined ? '' : names.word('class', fact.tags['class']),
      }
      const text = words.sayOr(`news.fact.${fact.act}`, words.say('news.fact', values), values)
      return { key: fact.key, at: fact.at, text, entry: fact.entries[0] ?? null }
    })
}

function claimNews({ names }: Scene, { claims, facts }: FactsAnswer, words: Words): News[] {
  const told = new Set(facts.map(({ key }) => String(key)))
  return claims.flatMap((claim) => {
    if (claim.at === null || told.has(claim.key)) return []
    const text = words.say('news.claim', { by: names.roles(claim.by), words: claim.words })
    return [{ key: `claim-${claim.key}`, at: claim.at, text, entry: claim.entries[0] ?? null }]
  })
}
