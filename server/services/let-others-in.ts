/** What others wait for is done before the next step of a long piece of work. */
export function letOthersIn(): Promise<void> {
  return new Promise(resolve => void setImmediate(resolve))
}
