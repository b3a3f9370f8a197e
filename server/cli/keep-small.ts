import { setFlagsFromString } from 'node:v8'

/**
 * For a command that goes through all of a store: memory is cleared when it has grown by a fifth, and not
 * first when it has grown several times over. It takes a little longer, and the machine serves meanwhile.
 */
export function keepSmall(): void {
  setFlagsFromString('--heap-growing-percent=20')
}
