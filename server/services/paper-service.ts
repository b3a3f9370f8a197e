import type { AssociationId } from '../../surveys/association.ts'
import type { Invitation } from '../../surveys/invitation.ts'
import { type Language, languagesOf, languageWord } from '../../surveys/language.ts'
import { promiseOf } from '../../surveys/promise.ts'
import { type FrameEntry, type Round, type RoundId, roundPhase } from '../../surveys/round.ts'
import type { Survey } from '../../surveys/survey.ts'
import { Problem } from '../problems.ts'
import { checkInvites } from './open-link-rules.ts'
import { repairAnswered, type RepairDeps } from './repair-answered.ts'
import type { RoundService } from './round-service.ts'
import type { SurveyService } from './survey-service.ts'

/** What forms on paper are made from. No link is among it: none could come into a form. */
export interface PaperRound {
  readonly round: Round
  readonly survey: Survey
  /** Those that get a form, in the order of their ids. */
  readonly associations: readonly FrameEntry[]
  /** Nobody is marked as having answered: they are all that were invited. */
  readonly isForAll: boolean
}

export interface PaperService {
  /**
   * Whom forms on paper are for: those that have not answered, as far as the promise lets anyone know, and whose
   * outcome is not decided; or one association, whatever has been decided of it.
   *
   * @param association `null`: all.
   * @throws Problem 'round/unknown', 'round/invitesNobody', 'round/neverOpened', 'round/alreadyClosed' or 'round/certified',
   *   'paper/noSuchLanguage', 'invitation/unknown', 'paper/alreadyAnswered' or 'paper/nobodyLeft'.
   */
  listForms(
    id: RoundId,
    wanted: { readonly association: AssociationId | null; readonly language: Language },
  ): Promise<PaperRound>
}

export interface PaperDeps extends RepairDeps {
  readonly rounds: Pick<RoundService, 'getRound'>
  readonly surveys: Pick<SurveyService, 'getSurvey'>
}

export function createPaperService(deps: PaperDeps): PaperService {
  const { store, rounds, surveys } = deps
  return {
    async listForms(id, { association, language }) {
      const round = await rounds.getRound(id)
      checkInvites(round)
      checkCollecting(round, deps)
      const { survey } = await surveys.getSurvey(round.survey)
      checkLanguage(round, survey, language)
      // As before anything else that is sent: nobody who has answered is asked again.
      await repairAnswered(round, deps)
      const invitations = await store.listInvitations(id)
      const asked = new Set(
        (association === null ? silent(invitations, id) : [only(invitations, id, association)]).map(
          ({ associationId }) => associationId,
        ),
      )
      const frame = await store.listFrame(id)
      const isForAll = association === null && !promiseOf(round.promise).marksAnswered
      return {
        round,
        survey,
        associations: frame.filter(({ associationId }) => asked.has(associationId)),
        isForAll,
      }
    },
  }
}

/** Forms may be printed before the first day, and not when none would be back in time. */
export function checkCollecting(round: Round, { now }: Pick<PaperDeps, 'now'>): void {
  const phase = roundPhase(round, now())
  if (phase === 'scheduled' || phase === 'open') return
  if (phase === 'draft') throw new Problem('round/neverOpened', { round: round.id })
  const isOver = phase === 'certifying' || phase === 'certified'
  throw new Problem(isOver ? 'round/certified' : 'round/alreadyClosed', { round: round.id })
}

function checkLanguage({ id }: Round, survey: Survey, language: Language): void {
  const languages = languagesOf(survey)
  if (languages.includes(language)) return
  throw new Problem('paper/noSuchLanguage', {
    round: id,
    language: languageWord(language),
    languages: languages.join(', '),
  })
}

function silent(invitations: readonly Invitation[], round: RoundId): readonly Invitation[] {
  const left = invitations.filter(
    ({ answeredAt, outcome }) => answeredAt === null && outcome === null,
  )
  if (left.length === 0) throw new Problem('paper/nobodyLeft', { round })
  return left
}

function only(
  invitations: readonly Invitation[],
  round: RoundId,
  association: AssociationId,
): Invitation {
  const found = invitations.find(({ associationId }) => associationId === association)
  if (found === undefined) throw new Problem('invitation/unknown', { round, association })
  if (found.answeredAt !== null) throw new Problem('paper/alreadyAnswered', { round, association })
  return found
}
