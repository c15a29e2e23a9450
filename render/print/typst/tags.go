package typst

import "bytes"

// tag mends a PDF of the engine, which has no means to mark the head of a row in a table (in Typst 0.14 it is experimental, and this
// build is without it), and none to have a reader show the title of a document instead of the name of its file: PDF/UA-1 (ISO 14289-1,
// 7.5 and 7.1) wants both. A cell that has a ground of its own is taken for the head of its row.
//
// What is written takes as many bytes as what it is written over, so that every object stays where it is, and that says nothing: an empty
// list of heads, and that the text runs from left to right, which it does without being told (ISO 32000-1, 14.8.5.7 and 12.2).
func tag(pdf []byte) {
	for at := 0; ; {
		next := bytes.Index(pdf[at:], []byte("\n  /Type /StructElem\n  /S /TD\n"))
		if next < 0 {
			break
		}
		at += next + 1
		cell, _, _ := bytes.Cut(pdf[at:], []byte("endobj"))
		if heads := bytes.Index(cell, []byte("/Headers []")); heads >= 0 && bytes.Contains(cell, []byte("/BackgroundColor ")) {
			copy(cell[heads:], "/Scope /Row")
			copy(cell[bytes.Index(cell, []byte("/TD")):], "/TH")
		}
	}
	if at := bytes.LastIndex(pdf, []byte("/ViewerPreferences <<\n    /Direction /L2R\n  >>")); at >= 0 {
		copy(pdf[at:], "/ViewerPreferences <<\n/DisplayDocTitle true\n>>")
	}
}
