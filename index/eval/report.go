package eval

import (
	"slices"
	"time"
)

// A Report is how well an index did on a set. Means over questions are 0 where
// there are none.
type Report struct {
	// Set is the folder.
	Set      string
	Language string
	// Passages and Articles are the size of the set, Answerable and
	// Unanswerable that of its two kinds of questions.
	Passages, Articles, Answerable, Unanswerable int

	// Recall and Success hold recall@k and success@k for k = 1, 3, 5 and 10;
	// these, MRR and NDCG (both at 10) are means over answerable questions.
	Recall, Success [len(cutoffs)]float64
	MRR, NDCG       float64

	// Answered is the share of all questions that got quotes,
	// AnsweredAnswerable and AnsweredUnanswerable are the shares of the
	// answerable and of the unanswerable ones that did.
	Answered, AnsweredAnswerable, AnsweredUnanswerable float64
	// Precision is the share of given answers with a relevant passage among
	// their quotes.
	Precision float64
	// AUROC and AcceptedAt5 tell how confidence parts the two kinds of
	// questions; see [AUROC] and [AcceptedAt]. Threshold5 is the confidence
	// from which at most 5 % of the unanswerable ones are answered.
	AUROC, AcceptedAt5, Threshold5 float64
	// CalibrationError compares confidence with whether one of the first
	// three passages is relevant, which it stands for; see [CalibrationError].
	CalibrationError float64

	// Marked is the share of right first passages whose highlight contains a
	// known answer, among the MarkedOf whose text contains one.
	Marked   float64
	MarkedOf int
	// Sentences and MarkedShare are the mean number of highlighted spans and
	// their mean share of the text, over right first passages.
	Sentences, MarkedShare float64

	// P50, P95 and P99 are percentiles of the time an answer takes.
	P50, P95, P99 time.Duration
	// Indexing is what the caller puts here from Build.
	Indexing Indexing
	// Warnings are the set's.
	Warnings []string
}

// report sums the outcomes up.
func report(s *Set, outcomes []outcome) Report {
	r := Report{Set: s.Dir, Language: s.Language, Passages: len(s.passages), Articles: len(s.articles), Warnings: s.Warnings}
	yes := func(o outcome) bool { return o.answerable }
	no := func(o outcome) bool { return !o.answerable }
	all := func(outcome) bool { return true }
	answered := func(o outcome) float64 { return share(o.answered) }
	for _, o := range outcomes {
		r.Answerable += int(share(o.answerable))
	}
	r.Unanswerable = len(outcomes) - r.Answerable
	for i := range cutoffs {
		r.Recall[i] = mean(outcomes, yes, func(o outcome) float64 { return o.recall[i] })
		r.Success[i] = mean(outcomes, yes, func(o outcome) float64 { return o.success[i] })
	}
	r.MRR = mean(outcomes, yes, func(o outcome) float64 { return o.mrr })
	r.NDCG = mean(outcomes, yes, func(o outcome) float64 { return o.ndcg })
	r.Answered = mean(outcomes, all, answered)
	r.AnsweredAnswerable = mean(outcomes, yes, answered)
	r.AnsweredUnanswerable = mean(outcomes, no, answered)
	r.Precision = mean(outcomes, func(o outcome) bool { return o.answered }, func(o outcome) float64 { return share(o.quoted) })
	r.addConfidence(outcomes)
	r.addHighlights(outcomes)
	r.addTimes(outcomes)
	return r
}

// share is 1 for true, so that its mean is a share.
func share(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// mean is the mean of a value over the outcomes that count, 0 if none does.
func mean(outcomes []outcome, counts func(outcome) bool, value func(outcome) float64) float64 {
	sum, n := 0.0, 0
	for _, o := range outcomes {
		if counts(o) {
			sum += value(o)
			n++
		}
	}
	return sum / float64(max(1, n))
}

func (r *Report) addConfidence(outcomes []outcome) {
	var answerable, unanswerable, confidence []float64
	var right []bool
	for _, o := range outcomes {
		confidence, right = append(confidence, o.confidence), append(right, o.three)
		if o.answerable {
			answerable = append(answerable, o.confidence)
		} else {
			unanswerable = append(unanswerable, o.confidence)
		}
	}
	r.AUROC = AUROC(answerable, unanswerable)
	r.AcceptedAt5, r.Threshold5 = AcceptedAt(answerable, unanswerable, 0.05)
	r.CalibrationError = CalibrationError(confidence, right)
}

func (r *Report) addHighlights(outcomes []outcome) {
	judged := func(o outcome) bool { return o.highlight.judged }
	first := func(o outcome) bool { return o.first }
	for _, o := range outcomes {
		r.MarkedOf += int(share(judged(o)))
	}
	r.Marked = mean(outcomes, judged, func(o outcome) float64 { return share(o.highlight.hit) })
	r.Sentences = mean(outcomes, first, func(o outcome) float64 { return float64(o.highlight.sentences) })
	r.MarkedShare = mean(outcomes, first, func(o outcome) float64 { return o.highlight.share })
}

func (r *Report) addTimes(outcomes []outcome) {
	times := make([]time.Duration, len(outcomes))
	for i, o := range outcomes {
		times[i] = o.took
	}
	slices.Sort(times)
	r.P50, r.P95, r.P99 = percentile(times, .50), percentile(times, .95), percentile(times, .99)
}
