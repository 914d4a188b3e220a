export { inForceAt } from './term.ts'
export { createMonitor, standingFrom, type Heard, type Monitor } from './monitor.ts'
