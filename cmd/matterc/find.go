package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/matterc/matterc/render/text"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/spf13/cobra"
)

func findCommand(a *app) *cobra.Command {
	var format string
	c := &cobra.Command{
		Use:   "find WORD [CATALOG]",
		Short: a.say("找出哪里写着几个字，各涉及多少个事项", "Find where a word is written, and how many matters each place reaches"),
		Long: a.say(`找出目录里写着 WORD 的地方：共用定义（每处只列一次）、各种记录和空白表格，写明文件、行、列，以及它涉及多少个事项：用到这个共用定义的、写着它的、引用这个记录的、发放这张表格的。各个版本的都找，不论现在是否有效。全角半角、大小写、空格和引号不计。没有找到的，也以状态 0 结束。

--format json 是一个数组，各项：kind 是 definition（共用定义）、element（记录）或者 form（空白表格），file、line、column 位置，text 原文，definition 共用定义的名称，elements 是说它的各个记录的 kind、id 和 field（项），matters 涉及的事项的标识。`,
			`Find where WORD is written in the catalog: in shared definitions, each once, in records and in blank forms, with file, line and column and how many matters it reaches: those that use the definition, say it, name the record or hand the form out. All editions are searched. Full-width and half-width signs, capitals, blanks and quotation marks make no difference. The status is 0 also if nothing is found.

--format json is an array of kind (definition, element or form), file, line, column, text, definition (its name), elements (kind, id and field of each record that says it) and matters (ids).`),
		Example: "matterc find 身份证\nmatterc find 营业执照 my-catalog --format json",
		Args:    a.arguments(1, 2, "WORD"),
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) == 1 {
				return nil, cobra.ShellCompDirectiveFilterDirs
			}
			return nil, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if schema.Alike(args[0]) == "" {
				return usage("要找的字是空的", "there is no word to be found")
			}
			at, err := whole(first(args[1:], ""))
			if err != nil {
				return err
			}
			l, err := a.loadAt(at, schema.Date{})
			if err != nil {
				return err
			}
			found := l.Sayings(args[0])
			if format == "json" {
				err = a.sayingsJSON(l, found)
			} else {
				err = a.sayingsText(l, found, args[0])
			}
			if err == nil && l.found.AtLeast(diag.Error) {
				a.note("目录里有 %[1]d 个错误，可能有没列出的：matterc check %[2]s", "the catalog has %[1]d errors, so that something may be missing here: matterc check %[2]s", l.found.Count(diag.Error), l.dir)
				err = errFindings
			}
			return err
		},
	}
	chooseFlag(c, &format, "format", "FORMAT", "text", a.say("格式：text、json", "text or json"), []string{"text", "json"})
	return c
}

// position returns the line and the column of a place, both from 1; columns count characters.
func (l *loaded) position(at diag.Place) (line, column int) {
	source, _ := l.Source(at.File)
	before := source[:min(at.Start, len(source))]
	return 1 + bytes.Count(before, []byte("\n")), 1 + utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:])
}

// sayingKind says where a word stands.
type sayingKind string

const (
	inDefinition sayingKind = "definition"
	inElement    sayingKind = "element"
	inForm       sayingKind = "form"
)

// sayingKinds are all of them, in the order in which they are printed.
var sayingKinds = []sayingKind{inDefinition, inElement, inForm}

func kindOf(s schema.Saying) sayingKind {
	switch {
	case s.Form:
		return inForm
	case s.Definition != "":
		return inDefinition
	}
	return inElement
}

// widestSaid is how many cells of what says a word are shown, and mostSayings how many places.
const (
	widestSaid  = 60
	mostSayings = maxListed
)

