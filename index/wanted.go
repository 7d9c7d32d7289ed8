package index

// holds tells how well a sentence holds the kind of answer that is wanted,
// from 0 to 1, beside the words of the question. The measures are crude on
// purpose: capitals and digits, which most alphabets share.
func (s *meeting) holds(w wish) float64 {
	has := func(r roles, value float64) float64 {
		if s.roles&r != 0 {
			return value
		}
		return 0
	}
	number := float64(min(s.numbers, 2)) / 2
	switch w.want {
	case wantWho, wantThing, wantAny:
		return float64(min(s.names, 3)) / 3
	case wantWhen:
		return max(has(roleYear|roleDate, 1), has(roleTime, 0.4), number/2)
	case wantWhere:
		return has(rolePlace, 1)
	case wantCount:
		if s.counted {
			return max(number, 0.5) + 0.5
		}
		return number
	case wantMeasure:
		return max(has(w.units, 1), has(anyUnit, 0.5), 0.4*number)
	case wantWhy:
		return has(roleCause, 1)
	case wantHow:
		return has(roleMeans, 1)
	case wantSpeech:
		return has(roleSpeech, 1)
	}
	return 0
}

// wantFeatures maps each kind of answer to the feature that weighs it.
var wantFeatures = [wantCounts]int{
	wantAny: featThing, wantWho: featWho, wantWhen: featWhen, wantWhere: featWhere, wantCount: featNumber,
	wantMeasure: featMeasure, wantWhy: featWhy, wantHow: featWhy, wantThing: featThing,
	wantSpeech: featSpeech,
}

// measureWanted fills in whether the best sentence, or another one, holds the
// kind of answer that is wanted.
func (r *reading) measureWanted(m *match, best int, f *features) {
	f[wantFeatures[r.wish.want]] = m.sentences[best].holds(r.wish)
	if r.wish.want == wantAny || r.wish.want == wantThing {
		return
	}
	for i := range m.sentences {
		if i != best {
			f[featElsewhere] = max(f[featElsewhere], m.sentences[i].holds(r.wish))
		}
	}
}
