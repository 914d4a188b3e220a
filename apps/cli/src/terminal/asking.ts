// A question to whoever runs a command, and the line they answer with.
//
// The question goes beside the answer of the command, so that stdout stays what it is. Where input
// ends without a line nobody has answered.

import { createInterface } from 'node:readline'

/** Where a question is answered, and where it is put. */
export type Asking = {
  readonly input: NodeJS.ReadableStream
  readonly output: Pick<NodeJS.WritableStream, 'write'>
}

/** The first line of the answer, without spaces around it; null where nobody answers. */
export async function answerTo(
  question: string,
  { input, output }: Asking,
): Promise<string | null> {
  output.write(question)
  const lines = createInterface({ input })
  try {
    for await (const line of lines) return line.trim()
    output.write('\n')
    return null
  } finally {
    lines.close()
  }
}
