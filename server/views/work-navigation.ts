import { paths } from '../paths.ts'

/** Where the head of every page of the work space leads. */
export const WORK_NAVIGATION = { rounds: paths.rounds, method: paths.method }
