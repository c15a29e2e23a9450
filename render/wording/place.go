package wording

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
)

// Place says where a window is. What the address ends and the window begins with, such as the floor, is said once.
func Place(w schema.Window, d *model.Department) string {
	address := cmp.Or(w.Address, d.Address)
	for i := range w.Window {
		if utf8.RuneCountInString(w.Window[:i]) > 1 && strings.HasSuffix(address, w.Window[:i]) {
			return address + w.Window[i:]
		}
	}
	return address + " " + w.Window
}

// Hours says when a window is open.
func Hours(w schema.Window, d *model.Department) string {
	return cmp.Or(w.Hours, d.Hours)
}
