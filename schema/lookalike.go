package schema

import (
	"strings"
	"unicode/utf8"

	"cuelang.org/go/cue/literal"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/metamodel"
)

// lookalikes are the characters of a text as it is written in a file that only look like others, or are not seen.
type lookalikes struct {
	edits []diag.Edit // what is written instead, one a run of the same character
	first rune
	lost  bool // the first stands for a character that is lost
	open  bool // all of them are seen: full-width letters, digits and blanks
}

// lookalikesIn finds them in a range of a file that is a literal.
func lookalikesIn(f *file, start, end int) (l lookalikes) {
	src := f.data[start:end]
	l.open = true
	body := 0 // where the text begins, and its line
	for body < len(src) && (src[body] == '#' || src[body] == '"') {
		body++
	}
	begun := false
	var before rune
	for i := body; i < len(src); {
		r, n := utf8.DecodeRune(src[i:])
		switch {
		case r == '\n':
			begun = false
		case r == '○' || r == '◯':
			after, _ := utf8.DecodeRune(src[i+n:])
			if isNumeral(before) && (isNumeral(after) || strings.ContainsRune("年月日〇○◯", after)) {
				l.add(f.name, start+i, start+i+n, "〇", r)
			}
		case r == utf8.RuneError:
			if len(l.edits) == 0 {
				l.lost = true
				l.add(f.name, start+i, start+i+n, string(r), r)
			}
		case isLookalike(r) || r < ' ' && r != '\t' && r != '\r' || r == 0x7f:
			for i+n < len(src) {
				next, size := utf8.DecodeRune(src[i+n:])
				if next != r && !(isWide(r) && isWide(next)) {
					break
				}
				n += size
			}
			run, with := string(src[i:i+n]), ""
			for _, c := range run {
				with += ordinary(c)
			}
			after, _ := utf8.DecodeRune(src[i+n:])
			if isBlank(r) && (!begun || ends(src[i+n:]) || r != '\u00a0' && r != '\u3000' && isHan(before) && isHan(after)) {
				with = ""
			}
			l.add(f.name, start+i, start+i+n, with, r)
		}
		begun = begun || r != '\n' && r != ' ' && r != '\t' && !isBlank(r)
		before = r
		i += n
	}
	return l
}

// isNumeral reports whether a character is a digit of a year in Chinese.
func isNumeral(r rune) bool {
	return strings.ContainsRune("〇○◯一二三四五六七八九", r) && r != 0
}

// ends reports whether nothing but blanks follows on the line of a literal.
func ends(rest []byte) bool {
	for len(rest) > 0 {
		r, n := utf8.DecodeRune(rest)
		if r == '\n' {
			return true
		}
		if r != ' ' && r != '\t' && r != '\r' && !isBlank(r) {
			return strings.Trim(string(rest), `"#`) == ""
		}
		rest = rest[n:]
	}
	return true
}

// add notes a run of a character, and what is written instead.
func (l *lookalikes) add(name string, start, end int, with string, r rune) {
	if len(l.edits) == 0 {
		l.first = r
	}
	l.open = l.open && (isWide(r) || r == '\u3000')
	l.edits = append(l.edits, diag.Edit{Place: diag.Place{File: name, Start: start, End: end}, New: with})
}

