package index

import "verbatim/index/analysis"

// holds tells how well a sentence holds the kind of answer that is wanted,
// from 0 to 1, beside the words of the question. The measures are crude on
// purpose: capitals and digits, which most alphabets share.
func (s *meeting) holds(w analysis.Wish) float64 {
	has := func(r analysis.Roles, value float64) float64 {
		if s.roles&r != 0 {
			return value
		}
		return 0
	}
	number := float64(min(s.numbers, 2)) / 2
	switch w.Want {
	case analysis.WantWho, analysis.WantThing, analysis.WantAny:
		return float64(min(s.names, 3)) / 3
	case analysis.WantWhen:
		if w.Units != 0 { // the hour
			return max(has(w.Units, 1), has(analysis.RoleTime, 0.4))
		}
		return max(has(analysis.RoleYear|analysis.RoleDate, 1), has(analysis.RoleTime, 0.4), number/2)
	case analysis.WantWhere:
		return has(analysis.RolePlace, 1)
	case analysis.WantCount:
		if s.counted {
			return max(number, 0.5) + 0.5
		}
		return number
	case analysis.WantMeasure:
		return max(has(w.Units, 1), has(analysis.AnyUnit, 0.5), 0.4*number)
	case analysis.WantWhy:
		return has(analysis.RoleCause, 1)
	case analysis.WantHow:
		return has(analysis.RoleMeans, 1)
	case analysis.WantSpeech:
		return has(analysis.RoleSpeech, 1)
	}
	return 0
}

// wantFeatures maps each kind of answer to the feature that weighs it.
var wantFeatures = [analysis.WantCounts]int{
	analysis.WantAny: featThing, analysis.WantWho: featWho, analysis.WantWhen: featWhen, analysis.WantWhere: featWhere, analysis.WantCount: featNumber,
	analysis.WantMeasure: featMeasure, analysis.WantWhy: featWhy, analysis.WantHow: featWhy, analysis.WantThing: featThing,
	analysis.WantSpeech: featSpeech,
}

// measureWanted fills in whether the best sentence, or another one, holds the
// kind of answer that is wanted.
func (r *reading) measureWanted(m *match, best int, f *features) {
	f[wantFeatures[r.wish.Want]] = m.sentences[best].holds(r.wish)
	if r.wish.Want == analysis.WantAny || r.wish.Want == analysis.WantThing {
		return
	}
	for i := range m.sentences {
		if i != best {
			f[featElsewhere] = max(f[featElsewhere], m.sentences[i].holds(r.wish))
		}
	}
}
