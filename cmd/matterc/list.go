package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/matterc/matterc/render/text"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
	"github.com/spf13/cobra"
)

func listCommand(a *app) *cobra.Command {
	var format, dir string
	var asOf schema.Date
	kinds := schema.Kinds()
	c := &cobra.Command{
		Use:   "list [KIND] [WORD]",
		Short: a.say("列出目录里有哪些事项、证照批文、部门……", "List the matters, documents, departments, … of the catalog"),
		Long: fmt.Sprintf(a.say(`列出目录里的记录，每行一个：标识、名称、简称，按次序和名称的拼音；不在有效期间的注明。KIND 只列一种（%[1]s；也可以写英文或者它的复数），WORD 只列标识、名称或简称里有这几个字的。

--format json 是一个数组，各项：kind 种类，id 标识，name 名称，short 简称（没有的不写），inForce 在版本日期是否有效，file 写在哪个文件。`,
			`List the records of the catalog, one a line: id, name and short name, by their order and the pinyin of their names; those not in force are marked. KIND lists one kind (%[2]s, or its plural or its Chinese name), WORD those that have it in their id, name or short name.

--format json is an array of kind, id, name, short (if there is one), inForce on the date of the edition, and file.`),
			kindWords(kinds, diag.ZH), kindWords(kinds, diag.EN)),
		Example: "matterc list\nmatterc list matters 许可\nmatterc list 部门 --format json",
		Args:    a.arguments(0, 2, "KIND WORD"),
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			var words []string
			if len(args) == 0 {
				for _, k := range kinds {
					words = append(words, cobra.CompletionWithDesc(string(k), schema.Label(k).In(a.lang)))
				}
			}
			return words, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			wanted, word, err := listed(kinds, args)
			if err != nil {
				return err
			}
			l, err := a.load(dir, asOf)
			if err != nil {
				return err
			}
			records := slices.DeleteFunc(l.Records(wanted...), func(r schema.Record) bool { return !r.Says(word) })
			model.ListRecords(l.Catalog, kinds, records)
			if format == "json" {
				err = a.recordsJSON(records)
			} else {
				err = a.recordsText(records)
			}
			if len(records) == 0 && word != "" && len(wanted) == len(kinds) {
				a.note("要列一种记录，写它的名称：%s", "to list one kind, write its name: %[2]s", kindWords(kinds, diag.ZH), kindWords(kinds, diag.EN))
			}
			if err == nil && l.found.AtLeast(diag.Error) {
				a.note("目录里有 %[1]d 个错误，可能有没列出的：matterc check %[2]s", "the catalog has %[1]d errors, so that something may be missing here: matterc check %[2]s", l.found.Count(diag.Error), l.dir)
				err = errFindings
			}
			return err
		},
	}
	chooseFlag(c, &format, "format", "FORMAT", "text", a.say("格式：text、json", "text or json"), []string{"text", "json"})
	a.catalogFlag(c, &dir)
	a.asOfFlag(c, &asOf)
	return c
}

// listed reads the arguments of list: a kind, a word, or a kind and a word.
func listed(kinds []fieldpath.Kind, args []string) (wanted []fieldpath.Kind, word string, err error) {
	if len(args) == 0 {
		return kinds, "", nil
	}
	for _, k := range kinds {
		label, asked := schema.Label(k), schema.Alike(args[0])
		if asked == label.EN || asked == plural(label.EN) || asked == schema.Alike(label.ZH) {
			return []fieldpath.Kind{k}, strings.Join(args[1:], ""), nil
		}
	}
	if len(args) == 2 {
		return nil, "", usage("没有叫“%[1]s”的种类；可以是 %[2]s", "there is no kind %[1]q; it is one of %[3]s", args[0], kindWords(kinds, diag.ZH), kindWords(kinds, diag.EN))
	}
	return kinds, args[0], nil
}

// plural returns an English noun in the plural.
func plural(noun string) string {
	if stem, ok := strings.CutSuffix(noun, "y"); ok {
		return stem + "ies"
	}
	return noun + "s"
}

// kindWords lists what the kinds of records are called.
func kindWords(kinds []fieldpath.Kind, lang diag.Lang) string {
	words := make([]string, len(kinds))
	for i, k := range kinds {
		words[i] = schema.Label(k).In(lang)
	}
	return strings.Join(words, map[diag.Lang]string{diag.ZH: "、", diag.EN: ", "}[lang])
}

// recordsText prints records kind by kind, in columns.
func (a *app) recordsText(records []schema.Record) error {
	var b strings.Builder
	for len(records) > 0 {
		kind := records[0].Kind
		end := slices.IndexFunc(records, func(r schema.Record) bool { return r.Kind != kind })
		if end < 0 {
			end = len(records)
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, a.say("%s %d 个\n", "%s: %d\n"), schema.Label(kind).In(a.lang), end)
		ids, names := 0, 0
		for _, r := range records[:end] {
			ids, names = max(ids, text.Width(text.Visible(r.ID))), max(names, text.Width(text.Visible(r.Name)))
		}
		for _, r := range records[:end] {
			note := r.Short
			if r.Absent {
				note = strings.TrimSpace(note + a.say(" （不在有效期间）", " (not in force)"))
			}
			line := "  " + text.Pad(text.Visible(r.ID), ids) + "  " + text.Pad(text.Visible(r.Name), names) + "  " + text.Visible(note)
			b.WriteString(strings.TrimRight(line, " ") + "\n")
		}
		records = records[end:]
	}
	if b.Len() == 0 {
		b.WriteString(a.say("没有找到。\n", "Nothing found.\n"))
	}
	_, err := a.out.Write([]byte(b.String()))
	return err
}

// jsonListed is a record as JSON. Names and values do not change their meaning.
type jsonListed struct {
	Kind    fieldpath.Kind `json:"kind"`
	ID      string         `json:"id"`
	Name    string         `json:"name"`
	Short   string         `json:"short,omitempty"`
	InForce bool           `json:"inForce"` // on the date of the edition
	File    string         `json:"file"`    // in the catalog
}

// recordsJSON prints records as JSON.
func (a *app) recordsJSON(records []schema.Record) error {
	out := make([]jsonListed, len(records))
	for i, r := range records {
		out[i] = jsonListed{r.Kind, r.ID, r.Name, r.Short, !r.Absent, r.Place.File}
	}
	return a.json(out)
}
