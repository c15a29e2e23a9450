package schema

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/metamodel"
)

const block = `"""`

// blocks: texts of several lines between three quotes.
func (d *doctor) blocks() []guess {
	if d.at >= len(d.data) || !bytes.HasPrefix(d.data[d.at:], []byte(block)) && !strings.Contains(d.text, "string literal not terminated") {
		return nil
	}
	open := d.at
	if !bytes.HasPrefix(d.data[open:], []byte(block)) {
		if open = bytes.LastIndex(d.data[:d.at], []byte(block)); open < 0 || d.line(open) == d.line(d.at) {
			return nil
		}
	}
	eol := d.lineEnd(open)
	behind := bytes.TrimSpace(d.data[open+3 : eol])
	if i := bytes.Index(behind, []byte(block)); i > 0 {
		end := bytes.Index(d.data[open+3:], []byte(block)) + open + 6
		return []guess{{start: open, end: end, edits: []diag.Edit{d.edit(open, open+3, `"`), d.edit(end-3, end, `"`)},
			message: diag.T("写在一行里的文字用了三个引号", "a text on one line between three quotes"), hint: diag.T("一行的文字前后各写一个引号", "Write one quote before and after a text of one line")}}
	}
	within := d.indent(d.line(open)) + "\t" // how far its lines are indented
	var lines []int                         // where they begin
	closing := -1                           // the line of the closing quotes
	for at := d.after(open); at < len(d.data); at = d.after(at) {
		text := bytes.TrimSpace(d.data[at:d.lineEnd(at)])
		if bytes.HasPrefix(text, []byte(block)) {
			closing = at
			break
		}
		if len(text) > 0 {
			lines = append(lines, at)
		}
		if bytes.Contains(text, []byte(block)) {
			break
		}
	}
	if len(behind) > 0 {
		if closing >= 0 {
			within = d.indent(closing)
		}
		return []guess{{start: open, end: open + 3, edits: []diag.Edit{d.edit(open+3, open+3, "\n"+within)},
			message: diag.T("三个引号后面要换行，文字从下一行开始", "three quotes are followed by a line break; the text begins on the next line"), hint: diag.T("在三个引号后面换行", "Break the line after the three quotes")}}
	}
	if closing < 0 {
		return d.unclosed(open, lines)
	}
	ends := d.indent(closing)
	var off []int
	common := ""
	for i, at := range lines {
		in := d.indent(at)
		if !strings.HasPrefix(in, ends) {
			off = append(off, at)
		}
		if i == 0 || len(in) < len(common) && strings.HasPrefix(common, in) {
			common = in
		}
		if !strings.HasPrefix(in, common) {
			common = ""
		}
	}
	hint := diag.T("每一行的缩进要和结尾的三个引号对齐", "Indent every line as far as the closing quotes")
	if len(off) > 0 && len(off) == len(lines) && common != "" {
		at := closing + len(ends)
		return []guess{{start: at, end: at + 3, edits: []diag.Edit{d.edit(closing, at, common)},
			message: diag.T("结尾的三个引号没有和文字对齐", "the closing quotes are not indented as the text is"), hint: hint}}
	}
	if len(off) == 0 {
		return nil
	}
	var edits []diag.Edit
	for _, at := range off {
		text := d.data[at:d.lineEnd(at)]
		edits = append(edits, d.edit(at, at+len(text)-len(bytes.TrimSpace(text)), ends))
	}
	return []guess{{start: off[0], end: d.lineEnd(off[0]), edits: edits,
		message: diag.T("多行文字的这一行没有缩进", "this line of a text is not indented as the others are"), hint: hint}}
}

// unclosed are guesses about a text of several lines without closing quotes on a line of their own.
func (d *doctor) unclosed(open int, lines []int) []guess {
	if len(lines) == 0 {
		return nil
	}
	within := d.indent(lines[0])
	last := lines[len(lines)-1]
	if i := bytes.Index(d.data[last:d.lineEnd(last)], []byte(block)); i >= 0 {
		return []guess{{guessed: true, start: last + i, end: last + i + 3, edits: []diag.Edit{d.edit(last+i, last+i, "\n"+within)},
			message: diag.T("结尾的三个引号前面还有文字", "there is text before the closing quotes"), hint: diag.T("结尾的三个引号自己写一行，和文字对齐", "Write the closing quotes on a line of their own, indented as the text is")}}
	}
	for i, at := range lines {
		if in := d.indent(at); i > 0 && len(in) < len(within) {
			return []guess{{guessed: true, start: open, end: open + 3, edits: []diag.Edit{d.edit(at, at, within+block+"\n")},
				message: diag.T("这段文字没有用三个引号结束", "this text has no three closing quotes"),
				hint:    diag.T("在第 %d 行前面加一行三个引号，和文字对齐", "Add a line with three quotes before line %d, indented as the text is", d.number(at))}}
		}
	}
	return nil
}

