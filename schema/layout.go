package schema

import (
	"bytes"
	"regexp"
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
	names []link          // of the field read last in it: deadline, promised, value for deadline: promised: value: 5
	begun string          // of an element that begins without its brace, the first field
	given int             // of a list with such elements, one more than the guess that gives them their braces
}

// link is a name before a colon, with what the language has behind it.
type link struct {
	name  string
	at    int             // where it begins
	after int             // the end of what stands before it
	value int             // behind its colon
	holds *metamodel.Type // the type of its value, nil if it is unknown
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
	case t.Kind == metamodel.Struct, t.Kind == metamodel.Change:
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
	case metamodel.Struct, metamodel.Map, metamodel.Change:
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
	solid := 0                      // the end of what has been read, commas left out
	element := func(next link) {    // begins without its brace
		list := &levels[len(levels)-1]
		inside := level{sign: '{', at: next.at, name: list.name, holds: list.elem(), names: []link{next}, begun: next.name}
		if list.given == 0 {
			guesses = append(guesses, d.elementNotOpened(*list, next))
			list.given = len(guesses)
			if d.element == nil {
				g := guesses[list.given-1]
				d.element = &g
			}
		} else if all := &guesses[list.given-1]; len(all.edits) < maxPasted {
			all.edits, all.hint = append(all.edits, d.elementNotOpened(*list, next).edits...), eachBraced
		}
		levels = append(levels, inside)
	}
	elementEnds := func() { // without its brace
		levels = levels[:len(levels)-1]
		list := levels[len(levels)-1]
		all := &guesses[list.given-1]
		if len(all.edits) >= maxPasted {
			return
		}
		at, edit := solid, "}"
		if strings.HasSuffix(all.edits[len(all.edits)-1].New, "\n") { // one field a line
			at, edit = end, "\n"+d.indent(d.line(list.at))+"\t},"
		}
		all.edits, all.hint = append(all.edits, d.edit(at, at, edit)), eachBraced
	}
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
			colon := pos.Offset() + 1
			if !first {
				value = fieldOf(value, name)
				top.names = append(top.names, link{name, at, end, colon, value})
				break
			}
			if name != "" && top.begun == name {
				elementEnds()
				top = &levels[len(levels)-1]
			}
			before := top.names
			this := link{name: name, at: at, after: end, value: colon}
			first, value, top.names = false, nil, []link{this}
			if top.holds == nil {
				break
			}
			var fits bool
			if value, fits = top.takes(d, name, colon); fits {
				top.names[0].holds = value
				break
			}
			if elem := top.elem(); elem != nil {
				if value, fits = (level{holds: elem}).takes(d, name, colon); fits {
					this.holds = value
					element(this)
					break
				}
			}
			if g, inside, ok := d.notOpened(*top, before, this); ok {
				guesses, levels = append(guesses, g), append(levels, inside)
				value = inside.names[0].holds
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
			this.holds = value
			levels[len(levels)-1].names = []link{this}
		case token.LBRACE, token.LBRACK:
			if first && top.begun != "" {
				elementEnds()
				value = levels[len(levels)-1].elem()
			}
			l := level{sign: d.data[at], at: at, name: name, holds: value}
			l.last = endsLine(d.data[after:]) || bytes.HasPrefix(bytes.TrimLeft(d.data[after:], " \t"), []byte("//"))
			levels = append(levels, l)
			first, value = true, l.elem()
		case token.RBRACE, token.RBRACK:
			if g, ok := d.listNotOpened(*top, at); ok {
				guesses = append(guesses, g)
				break
			}
			if top.begun != "" && what == token.RBRACK {
				elementEnds()
				top = &levels[len(levels)-1]
			}
			if len(levels) == 1 {
				break
			}
			levels = levels[:len(levels)-1]
			guesses = append(guesses, d.ofOtherKind(*top, at)...)
			closed, ended = at, *top
			first = false
		}
		end = after
		if what != token.COMMA {
			solid = end
		}
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

// notOpened is the guess that a brace is missing, because the field that follows belongs into one of the names before it in a level. It
// returns what the brace begins, too.
func (d *doctor) notOpened(l level, before []link, next link) (g guess, inside level, ok bool) {
	if l.holds.Kind == metamodel.Struct && l.holds.Field(next.name) != nil {
		return g, inside, false
	}
	for i := len(before) - 1; i >= 0; i-- {
		inside = level{sign: '{', name: before[i].name, holds: before[i].holds}
		if inside.holds == nil || inside.holds.Kind == metamodel.List {
			continue
		}
		last := i == len(before)-1 // its value is no further field
		if last && !reference.Match(d.data[before[i].value:next.after]) {
			continue
		}
		if next.holds, ok = inside.takes(d, next.name, next.value); !ok {
			continue
		}
		sign, edit := "{", "{"
		if last {
			inside.at, sign, edit = next.after, "& {", " & {"
		} else if inside.at = before[i+1].at; d.line(before[i+1].after) != d.line(inside.at) {
			inside.at, edit = before[i+1].after, " {"
		}
		inside.names = []link{next}
		return guess{start: inside.at, end: inside.at, edits: []diag.Edit{d.edit(inside.at, inside.at, edit)},
			message: diag.T("缺少“%[1]s”：后面的“%[2]s”是“%[3]s”里的一项", "%q is missing: %q, which follows, is a part of %s", sign, next.name, inside.name),
			hint:    diag.T("在这里加上 %s", "Add %s here", sign),
			related: []diag.Related{{Place: d.place(next.at, next.at+len(next.name)), Message: diag.T("这一项在它里面", "this is a part of it")}}}, inside, true
	}
	return g, inside, false
}

// reference finds a value that is a kind of record and nothing else.
var reference = regexp.MustCompile(`^\s*#[A-Za-z]+$`)

// further finds a field behind another on its line.
var further = regexp.MustCompile(`,[ \t]*[A-Za-z][A-Za-z0-9]*[ \t]*:`)

// eachBraced says what elements of a list need.
var eachBraced = diag.T("每一项前后各写一个括号：{…}", "Write a bracket before and after each element: {…}")

// elementNotOpened is the guess that an element of a list begins with a field, not with a brace.
func (d *doctor) elementNotOpened(list level, field link) guess {
	at, edit := field.at, "{"
	line, rest := d.line(at), d.data[at:d.lineEnd(at)]
	if list.last && line+len(d.indent(line)) == at && !further.Match(rest) && !bytes.HasSuffix(bytes.TrimRight(rest, " \t,"), []byte("}")) { // one field a line
		at, edit = line, d.indent(d.line(list.at))+"\t{\n"
	}
	return guess{start: field.at, end: field.at + len(field.name), edits: []diag.Edit{d.edit(at, at, edit)},
		message: diag.T("“%[2]s”前面缺少“%[1]s”：“%[3]s”的每一项写在 {} 里", "%q is missing before %s: each element of %s is written between {}", "{", field.name, list.name),
		hint:    diag.T("在它前面加上 {", "Add { before it"),
		related: []diag.Related{{Place: d.place(list.at, list.at+1), Message: diag.T("列表从这里开始", "the list begins here")}}}
}

// listNotOpened is the guess that the bracket of a list is missing, because one closes at an offset in a level of fields, the last of
// which is a list.
func (d *doctor) listNotOpened(l level, closed int) (guess, bool) {
	if d.data[closed] != ']' || l.sign == '[' || len(l.names) == 0 {
		return guess{}, false
	}
	of := l.names[len(l.names)-1]
	if of.holds == nil || of.holds.Kind != metamodel.List {
		return guess{}, false
	}
	at := closed - len(bytes.TrimLeft(d.data[of.value:closed], " \t"))
	if at == closed || d.data[at] == '[' || d.data[at] == '{' {
		return guess{}, false
	}
	return guess{start: at, end: at, edits: []diag.Edit{d.edit(at, at, "[")},
		message: diag.T("缺少“%[1]s”：“%[2]s”的值写在 [] 里", "%q is missing: the values of %s are written between []", "[", of.name),
		hint:    diag.T("在这里加上 [", "Add [ here"),
		related: []diag.Related{{Place: d.place(closed, closed+1), Message: diag.T("到这里为止", "it ends here")}}}, true
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
