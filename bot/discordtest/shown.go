package discordtest

// shown is a list as an answer shows it: without nulls, and with a type where
// embeds have none.
func shown(v any, kind string) []any {
	list := []any{}
	for _, o := range items(v) {
		o = withoutNulls(o)
		if kind != "" && text(o["type"]) == "" {
			o["type"] = kind
		}
		list = append(list, o)
	}
	return list
}

// withoutNulls copies an object without its null fields, all the way down.
func withoutNulls(o object) object {
	next := object{}
	for key, v := range o {
		switch v := v.(type) {
		case nil:
		case object:
			next[key] = withoutNulls(v)
		case []any:
			next[key] = listWithoutNulls(v)
		default:
			next[key] = v
		}
	}
	return next
}

func listWithoutNulls(list []any) []any {
	next := []any{}
	for _, v := range list {
		if o, ok := v.(object); ok {
			v = withoutNulls(o)
		}
		next = append(next, v)
	}
	return next
}

// numbered gives every component the id that Discord gives those without one.
func numbered(rows []any) []any {
	id := 0
	for _, row := range items(rows) {
		for _, c := range append([]object{row}, items(row["components"])...) {
			id++
			if c["id"] == nil {
				c["id"] = id
			}
		}
	}
	return rows
}
