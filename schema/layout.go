package schema

import (
	"bytes"
	"strings"

	"cuelang.org/go/cue/scanner"
	"cuelang.org/go/cue/token"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/metamodel"
)

// level is an open bracket, or the file, and what the language has between it and its end.
type level struct {
	sign  byte
	at    int
	last  bool            // nothing follows it on its line
	name  string          // of the field whose value it begins
	holds *metamodel.Type // the type of that value, nil if it is unknown
}

// elem is the type of what stands in a level without a name: that of the elements of a list, nil where there is none.
func (l level) elem() *metamodel.Type {
	if l.holds != nil && l.holds.Kind == metamodel.List {
		return l.holds.Elem
	}
	return nil
}

// takes returns the type of the field of a name in a level, if it may stand there with the value that begins at an offset.
func (l level) takes(d *doctor, name string, at int) (*metamodel.Type, bool) {
	t := l.holds
	if t.Kind == metamodel.List && l.sign == '{' { // a bracket of the wrong kind
		t = t.Elem
	}
	f := fieldOf(t, name)
	return f, f != nil && d.begins(f, at)
}

// fieldOf returns the type of the field of a name in a struct or a map, nil if it has none.
func fieldOf(t *metamodel.Type, name string) *metamodel.Type {
	switch {
	case t == nil:
	case t.Kind == metamodel.Struct:
		if f := t.Field(name); f != nil {
			return f.Type
		}
	case t.Kind == metamodel.Map && (t.Key.Pattern == nil || t.Key.Pattern.MatchString(name)):
		return t.Elem
	}
	return nil
}

// begins reports whether a value of a type may begin at an offset, as far as its first signs tell.
func (d *doctor) begins(t *metamodel.Type, at int) bool {
	rest := bytes.TrimLeft(d.data[at:min(at+maxLine, len(d.data))], " \t")
	if len(rest) == 0 || rest[0] == '_' || rest[0] == '#' {
		return true
	}
	name := field.FindSubmatch(rest)
	switch t.Kind {
	case metamodel.List:
		return rest[0] == '['
	case metamodel.Struct, metamodel.Map:
		if rest[0] == '{' {
			name = field.FindSubmatch(bytes.TrimLeft(rest[1:], " \t\r\n"))
		}
		return rest[0] == '{' && name == nil || name != nil && fieldOf(t, strings.Trim(string(name[1]), `"`)) != nil
	}
	return rest[0] != '[' && rest[0] != '{' && name == nil
}

// layout: brackets that the fields between them tell are missing, too early or of the wrong kind: a field that the language does not have
// where it stands, but in something around it or just ended.
func (d *doctor) layout() (guesses []guess) {
	var s scanner.Scanner
	s.Init(token.NewFile(d.file.name, -1, len(d.data)), d.data, func(token.Pos, string, []any) {}, 0)
	levels := []level{{holds: Language().Root}}
	var value *metamodel.Type       // of what comes next
	var name string                 // the last before a colon
	closed, ended := -1, level{}    // the closing bracket read last, and what it ended
	end, first, after := 0, true, 0 // of what has been read; whether a field or an element begins; behind the next sign
	pos, tok, lit := s.Scan()
	for len(guesses) < maxGuesses && tok != token.EOF {
		at, what, text := pos.Offset(), tok, lit
		pos, tok, lit = s.Scan()
		after = min(at+max(len(text), 1), len(d.data))
		top := &levels[len(levels)-1]
		switch what {
		case token.COMMA:
			first, value = true, top.elem()
			if text == "\n" {
				continue
			}
		case token.IDENT, token.STRING:
			if text[0] == '#' {
				value = Language().Type(text[1:])
			}
			if tok != token.COLON {
				first = false
				break
			}
			name = strings.Trim(text, `"`)
			if !first {
				value = fieldOf(value, name)
				break
			}
			first, value = false, nil
			colon := pos.Offset() + 1
			if top.holds == nil {
				break
			}
			var fits bool
			if value, fits = top.takes(d, name, colon); fits {
				break
			}
			around := len(levels) - 2
			for around >= 0 && levels[around].holds != nil {
				if value, fits = levels[around].takes(d, name, colon); fits {
					break
				}
				around--
			}
			switch {
			case fits:
				guesses = append(guesses, d.leftOpen(levels[around+1:], end, name, levels[around].sign))
				levels = levels[:around+1]
			case closed >= 0 && ended.holds != nil:
				if value, fits = ended.takes(d, name, colon); fits {
					guesses = append(guesses, d.tooEarly(ended, closed, at, name))
					levels, closed = append(levels, ended), -1
				}
			}
			if !fits { // a value of another kind, or no field of the language
				value = fieldOf(top.holds, name)
			}
		case token.LBRACE, token.LBRACK:
			l := level{sign: d.data[at], at: at, name: name, holds: value}
			l.last = endsLine(d.data[after:]) || bytes.HasPrefix(bytes.TrimLeft(d.data[after:], " \t"), []byte("//"))
			levels = append(levels, l)
			first, value = true, l.elem()
		case token.RBRACE, token.RBRACK:
			if len(levels) == 1 {
				break
			}
			levels = levels[:len(levels)-1]
			guesses = append(guesses, d.ofOtherKind(*top, at)...)
			closed, ended = at, *top
			first = false
		}
		end = after
	}
	return guesses
}

