// Writing that Ctrl-C must not cut in two.
//
// While it lasts an interrupt is kept for later: what is being written takes moments, and is whole
// or not there when the command ends. Before and after an interrupt ends the command at once.

/** Runs `work` to its end whatever interrupts arrive; `wasInterrupted` says whether one did. */
export async function uninterrupted<T>(
  work: () => Promise<T>,
): Promise<{ readonly value: T; readonly wasInterrupted: boolean }> {
  let wasInterrupted = false
  const note = (): void => {
    wasInterrupted = true
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, note)
  try {
    const value = await work()
    return { value, wasInterrupted }
  } finally {
    for (const signal of signals) process.removeListener(signal, note)
  }
}
