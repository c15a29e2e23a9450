package text

import "strings"

// Squeeze makes a text visible, and every run of ASCII blanks, line breaks and tabs in it one blank.
func Squeeze(s string) string {
	var b strings.Builder
	blank := false
	for _, r := range Visible(s) {
		if r == ' ' {
			blank = true
			continue
		}
		if blank {
			b.WriteByte(' ')
		}
		blank = false
		b.WriteRune(r)
	}
	if blank {
		b.WriteByte(' ')
	}
	return b.String()
}

// Pad fills a text up to some cells.
func Pad(s string, cells int) string { return s + strings.Repeat(" ", max(0, cells-Width(s))) }

// Fold breaks a text into lines of some cells: at blanks, and anywhere beside a Chinese character but before what may not
// begin a line.
func Fold(s string, cells int) []string {
	var lines []string
	line, at := "", 0 // at is the last place in line where it may break
	for _, r := range s {
		next := line + string(r)
		if Width(next) > cells && line != "" {
			if at == 0 || at > len(line) {
				at = len(line)
			}
			lines = append(lines, strings.TrimRight(line[:at], " "))
			next = strings.TrimLeft(line[at:]+string(r), " ")
			at = 0
		}
		before := len(next) - len(string(r))
		switch {
		case r == ' ' || strings.ContainsRune("、，；", r):
			at = len(next)
		case r >= 0x2e80 && !strings.ContainsRune("。，、；：！？）》」』”", r) && before > 0 && !strings.HasSuffix(next[:before], "（") && !strings.HasSuffix(next[:before], "\u200d") && !strings.HasSuffix(next[:before], "“"):
			at = before
		}
		line = next
	}
	return append(lines, line)
}
