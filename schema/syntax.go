package schema

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"cuelang.org/go/cue/errors"
	"cuelang.org/go/cue/parser"
	"github.com/matterc/matterc/schema/diag"
)

// guess is what may have gone wrong in a file that CUE cannot read. It is right if the file can be read once the edits are made.
type guess struct {
	start, end    int // where a person would point
	message, hint diag.Text
	edits         []diag.Edit
	// unsure says that the file can be read after the edits, but that they are not what was meant.
	unsure bool
	// guessed says that the edits are probably what was meant, and perhaps not: where a text or a bracket ends is for somebody to say.
	guessed bool
	related []diag.Related
	covers  int // to where what repair has found comes of the same mistake, if that is beyond the end
}

// doctor looks for what has gone wrong in a file that CUE cannot read.
type doctor struct {
	file  *file
	data  []byte // with signs that only look like those of the language replaced
	at    int    // where CUE gave up first
	text  string // what CUE says of it
	tries int
	// element is the first element of a list that layout has seen begin without its brace: what is said, without a fix, if no guess is right.
	element *guess
}

// maxTries is how many guesses are tried, each by reading the file again, and maxGuesses how many of one kind.
const (
	maxTries   = 40
	maxGuesses = 16
)

// newDoctor takes what CUE says of a file, and where.
func newDoctor(f *file, data []byte, err errors.Error) *doctor {
	d := &doctor{file: f, data: data, at: min(max(err.Position().Offset(), 0), len(data))}
	format, args := err.Msg()
	d.text = format
	if len(args) > 0 {
		d.text = fmt.Sprintf(format, args...)
	}
	return d
}

// explain says what has gone wrong in a file that CUE cannot read, beside what repair has found. It tries the mistakes that people make,
// and if none explains it, says what CUE says in the office's words.
func explain(f *file, data []byte, found diag.List, err error) diag.List {
	first := errors.Errors(err)[0]
	for _, e := range errors.Errors(err) {
		if e.Position().Offset() < first.Position().Offset() {
			first = e
		}
	}
	d := newDoctor(f, data, first)
	later := -1
	var all []guess
	for _, kind := range []struct {
		guesses func() []guess
		guessed bool
	}{{d.escapes, false}, {d.blocks, false}, {d.commas, false}, {d.quotes, true}, {d.comments, false}, {d.marks, false}, {d.unpaired, true}, {d.bare, false}, {d.list, true}, {d.prose, true}} {
		for _, g := range kind.guesses() {
			g.guessed = g.guessed || kind.guessed
			all = append(all, g)
			switch d.cures(g) {
			case wholly:
				return d.report(found, g)
			case partly:
				if later < 0 {
					later = len(all) - 1
				}
			}
		}
	}
	if later >= 0 {
		all[later].guessed = true // until the whole file can be read
		return d.report(found, all[later])
	}
	if d.element != nil {
		d.element.unsure, d.element.hint = true, eachBraced
		return d.report(found, *d.element)
	}
	return append(found, d.plain())
}

// report adds the finding of a guess, and leaves out what repair has found because of the same mistake.
func (d *doctor) report(found diag.List, g guess) diag.List {
	from, to := d.line(g.start), d.lineEnd(max(g.end, g.start, g.covers))
	found = slices.DeleteFunc(found, func(o diag.Diagnostic) bool {
		return from <= o.Place.Start && o.Place.Start < to && !g.sameLine(o)
	})
	at := diag.Diagnostic{Code: "S001", Severity: diag.Error, Place: d.place(g.start, g.end), Message: g.message, Hint: g.hint, Related: g.related}
	if !g.unsure {
		at.Fixes = []diag.Fix{{Safe: !g.guessed, Message: g.hint, Edits: g.edits}}
	}
	return append(found, at)
}

// sameLine reports whether a finding on the line of a guess is another matter: a finding of repair outside the place itself.
func (g guess) sameLine(o diag.Diagnostic) bool {
	return o.Place.End <= g.start || o.Place.Start >= max(g.end, g.covers)
}

func (d *doctor) place(start, end int) diag.Place {
	return diag.Place{File: d.file.name, Start: start, End: end}
}

func (d *doctor) edit(start, end int, s string) diag.Edit {
	return diag.Edit{Place: d.place(start, end), New: s}
}

// cure is what comes of a guess.
type cure int

const (
	none   cure = iota // CUE gives up where it did
	partly             // CUE reads on beyond the lines in question
	wholly             // CUE reads the file
)

