package main

import (
	"io"
	"os"
	"sync"
	"time"

	"github.com/matterc/matterc/schema/diag"
	"golang.org/x/term"
)

// isTerminal reports whether somebody watches what is written.
func isTerminal(w io.Writer) bool {
	if c, ok := w.(*diag.Console); ok {
		w = c.Behind()
	}
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// colored reports whether to use colours on a writer.
func (a *app) colored(w io.Writer) bool {
	switch a.color {
	case "always":
		return true
	case "never":
		return false
	}
	return a.getenv("NO_COLOR") == "" && a.getenv("TERM") != "dumb" && isTerminal(w)
}

// progress is a line on a terminal that says what is being done, once work has taken a second.
type progress struct {
	w     *diag.Console
	lang  diag.Lang
	mu    sync.Mutex
	timer *time.Timer
	doing diag.Text
	shown bool
}

// progress returns a line for one command; it does nothing where nobody watches.
func (a *app) progress() *progress {
	p := &progress{w: a.err, lang: a.lang}
	if !a.quiet && isTerminal(a.err) {
		p.timer = time.AfterFunc(time.Second, p.show)
	}
	return p
}

// stage says what is being done from now on.
func (p *progress) stage(zh, en string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.doing = diag.Text{ZH: zh, EN: en}
	if p.shown {
		p.draw()
	}
}

func (p *progress) show() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.timer != nil {
		p.shown = true
		p.draw()
	}
}

func (p *progress) draw() { p.w.Status(p.doing.In(p.lang) + "…") }

// stop removes the line. It must come before anything else is printed, and may come more than once.
func (p *progress) stop() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.timer != nil {
		p.timer.Stop()
		p.timer = nil
	}
	if p.shown {
		p.shown = false
		p.w.Status("")
	}
}
