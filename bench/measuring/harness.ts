// Measuring: repeat a piece of work, and say its median, how it spreads, and how it compares with
// another piece measured in the same run.
//
// Times of different runs or machines are not comparable; ratios from one run are. Nothing is left
// out of the samples but the first ones, which are said to be warming up.

/** What a piece of work took, in milliseconds. */
export type Measured = {
  readonly name: string
  readonly runs: number
  readonly medianMs: number
  readonly p99Ms: number
  readonly minMs: number
  /** Things done in one run, where that is worth saying: entries, statements. */
  readonly items: number | null
}

/** What is measured. */
export type Work = {
  readonly name: string
  readonly runs: number
  /** Runs before those that count. */
  readonly warmups?: number
  readonly items?: number
  readonly run: () => Promise<void> | void
}

/** Measures a piece of work. */
export async function measure(work: Work): Promise<Measured> {
  const samples: number[] = []
  for (let run = -(work.warmups ?? 0); run < work.runs; run++) {
    const startedAt = performance.now()
    await work.run()
    const tookMs = performance.now() - startedAt
    if (run >= 0) samples.push(tookMs)
  }
  return {
    name: work.name,
    runs: samples.length,
    medianMs: quantile(samples, 0.5),
    p99Ms: quantile(samples, 0.99),
    minMs: Math.min(...samples),
    items: work.items ?? null,
  }
}

/** How long the processor has worked for this thread, in milliseconds; in ticks of some of them. */
export function threadMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}

/** The smallest sample that at least this share of the samples does not exceed. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
}

/** A figure that must hold, in milliseconds. */
type Limit = { readonly name: string; readonly mostMs: number }

/** Prints what was measured, each with its ratio to the first; as JSON where it is asked for. */
export function report(
  title: string,
  measured: readonly Measured[],
  { limits = [], wantsJson = process.argv.includes('--json') }: ReportOptions = {},
): void {
  const base = measured[0]?.medianMs ?? 1
  const broken = limits.filter(({ name, mostMs }) =>
    measured.some((one) => one.name === name && one.medianMs > mostMs),
  )
  if (broken.length > 0) process.exitCode = 1
  if (wantsJson) {
    const results = measured.map((one) => ({ ...one, ratio: one.medianMs / base }))
    console.log(JSON.stringify({ title, machine: machine(), results, limits, broken }))
    return
  }
  console.log(`${title} (${machine()})`)
  console.log(`${'median'.padStart(34 + 12)}${heads.map((head) => head.padStart(12)).join('')}`)
  for (const one of measured) console.log(lineOf(one, base))
  for (const { name, mostMs } of limits) {
    const verdict = broken.some((one) => one.name === name) ? 'NOT KEPT' : 'kept'
    console.log(`${name}: at most ${Math.round(mostMs)} ms: ${verdict}`)
  }
}

type ReportOptions = { readonly limits?: readonly Limit[]; readonly wantsJson?: boolean }

const heads = ['p99', 'least', 'ratio', 'runs', 'items/s']

function lineOf(one: Measured, base: number): string {
  const { name, medianMs, p99Ms, minMs, runs, items } = one
  const rate = items === null ? '' : Math.round((items / medianMs) * 1000).toLocaleString('en')
  const cells = [
    ms(medianMs),
    ms(p99Ms),
    ms(minMs),
    `${(medianMs / base).toFixed(2)} ×`,
    runs,
    rate,
  ]
  return name.padEnd(34) + cells.map((cell) => String(cell).padStart(12)).join('')
}

function ms(value: number): string {
  return `${value < 10 ? value.toFixed(2) : Math.round(value)} ms`
}

/** What it was measured on. */
export function machine(): string {
  return `Node ${process.versions.node}, ${process.platform} ${process.arch}`
}

/** Says on stderr what is going on, for work that takes its time. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`)
}
