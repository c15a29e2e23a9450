package diag

import (
	"bytes"
	"fmt"
	"strings"
)

// github prints one workflow command a finding: a line that GitHub's runner turns into an annotation. GitHub shows at
// most ten of each severity for a step, in the order printed.
func (p *printer) github(b *bytes.Buffer, list List) {
	for _, d := range list {
		command := map[Severity]string{Error: "error", Warning: "warning"}[d.Severity]
		if command == "" {
			command = "notice"
		}
		s := p.locate(d.Place)
		var properties []string
		set := func(name string, value any) {
			properties = append(properties, name+"="+property(clean(fmt.Sprint(value))))
		}
		if d.Place.File != "" {
			set("file", p.name(d.Place.File))
		}
		if s.file != nil {
			last := s.to.line
			if last > s.from.line && s.to.column == 1 {
				last-- // the range ends with its last line's end
			}
			set("line", s.from.line)
			set("endLine", last)
			if last == s.from.line { // GitHub takes columns only within one line
				set("col", s.from.column)
			}
		}
		if title := strings.TrimSpace(d.Code + " " + p.in(p.rule(d.Code).Title)); title != "" {
			set("title", title)
		}

		lines := []string{clean(p.in(d.Message))}
		for _, r := range d.Related {
			lines = append(lines, p.where(r.Place)+clean(p.in(r.Message)))
		}
		if h := p.hint(d); h != "" {
			lines = append(lines, h)
		}
		command = strings.TrimSuffix(command+" "+strings.Join(properties, ","), " ")
		fmt.Fprintf(b, "::%s::%s\n", command, data(strings.Join(lines, "\n")))
	}
}

// data escapes the message of a workflow command, as actions/toolkit does.
func data(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

// property escapes a property of a workflow command.
func property(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(data(s))
}
