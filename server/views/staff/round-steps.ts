import type { Say } from '../../../reports/documents/document.ts'
import type { Round } from '../../../surveys/round.ts'
import { pathTo } from '../../paths.ts'
import type { RoundProgress } from '../../services/round-service.ts'
import { carriedDraft } from './set-up-fields.ts'

/** A button on a round's page that leads to something to do. */
export interface Step {
  readonly text: string
  readonly href: string
  /** Not the one button that the page is for. */
  readonly isQuiet: boolean
  readonly isDangerous: boolean
}

/** What whoever runs rounds can do now; what is most likely to be done stands first. */
export function runningSteps(progress: RoundProgress, say: Say): readonly Step[] {
  const { round, phase } = progress
  const { id } = round
  switch (phase) {
    case 'draft':
      return draftSteps(round, say)
    case 'scheduled':
      return [...writingSteps(progress, say), extending(id, say), closing(id, say)]
    case 'open':
    case 'closing':
      return [
        step(say('round.step.follow'), pathTo.progress(id)),
        ...keyingSteps(round, say),
        ...writingSteps(progress, say),
        extending(id, say),
        closing(id, say),
      ]
    case 'underReview':
      return [
        step(say('round.step.review'), pathTo.review(id)),
        quiet(say('round.step.readNow'), pathTo.result(id)),
        ...keyingSteps(round, say),
        quiet(say('round.step.reopen'), pathTo.roundExtension(id)),
      ]
    case 'certifying':
      return [
        step(say('round.step.certifyAgain'), pathTo.certification(id)),
        ...readingSteps(progress, say).map(each => ({ ...each, isQuiet: true })),
      ]
    case 'certified':
      return readingSteps(progress, say)
  }
}

/** What everyone who may see the round can do: read what there is to read. */
export function readingSteps({ round, phase }: RoundProgress, say: Say): readonly Step[] {
  if (phase === 'draft' || phase === 'scheduled') return []
  const key = phase === 'underReview' ? 'round.step.readNow' : 'round.step.read'
  return [step(say(key), pathTo.result(round.id))]
}

function draftSteps(round: Round, say: Say): readonly Step[] {
  return [
    step(say('round.step.open'), pathTo.roundOpening(round.id)),
    quiet(say('round.step.change'), pathTo.setUp('granska', carriedDraft(round))),
    { ...quiet(say('round.step.remove'), pathTo.roundRemoval(round.id)), isDangerous: true },
  ]
}

/** Where nobody is invited there is nobody to write to. */
function writingSteps({ round, phase }: RoundProgress, say: Say): readonly Step[] {
  if (round.invitesNobody === true) return []
  const write = step(say('round.step.write'), pathTo.mail(round.id))
  return [{ ...write, isQuiet: phase !== 'scheduled' }]
}

/** Whoever comes by an open link answers there. */
function keyingSteps({ id, invitesNobody }: Round, say: Say): readonly Step[] {
  return invitesNobody === true ? [] : [quiet(say('round.step.keying'), pathTo.keying(id))]
}

function extending(id: string, say: Say): Step {
  return quiet(say('round.step.extend'), pathTo.roundExtension(id))
}

function closing(id: string, say: Say): Step {
  return { ...quiet(say('round.step.close'), pathTo.roundClosing(id)), isDangerous: true }
}

function step(text: string, href: string): Step {
  return { text, href, isQuiet: false, isDangerous: false }
}

function quiet(text: string, href: string): Step {
  return { ...step(text, href), isQuiet: true }
}
