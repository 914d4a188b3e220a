export { createMonitor, standingFrom, type Heard, type Monitor } from './monitor.ts'