// cures reads the file with the edits of a guess.
func (d *doctor) cures(g guess) cure {
	if len(g.edits) == 0 {
		return wholly
	}
	if d.tries++; d.tries > maxTries {
		return none
	}
	edits := slices.Clone(g.edits)
	slices.SortStableFunc(edits, func(a, b diag.Edit) int { return a.Place.Start - b.Place.Start })
	var out []byte
	done, grown, last := 0, 0, 0
	for _, e := range edits {
		if e.Place.Start < done {
			return none
		}
		out = append(append(out, d.data[done:e.Place.Start]...), e.New...)
		done, last = e.Place.End, e.Place.End
		grown += len(e.New) - (e.Place.End - e.Place.Start)
	}
	out = append(out, d.data[done:]...)
	if _, refused := scan(d.file, out); refused != nil { // not worth parsing, as at first
		return none
	}
	_, err := parser.ParseFile(d.file.name, out)
	if err == nil {
		return wholly
	}
	for _, e := range errors.Errors(err) {
		if e.Position().Offset()-grown <= d.lineEnd(max(last, d.at, g.end)) {
			return none
		}
	}
	return partly
}

// line returns where the line of an offset begins.
func (d *doctor) line(at int) int { return bytes.LastIndexByte(d.data[:at], '\n') + 1 }

