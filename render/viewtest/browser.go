package viewtest

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// Checker returns where a file of the packages that judge web pages is, by its path below node_modules. It skips the test like Need.
func Checker(t testing.TB, name string) string {
	t.Helper()
	file := filepath.Join(moduleRoot(t), "render/viewtest/checkers/node_modules", filepath.FromSlash(name))
	if _, err := os.Stat(file); err != nil {
		absent(t, name+" is missing: run make checkers")
	}
	return file
}

// moduleRoot is the folder of go.mod, above the one the test runs in.
func moduleRoot(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("no go.mod above the test")
		}
		dir = filepath.Dir(dir)
	}
}

// Browser is a tab of chromium.
//
// It is driven by chromedp (MIT, v0.23.1 of 2026), which speaks with it over a pipe and brings two modules, cdproto and a JSON decoder:
// a test stays one program in one language that `go test` runs, caches and skips. puppeteer-core and playwright-core would want Node.js
// when tests run, a second language for the tests, and playwright a browser build of its own, which is not in every registry. The browser
// is Debian's, because that is what a clean machine of CI can install by name.
type Browser struct{ ctx context.Context }

// patience is how long the browser may take for one question.
const patience = 2 * time.Minute

// NewBrowser starts chromium until the test ends, with the fonts of the print engine and no others. It skips the test like Need.
func NewBrowser(t testing.TB) *Browser {
	t.Helper()
	Need(t, "chromium")
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath("chromium"), chromedp.Env(fonts(t, t.TempDir())),
		chromedp.Flag("disable-dev-shm-usage", true), chromedp.Flag("lang", "zh-CN"))
	if os.Getuid() == 0 {
		options = append(options, chromedp.NoSandbox) // chromium refuses to run as root with one
	}
	ctx, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	t.Cleanup(stop)
	// What judges a page is a script, which the page's own policy forbids.
	do(t, ctx, command(page.SetBypassCSP, page.SetBypassCSPParams{Enabled: true}))
	return &Browser{ctx}
}

// command is an action that sends a command.
func command[P, R any](c cdp.Command[P, R], parameters P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, c, parameters)
		return err
	})
}

// do takes actions one after another, which must succeed.
func do(t testing.TB, ctx context.Context, actions ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(ctx, actions...); err != nil {
		t.Fatal(err)
	}
}

// View is how a page is looked at: on a screen of some width in CSS pixels, or on paper.
type View struct {
	Width int64
	Paper bool
}

// String names the view.
func (v View) String() string {
	if v.Paper {
		return "paper"
	}
	return fmt.Sprintf("%d px", v.Width)
}

// The views: a desk, a telephone, and A4.
var (
	Desk      = View{Width: 1280}
	Telephone = View{Width: 390}
	A4        = View{Width: 794, Paper: true}
)

// Open opens a page of a folder.
func (b *Browser) Open(t testing.TB, file string, v View) {
	t.Helper()
	media := "screen"
	if v.Paper {
		media = "print"
	}
	do(t, b.ctx, chromedp.EmulateViewport(v.Width, 844), command(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: media}),
		chromedp.Navigate("file://"+filepath.ToSlash(file)))
}

// Run runs a script.
func (b *Browser) Run(t testing.TB, script string) {
	t.Helper()
	b.Ask(t, "(() => {"+script+"; return null})()", new(any))
}

// Ask works an expression of JavaScript out, waits for a promise, and reads the answer as JSON.
func (b *Browser) Ask(t testing.TB, expression string, answer any) {
	t.Helper()
	ctx, stop := context.WithTimeout(b.ctx, patience)
	defer stop()
	said, err := chromedp.Run(ctx, chromedp.Evaluate[string]("Promise.resolve("+expression+").then(a => JSON.stringify(a))", chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("%.200s: %v", expression, err)
	}
	if err := json.Unmarshal([]byte(said), answer); err != nil {
		t.Fatalf("%.200s: %v\n%.2000s", expression, err, said)
	}
}

// Roles counts what the browser tells a reader of the screen that the parts of a page are: table, row, cell, link, …
func (b *Browser) Roles(t testing.TB) map[string]int {
	t.Helper()
	count := map[string]int{}
	do(t, b.ctx, chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		tree, err := cdp.Call(ctx, target, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
		if err != nil {
			return err
		}
		for _, n := range tree.Nodes {
			if n.Ignored || n.Role == nil {
				continue
			}
			var role string
			if err := json.Unmarshal(n.Role.Value, &role); err != nil {
				return err
			}
			count[role]++
		}
		return nil
	}))
	return count
}

// Press presses keys: letters, or one of those below.
func (b *Browser) Press(t testing.TB, keys string) {
	t.Helper()
	do(t, b.ctx, chromedp.KeyEvent(keys))
}

// Keys.
const (
	TabKey   = kb.Tab
	EnterKey = kb.Enter
	RightKey = kb.ArrowRight
)
