package schema

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"cuelang.org/go/cue/ast"
	"cuelang.org/go/cue/errors"
	"cuelang.org/go/cue/parser"
	"github.com/matterc/matterc/schema/diag"
)

// fullWidth are the signs a Chinese keyboard gives where the language wants the ASCII ones.
var fullWidth = map[rune]byte{
	'：': ':', '，': ',', '；': ',', '｛': '{', '｝': '}', '［': '[', '］': ']', '【': '[', '】': ']', '（': '(', '）': ')',
	'＆': '&', '｜': '|', '＞': '>', '＜': '<', '＝': '=', '！': '!', '“': '"', '”': '"', '＂': '"', '　': ' ',
}

// parse reads the syntax of a file. A file with signs of the wrong width is read as if they were right, so that
// everything else in it is still checked; of other syntax errors only the first is reported, since those that follow
// are mostly its consequences, and tree is nil.
func parse(f *file) (tree *ast.File, found diag.List) {
	data, found := repair(f)
	signs, refused := scan(f, data)
	f.signs = signs
	if refused != nil {
		return nil, append(found, *refused)
	}
	tree, err := parser.ParseFile(f.name, data)
	if err != nil {
		first := errors.Errors(err)[0]
		for _, e := range errors.Errors(err) {
			if e.Position().Offset() < first.Position().Offset() {
				first = e
			}
		}
		return nil, append(found, syntaxError(f, first))
	}
	for _, d := range tree.Decls {
		if p, ok := d.(*ast.Package); ok {
			if p.Name != nil && p.Name.Name != "catalog" {
				found = append(found, diag.Diagnostic{Code: "S018", Severity: diag.Error,
					Place:   diag.Place{File: f.name, Start: p.Name.Pos().Offset(), End: p.Name.End().Offset()},
					Message: diag.T("文件的第一行写的是 package %s", "the file begins with package %s", short(p.Name.Name)),
					Hint:    diag.T("改为 package catalog", "Write package catalog"),
					Fixes: []diag.Fix{{Message: diag.T("改为 package catalog", "write package catalog"), Edits: []diag.Edit{{
						Place: diag.Place{File: f.name, Start: p.Name.Pos().Offset(), End: p.Name.End().Offset()}, New: "catalog"}}}}})
			}
			return tree, found
		}
	}
	return tree, append(found, diag.Diagnostic{Code: "S018", Severity: diag.Error, Place: diag.Place{File: f.name},
		Message: diag.T("文件没有以 package catalog 开头", "the file does not begin with package catalog"),
		Hint:    diag.T("在第一行写 package catalog", "Write package catalog on the first line"),
		Fixes: []diag.Fix{{Message: diag.T("加上 package catalog", "add package catalog"),
			Edits: []diag.Edit{{Place: diag.Place{File: f.name}, New: "package catalog\n\n"}}}}})
}

// repair returns the file with full-width signs outside text and comments replaced by their ASCII forms and spaces, so
// that every offset stays what it was, and a finding for each of them (one for a pair of quotes).
func repair(f *file) ([]byte, diag.List) {
	var found diag.List
	data, copied := f.data, false
	set := func(i, n int, s string) {
		if !copied {
			data, copied = bytes.Clone(f.data), true
		}
		copy(data[i:i+n], s)
	}
	report := func(start, end int, r rune, ascii string) {
		message := diag.T("这里用了全角的 %c", "this is the full-width sign %c", r)
		if ascii == `"` {
			message = diag.T("这里用了全角的引号", "these are full-width quotes")
		}
		found = append(found, diag.Diagnostic{Code: "S002", Severity: diag.Error, Place: diag.Place{File: f.name, Start: start, End: end},
			Message: message,
			Hint:    diag.T("改用半角的 %[2]s", "Write %[2]s instead", r, ascii)})
	}
	for i := 0; i < len(f.data); {
		if end := skipText(f.data, i); end > i {
			i = end
			continue
		}
		r, n := utf8.DecodeRune(f.data[i:])
		ascii, wide := fullWidth[r]
		switch {
		case !wide:
		case r == '　':
			set(i, n, "   ")
		case ascii == '"':
			line := f.data[i+n:]
			if j := bytes.IndexByte(line, '\n'); j >= 0 {
				line = line[:j]
			}
			closing := bytes.IndexAny(line, "”“＂")
			if closing < 0 {
				closing = bytes.IndexByte(line, '"')
			}
			if closing < 0 {
				report(i, i+n, r, `"`)
				set(i, n, `"  `)
				break
			}
			set(i, n, `  "`)
			at := i + n + closing
			_, m := utf8.DecodeRune(f.data[at:])
			set(at, m, `"  `[:m])
			report(i, at+m, r, `"`)
			n += closing + m
		default:
			report(i, i+n, r, string(ascii))
			set(i, n, string(ascii)+"  ")
		}
		i += n
	}
	return data, found
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

var expected = regexp.MustCompile(`expected '?([^',]+)'?(?: in [a-z ]+)?, found (.+)`)

// syntaxError says a syntax error in the office's words.
func syntaxError(f *file, err errors.Error) diag.Diagnostic {
	at := max(err.Position().Offset(), 0)
	if text := bytes.TrimSpace(f.data); at >= len(text) && len(text) > 0 { // the end of the file: point to the last sign in it
		_, n := utf8.DecodeLastRune(bytes.TrimRight(f.data, " \t\r\n"))
		at = len(bytes.TrimRight(f.data, " \t\r\n")) - n
	}
	format, args := err.Msg()
	message := diag.T("这里的写法不完整或者多了东西", "something is missing or superfluous here")
	text := format
	if len(args) > 0 {
		text = fmt.Sprintf(format, args...)
	}
	switch m := expected.FindStringSubmatch(text); {
	case strings.Contains(text, "not terminated"):
		message = diag.T("这段文字没有用引号结束", "this text has no closing quote")
	case strings.Contains(text, "illegal character"):
		message = diag.T("这里有一个不能出现的字符", "this character cannot stand here")
	case m != nil && len(m[1]) <= 2:
		message = diag.T("这里应为“%s”", "%q was expected here", m[1])
	}
	end := at
	if at < len(f.data) && f.data[at] != '\n' {
		_, n := utf8.DecodeRune(f.data[at:])
		end = at + n
	}
	return diag.Diagnostic{Code: "S001", Severity: diag.Error, Place: diag.Place{File: f.name, Start: at, End: end}, Message: message,
		Hint: diag.T("检查这一行和上一行的引号、逗号和括号是否成对", "Check the quotes, commas and brackets of this line and the one before")}
}
