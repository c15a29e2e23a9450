package page

import (
	"slices"
	"strings"
)

// SeparateSmall puts texts one after another with a small separator.
func SeparateSmall(sep string, texts []Text) Text {
	var t Text
	for i, u := range texts {
		if i > 0 {
			t = append(t, Small(sep)...)
		}
		t = append(t, u...)
	}
	return t
}

// Plain is a text in one plain span.
func Plain(s ...string) Text { return Text{{Text: strings.Join(s, "")}} }

// Some is a text in a list of its own, nil for "".
func Some(s string) []Text {
	if s == "" {
		return nil
	}
	return []Text{Plain(s)}
}

// Strong is a text in one strong span.
func Strong(s string) Text { return Text{{Text: s, Style: Bold}} }

// Small is a text in one small span, nothing for "".
func Small(s string) Text {
	if s == "" {
		return nil
	}
	return Text{{Text: s, Style: Remark}}
}

// Linked is a text in one span that leads somewhere.
func Linked(s string, to Link) Text { return Text{{Text: s, Link: to}} }

// Phones are telephone numbers in one style, each a span that calls it.
func Phones(numbers []string, style Style) Text {
	calls := make([]Text, len(numbers))
	for i, n := range numbers {
		calls[i] = Text{{Text: n, Style: style, Link: Link{Phone: n}}}
	}
	t := Separate("、", calls...)
	for i := range t {
		t[i].Style = style
	}
	return t
}

// ToSection is the heading of a section of the page that is being written, with its number, in quotation marks, and leads there.
func ToSection(title string) Text {
	return Text{{Text: "“"}, {Link: Link{Section: title}}, {Text: "”"}}
}

// Concat puts texts one after another.
func Concat(texts ...Text) Text {
	var t Text
	for _, u := range texts {
		t = append(t, u...)
	}
	return t
}

// Separate puts texts one after another with a separator between them.
func Separate(sep string, texts ...Text) Text {
	var t Text
	for i, u := range texts {
		if i > 0 {
			t = append(t, Span{Text: sep})
		}
		t = append(t, u...)
	}
	return t
}

// Paragraphs is a text of the catalog, which may have line breaks, as one Text a line.
func Paragraphs(s string) []Text {
	var texts []Text
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line != "" {
			texts = append(texts, Plain(line))
		}
	}
	return texts
}

// Sentence ends a text of the catalog with a full stop if it has no end of its own.
func Sentence(s string) string {
	if strings.HasSuffix(s, "。") || strings.HasSuffix(s, "！") || strings.HasSuffix(s, "？") {
		return s
	}
	return s + "。"
}

// Once appends texts that are not there yet.
func Once(c Cell, texts ...Text) Cell {
	for _, t := range texts {
		if !slices.ContainsFunc(c, func(u Text) bool { return u.String() == t.String() }) {
			c = append(c, t)
		}
	}
	return c
}