// sayingsText prints places by what they are in, each with what it reaches.
func (a *app) sayingsText(l *loaded, found []schema.Saying, word string) error {
	var b strings.Builder
	reached := map[string]bool{}
	for _, s := range found {
		for _, m := range s.Matters {
			reached[m] = true
		}
	}
	listed := found[:min(len(found), mostSayings)]
	for _, kind := range sayingKinds {
		title := map[sayingKind]string{inDefinition: a.say("共用定义", "shared definitions"), inElement: a.say("记录", "records"), inForm: a.say("空白表格", "blank forms")}[kind]
		part := slices.DeleteFunc(slices.Clone(listed), func(s schema.Saying) bool { return kindOf(s) != kind })
		if len(part) == 0 {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, a.say("%s %d 处\n", "%s: %d\n"), title, len(part))
		for _, s := range part {
			line, column := l.position(s.Place)
			fmt.Fprintf(&b, "  %s:%d:%d  %s%s\n", text.Visible(l.name(s.Place.File)), line, column, a.sayer(s), excerpt(s.Text, word))
		}
	}
	switch more := len(found) - len(listed); {
	case len(found) == 0:
		b.WriteString(sentence("没有找到“%s”。\n", "%q is found nowhere.\n", word).In(a.lang))
	case more > 0:
		fmt.Fprintf(&b, a.say("\n还有 %d 处没有列出\n", "\n%d more are not listed\n"), more)
	}
	if _, err := a.out.Write([]byte(b.String())); err != nil {
		return err
	}
	if len(found) > 0 {
		a.note("共 %d 处，涉及 %d 个事项", "%d places, which reach %d matters", len(found), len(reached))
	}
	return nil
}

// excerpt is the part of a text that says a word, with what stands before and behind it, on one line.
func excerpt(s, word string) string {
	s = text.Visible(s)
	if i := strings.Index(s, text.Visible(word)); i > 0 {
		before := text.CutLeft(s[:i], widestSaid/3)
		s = before + s[i:]
	}
	return text.Cut(s, widestSaid)
}

// sayer says what says a word, and how many matters it reaches.
func (a *app) sayer(s schema.Saying) string {
	reaches := fmt.Sprintf(a.say("%d 个事项", "matters: %d"), len(s.Matters))
	switch kindOf(s) {
	case inForm:
		return fmt.Sprintf(a.say("（%s）", "(%s) "), reaches)
	case inDefinition:
		return fmt.Sprintf(a.say("%s（%s）", "%s (%s) "), text.Visible(s.Definition), reaches)
	}
	e := s.Elements[0]
	name := schema.Label(e.RecordKind()).In(a.lang)
	if e.RecordID() != "" {
		name += " " + text.Visible(e.RecordID())
	}
	if field := e.Field(); field != "" {
		name += " " + text.Visible(field)
	}
	if e.RecordKind() == fieldpath.MatterKind {
		return name + a.say("：", ": ")
	}
	return fmt.Sprintf(a.say("%s（%s）", "%s (%s) "), name, reaches)
}

// jsonSaying is a place that says a word. Names and values do not change their meaning.
type jsonSaying struct {
	Kind       sayingKind  `json:"kind"`
	File       string      `json:"file"` // in the catalog
	Line       int         `json:"line"`
	Column     int         `json:"column"`
	Text       string      `json:"text"`
	Definition string      `json:"definition,omitempty"`
	Elements   []jsonSayer `json:"elements"`
	Matters    []string    `json:"matters"`
}

// jsonSayer is an element that says a word.
type jsonSayer struct {
	Kind  fieldpath.Kind `json:"kind"`
	ID    string         `json:"id"`
	Field string         `json:"field"` // "" for its id itself
}

// sayingsJSON prints places as JSON.
func (a *app) sayingsJSON(l *loaded, found []schema.Saying) error {
	out := make([]jsonSaying, len(found))
	for i, s := range found {
		line, column := l.position(s.Place)
		out[i] = jsonSaying{kindOf(s), s.Place.File, line, column, s.Text, s.Definition, []jsonSayer{}, append([]string{}, s.Matters...)}
		for _, e := range s.Elements {
			out[i].Elements = append(out[i].Elements, jsonSayer{e.RecordKind(), e.RecordID(), e.Field()})
		}
	}
	return a.json(out)
}