// label finds the name before a value.
var label = regexp.MustCompile(`(?:^|[\s{,\[])("[^"\n]*"|[A-Za-z][A-Za-z0-9]*)\s*:\s*$`)

// types returns the types that the language gives the value at an offset, as far as the name before it tells; where a list begins
// before the offset, those of its elements.
func (d *doctor) types(at int) (types []*metamodel.Type) {
	from, _ := d.around(at)
	before := string(d.data[from:at])
	list := false
	if i := strings.LastIndexByte(before, '['); i > strings.LastIndexAny(before, "]{:") {
		before, list = before[:i], true
	}
	m := label.FindStringSubmatch(before)
	if m == nil {
		return nil
	}
	for _, t := range Language().Types {
		f := t.Field(strings.Trim(m[1], `"`))
		if t.Kind != metamodel.Struct || f == nil || t == Language().Root {
			continue
		}
		if list {
			if f.Type.Kind == metamodel.List {
				types = append(types, f.Type.Elem)
			}
			continue
		}
		types = append(types, f.Type)
	}
	return types
}

// field looks like the beginning of a field.
var field = regexp.MustCompile(`^\s*("[^"\n]*"|[A-Za-z_][A-Za-z0-9_]*)\s*:(\s|$)`)

// next is a field that follows on the same line.
var next = regexp.MustCompile(`\s*,\s*[A-Za-z][A-Za-z0-9]*\s*:\s*$`)

// quotes: texts on one line.
func (d *doctor) quotes() (guesses []guess) {
	from, to := d.around(d.at)
	for i := from; i < to && len(guesses) < maxGuesses; {
		if bytes.HasPrefix(d.data[i:], []byte("//")) {
			break
		}
		if d.data[i] != '"' || bytes.HasPrefix(d.data[i:], []byte(block)) {
			i++
			continue
		}
		if g, ok := d.unopened(from, i); ok {
			return append(guesses, g)
		}
		end, inner := d.closing(i, to)
		switch {
		case end < 0:
			return append(guesses, d.unended(i, to)...)
		case len(inner) > 0:
			for _, q := range inner[:min(len(inner), maxGuesses)] {
				if m := next.FindIndex(d.data[i+1 : q]); m != nil {
					at := i + 1 + m[0]
					guesses = append(guesses, guess{start: at, end: at, edits: []diag.Edit{d.edit(at, at, `"`)},
						message: diag.T("这段文字没有用引号结束", "this text has no closing quote"), hint: diag.T(`在这里加上 "`, `Add " here`)})
				}
			}
			if len(inner)%2 == 0 {
				guesses = append(guesses, d.curl(inner))
			}
		}
		i = end + 1
	}
	return guesses
}

// closing returns the quote that ends the text at i, and those inside it; -1 if none on the line does.
func (d *doctor) closing(i, to int) (end int, inner []int) {
	for j := i + 1; j < to; j++ {
		switch d.data[j] {
		case '\\':
			j++
		case '"':
			if endsText(d.data[j+1:to], "") {
				return j, inner
			}
			inner = append(inner, j)
		}
	}
	return -1, nil
}

// curl makes the straight quotes inside a text curly.
func (d *doctor) curl(inner []int) guess {
	g := guess{start: inner[0], end: inner[0] + 1, message: diag.T("文字里面又用了半角的双引号，文字到这里就断了", "there are straight quotes inside the text, which ends it here"),
		hint: diag.T("文字里面的引号用中文的“ ”", "Use Chinese quotes “ ” inside a text")}
	for n, q := range inner {
		g.edits = append(g.edits, d.edit(q, q+1, string([]rune("“”")[n%2])))
	}
	return g
}

