package wording

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
)

// Place says where a window is. What the address ends and the window begins with, such as the floor, is said once; of a station that has
// no window of its own that is all of it.
func Place(w schema.Window, d *model.Department) string {
	address := Address(w, d)
	if address == "" || address == w.Window {
		return w.Window
	}
	for end := range len(w.Window) + 1 {
		if utf8.RuneCountInString(w.Window[:end]) > 1 && strings.HasSuffix(address, w.Window[:end]) {
			return address + w.Window[end:]
		}
	}
	return address + " " + w.Window
}

// Address says where a window is without its name: the address of its department unless it has its own.
func Address(w schema.Window, d *model.Department) string { return cmp.Or(w.Address, d.Address) }

// Hours says when a window is open.
func Hours(w schema.Window, d *model.Department) string {
	return cmp.Or(w.Hours, d.Hours)
}

// Desk says in a cell, a line each, where to go and whom to call. What is at the address of the department, where whoever reads the
// cell stands, needs no address.
func Desk(w schema.Window) page.Cell {
	at := w.Address
	if at == w.Window {
		at = ""
	}
	c := page.Cell{page.Plain(w.Window, Bracketed(at))}
	for _, e := range []struct {
		name    string
		numbers []string
	}{{"咨询：", w.Lines}, {"投诉：", w.Complaints}} {
		if len(e.numbers) > 0 {
			c = append(c, page.Concat(page.Plain(e.name), page.Phones(e.numbers, page.Regular)))
		}
	}
	return c
}
