package diag

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Format is a way of printing findings. The zero value prints text.
type Format string

// The formats: one for people, one for programs of our own, three for the systems that run us.
const (
	FormatText   Format = "text"   // source lines with carets, for a terminal or a log
	FormatJSON   Format = "json"   // findings.schema.json
	FormatSARIF  Format = "sarif"  // SARIF 2.1.0, for code scanning
	FormatGitHub Format = "github" // workflow commands that GitHub shows beside the changed lines
	FormatJUnit  Format = "junit"  // test results, as GitLab and Jenkins read them
)

// Formats returns every format, in the order help texts name them.
func Formats() []Format {
	return []Format{FormatText, FormatJSON, FormatSARIF, FormatGitHub, FormatJUnit}
}

// parseFormat reads the name of a format.
func parseFormat(s string) (Format, error) {
	if f := Format(s); slices.Contains(Formats(), f) {
		return f, nil
	}
	return "", fmt.Errorf("unknown format %q: want text, json, sarif, github or junit", s)
}

// Options say how to print. The zero value prints Chinese text without colours.
type Options struct {
	Format  Format
	Lang    Lang
	Color   bool   // text only: ANSI colours, the only way an ESC gets into text
	Rules   []Rule // the rules whose titles and documents sarif and github show; a finding may lack one
	Version string // of matterc, for sarif; "" leaves it out
	// Name returns what a file of the catalog, or with "" the catalog, is called where the findings are read: as seen from the
	// working directory or from the root of the repository, slash-separated. json names files as the catalog does; nil does
	// everywhere.
	Name func(file string) string
}

// Print writes the findings of a sorted list in one call of w.Write, or nothing at all: text of an empty list has no
// bytes, every other format is a whole document.
//
// sources returns the bytes of a file of the catalog, by the name a Place gives it; false, or a nil function, prints
// that place without its line. A place that reaches beyond its file is cut to it. The same arguments give the same
// bytes. Whatever the catalog holds stays text: it becomes no escape sequence, no line of its own, no command of a log,
// no markup. The error is w's, or names an unknown format.
func Print(w io.Writer, list List, sources func(file string) ([]byte, bool), o Options) error {
	p := &printer{
		Options: o,
		sources: sources,
		files:   map[string]*file{},
	}
	var b bytes.Buffer
	var err error
	switch o.Format {
	case FormatText, "":
		p.text(&b, list)
	case FormatJSON:
		err = p.json(&b, list)
	case FormatSARIF:
		err = p.sarif(&b, list)
	case FormatGitHub:
		p.github(&b, list)
	case FormatJUnit:
		err = p.junit(&b, list)
	default:
		_, err = parseFormat(string(o.Format))
	}
	if err != nil || b.Len() == 0 {
		return err
	}
	_, err = w.Write(b.Bytes())
	return err
}

// printer is the state of one call of Print.
type printer struct {
	Options
	sources func(string) ([]byte, bool)
	files   map[string]*file // what sources has returned; nil for no
}

// in returns a text in the language of this run.
func (p *printer) in(t Text) string { return t.In(p.Lang) }

// say returns one of two texts of our own.
func (p *printer) say(zh, en string) string {
	if p.Lang == EN {
		return en
	}
	return zh
}

// name returns what a file is called where the findings are read, "" for the catalog as a whole.
func (p *printer) name(file string) string {
	if file == "" || p.Name == nil {
		return file
	}
	return p.Name(file)
}

// rule returns the rule of a code, or one that has nothing but its code.
func (p *printer) rule(code string) Rule {
	for _, r := range p.Rules {
		if r.Code == code {
			return r
		}
	}
	return Rule{Code: code}
}

// header returns what is wrong, as one safe line: "错误 D101: …".
func (p *printer) header(d Diagnostic) string {
	return clean(strings.TrimSpace(p.in(d.Severity.Title())+" "+d.Code)) + ": " + clean(p.in(d.Message))
}

// hint returns what to do, as one safe line, or "".
func (p *printer) hint(d Diagnostic) string {
	if d.Hint.IsZero() {
		return ""
	}
	if d.Tried {
		return p.say("可行的改法（已验证）：", "fixes that work: ") + clean(p.in(d.Hint))
	}
	return p.say("改法：", "fix: ") + clean(p.in(d.Hint))
}