// leftOpen is the guess that brackets were not closed at an offset, because the field of a name that follows belongs outside, in a bracket.
func (d *doctor) leftOpen(open []level, at int, name string, around byte) guess {
	signs, edit := "", ""
	for i := len(open) - 1; i >= 0; i-- {
		sign := string(pair(open[i].sign))
		signs += sign
		if open[i].last {
			sign = "\n" + d.indent(d.line(open[i].at)) + sign
		}
		edit += sign
	}
	if around == '[' {
		edit += ","
	}
	g := guess{start: at, end: at, edits: []diag.Edit{d.edit(at, at, edit)},
		message: diag.T("缺少“%s”：下面的“%s”不是“%s”里的一项", "%q is missing: %q below is no part of %s", signs, name, open[0].name),
		hint:    diag.T("在这里加上 %s", "Add %s here", signs)}
	for i := len(open) - 1; i >= 0; i-- {
		g.related = append(g.related, diag.Related{Place: d.place(open[i].at, open[i].at+1), Message: diag.T("它从这里开始", "it begins here")})
	}
	return g
}

// tooEarly is the guess that a closing bracket is too early, because the field of a name that follows belongs into what it ends.
func (d *doctor) tooEarly(ended level, closed, at int, name string) guess {
	from, to := closed, closed+1
	if line := d.line(closed); len(d.indent(line)) == closed-line && endsLine(d.data[to:]) { // alone on its line
		from, to = line, d.after(closed)
	}
	return guess{start: closed, end: closed + 1, edits: []diag.Edit{d.edit(from, to, "")},
		message: diag.T("“%s”在这里就结束了，而下面的“%s”是它里面的一项", "%s ends here, and %q below is a part of it", ended.name, name),
		hint:    diag.T("删去这个 %s", "Delete this %s", string(d.data[closed])),
		related: []diag.Related{{Place: d.place(ended.at, ended.at+1), Message: diag.T("它从这里开始", "it begins here")},
			{Place: d.place(at, at+len(name)), Message: diag.T("这一项在它外面了", "this is outside of it")}}}
}

// ofOtherKind are guesses about brackets of which the language has another kind there: those of a list for those of fields, or the
// other way round.
func (d *doctor) ofOtherKind(l level, closed int) (guesses []guess) {
	want := byte('{')
	switch {
	case l.holds != nil && l.holds.Kind == metamodel.List:
		want = '['
	case l.holds == nil || l.holds.Kind != metamodel.Struct && l.holds.Kind != metamodel.Map:
		return nil
	}
	if l.sign == want {
		return nil
	}
	message := diag.T("“%[1]s”的内容写在 %[2]s 里，不写在 %[3]s 里", "%[1]s is written between %[2]s, not %[3]s", l.name, string([]byte{want, pair(want)}), string([]byte{l.sign, pair(l.sign)}))
	hint := diag.T("改成 %s", "Write %s instead", string(want))
	edits := []diag.Edit{d.edit(l.at, l.at+1, string(want))}
	if d.data[closed] != pair(want) {
		hint = diag.T("改成 %s，结尾改成 %s", "Write %s instead, and %s at its end", string(want), string(pair(want)))
		edits = append(edits, d.edit(closed, closed+1, string(pair(want))))
	}
	related := []diag.Related{{Place: d.place(closed, closed+1), Message: diag.T("到这里为止", "it ends here")}}
	guesses = []guess{{start: l.at, end: l.at + 1, edits: edits, message: message, hint: hint, related: related}}
	if want == '[' && l.holds.Elem.Kind == metamodel.Struct {
		guesses = append(guesses, guess{start: l.at, end: l.at + 1, edits: []diag.Edit{d.edit(l.at, l.at, "[")}, message: message,
			hint: diag.T("在前面加上 [", "Add [ before it"), related: related})
	}
	return guesses
}
