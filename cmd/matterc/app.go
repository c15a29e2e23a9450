package main

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/matterc/matterc/render/output"
	"github.com/matterc/matterc/render/text"
	"github.com/matterc/matterc/schema/diag"
)

// app is what the commands share: where they print, and the global flags.
type app struct {
	out    *diag.Console // results
	err    *diag.Console // everything else
	getenv func(string) string
	lang   diag.Lang
	color  string // auto, always or never
	quiet  bool

	unfinished unfinished // what is being written
}

// say returns one of two texts.
func (a *app) say(zh, en string) string { return diag.Text{ZH: zh, EN: en}.In(a.lang) }

// print writes one line of results.
func (a *app) print(zh, en string, args ...any) {
	fmt.Fprintln(a.out, sentence(zh, en, args...).In(a.lang))
}

// note writes one line that is no result, unless --quiet was given.
func (a *app) note(zh, en string, args ...any) {
	if !a.quiet {
		fmt.Fprintln(a.err, sentence(zh, en, args...).In(a.lang))
	}
}

// sentence is diag.T of what goes to a terminal or a log: the arguments, whoever has written them, stay on their line.
func sentence(zh, en string, args ...any) diag.Text {
	seen := make([]any, len(args))
	for i, arg := range args {
		switch v := arg.(type) {
		case fmt.Stringer:
			seen[i] = text.Visible(v.String())
		case error:
			seen[i] = text.Visible(v.Error())
		default:
			if seen[i] = arg; reflect.ValueOf(arg).Kind() == reflect.String {
				seen[i] = text.Visible(fmt.Sprint(arg))
			}
		}
	}
	return diag.T(zh, en, seen...)
}

// result writes what a command was asked for in a format.
func (a *app) result(format string, made []byte) error { return show(a.out, format, made) }

// show writes what is in a format to a console: text for people, or data.
func show(c *diag.Console, format string, made []byte) error {
	w := c.Data()
	switch format {
	case "json", "sarif":
		return c.JSON(made)
	case "svg", "dot":
		return c.Markup(made)
	case "text", "markdown":
		w = c
	}
	_, err := w.Write(made)
	return err
}

// json writes a value as JSON that people can read too.
func (a *app) json(v any) error {
	made, err := output.JSON(v)
	if err != nil {
		return err
	}
	return a.result("json", made)
}

// languageOf finds --lang before the command line is parsed, since the help and every error about the command line are
// already in that language.
func languageOf(args []string) diag.Lang {
	lang := diag.ZH
	for i, arg := range args {
		if arg == "--" {
			break
		}
		value, ok := strings.CutPrefix(arg, "--lang=")
		if arg == "--lang" && i+1 < len(args) {
			value, ok = args[i+1], true
		}
		if l, err := diag.ParseLang(value); ok && err == nil {
			lang = l
		}
	}
	return lang
}
