export { domains, kinds, namesIn } from './domains.ts'
