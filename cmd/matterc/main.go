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
)

//go:generate go test -run ^TestREADME$ -count 1 . -args -update

func main() {
	debug.SetGCPercent(400) // evaluating CUE is a third faster, for twice the memory
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr, os.Getenv))
}

// run executes one command line and returns its exit status. A defect of the tool is a machine that failed, never a
// finding or a wrong usage.
func run(args []string, stdout, stderr io.Writer, getenv func(string) string) (status int) {
	out := &results{w: stdout}
	a := &app{out: out, err: stderr, getenv: getenv, lang: languageOf(args)}
	defer func() {
		if defect := recover(); defect != nil {
			fmt.Fprintf(stderr, "matterc: %s: %v\n%s", a.say("工具内部出错，请报告给我们", "internal error, please report it"), defect, debug.Stack())
			status = statusFailed
		}
	}()
	command, err := a.execute(args)
	if err == nil {
		err = out.failure()
	}
	return a.conclude(command, err)
}

// results is standard output. It remembers that something could not be written, so that a command need not look.
type results struct {
	w   io.Writer
	err error
}

func (r *results) Write(p []byte) (int, error) {
	n, err := r.w.Write(p)
	if err != nil && r.err == nil {
		r.err = err
	}
	return n, err
}

func (r *results) failure() error {
	if r.err == nil {
		return nil
	}
	return cannot("结果写不出去：%v", "the results could not be written: %v", r.err)
}
