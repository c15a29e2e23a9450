// Command matterc compiles a catalog of government approval matters, written in CUE, into guides, sheets and data.
//
// It is the only package that touches the machine: arguments, files, git, the clock and the exit status. A command is
// one file: it parses its arguments, calls one function of another package, prints, and returns a status.
package main

import (
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"github.com/matterc/matterc/schema/diag"
)

//go:generate go test -run ^TestREADME$ -count 1 . -args -update

func main() {
	debug.SetGCPercent(400) // evaluating CUE is a third faster, for twice the memory
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr, os.Getenv))
}

// run executes one command line and returns its exit status. A defect of the tool is a machine that failed, never a
// finding or a wrong usage.
func run(args []string, stdout, stderr io.Writer, getenv func(string) string) (status int) {
	a := &app{out: diag.NewConsole(stdout), err: diag.NewConsole(stderr), getenv: getenv, lang: languageOf(args)}
	defer func() {
		if defect := recover(); defect != nil {
			fmt.Fprintf(a.err, "matterc: %s: %v\n%s", a.say("工具内部出错，请报告给我们", "internal error, please report it"), defect, debug.Stack())
			status = statusFailed
		}
	}()
	command, err := a.execute(args)
	if failed := a.out.Err(); err == nil && failed != nil {
		err = cannot("结果写不出去：%[1]s", "the results could not be written: %[2]s", reason(failed).ZH, reason(failed).EN)
	}
	return a.conclude(command, err)
}
