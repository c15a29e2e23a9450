package schema

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"cuelang.org/go/cue/ast"
	"cuelang.org/go/cue/parser"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/metamodel"
)

// parse reads the syntax of a file. A file with signs that only look like those of the language is read as if they were right, so
// that everything else in it is still checked; of other syntax errors only the first is reported, since those that follow
// are mostly its consequences, and tree is nil.
func parse(f *file) (tree *ast.File, found diag.List) {
	if found := conflicts(f); len(found) > 0 {
		return nil, found
	}
	data, found := repair(f)
	signs, refused := scan(f, data)
	f.signs = signs
	if refused != nil {
		return nil, append(found, *refused)
	}
	tree, err := parser.ParseFile(f.name, data)
	if err != nil {
		return nil, explain(f, data, found, err)
	}
	for _, d := range tree.Decls {
		if p, ok := d.(*ast.Package); ok {
			if p.Name != nil && p.Name.Name != "catalog" {
				found = append(found, diag.Diagnostic{Code: "S018", Severity: diag.Error,
					Place:   diag.Place{File: f.name, Start: p.Name.Pos().Offset(), End: p.Name.End().Offset()},
					Message: diag.T("文件的第一行写的是 package %s", "the file begins with package %s", short(p.Name.Name)),
					Hint:    diag.T("改为 package catalog", "Write package catalog"),
					Fixes: []diag.Fix{{Safe: true, Message: diag.T("改为 package catalog", "write package catalog"), Edits: []diag.Edit{{
						Place: diag.Place{File: f.name, Start: p.Name.Pos().Offset(), End: p.Name.End().Offset()}, New: "catalog"}}}}})
			}
			return tree, found
		}
	}
	begin := 0
	if bytes.HasPrefix(f.data, []byte(byteOrderMark)) {
		begin = len(byteOrderMark)
	}
	return tree, append(found, diag.Diagnostic{Code: "S018", Severity: diag.Error, Place: diag.Place{File: f.name},
		Message: diag.T("文件没有以 package catalog 开头", "the file does not begin with package catalog"),
		Hint:    diag.T("在第一行写 package catalog", "Write package catalog on the first line"),
		Fixes: []diag.Fix{{Safe: true, Message: diag.T("加上 package catalog", "add package catalog"),
			Edits: []diag.Edit{{Place: diag.Place{File: f.name, Start: begin, End: begin}, New: "package catalog\n\n"}}}}})
}

// Syntax returns what is wrong with the syntax of a source: what loading says of it, whatever it means. It is empty if and only if
// CUE can read the source.
func Syntax(name string, source []byte) diag.List {
	if _, err := parser.ParseFile(name, source); err == nil {
		return nil
	}
	u := &unit{file: &file{name: name, data: source}}
	u.tree, u.found = parse(u.file)
	found := slices.Clone(u.found)
	if u.tree != nil && len(found) > 0 { // a sum is said as a whole, as loading does
		own, _ := collect([]*unit{u})
		u.walk(own)
		found = slices.DeleteFunc(found, func(d diag.Diagnostic) bool {
			return slices.ContainsFunc(u.sums, func(at diag.Place) bool { return inside(d.Place, at) })
		})
		found = append(found, slices.DeleteFunc(u.found, func(d diag.Diagnostic) bool { return !slices.Contains(u.sums, d.Place) })...)
	}
	found = slices.DeleteFunc(found, func(d diag.Diagnostic) bool { return d.Code == "S018" })
	found.Sort()
	return found
}

// conflicts finds what git leaves where two changes of one place could not be joined. It stands at the beginning of lines, in
// texts too.
func conflicts(f *file) (found diag.List) {
	const begins, ends = "<<<<<<< ", ">>>>>>> "
	if !bytes.Contains(f.data, []byte(begins)) {
		return nil
	}
	from, first, at, number := -1, 0, 0, 0
	for line := range bytes.Lines(f.data) {
		number++
		switch {
		case bytes.HasPrefix(line, []byte(begins)):
			from, first = at, number
		case bytes.HasPrefix(line, []byte(ends)) && from >= 0:
			opening := f.data[from:]
			found = append(found, diag.Diagnostic{Code: "S023", Severity: diag.Error,
				Place:   diag.Place{File: f.name, Start: from, End: from + len(bytes.TrimRight(opening[:bytes.IndexByte(opening, '\n')], "\r"))},
				Message: diag.T("没有解决的合并冲突，第 %d—%d 行", "an unresolved merge conflict, lines %d to %d", first, number),
				Hint:    diag.T("两边只留一边，或者合成一份，再删去 <<<<<<<、=======、>>>>>>> 三行", "Keep one side, or make one of both, and delete the lines <<<<<<<, ======= and >>>>>>>"),
				Related: []diag.Related{{Place: diag.Place{File: f.name, Start: at, End: at + len(bytes.TrimRight(line, "\r\n"))}, Message: diag.T("到这里为止", "it ends here")}}})
			from = -1
		}
		at += len(line)
	}
	return found
}

