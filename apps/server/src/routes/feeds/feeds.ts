// GET /api/agreements/:id/deadlines.ics and /api/agreements/:id/changes.atom
//
// Whoever subscribes is a program without a session: both speak of the public room, whoever asks.

import { ok } from '@holdfast/base'
import { routes } from '@holdfast/protocol'
import type { FastifyRequest } from 'fastify'
import { answerQuestion } from '../../http/asking.ts'
import { route } from '../../http/route.ts'
import { publicReader } from '../../reader.ts'

/** Deadlines to come. */
export const deadlines = route(routes.deadlines, async (context, asked) => {
  const { lang = 'en', asOf } = asked.query
  const of = { ...asked, reader: publicReader, query: { asOf } }
  const answer = await answerQuestion('calendar', context, of, {
    lang,
    base: baseOf(asked.request),
  })
  return answer.ok ? ok({ ...answer.value, media: routes.deadlines.media }) : answer
})

/** What was said last. */
export const changes = route(routes.changes, async (context, asked) => {
  const { lang = 'en' } = asked.query
  const of = { ...asked, reader: publicReader, query: {} }
  const base = baseOf(asked.request)
  const self = `${base}/api/agreements/${encodeURIComponent(asked.params.id)}/changes.atom`
  const answer = await answerQuestion('changes', context, of, { lang, base, self })
  return answer.ok ? ok({ ...answer.value, media: routes.changes.media }) : answer
})

/** The address by which the asker reaches this server. */
export function baseOf({ protocol, host }: FastifyRequest): string {
  return `${protocol}://${host}`
}