// unopened: a quote at i that ends a text which no quote begins.
func (d *doctor) unopened(from, i int) (guess, bool) {
	before := bytes.TrimRight(d.data[from:i], " \t")
	if len(before) == 0 || bytes.IndexByte([]byte(`:[,{(&|<>=!"`), before[len(before)-1]) >= 0 {
		return guess{}, false
	}
	start := from
	if j := bytes.LastIndexAny(before, ":[{"); j >= 0 {
		start = from + j + 1
	}
	for start < i && (d.data[start] == ' ' || d.data[start] == '\t') {
		start++
	}
	if name := d.data[start:i]; len(bytes.Fields(name)) == 1 && bytes.IndexFunc(bytes.TrimSpace(name), func(r rune) bool { return r >= 0x80 }) < 0 {
		return guess{}, false // a name without a colon
	}
	return guess{start: start, end: i + 1, edits: []diag.Edit{d.edit(start, start, `"`)},
		message: diag.T("这段文字前面没有引号", "this text has no opening quote"), hint: diag.T(`在文字前面加上 "`, `Add " before the text`)}, true
}

// maxPasted is how many lines of a text pasted between two quotes are looked at.
const maxPasted = 200

// unended are guesses about a text at i that does not end on its line: it goes on on the next ones, or lacks its quote.
func (d *doctor) unended(i, to int) (guesses []guess) {
	pieces := []string{string(d.data[i+1 : to])}
	for at, n := d.after(i), 0; at < len(d.data) && n < maxPasted; at, n = d.after(at), n+1 {
		end := d.lineEnd(at)
		line := d.data[at:end]
		if field.Match(line) {
			break
		}
		q := -1
		for j, b := range line {
			if b == '"' && endsText(line[j+1:], "") {
				q = j
				break
			}
		}
		if q < 0 {
			pieces = append(pieces, string(line))
			continue
		}
		pieces = append(pieces, string(line[:q]))
		guesses = append(guesses, d.joined(i, to, at+q+1, pieces))
		break
	}
	end := len(bytes.TrimRight(d.data[:to], " \t"))
	for _, tail := range []string{"},", "}],", "]", "}", "}]", "],", ","} {
		if bytes.HasSuffix(d.data[i:end], []byte(tail)) {
			at := end - len(tail)
			guesses = append(guesses, guess{start: at, end: at, edits: []diag.Edit{d.edit(at, at, `"`)},
				message: diag.T("这段文字没有用引号结束", "this text has no closing quote"), hint: diag.T(`在这里加上 "`, `Add " here`)})
		}
	}
	return append(guesses, guess{start: end, end: end, edits: []diag.Edit{d.edit(end, end, `"`)},
		message: diag.T("这段文字没有用引号结束", "this text has no closing quote"), hint: diag.T(`在这里加上 "`, `Add " here`)})
}

// joined is a text between two quotes that was broken into lines, as those of a PDF or of a law are: lines stay where the
// language takes them, and are joined where it does not.
func (d *doctor) joined(open, eol, end int, pieces []string) guess {
	g := guess{start: open, end: eol, message: diag.T("文字在引号里换了行（第 %d—%d 行），多半是整段粘贴的", "the text has line breaks between its quotes (lines %d to %d), mostly because it was pasted",
		d.number(open), d.number(end-1))}
	lines := true
	types := d.types(open)
	for _, t := range types {
		lines = lines && t.Name == "Text"
	}
	before := d.data[d.line(open):open]
	lines = lines && (len(types) > 0 || bytes.HasSuffix(bytes.TrimSpace(before), []byte(`":`)))
	var b strings.Builder
	if lines {
		within := "\n" + d.indent(d.line(open)) + "\t"
		b.WriteString(block)
		for _, p := range pieces {
			if p = strings.TrimSpace(plainly(p)); p == "" {
				b.WriteString("\n")
				continue
			}
			b.WriteString(within + p)
		}
		b.WriteString(within + block)
		g.hint = diag.T("多行的文字写在 %[1]s 和 %[1]s 之间，各占一行", "Write a text of several lines between %[1]s and %[1]s, each on a line of its own", block)
	} else {
		b.WriteByte('"')
		for _, p := range pieces {
			p = strings.TrimSpace(plainly(p))
			if s := b.String(); p != "" && len(s) > 1 && idByte(s[len(s)-1]) && idByte(p[0]) {
				b.WriteByte(' ')
			}
			b.WriteString(p)
		}
		b.WriteByte('"')
		g.hint = diag.T("这一项只能写一行：接成一行", "This takes one line: join them")
	}
	g.edits = []diag.Edit{d.edit(open, end, b.String())}
	return g
}