// repairer replaces the signs of a file that only look like those of the language.
type repairer struct {
	file   *file
	data   []byte
	found  diag.List
	blanks map[rune]int // the finding about a kind of blank
}

// repair returns the file with signs outside text and comments that only look like those of the language replaced by them and
// by spaces, so that every offset stays what it was, and a finding for each of them: one for a pair of quotes, one for all blanks of
// a kind. A sentence without quotes is left as it is.
func repair(f *file) ([]byte, diag.List) {
	r := &repairer{file: f, data: f.data, blanks: map[rune]int{}}
	for i := 0; i < len(f.data); {
		if end := skipText(f.data, i); end > i {
			if f.data[i] == '"' {
				end = r.text(i, end)
			}
			i = end
			continue
		}
		c, n := utf8.DecodeRune(f.data[i:])
		switch {
		case strings.ContainsRune("<>!≥≤≠＞＜", c):
			r.measured(i, bounded)
		case '0' <= c && c <= '9':
			r.measured(i, label)
		}
		switch {
		case c < 0x80 && !idByte(byte(c)) && !isBlank(c) && !isHidden(c) && c != '`':
		case isWord(c):
			n = r.word(i)
		case c == '／' && bytes.HasPrefix(f.data[i+n:], []byte("／")):
			line := f.data[i:]
			if j := bytes.IndexByte(line, '\n'); j >= 0 {
				line = line[:j]
			}
			r.replace(i, i+2*n, "//", diag.T("注释前面的斜线是全角的", "these are full-width slashes"))
			n = len(line)
		case isBlank(c):
			n = r.blank(i)
		case strings.ContainsRune(quotes, c):
			if m, ok := isBlock(f.data[i:]); ok && endsLine(f.data[i+m:]) {
				n = r.block(i, len(f.data), m) - i
			} else {
				n = r.quote(i, n)
			}
		default:
			r.sign(i, n, c)
		}
		i += n
	}
	return r.data, r.found
}

// set writes a sign and spaces in the place of some bytes.
func (r *repairer) set(start, end int, s string) {
	if &r.data[0] == &r.file.data[0] {
		r.data = bytes.Clone(r.file.data)
	}
	copy(r.data[start:end], s+strings.Repeat(" ", end-start-len(s)))
}

// replace reports some bytes and replaces them.
func (r *repairer) replace(start, end int, s string, message diag.Text) {
	hint := diag.T("改成半角的 %s", "Write %s instead", s)
	if s == "" {
		hint = diag.T("删去它", "Delete it")
	}
	r.set(start, end, s)
	r.report(message, hint, diag.Place{File: r.file.name, Start: start, End: end}, diag.Edit{Place: diag.Place{File: r.file.name, Start: start, End: end}, New: s})
}

func (r *repairer) report(message, hint diag.Text, at diag.Place, edits ...diag.Edit) {
	r.found = append(r.found, diag.Diagnostic{Code: "S002", Severity: diag.Error, Place: at, Message: message, Hint: hint,
		Fixes: []diag.Fix{{Safe: true, Message: hint, Edits: edits}}})
}

// isWord reports whether a character can be part of a name or a number, or is not seen inside one.
func isWord(c rune) bool { return c < 0x80 && c != '-' && idByte(byte(c)) || isWide(c) || isHidden(c) }

