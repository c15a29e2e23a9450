package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/matterc/matterc/schema/diag"
)

// app is what the commands share: where they print, and the global flags.
type app struct {
	out    io.Writer // results
	err    io.Writer // everything else
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
	fmt.Fprintln(a.out, diag.T(zh, en, args...).In(a.lang))
}

// note writes one line that is no result, unless --quiet was given.
func (a *app) note(zh, en string, args ...any) {
	if !a.quiet {
		fmt.Fprintln(a.err, diag.T(zh, en, args...).In(a.lang))
	}
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
