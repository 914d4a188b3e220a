// A document that comes with the app, as it was written.
//
// It changes with the app alone, so it is asked for once.

import { Outage } from '@holdfast/protocol'
import { queryOptions } from '@tanstack/react-query'

export function documentQuery(name: 'glossary' | 'api') {
  return queryOptions({
    queryKey: ['document', name],
    staleTime: Infinity,
    queryFn: async () => {
      const answer = await fetch(`/documents/${name}.md`).catch(() => null)
      if (answer?.ok !== true) throw new Outage('no answer')
      return answer.text()
    },
  })
}
