// The kinds of statement of a body of the agreement, in one table. A finding is quoted: nothing in
// this software makes one.

import { ok } from '@holdfast/base'
import { kindFrom, meaning, sourceOf, tell, type Domain } from '@holdfast/record'
import { sittingFact } from './facts.ts'
import { findingFrom, referenceFrom, sittingFrom } from './finding.ts'
import { admitFinding, admitSitting } from './rules.ts'
import { foundShape, metShape, reportedShape } from './statements.ts'

const sayers = { who: 'named', member: 'body' } as const

/** The task force: what the agreement's bodies did and found. */
export const taskforce: Domain = {
  name: 'taskforce',
  kinds: [
    kindFrom({
      name: 'taskforce.met',
      shape: metShape,
      sayers,
      asks: ['meet'],
      hear: (said, hearing) => {
        const admitted = admitSitting(said, hearing)
        if (!admitted.ok) return admitted
        const facts = [sittingFact(sittingFrom('meet', said))]
        return ok(meaning(sourceOf(hearing, said.quote), { facts }))
      },
      gist: ({ body, at }) => ({ by: tell.role(body), at: tell.bounds(at) }),
    }),
    kindFrom({
      name: 'taskforce.reported',
      shape: reportedShape,
      sayers,
      asks: ['report'],
      hear: (said, hearing) => {
        const admitted = admitSitting(said, hearing)
        if (!admitted.ok) return admitted
        const facts = [sittingFact(sittingFrom('report', said))]
        return ok(meaning(sourceOf(hearing, said.quote), { facts }))
      },
      gist: ({ body, title }) => ({ by: tell.role(body), words: tell.words(title) }),
    }),
    kindFrom({
      name: 'taskforce.found',
      toldAs: 'finding',
      shape: foundShape,
      sayers,
      asks: [],
      hear: (said, hearing) => {
        const admitted = admitFinding(said, hearing)
        if (!admitted.ok) return admitted
        const reference = referenceFrom(findingFrom(said))
        return ok(meaning(sourceOf(hearing, said.quote), { reference }))
      },
      gist: ({ body, finding, attributedTo, words }) => ({
        by: tell.role(body),
        finding: tell.case(finding),
        against: tell.role(attributedTo),
        words: tell.words(words),
      }),
    }),
  ],
}