// word repairs the name or number at i and returns its length.
func (r *repairer) word(i int) int {
	n, odd, wide := 0, rune(0), false
	var written strings.Builder
	for i+n < len(r.file.data) {
		c, size := utf8.DecodeRune(r.file.data[i+n:])
		if !isWord(c) || n > 0 && written.Len() == 0 && !isHidden(c) { // what is not seen before a name is no part of it
			break
		}
		if isLookalike(c) && odd == 0 {
			odd = c
		}
		wide = wide || isWide(c)
		written.WriteString(ordinary(c))
		n += size
	}
	s := written.String()
	switch {
	case odd == 0, i == 0 && odd == '\ufeff' && n == utf8.RuneLen(odd): // a byte order mark at the beginning is CUE's to skip
	case wide:
		r.replace(i, i+n, s, diag.T("这里用了全角的字母或数字", "these are full-width letters or digits"))
	default:
		name := character(odd)
		r.replace(i, i+n, s, diag.Text{ZH: "这里夹着" + name.ZH, EN: "there is a " + name.EN + " here"})
		last := &r.found[len(r.found)-1]
		last.Hint = diag.T("删去它", "Delete it")
		if s != "" {
			last.Hint = diag.T("重新写成 %s", "Write %s anew", short(s))
		}
		last.Fixes[0].Message = last.Hint
	}
	return n
}

// blank repairs the blanks at i and returns their length. All of one kind are one finding, at the first.
func (r *repairer) blank(i int) int {
	first, _ := utf8.DecodeRune(r.file.data[i:])
	n, count := 0, 0
	for i+n < len(r.file.data) {
		c, size := utf8.DecodeRune(r.file.data[i+n:])
		if c != first {
			break
		}
		n, count = n+size, count+1
	}
	r.set(i, i+n, "")
	place := diag.Place{File: r.file.name, Start: i, End: i + n}
	e := diag.Edit{Place: place, New: strings.Repeat(" ", count)}
	at, again := r.blanks[first]
	if !again {
		r.blanks[first] = len(r.found)
		name := character(first)
		r.report(diag.Text{ZH: "这里用了" + name.ZH + "，多半是从网页、Word 或 Excel 粘贴来的", EN: "this is a " + name.EN + ", mostly pasted from a web page, Word or Excel"},
			diag.T("改成普通的空格", "Write an ordinary blank"), place, e)
		return n
	}
	d := &r.found[at]
	d.Fixes[0].Edits = append(d.Fixes[0].Edits, e)
	d.Hint = diag.T("这里和文件里另外 %d 处都改成普通的空格", "Write ordinary blanks here and in %d more places of the file", len(d.Fixes[0].Edits)-1)
	d.Fixes[0].Message = d.Hint
	return n
}

// endsText reports whether what follows a quote shows that it ends a text: what separates values, as ASCII or among other signs, or
// the end of the line.
func endsText(rest []byte, others string) bool {
	rest = bytes.TrimLeft(rest, " \t\r")
	if len(rest) == 0 || bytes.IndexByte([]byte(",}]):&|\n"), rest[0]) >= 0 || bytes.HasPrefix(rest, []byte("//")) {
		return true
	}
	c, _ := utf8.DecodeRune(rest)
	return strings.ContainsRune(others, c)
}

// endsLine reports whether nothing follows on a line.
func endsLine(rest []byte) bool {
	rest = bytes.TrimLeft(rest, " \t\r")
	return len(rest) == 0 || rest[0] == '\n'
}

// separators are the signs that a Chinese keyboard gives for those that separate values.
const separators = "，、：；｝］】"

// maxQuoted is how many bytes are looked at for a closing quote.
const maxQuoted = 2048

// quote repairs the quotes of the text that begins with the quote at i, of n bytes, and returns the length of the text.
func (r *repairer) quote(i, n int) int {
	line := r.file.data[i+n : min(i+n+maxQuoted, len(r.file.data))]
	if j := bytes.IndexByte(line, '\n'); j >= 0 {
		line = line[:j]
	}
	closing, size := -1, 0
	for j, c := range string(line) {
		if c != '"' && !strings.ContainsRune(quotes, c) {
			continue
		}
		ends := endsText(line[j+utf8.RuneLen(c):], separators)
		if closing < 0 || ends {
			closing, size = j, utf8.RuneLen(c)
		}
		if ends {
			break
		}
	}
	message := diag.T("这里的引号不是半角的双引号", "these are not straight double quotes")
	if closing < 0 {
		r.replace(i, i+n, `"`, message)
		return n
	}
	r.set(i, i+n, strings.Repeat(" ", n-1)+`"`)
	at := i + n + closing
	place := diag.Place{File: r.file.name, Start: i, End: at + size}
	edits := []diag.Edit{{Place: diag.Place{File: r.file.name, Start: i, End: i + n}, New: `"`}}
	if line[closing] == '"' {
		place.End = i + n
	} else {
		r.set(at, at+size, `"`)
		edits = append(edits, diag.Edit{Place: diag.Place{File: r.file.name, Start: at, End: at + size}, New: `"`})
	}
	r.report(message, diag.T(`改成半角的 "`, `Write " instead`), place, edits...)
	return n + closing + size
}