// finding is what is wrong with them.
func (l *lookalikes) finding() diag.Diagnostic {
	name := character(l.first)
	d := diag.Diagnostic{Code: "S024", Severity: diag.Error, Place: l.edits[0].Place}
	if l.lost {
		d.Message = diag.T("这里的字丢了，只剩替换符（U+FFFD），多半是转换编码时丢的", "a character is lost here and only its replacement is left (U+FFFD), mostly from a conversion")
		d.Hint = diag.T("照原文重新写上", "Write it again from the original")
		return d
	}
	from := diag.T("网页、微信或 Word ", "a web page, WeChat or Word")
	switch {
	case isWide(l.first), l.first == '○', l.first == '◯':
		from = diag.Text{}
	case isBlank(l.first):
		from = diag.T("网页、Word 或 Excel ", "a web page, Word or Excel")
	case !isHidden(l.first):
		from = diag.T(" PDF ", "a PDF")
	}
	d.Message = diag.Text{ZH: "文字里有" + name.ZH, EN: "there is a " + name.EN + " in this text"}
	if !from.IsZero() {
		d.Message.ZH += "，多半是从" + from.ZH + "粘贴来的"
		d.Message.EN += ", mostly pasted from " + from.EN
	}
	with := l.edits[0].New
	switch strings.TrimSpace(with) {
	case "":
		d.Hint = diag.T("删去它", "Delete it")
		if with != "" {
			d.Hint = diag.T("改成普通的空格", "Write an ordinary blank")
		}
	default:
		d.Hint = diag.T("改成普通的“%s”", "Write %s", with)
	}
	if more := len(l.edits) - 1; more > 0 {
		d.Hint = diag.T("%[1]s；这段文字里另外 %[3]d 处也一样", "%[2]s, and the same in %[3]d more places of this text", d.Hint.ZH, d.Hint.EN, more)
	}
	if l.open {
		d.Severity = diag.Warning
	}
	d.Fixes = []diag.Fix{{Message: d.Hint, Edits: l.edits}}
	return d
}

// plainText reports characters of a text that only look like others, and goes on with the text in ordinary ones. A text of a form
// that it does not have in ordinary ones either is left to the form.
func (c *checker) plainText(n *node, t *metamodel.Type, o owner) {
	if !odd(n.text) {
		return
	}
	l := lookalikesIn(n.file, n.start, n.end)
	if len(l.edits) == 0 {
		return // written as an escape, or computed
	}
	text, ok := l.apply(n.file, n.start, n.end)
	if !ok || t.Pattern != nil && !t.Pattern.MatchString(text) {
		return
	}
	accepted := fits(t, n.text) // CUE does not mind
	d := l.finding()
	if !accepted {
		d.Severity = diag.Error
	}
	c.reportLookalike(d, o, accepted)
	n.text = text
}

// plainKey does so with a name before a colon.
func (c *checker) plainKey(f *nodeField, t *metamodel.Type, o owner) {
	if !odd(f.name) {
		return
	}
	l := lookalikesIn(f.file, f.start, f.end)
	if len(l.edits) == 0 {
		return
	}
	text, ok := l.apply(f.file, f.start, f.end)
	if !ok || !fits(t, text) {
		return
	}
	d := l.finding()
	d.Severity = diag.Error
	c.reportLookalike(d, o, fits(t, f.name))
	f.name = text
}

// reportLookalike adds the finding; accepted says that CUE does not mind.
func (c *checker) reportLookalike(d diag.Diagnostic, o owner, accepted bool) {
	if accepted {
		c.beyond++
	}
	kept := c.report(d.Code, o, nil, d.Place, d.Message, d.Hint)
	kept.Severity, kept.Fixes = d.Severity, d.Fixes
}

// apply returns the text that a literal, or a name, says with ordinary characters.
func (l *lookalikes) apply(f *file, start, end int) (string, bool) {
	var b strings.Builder
	at := start
	for _, e := range l.edits {
		b.Write(f.data[at:e.Place.Start])
		b.WriteString(e.New)
		at = e.Place.End
	}
	b.Write(f.data[at:end])
	written := b.String()
	if !strings.HasPrefix(strings.TrimLeft(written, "#"), `"`) {
		return written, true
	}
	text, err := literal.Unquote(written)
	return text, err == nil
}

// odd reports whether a text may have characters that only look like others.
func odd(s string) bool {
	for _, r := range s {
		if r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && (r < 0x4e00 || r > 0x9fff) && (isLookalike(r) || r == 0x7f || r == '○' || r == '◯' || r == utf8.RuneError) {
			return true
		}
	}
	return false
}
