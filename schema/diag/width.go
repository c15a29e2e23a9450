package diag

// Width returns how many cells of a terminal a text takes; a Chinese character takes two.
func Width(s string) int { return cells().StringWidth(s) }