// text repairs the closing quotes of the text from start to end, which begins with straight ones and may end with others. It returns
// where the text ends then.
func (r *repairer) text(start, end int) int {
	text := string(r.file.data[start:end])
	if strings.HasPrefix(text, block) {
		return r.block(start, end, len(block))
	}
	ends := len(text) > 1 && text[len(text)-1] == '"' && endsText(r.file.data[end:], separators)
	if ends && !within.MatchString(text) {
		return end
	}
	open := 0 // quotes inside the text
	for j, c := range text {
		n := utf8.RuneLen(c)
		if strings.ContainsRune("”＂’」", c) && open <= 0 && resumes(text[j+n:]) {
			r.replace(start+j, start+j+n, `"`, diag.T("结尾的引号是“%[1]c”，开头的是半角的双引号", "the closing quote is %[1]c, the opening one a straight double quote", c))
			return start + j + n
		}
		switch c {
		case '“':
			open++
		case '”':
			open--
		}
	}
	return end
}

// within finds a field with a text of its own that has become part of another text: 受理”, role: “窗口.
var within = regexp.MustCompile(`^"[^“”]*”\s*[,，]\s*[A-Za-z]+\s*[:：]\s*“`)

// resumes reports whether what follows a quote shows that it ends a text, and no sentence goes on.
func resumes(rest string) bool {
	if !endsText([]byte(rest), separators) {
		return false
	}
	rest = strings.TrimLeft(rest, " \t\r")
	after := strings.TrimLeft(strings.TrimLeft(rest, ",，、"), " \t\r")
	c, _ := utf8.DecodeRuneInString(after)
	return after == "" || after == rest || c < 0x80 || strings.ContainsRune(quotes, c)
}

// isBlock reports whether three quotes, straight or not, stand at the beginning of some bytes, and how many bytes they take.
func isBlock(data []byte) (n int, ok bool) {
	for range block {
		c, size := utf8.DecodeRune(data[n:])
		if c != '"' && !strings.ContainsRune(quotes, c) {
			return 0, false
		}
		n += size
	}
	return n, true
}

// block repairs the three quotes at start, of n bytes, and those on a line of their own that end the text, and returns where it ends.
// Where the text is between straight ones, it ends at end.
func (r *repairer) block(start, end, n int) int {
	data := r.file.data
	var edits []diag.Edit
	open := diag.Place{File: r.file.name, Start: start, End: start + n}
	at := open
	if n > len(block) {
		r.set(start, start+n, strings.Repeat(" ", n-len(block))+block)
		edits = append(edits, diag.Edit{Place: open, New: block})
	}
	for line := start + n; ; {
		i := bytes.IndexByte(data[line:], '\n')
		if i < 0 || line+i+1 >= end {
			break
		}
		line += i + 1
		in := line + len(data[line:]) - len(bytes.TrimLeft(data[line:], " \t"))
		size, ok := isBlock(data[in:])
		if !ok || !endsText(data[in+size:], "") {
			continue
		}
		end = in + size
		if size > len(block) {
			closing := diag.Place{File: r.file.name, Start: in, End: end}
			r.set(in, end, block)
			if len(edits) == 0 {
				at = closing
			}
			edits = append(edits, diag.Edit{Place: closing, New: block})
		}
		break
	}
	if len(edits) > 0 {
		r.report(diag.T("多行文字前后的引号不是半角的双引号", "the quotes around a text of several lines are not straight double quotes"),
			diag.T("改成半角的 %s", "Write %s instead", block), at, edits...)
	}
	return end
}

