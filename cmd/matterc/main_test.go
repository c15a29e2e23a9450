package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/matterc/matterc/render/print/typst"
	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/image/font/gofont/goregular"
)

var update = flag.Bool("update", os.Getenv("UPDATE") != "", "write README.md instead of comparing it")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"matterc": main, "typst-program": typstProgramMain})
}

// typstProgramMain is as much of the program typst as --pdf-engine typst calls, made of the engine of this one.
func typstProgramMain() {
	fail := func(err error) {
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	flags := flag.NewFlagSet("typst compile", flag.ExitOnError)
	root, fonts := flags.String("root", "", ""), flags.String("font-path", "", "")
	created := flags.Int64("creation-timestamp", 0, "")
	flags.Bool("ignore-system-fonts", false, "")
	if len(os.Args) < 2 || os.Args[1] != "compile" {
		fail(errors.New("usage: typst compile"))
	}
	fail(flags.Parse(os.Args[2:]))
	job := typst.Job{Files: map[string][]byte{}, Date: time.Unix(*created, 0).UTC()}
	files := os.DirFS(*root)
	fail(fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		job.Files[name], err = fs.ReadFile(files, name)
		return err
	}))
	var err error
	job.Main, err = filepath.Rel(*root, flags.Arg(0))
	fail(err)
	given, err := filepath.Glob(filepath.Join(*fonts, "*.ttf"))
	if len(given) != 3 && err == nil {
		err = fmt.Errorf("%d fonts", len(given))
	}
	fail(err)
	e, err := openEngine(context.Background(), nil)
	fail(err)
	pdf, _, err := e.PDF(context.Background(), job)
	fail(err)
	fail(os.WriteFile(flags.Arg(1), pdf, 0o666))
}

// TestScript runs the scripts of testdata/script, with a font go.ttf in their folders. Beside the commands of testscript they know
//
//	status N matterc ARGUMENTS…
//
// which runs matterc, wants exactly that exit status, and leaves the output to the commands stdout and stderr.
func TestScript(t *testing.T) { runScripts(t, "testdata/script") }

// TestAtOnce runs the script for the race detector: one build that starts every goroutine there is.
func TestAtOnce(t *testing.T) { runScripts(t, "testdata/atonce") }

func runScripts(t *testing.T, dir string) {
	testscript.Run(t, testscript.Params{
		Dir:                 dir,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			cache, err := os.UserCacheDir() // has the engine's code, which takes minutes to compile under the race detector
			if err != nil {
				return err
			}
			if err := os.WriteFile(filepath.Join(env.WorkDir, "cache"), []byte(cache), 0o666); err != nil {
				return err
			}
			env.Setenv("XDG_CACHE_HOME", cache)
			worked, err := filepath.Abs("../../catalog")
			if err != nil {
				return err
			}
			env.Setenv("WORKED", worked)
			return os.WriteFile(filepath.Join(env.WorkDir, "go.ttf"), goregular.TTF, 0o666)
		},
		Condition: func(cond string) (bool, error) {
			switch cond {
			case "root":
				return os.Geteuid() == 0, nil
			case "assets":
				_, _, ok := typst.Version()
				return ok, nil
			}
			return false, errors.New("unknown condition")
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"status": func(ts *testscript.TestScript, neg bool, args []string) {
				if neg || len(args) < 2 {
					ts.Fatalf("usage: status N matterc ARGUMENTS…")
				}
				want, err := strconv.Atoi(args[0])
				ts.Check(err)
				got := 0
				err = ts.Exec(args[1], args[2:]...)
				if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
					got = exit.ExitCode()
				} else {
					ts.Check(err)
				}
				if got != want {
					ts.Fatalf("exit status %d, want %d", got, want)
				}
			},
		},
	})
}
