package diag

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/matterc/matterc/render/text"
)

// text prints findings for people, each as finding does, an empty line after each, and a last line that counts them.
func (p *printer) text(b *bytes.Buffer, list List) {
	for _, d := range list {
		p.finding(b, d)
		b.WriteByte('\n')
	}
	if len(list) > 0 {
		b.WriteString(p.summary(list))
	}
}

// finding prints one finding: what is wrong, its places with their source, what to do, where to read more.
func (p *printer) finding(b *bytes.Buffer, d Diagnostic) {
	color := [...]string{Note: "1;36", Warning: "1;33", Error: "1;31"}[min(max(d.Severity, Note), Error)]
	head, message, _ := strings.Cut(p.header(d), ": ")
	b.WriteString(p.paint(color, head) + ": " + p.paint("1", message) + "\n")

	related, behind := d.Related, ""
	if len(related) > 0 && related[0].Place == d.Place && !d.Place.IsZero() {
		related, behind = related[1:], p.in(related[0].Message)
	}
	p.place(b, d.Place, behind, color)
	for _, r := range related {
		p.place(b, r.Place, p.in(r.Message), color)
	}
	if h := p.hint(d); h != "" {
		fmt.Fprintf(b, "  %s\n", h)
	}
	if d.Code != "" {
		fmt.Fprintf(b, "  %smatterc explain %s\n", p.say("说明：", "more: "), clean(d.Code))
	}
}

// place prints where, the source line, and carets under it with a message behind them.
func (p *printer) place(b *bytes.Buffer, at Place, message, color string) {
	message = clean(message)
	s := p.locate(at)
	if s.file == nil {
		if line := strings.TrimSuffix(p.where(at)+message, ": "); line != "" {
			fmt.Fprintf(b, "  %s\n", line)
		}
		return
	}
	left, mark, right := p.excerpt(s.line, s.lineFrom, s.lineTo)
	pad := text.Width(left)
	carets := strings.Repeat("^", max(text.Width(left+mark)-pad, 1))

	fmt.Fprintf(b, "  %s\n", strings.TrimSuffix(p.where(at), ": "))
	line := strings.TrimRight(left+mark+right, " ")
	b.WriteString(strings.TrimRight(p.paint("2", fmt.Sprintf("%7d │", s.from.line))+" "+line, " ") + "\n")
	b.WriteString(p.paint("2", "        │") + " " + strings.Repeat(" ", pad) + p.paint(color, carets))
	b.WriteString(strings.TrimRight(" "+message, " ") + "\n")
}

// summary counts the findings by severity, worst first, on a line.
func (p *printer) summary(list List) string {
	findings := "findings"
	if len(list) == 1 {
		findings = "finding"
	}
	return fmt.Sprintf(p.say("共 %d 个问题：%s", "%d "+findings+": %s")+"\n", len(list), p.in(list.Counts()))
}

// paint puts a text in a colour, an ANSI SGR parameter, if there are colours.
func (p *printer) paint(sgr, s string) string {
	if !p.Color {
		return s
	}
	return "\x1b[" + sgr + "m" + s + "\x1b[m"
}