// measured finds a number or a bound with a unit behind it, and bounded the fact before a bound.
var (
	measured = regexp.MustCompile(`^(?:[<>]=?|!=|[≥≤≠＞＜])?[ \t]*[0-9]+(?:\.[0-9]+)?([ \t]*)([\p{Han}㎡²³℃]+)`)
	bounded  = regexp.MustCompile(`(?:^|[\s{,])("[^"\n]+"|[A-Za-z][A-Za-z0-9]*)\s*:[^{}\[\],:]*$`)
)

// maxNamed is how many bytes before a bound the name of its fact is looked for.
const maxNamed = 256

// measured repairs the number or the bound at i if a unit follows its number. A number alone must be that of a fact, whose name is found
// before it: no field of the language. Whether the unit is that of the fact is known when all files are.
func (r *repairer) measured(i int, before *regexp.Regexp) {
	m := measured.FindSubmatchIndex(r.file.data[i:min(i+maxLine, len(r.file.data))])
	if m == nil || !endsText(r.file.data[i+m[1]:], separators) {
		return
	}
	from := max(i-maxNamed, 0)
	from += bytes.LastIndexByte(r.file.data[from:i], '\n') + 1
	name := ""
	if m := before.FindSubmatch(r.file.data[from:i]); m != nil {
		name = strings.Trim(string(m[1]), `"`)
	}
	if before == label && (name == "" || isField(name) || strings.ContainsFunc(name, isHan)) {
		return
	}
	unit := diag.Place{File: r.file.name, Start: i + m[4], End: i + m[5]}
	word := string(r.file.data[unit.Start:unit.End])
	r.set(i+m[2], unit.End, "")
	r.report(diag.T("数的后面写了单位“%s”", "the unit %q stands behind the number", word), diag.T("只写数，单位以情形登记的为准", "Write the number alone, in the unit of the fact"),
		unit, diag.Edit{Place: diag.Place{File: r.file.name, Start: i + m[2], End: unit.End}})
	if name != "" {
		r.file.units = append(r.file.units, unitOfFact{unit, word, name})
	}
}

// isField reports whether something in the language has a field of a name.
func isField(name string) bool {
	return slices.ContainsFunc(Language().Types, func(t *metamodel.Type) bool { return t.Kind == metamodel.Struct && t.Field(name) != nil })
}

// sign repairs the sign at i unless it is part of a sentence without quotes.
func (r *repairer) sign(i, n int, c rune) {
	s, ok := signs[c]
	if b, wide := ascii(c); wide {
		s, ok = string(b), true
		if c == '；' {
			s = ","
		}
	}
	if !ok {
		return
	}
	before, _ := utf8.DecodeLastRune(r.file.data[:i])
	after, _ := utf8.DecodeRune(r.file.data[i+n:])
	if isHan(before) && (isHan(after) || c == '。' && before != '”') {
		return
	}
	message := diag.T("这里用了全角的 %c", "this is the full-width sign %c", c)
	if _, wide := ascii(c); !wide {
		message = diag.T("这里用了 %c", "this is the sign %c", c)
	}
	r.replace(i, i+n, s, message)
}

// skipText returns the end of the comment or text that begins at i, or i if none does. A run of # that opens no text is
// passed whole, lest it be counted again from each of its signs.
func skipText(data []byte, i int) int {
	rest := data[i:]
	until := func(from int, end string) int {
		if j := bytes.Index(rest[from:], []byte(end)); j >= 0 {
			return i + from + j + len(end)
		}
		return len(data)
	}
	switch {
	case bytes.HasPrefix(rest, []byte("//")):
		return until(2, "\n")
	case rest[0] == '#':
		after := bytes.TrimLeft(rest, "#")
		hashes := len(rest) - len(after)
		if !bytes.HasPrefix(after, []byte(`"`)) {
			return i + hashes
		}
		return until(hashes+1, `"`+strings.Repeat("#", hashes))
	case bytes.HasPrefix(rest, []byte(`"""`)):
		return until(3, `"""`)
	case rest[0] == '"':
		for j := 1; j < len(rest) && rest[j] != '\n'; j++ {
			switch rest[j] {
			case '\\':
				j++
			case '"':
				return i + j + 1
			}
		}
		if j := bytes.IndexByte(rest, '\n'); j >= 0 {
			return i + j
		}
		return len(data)
	}
	return i
}
