import type { Knowledge } from '../knowledge/load.ts';
import { sentencesFor } from '../knowledge/replies.ts';
import type { Draft } from './draft/draft.ts';
import { namedOnce } from './draft/named-once.ts';
import { Writer } from './draft/writer.ts';
import type { Evidence } from './evidence/evidence.ts';
import type { Plan } from './evidence/plan-to-say.ts';
import { untoldBy } from './evidence/untold.ts';
import { closeAboutDocument, sayAboutDocument } from './say/about-document.ts';
import { askWhere, askWhichPolicy, sayNotOfPlace, sayPlaceUnknown } from './say/asked-back.ts';
import { askForCase, sayCalculated, sayImpossible, sayLocked, sayUndecided } from './say/calculated.ts';
import { sayCeilings } from './say/ceilings.ts';
import { sayFiguresChecked } from './say/checked-figures.ts';
import { compareMeasures, comparePlaces } from './say/comparison.ts';
import { sayCounts } from './say/counts.ts';
import { sayNotCounted, sayNotYet } from './say/counts-for-nothing.ts';
import { courtesy } from './say/courtesy.ts';
import { decline } from './say/decline.ts';
import { sayFits } from './say/fitting-measures.ts';
import { sayFromText } from './say/from-text.ts';
import { sayGotByText } from './say/got-by-text.ts';
import { sayGranted } from './say/granted.ts';
import { sayMoreThanOnce } from './say/more-than-once.ts';
import { sayMost } from './say/most-together.ts';
import { sayOneFit } from './say/one-fit.ts';
import { sayAbsentTitle } from './say/other-title.ts';
import { sayLadder } from './say/path.ts';
import { saySides } from './say/point-by-point.ts';
import { addUntold } from './say/points-added.ts';
import { sayPremises } from './say/premises.ts';
import { sayReached, sayUntil } from './say/reached.ts';
import { sayShare } from './say/share.ts';
import { saySideOfLine } from './say/side-of-line.ts';
import { sayEach } from './say/stands-for.ts';
import { acknowledge } from './say/taken-down.ts';
import { sayTitleStands } from './say/title-stands.ts';
import { sayJoined } from './say/together-or-not.ts';
import { sayBetweenLevels } from './say/two-governments.ts';
import { sayChanges } from './say/what-changes.ts';
import { sayCard } from './say/whole-measure.ts';

/**
 * Words a reply as it was planned, from its evidence, without a model, and adds what that passes over of the points that were asked. What
 * it writes still has to pass the gate.
 */
export function compose(plan: Plan, evidence: Evidence, knowledge: Knowledge): Draft {
  const draft = composeAs(plan, evidence, knowledge);
  const untold = untoldBy(draft, plan, evidence, knowledge);
  const whole = untold ? addUntold(draft, untold, evidence, knowledge) : draft;
  return plan.say === 'document' ? { ...whole, statements: namedOnce(whole.statements) } : whole;
}

function composeAs(plan: Plan, evidence: Evidence, knowledge: Knowledge): Draft {
  const writer = new Writer(evidence.noticed);
  if (plan.notYet) sayNotYet(writer, plan.notYet);
  if (plan.notCounted) sayNotCounted(writer, plan.notCounted, plan.say === 'sum');
  switch (plan.say) {
    case 'premised':
      return sayPremises(plan.premises, evidence, plan.rest && composeAs(plan.rest, evidence, knowledge), knowledge);
    case 'checked':
      return sayFiguresChecked(plan.checked, plan.rest && composeAs(plan.rest, evidence, knowledge), evidence);
    case 'taken-down':
      return acknowledge(plan, evidence.question.wording, knowledge.book.facts, knowledge.replies);
    case 'where':
      return askWhere(writer, plan.opens, plan.ask);
    case 'path':
      return sayLadder(plan, evidence, knowledge);
    case 'what-fits':
      return sayFits(writer, plan, evidence, knowledge);
    case 'got-by-text':
      return sayGotByText(writer, plan, evidence, knowledge);
    case 'most':
      return sayMost(writer, plan.best, evidence, knowledge);
    case 'granted':
      return sayGranted(writer, plan, evidence);
    case 'one-fit':
      return sayOneFit(writer, plan.fit, evidence, knowledge);
    case 'card':
      return sayCard(writer, plan.measure, evidence, knowledge);
    case 'changes':
      return sayChanges(writer, plan, knowledge);
    case 'no-policies-of':
      sayPlaceUnknown(writer, plan.place);
      return writer.draft('decline');
    case 'absent-title':
      sayAbsentTitle(writer, plan.absent);
      return writer.draft('decline');
    case 'not-of-place':
      sayNotOfPlace(writer, plan);
      return writer.draft('decline');
    case 'impossible':
      return sayImpossible(writer, plan.problems);
    case 'locked':
      return sayLocked(writer, plan, evidence);
    case 'conditionally':
      return sayUndecided(writer, plan, evidence, knowledge);
    case 'ask-fact':
      return askForCase(writer, plan, evidence, knowledge);
    case 'sum':
      return sayCalculated(writer, plan, evidence, knowledge);
    case 'reach':
      return sayReached(writer, plan, evidence, knowledge);
    case 'until':
      return sayUntil(writer, plan, evidence);
    case 'ceilings':
      return sayCeilings(writer, plan, evidence, knowledge);
    case 'which-policy':
      return askWhichPolicy(
        writer,
        plan.calculates,
        evidence.question.regions.length > 0,
        sentencesFor(knowledge.replies, 'kinds').join('、'),
      );
    case 'small-talk':
      return courtesy(evidence.midway ? 'small-talk' : 'not-for-me', knowledge.replies);
    case 'nothing-held':
      decline(writer, evidence, knowledge);
      return writer.draft('decline');
    case 'places':
      comparePlaces(writer, evidence, plan);
      return writer.draft('answer');
    case 'sides':
      saySides(writer, plan);
      return writer.draft('answer');
    case 'line':
      return saySideOfLine(writer, plan.fallen, plan.rest && composeAs(plan.rest, evidence, knowledge), evidence);
    case 'counts':
      return sayCounts(writer, plan.counted, evidence);
    case 'title-stands':
      return sayTitleStands(writer, plan.title, evidence);
    case 'share':
      return sayShare(writer, plan.share, evidence);
    case 'joined':
      return sayJoined(writer, plan.answer, plan.used, evidence, knowledge);
    case 'between-levels':
      sayBetweenLevels(writer, plan.between, evidence, knowledge);
      return writer.draft('answer');
    case 'more-than-once':
      sayMoreThanOnce(writer, plan.again, evidence, knowledge);
      return writer.draft('answer');
    case 'measures':
      compareMeasures(writer, evidence, plan.used);
      return writer.draft('answer');
    case 'each':
      return sayEach(writer, plan.each, evidence);
    case 'document':
      sayAboutDocument(writer, evidence, plan.of, knowledge.language);
      return plan.also
        ? sayFromText(writer, plan.also, evidence, knowledge)
        : closeAboutDocument(writer, evidence, plan.of);
    case 'bodies':
    case 'provisions':
    case 'unsaid':
    case 'clauses':
      return sayFromText(writer, plan, evidence, knowledge);
  }
}