// after returns where the line after that of an offset begins, or the end of the file: always further on.
func (d *doctor) after(at int) int {
	if i := bytes.IndexByte(d.data[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return max(len(d.data), at+1)
}

// lineEnd returns where the line of an offset ends, before its line break.
func (d *doctor) lineEnd(at int) int {
	if i := bytes.IndexByte(d.data[at:], '\n'); i >= 0 {
		at += i
	} else {
		at = len(d.data)
	}
	if at > 0 && d.data[at-1] == '\r' {
		at--
	}
	return at
}

// number returns the number of the line of an offset.
func (d *doctor) number(at int) int { return 1 + bytes.Count(d.data[:at], []byte("\n")) }

// maxLine is how many bytes before and after a place are looked at on its line.
const maxLine = 2048

// around returns the line of an offset, or as much of a long one as is looked at.
func (d *doctor) around(at int) (from, to int) {
	from, to = max(at-maxLine, 0), min(at+maxLine, len(d.data))
	if i := bytes.LastIndexByte(d.data[from:at], '\n'); i >= 0 {
		from += i + 1
	}
	if i := bytes.IndexByte(d.data[at:to], '\n'); i >= 0 {
		to = at + i
		if to > from && d.data[to-1] == '\r' {
			to--
		}
	}
	return from, max(to, at)
}

// indent returns the blanks a line begins with.
func (d *doctor) indent(line int) string {
	rest := d.data[line:]
	return string(rest[:len(rest)-len(bytes.TrimLeft(rest, " \t"))])
}

// expected reads what CUE says is missing.
var expected = regexp.MustCompile(`expected '?([^',]+)'?(?: in [a-z ]+)?, found (.+)`)

// plain says a syntax error in the office's words, without knowing what has gone wrong.
func (d *doctor) plain() diag.Diagnostic {
	at := d.at
	if text := bytes.TrimRight(d.data, " \t\r\n"); at >= len(text) && len(text) > 0 { // the end of the file: point to the last sign in it
		_, n := utf8.DecodeLastRune(text)
		at = len(text) - n
	}
	message := diag.T("这里的写法不完整或者多了东西", "something is missing or superfluous here")
	switch m := expected.FindStringSubmatch(d.text); {
	case strings.Contains(d.text, "not terminated"):
		message = diag.T("这段文字没有用引号结束", "this text has no closing quote")
	case strings.Contains(d.text, "illegal character"):
		message = diag.T("这里有一个不能出现的字符", "this character cannot stand here")
	case m != nil && len(m[1]) <= 2:
		message = diag.T("这里应为“%s”", "%q was expected here", m[1])
	}
	end := at
	if at < len(d.file.data) && d.file.data[at] != '\n' {
		_, n := utf8.DecodeRune(d.file.data[at:])
		end = at + n
	}
	return diag.Diagnostic{Code: "S001", Severity: diag.Error, Place: d.place(at, end), Message: message,
		Hint: diag.T("检查这一行和上一行的引号、逗号和括号是否成对", "Check the quotes, commas and brackets of this line and the one before")}
}

// escapes: a backslash in a text that CUE takes for the beginning of a sign.
func (d *doctor) escapes() []guess {
	if !strings.Contains(d.text, "escape") {
		return nil
	}
	i := bytes.LastIndexByte(d.data[:d.at], '\\')
	if i < d.line(d.at) {
		return nil
	}
	return []guess{{start: i, end: i + 1, edits: []diag.Edit{d.edit(i, i+1, `\\`)},
		message: diag.T(`文字里的反斜线要写两个`, `a backslash in a text is written twice`), hint: diag.T(`写成 \\`, `Write \\`)}}
}

// commas: a comma that is missing before what is surely a value or a field of its own.
func (d *doctor) commas() []guess {
	if !strings.Contains(d.text, "missing ','") {
		return nil
	}
	rest := d.data[d.at:]
	before := bytes.TrimRight(d.data[:d.at], " \t\r\n")
	if len(before) == 0 || len(rest) == 0 || !field.Match(rest[:min(len(rest), 80)]) && bytes.IndexByte([]byte(`"{[`), rest[0]) < 0 ||
		rest[0] == '"' && before[len(before)-1] != '"' && before[len(before)-1] != '}' {
		return nil
	}
	if rest[0] == '"' && bytes.Count(d.data[d.line(d.at):d.at], []byte(`"`))%2 != 0 {
		return nil
	}
	at := len(before)
	if m := kind.FindSubmatch(before[d.line(at):]); m != nil && rest[0] == '{' {
		return []guess{{start: d.at, end: d.at + 1, edits: []diag.Edit{d.edit(at, at, " &")},
			message: diag.T("“%[2]s”和“%[1]s”之间缺少“&”", "& is missing between %[2]s and %[1]s", "{", string(m[1])), hint: diag.T("在 { 前面加上 &", "Add & before {")}}
	}
	return []guess{{start: at, end: at, edits: []diag.Edit{d.edit(at, at, ",")},
		message: diag.T("这里缺少逗号", "a comma is missing here"), hint: diag.T("在这里加上 ,", "Add , here")}}
}

// kind finds the kind of a record at the end of a line.
var kind = regexp.MustCompile(`(?:^|[\s:])(#[A-Z][A-Za-z]*)$`)

// remark finds what other languages begin a comment with.
var remark = regexp.MustCompile(`^\s*(#|--|;|<!--|%|注：|注:|'|\*)`)

// comments: those of other languages.
func (d *doctor) comments() (guesses []guess) {
	hint := diag.T("注释写在 // 后面", "Write a comment behind //")
	message := diag.T("注释不用这种写法", "comments are not written like this")
	from, to := d.around(d.at)
	line := d.data[from:to]
	if i := bytes.LastIndex(d.data[:to], []byte("/*")); i >= 0 {
		if n := bytes.Index(d.data[i:min(i+maxLine, len(d.data))], []byte("*/")); n > 0 && i+n+2 >= d.at {
			end := i + n + 2
			edits := []diag.Edit{d.edit(i, i+2, "//")}
			for at := d.after(i); at < end-2; at = d.after(at) {
				in := at + len(d.indent(at))
				edits = append(edits, d.edit(in, in, "// "))
			}
			tail := end - 2
			for tail > i+2 && d.data[tail-1] == ' ' {
				tail--
			}
			edits = append(edits, d.edit(tail, end, ""))
			guesses = append(guesses, guess{start: i, end: end, edits: edits, message: message, hint: hint})
		}
	}
	if m := remark.FindSubmatchIndex(line); m != nil {
		guesses = append(guesses, guess{start: from + m[2], end: from + m[3], edits: []diag.Edit{d.edit(from+m[2], from+m[3], "//")}, message: message, hint: hint})
	}
	if i := bytes.Index(line, []byte(" #")); i >= 0 && from+i+2 <= d.at {
		guesses = append(guesses, guess{start: from + i + 1, end: from + i + 2, edits: []diag.Edit{d.edit(from+i+1, from+i+2, "//")}, message: message, hint: hint})
	}
	return guesses
}

// marks: an equals sign or nothing for a colon, a semicolon, a comma too many.
func (d *doctor) marks() (guesses []guess) {
	from, to := d.around(d.at)
	guesses = d.marksOf(from, to)
	if before := len(bytes.TrimRight(d.data[:from], " \t\r\n")); before > 0 { // CUE may give up on the line after
		above, _ := d.around(before)
		guesses = append(guesses, d.marksOf(above, before)...)
	}
	return guesses
}

// marksOf are the guesses about a line.
func (d *doctor) marksOf(from, to int) (guesses []guess) {
	line := d.data[from:to]
	add := func(i, n int, s string, message, hint diag.Text) {
		guesses = append(guesses, guess{start: from + i, end: from + i + n, edits: []diag.Edit{d.edit(from+i, from+i+n, s)}, message: message, hint: hint})
	}
	if m := regexp.MustCompile(`^\s*("[^"]*"|[A-Za-z][A-Za-z0-9]*)(\s*)=[^=]`).FindSubmatchIndex(line); m != nil {
		add(m[5], 1, ":", diag.T("名称和值之间用了等号", "there is an equals sign between name and value"), diag.T("改成 :", "Write : instead"))
	}
	if m := regexp.MustCompile(`(?:^|[{,])\s*([A-Za-z][A-Za-z0-9]*)\s+(?:["{\[]|true|false|[0-9])`).FindSubmatchIndex(line); m != nil {
		add(m[3], 0, ":", diag.T("名称后面缺少冒号", "a colon is missing behind the name"), diag.T("在名称后面加上 :", "Add : behind the name"))
	}
	for i := 0; i < len(line) && len(guesses) < maxGuesses; i++ {
		if end := skipText(d.data, from+i); end > from+i {
			i = end - from - 1
			continue
		}
		switch {
		case line[i] == ';':
			s, message := ",", diag.T("这里用了分号", "this is a semicolon")
			hint := diag.T("改成 ,", "Write , instead")
			if len(bytes.TrimSpace(line[i+1:])) == 0 {
				s, hint = "", diag.T("删去它；每行一项，不用分号", "Delete it; fields on lines of their own need none")
			}
			add(i, 1, s, message, hint)
		case line[i] == ',' && i > 0:
			if before := bytes.TrimRight(line[:i], " \t"); len(before) > 0 && bytes.IndexByte([]byte(",[{"), before[len(before)-1]) >= 0 {
				add(i, 1, "", diag.T("多了一个逗号", "there is a comma too many"), diag.T("删去它", "Delete it"))
			}
		}
	}
	return guesses
}

// bare: a text, a number with its unit, a date or a telephone number without quotes.
func (d *doctor) bare() (guesses []guess) {
	from, to := d.around(d.at)
	if i := bytes.Index(d.data[from:to], []byte(" //")); i >= 0 {
		to = from + i
	}
	before := d.data[from:min(d.at, to)]
	start := bytes.LastIndexAny(before, ":[{,") + 1
	if i := bytes.LastIndexAny(before, ":["); i+1 < start && i >= 0 && !bytes.ContainsAny(before[i:], `"{`) {
		start = i + 1
	}
	if start == 0 {
		return nil
	}
	start += from
	for start < to && (d.data[start] == ' ' || d.data[start] == '\t') {
		start++
	}
	types := d.types(start)
	if len(types) == 0 { // a fact, of which there may be a range
		if m := spanned.FindStringSubmatch(string(d.file.data[start:to])); m != nil && endsText([]byte(m[3]), separators) {
			text := m[0][:len(m[0])-len(m[3])]
			if literal, ok := span(text); ok {
				guesses = append(guesses, guess{start: start, end: start + len(text), edits: []diag.Edit{d.edit(start, start+len(text), literal)},
					message: diag.T("范围不这样写", "a range is not written like this"), hint: write(literal)})
			}
		}
		if !field.Match(d.data[from:start]) {
			return guesses
		}
	}
	tails := []int{to}
	if i := bytes.IndexAny(d.file.data[min(d.at, to):to], ",}]"); i >= 0 {
		tails = []int{min(d.at, to) + i, to}
	}
	for end := to; end > start && len(tails) < maxGuesses && bytes.IndexByte([]byte(",}] \t"), d.data[end-1]) >= 0; {
		end--
		tails = append(tails, end)
	}
	for _, end := range tails {
		text := strings.TrimSpace(string(d.file.data[start:end]))
		if text == "" || strings.ContainsAny(text, "\"\\") {
			continue
		}
		guesses = append(guesses, d.unquoted(start, start+len(text)))
	}
	return guesses
}

// unquoted is the guess that a value was written without quotes. It is what comes of the value with quotes: where these are not all that it
// lacks, the finding and the fix are those of the value itself.
func (d *doctor) unquoted(start, end int) guess {
	text := string(d.file.data[start:end])
	literal := `"` + text + `"`
	without, otherwise := diag.T("这里的文字没有写在引号里", "this text is not in quotes"), diag.T("这里的值不能这样写", "the value cannot be written like this")
	g := guess{start: start, end: end, message: without}
	found, wrong := d.inQuotes(start, end)
	switch {
	case wrong && len(found.Fixes) == 0:
		g.edits, g.unsure, g.message, g.hint, g.related = []diag.Edit{d.edit(start, end, literal)}, true, found.Message, found.Hint, found.Related
		for i := range g.related {
			g.related[i].Place = d.unquote(g.related[i].Place, end)
		}
		return g
	case wrong:
		for _, e := range found.Fixes[0].Edits {
			e.Place = d.unquote(e.Place, end)
			g.edits = append(g.edits, e)
		}
		if g.hint = found.Hint; !strings.HasPrefix(g.edits[0].New, `"`) {
			g.message = otherwise
		}
		return g
	}
	g.edits, g.hint = []diag.Edit{d.edit(start, end, literal)}, diag.T("写成 %s", "Write %s", literal)
	return g
}

// unquote returns where a place is that lies behind the value that ends at an offset, or is the value, once the value has no quotes.
func (d *doctor) unquote(at diag.Place, end int) diag.Place {
	if at.Start > end {
		at.Start -= 2
	}
	if at.End > end {
		at.End -= 2
	}
	return at
}

// inQuotes returns what is found wrong with the value between two offsets when it is written in quotes; false if nothing is, or it cannot be
// told, because the file cannot be read then either, or because the value names a record.
func (d *doctor) inQuotes(start, end int) (found diag.Diagnostic, wrong bool) {
	u := &unit{file: &file{name: d.file.name}}
	u.file.data = slices.Concat(d.data[:start], []byte(`"`), d.file.data[start:end], []byte(`"`), d.data[end:])
	var err error
	if u.tree, err = parser.ParseFile(u.file.name, u.file.data); err != nil {
		return diag.Diagnostic{}, false
	}
	own, _ := collect([]*unit{u})
	u.walk(own)
	at := d.place(start, end+2)
	if slices.ContainsFunc(u.checker.called, func(c calledBy) bool { return c.place == at }) {
		return diag.Diagnostic{}, false
	}
	i := slices.IndexFunc(u.checker.found, func(f diag.Diagnostic) bool { return f.Place == at })
	if i < 0 {
		return diag.Diagnostic{}, false
	}
	return u.checker.found[i], true
}

// list: the hyphens of another language.
func (d *doctor) list() []guess {
	from := d.line(d.at)
	for _, at := range []int{from, d.after(from)} {
		if at >= len(d.data) {
			continue
		}
		in := at + len(d.indent(at))
		if bytes.HasPrefix(d.data[in:], []byte("- ")) {
			return []guess{{start: in, end: in + 1, unsure: true,
				message: diag.T("列表不用短横", "lists are not written with hyphens"), hint: diag.T("写成 […, …]，各项用逗号隔开", "Write […, …] with commas between the elements")}}
		}
	}
	return nil
}

// prose: lines that were pasted and are no fields.
func (d *doctor) prose() []guess {
	if d.element != nil && d.line(d.element.start) == d.line(d.at) {
		return nil
	}
	var edits []diag.Edit
	begin, end := 0, 0
	for at := d.line(d.at); at < len(d.data) && len(edits) < maxPasted; at = d.after(at) {
		to := d.lineEnd(at)
		in := at + len(d.indent(at))
		if field.Match(d.data[at:to]) || !bytes.ContainsFunc(d.data[in:to], isHan) || bytes.IndexByte([]byte(`{}[]"`), d.data[in]) >= 0 {
			break
		}
		if len(edits) == 0 {
			begin = in
		}
		edits, end = append(edits, d.edit(in, in, "// ")), to
	}
	if len(edits) == 0 {
		return nil
	}
	g := guess{start: begin, end: d.lineEnd(begin), edits: edits, unsure: true,
		message: diag.T("这一行不是“名称: 值”的写法，像是粘贴进来的文字", "this line is no “name: value”; it looks like pasted text"),
		hint:    diag.T("把它写进某一项的引号里；只是说明的，在行首加 //", "Put it between the quotes of a field; if it is a remark, begin the line with //")}
	if len(edits) > 1 {
		g.message = diag.T("第 %d—%d 行不是“名称: 值”的写法，像是粘贴进来的文字", "lines %d to %d are no “name: value”; they look like pasted text", d.number(begin), d.number(end))
		g.hint = diag.T("把它们写进某一项的引号里；只是说明的，每一行的行首加 //", "Put them between the quotes of a field; if they are a remark, begin each line with //")
		g.covers = end
	}
	return []guess{g}
}
