import { type Fault, fault } from '../../surveys/fault.ts'
import { digestOf } from './canonical.ts'
import { type Difference, differences } from './differences.ts'
import { resultAgain } from './result-again.ts'
import type { ResultSet, SealedPart } from './result-set.ts'
import { commitmentTo } from './seal.ts'
import type { SealedFile, Sealing } from './sealed-file.ts'

/**
 * Everything in which a certified result does not follow from what was sealed with it; the first fault comes first.
 * Where what is sealed is not what the result commits to, nothing is worked out from it.
 *
 * @param content Of a result that is as it was certified, and whose digest the file names.
 */
export function sealedFaults(content: ResultSet, file: SealedFile): readonly Fault[] {
  const { sealed, sources } = file
  const unfounded = [
    ...(file.commitment === content.commitment ? [] : [fault('commitment', 'commitment')]),
    ...(isCommittedTo(content, file) ? [] : [fault('sealed', 'commitment')]),
    ...(digestOf(sources.survey) === content.survey.digest
      ? []
      : [fault('sources/survey', 'otherSurveyDigest')]),
    ...earlierFaults(content, file),
  ]
  if (unfounded.length > 0) return unfounded
  const before = sources.earlier.map(({ sealed: { tally } }) => tally)
  const again = resultAgain(content, { survey: sources.survey, tally: sealed.tally, before })
  return [...leafFaults(content, sealed), ...differences(content, again).map(figureFault)]
}

function isCommittedTo({ commitment }: ResultSet, { sealed, salt }: Sealing): boolean {
  return commitmentTo(sealed, Buffer.from(salt, 'hex')) === commitment
}

/** The versions before a correction are those that it names, one after the other. */
function earlierFaults(
  { correction }: ResultSet,
  { sources: { earlier } }: SealedFile,
): readonly Fault[] {
  if (earlier.length !== (correction?.number ?? 0)) return [fault('sources/earlier', 'replaces')]
  const corrections = [...earlier.slice(1).map(({ content }) => content.correction), correction]
  return earlier.flatMap((version, at) => {
    const place = `sources/earlier/${at}`
    const next = corrections[at]
    return [
      ...(digestOf(version.content) === next?.replaces ? [] : [fault(place, 'replaces')]),
      ...(isCommittedTo(version.content, version) ? [] : [fault(place, 'commitment')]),
    ]
  })
}

/** One leaf for each answer, and a leaf for each that a correction has set aside. */
function leafFaults(
  { response, correction }: ResultSet,
  { leaves, setAside = [] }: SealedPart,
): readonly Fault[] {
  const isEach = leaves.length === response.total.answered
  const areAside = setAside.length === (correction?.setAside ?? 0)
  return isEach && areAside ? [] : [fault('sealed/leaves', 'leafCount')]
}

/** Of more than a figure, as a question that is not there at all, the beginning is told. */
const LONGEST_TOLD = 80

/** A figure that does not follow. */
export function figureFault({ place, one, other }: Difference): Fault {
  const [stands, follows] = [one, other].map(text => (text ?? '–').slice(0, LONGEST_TOLD))
  return fault(place, 'otherFigure', { stands: stands ?? '–', follows: follows ?? '–' })
}
