package main

import (
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/spf13/cobra"
)

// named returns the record of a catalog, loaded or linked, that a word of the command line means among those of some kinds: its
// id, its name or its short name. It is in force on the date of the edition.
func named(cat interface {
	Records(kinds ...fieldpath.Kind) []schema.Record
}, asOf schema.Date, word string, kinds ...fieldpath.Kind) (schema.Record, error) {
	r, unfound := schema.Find(word, cat.Records(kinds...))
	switch {
	case unfound != nil:
		return r, &failure{status: statusFailed, text: unfound.Text(oneOf(kinds))}
	case r.Absent:
		label := schema.Label(r.Kind)
		return r, cannot("%[1]s“%[2]s”在 %[3]s 不在有效期间；用 --as-of 写它有效的一天，或者写现行的%[1]s", "%[4]s %[2]q is not in force on %[3]s; name a day when it is with --as-of, or a %[4]s in force",
			label.ZH, word, asOf, label.EN)
	}
	return r, nil
}

// oneOf says what may be of several kinds: 事项、证照批文或联办.
func oneOf(kinds []fieldpath.Kind) diag.Text {
	var zh, en []string
	for _, k := range kinds {
		label := schema.Label(k)
		zh, en = append(zh, label.ZH), append(en, label.EN)
	}
	last := len(kinds) - 1
	if last == 0 {
		return diag.Text{ZH: zh[0], EN: en[0]}
	}
	return diag.Text{ZH: strings.Join(zh[:last], "、") + "或" + zh[last], EN: strings.Join(en[:last], ", ") + " or " + en[last]}
}

// completeIDs lets a shell complete the ids of some kinds of records, with what they are called.
func (a *app) completeIDs(dir *string, kinds ...fieldpath.Kind) []cobra.Completion {
	l, err := a.load(*dir, schema.Date{})
	if err != nil {
		return nil
	}
	var words []cobra.Completion
	for _, r := range l.Records(kinds...) {
		words = append(words, cobra.CompletionWithDesc(r.ID, r.Name))
	}
	return words
}

// completesIDs completes the only argument of a command with the ids of some kinds of records.
func (a *app) completesIDs(dir *string, kinds ...fieldpath.Kind) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return a.completeIDs(dir, kinds...), cobra.ShellCompDirectiveNoFileComp
	}
}

// completeFlagIDs completes a flag that takes ids of a kind of record of the catalog that the first argument of its command names.
func (a *app) completeFlagIDs(c *cobra.Command, flag string, kind fieldpath.Kind) {
	err := c.RegisterFlagCompletionFunc(flag, func(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
		dir := first(args, "")
		return a.completeIDs(&dir, kind), cobra.ShellCompDirectiveNoFileComp
	})
	if err != nil {
		panic(err) // the flag was added one line before
	}
}

// factFlag adds --fact, for commands about applicants.
func (a *app) factFlag(c *cobra.Command, facts *[]string, dir *string) {
	c.Flags().StringArrayVar(facts, "fact", nil, a.say("已知的申请人情形 `KEY=VALUE`，KEY 是它的标识或名称；可以写几个", "what is known of the applicant, `KEY=VALUE`, KEY being the id or the name of a fact; may be repeated"))
	err := c.RegisterFlagCompletionFunc("fact", func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
		var words []cobra.Completion
		for _, word := range a.completeIDs(dir, fieldpath.FactKind) {
			id, name, _ := strings.Cut(word, "\t")
			words = append(words, cobra.CompletionWithDesc(id+"=", name))
		}
		return words, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	})
	if err != nil {
		panic(err) // the flag was added one line before
	}
}
