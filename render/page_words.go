package render

import (
	"slices"
	"strings"
)

// separateSmall puts texts one after another with a small separator.
func separateSmall(sep string, texts []Text) Text {
	var t Text
	for i, u := range texts {
		if i > 0 {
			t = append(t, small(sep)...)
		}
		t = append(t, u...)
	}
	return t
}

// plain is a text in one plain span.
func plain(s ...string) Text { return Text{{Text: strings.Join(s, "")}} }

// strong is a text in one strong span.
func strong(s string) Text { return Text{{Text: s, Style: Strong}} }

// small is a text in one small span, nothing for "".
func small(s string) Text {
	if s == "" {
		return nil
	}
	return Text{{Text: s, Style: Small}}
}

// linked is a text in one span that leads somewhere.
func linked(s string, to Link) Text { return Text{{Text: s, Link: to}} }

// concat puts texts one after another.
func concat(texts ...Text) Text {
	var t Text
	for _, u := range texts {
		t = append(t, u...)
	}
	return t
}

// separate puts texts one after another with a separator between them.
func separate(sep string, texts ...Text) Text {
	var t Text
	for i, u := range texts {
		if i > 0 {
			t = append(t, Span{Text: sep})
		}
		t = append(t, u...)
	}
	return t
}

// paragraphs is a text of the catalog, which may have line breaks, as one Text a line.
func paragraphs(s string) []Text {
	var texts []Text
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line != "" {
			texts = append(texts, plain(line))
		}
	}
	return texts
}

// sentence ends a text of the catalog with a full stop if it has no end of its own.
func sentence(s string) string {
	if strings.HasSuffix(s, "。") || strings.HasSuffix(s, "！") || strings.HasSuffix(s, "？") {
		return s
	}
	return s + "。"
}

// once appends texts that are not there yet.
func once(c Cell, texts ...Text) Cell {
	for _, t := range texts {
		if !slices.ContainsFunc(c, func(u Text) bool { return u.String() == t.String() }) {
			c = append(c, t)
		}
	}
	return c
}
