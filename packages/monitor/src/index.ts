export { inForceAt, type Amended } from './overlay/powers.ts'
export { createMonitor, standingFrom, statusesOf, type Heard, type Monitor } from './monitor.ts'
