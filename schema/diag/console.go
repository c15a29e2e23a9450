package diag

import (
	"bytes"
	"io"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/matterc/matterc/render/text"
)

// Console is a terminal or a log, the one way there. What is written to it is text for people, a stranger's words among it: it begins no
// escape sequence, hides nothing and is no command of a log, whoever has written it and however it was put together. Only line breaks
// and tabs are what they are, so that what stands in a line has to be made visible before it is put there. What programs read goes to
// Data, JSON or Markup.
type Console struct {
	// Color lets our own colours through, the only way an ESC gets out.
	Color bool

	mu     sync.Mutex
	w      io.Writer
	err    error
	line   string // how the line now being written begins and ends, as much as decides whether it is a command
	rest   []byte // the beginning of a character
	status bool   // a status line is shown
}

// NewConsole returns a console that writes to w.
func NewConsole(w io.Writer) *Console { return &Console{w: w} }

// Err returns the first error of writing, so that those who write need not look.
func (c *Console) Err() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.err
}

// Behind returns what the console writes to, to ask what that is.
func (c *Console) Behind() io.Writer { return c.w }

// Write writes text.
func (c *Console) Write(p []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	s := string(append(c.rest, p...))
	whole := len(s)
	for n := 1; n < utf8.UTFMax && n <= len(s); n++ {
		if last := s[len(s)-n:]; utf8.RuneStart(last[0]) {
			if !utf8.FullRuneInString(last) {
				whole -= n
			}
			break
		}
	}
	c.rest = []byte(s[whole:])
	var b bytes.Buffer
	for s = s[:whole]; s != ""; {
		end := strings.IndexAny(s, "\n\t")
		if end < 0 {
			c.part(&b, s)
			break
		}
		c.part(&b, s[:end])
		b.WriteByte(s[end])
		if c.line = bounds(c.line + " "); s[end] == '\n' {
			c.line = ""
		}
		s = s[end+1:]
	}
	if err := c.write(b.Bytes()); err != nil {
		return 0, err
	}
	return len(p), nil
}

// part writes a part of a line.
func (c *Console) part(b *bytes.Buffer, s string) {
	for s != "" {
		sgr := ""
		end := len(s)
		if c.Color {
			for i := 0; i < len(s); i++ {
				if s[i] == '\x1b' {
					if sgr = colorAt(s[i:]); sgr != "" {
						end = i
						break
					}
				}
			}
		}
		plain := uncommand(c.line, text.Visible(s[:end]))
		b.WriteString(plain)
		b.WriteString(sgr)
		c.line = bounds(c.line + plain)
		s = s[end+len(sgr):]
	}
}

// bounds returns the end of a line, behind a sign if there is more before it than blanks.
func bounds(line string) string {
	if len(line) <= len("##vso") {
		return line
	}
	end := line[len(line)-len("##vso"):]
	if strings.TrimSpace(line[:len(line)-len(end)]) != "" {
		return "." + end
	}
	return end
}

// colorAt returns the escape sequence of a colour of ours that a text begins with, or "".
func colorAt(s string) string {
	for _, sgr := range []string{"", "1", "2", "1;31", "1;33", "1;36"} {
		if code := "\x1b[" + sgr + "m"; strings.HasPrefix(s, code) {
			return code
		}
	}
	return ""
}

// Data returns a writer for what programs read, which goes out as it is.
func (c *Console) Data() io.Writer { return (*consoleData)(c) }

// JSON writes a JSON text whole. Its strings, which are all it has of others, say the same and are no command of a log either.
func (c *Console) JSON(made []byte) error {
	_, err := c.Data().Write([]byte(strings.NewReplacer("##[", `##\u005b`, "##vso[", `##vso\u005b`).Replace(string(made))))
	return err
}

// Markup writes a text whole whose strings may have the entities of HTML: SVG, and DOT. It says the same and is no command of a log either.
func (c *Console) Markup(made []byte) error {
	_, err := c.Data().Write([]byte(strings.NewReplacer("##[", "##&#91;", "##vso[", "##vso&#91;").Replace(string(made))))
	return err
}

type consoleData Console

// Write writes data.
func (d *consoleData) Write(p []byte) (int, error) {
	c := (*Console)(d)
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := c.write(p); err != nil {
		return 0, err
	}
	return len(p), nil
}

// Status shows a line of a terminal that the next one replaces, and "" takes it away again.
func (c *Console) Status(s string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if s == "" && !c.status {
		return
	}
	c.status = s != ""
	_ = c.write([]byte("\r\x1b[K" + clean(s)))
}

func (c *Console) write(p []byte) error {
	if len(p) == 0 {
		return nil
	}
	_, err := c.w.Write(p)
	if err != nil && c.err == nil {
		c.err = err
	}
	return err
}
