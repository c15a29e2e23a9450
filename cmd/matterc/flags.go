package main

import (
	"slices"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/spf13/cobra"
)

// choiceError says what a flag takes.
type choiceError struct {
	value   string
	allowed []string
}

// Error returns the text in English; flagError prints it in the user's language.
func (e *choiceError) Error() string { return e.text("").EN }

func (e *choiceError) text(flag string) diag.Text {
	if near, ok := schema.Nearest(e.value, e.allowed); ok {
		return sentence("选项 --%s 不能是“%s”，是否应为“%s”？可以是：%s", "flag --%s cannot be %q; did you mean %q? It takes %s",
			flag, e.value, near, strings.Join(e.allowed, "、"))
	}
	return sentence("选项 --%s 不能是“%s”，可以是：%s", "flag --%s cannot be %q; it takes %s", flag, e.value, strings.Join(e.allowed, "、"))
}

// choice is a flag that takes one of several words.
type choice struct {
	value   *string
	allowed []string
	name    string // of the value, in help texts
}

func (c choice) String() string {
	if c.value == nil {
		return ""
	}
	return *c.value
}

// Set takes the word if it is one of the allowed ones.
func (c choice) Set(s string) error {
	if !slices.Contains(c.allowed, s) {
		return &choiceError{s, c.allowed}
	}
	*c.value = s
	return nil
}

// Type returns the name of the value in help texts.
func (c choice) Type() string { return c.name }

// choices is a flag that takes several of several words, separated by commas or given again.
type choices struct {
	values  *[]string
	allowed []string
	name    string
}

func (c choices) String() string {
	if c.values == nil {
		return ""
	}
	return strings.Join(*c.values, ",")
}

// Set adds the words.
func (c choices) Set(s string) error {
	for _, word := range strings.Split(s, ",") {
		word = strings.TrimSpace(word)
		if !slices.Contains(c.allowed, word) {
			return &choiceError{word, c.allowed}
		}
		if !slices.Contains(*c.values, word) {
			*c.values = append(*c.values, word)
		}
	}
	return nil
}

// Type returns the name of the value in help texts.
func (c choices) Type() string { return c.name }

// date is a flag that takes a day, 2006-01-02.
type date struct{ value *schema.Date }

func (d date) String() string {
	if d.value == nil {
		return ""
	}
	return d.value.String()
}

// Set takes a day that some calendar has.
func (d date) Set(s string) (err error) {
	*d.value, err = schema.ParseDate(s)
	return err
}

// Type returns the name of the value in help texts.
func (d date) Type() string { return "DATE" }

// chooseFlag adds a flag that takes one of several words, with its default, and completes it.
func chooseFlag(c *cobra.Command, value *string, flag, name, def, help string, allowed []string) {
	*value = def
	c.Flags().Var(choice{value, allowed, name}, flag, help)
	completeFlag(c, flag, allowed)
}

// completeFlag lets a shell complete the values of a flag.
func completeFlag(c *cobra.Command, flag string, values []string) {
	if err := c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic(err) // the flag was added one line before
	}
}

// asOfFlag adds --as-of.
func (a *app) asOfFlag(c *cobra.Command, value *schema.Date) {
	c.Flags().Var(date{value}, "as-of", a.say("以这一天有效的法律和事项为准，如 2026-01-01；不写则用目录的版本日期", "the laws and matters in force on this day, such as 2026-01-01; the catalog's own edition if left out"))
}

// failOnFlag adds --fail-on.
func (a *app) failOnFlag(c *cobra.Command, value *string) {
	chooseFlag(c, value, "fail-on", "SEVERITY", diag.Error.String(), a.say("有这一级或更严重的问题时以状态 1 结束：error 错误、warning 警告、note 提示", "end with status 1 on findings as severe as this: error, warning, note"),
		[]string{diag.Error.String(), diag.Warning.String(), diag.Note.String()})
}

// severity reads a value of --fail-on.
func severity(s string) diag.Severity {
	v, err := diag.ParseSeverity(s)
	if err != nil {
		panic(err) // the flag takes nothing else
	}
	return v
}
