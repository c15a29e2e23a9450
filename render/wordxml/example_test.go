package wordxml_test

import (
	"fmt"

	"github.com/matterc/matterc/render/wordxml"
)

// head is what is in a cell of a header row.
func head(s string) []wordxml.Block {
	return []wordxml.Block{wordxml.Paragraph{Style: wordxml.CellHead, Runs: []wordxml.Run{{Text: s}}}}
}

// cell is what is in any other cell.
func cell(s string) []wordxml.Block {
	return []wordxml.Block{wordxml.Paragraph{Style: wordxml.Cell, Runs: []wordxml.Run{{Text: s}}}}
}

// The document of README.md.
func ExampleDocument() {
	file, err := wordxml.Document{
		Title:  "食品经营许可办事指南",
		Header: [2]string{"食品经营许可", "办事指南"},
		Footer: "版本 2026-11-01",
		Blocks: []wordxml.Block{
			wordxml.Paragraph{Style: wordxml.Title, Runs: []wordxml.Run{{Text: "食品经营许可办事指南"}}},
			wordxml.Contents{Title: "目　录"},
			wordxml.Paragraph{Style: wordxml.Heading1, Runs: []wordxml.Run{{Text: "一、申请材料"}}},
			wordxml.Table{Header: 1, Widths: []int{10, 0}, Rows: [][]wordxml.TableCell{
				{{Blocks: head("序号")}, {Blocks: head("材料名称")}},
				{{Blocks: cell("1")}, {Blocks: cell("食品经营许可申请书")}},
			}},
		},
	}.Bytes()
	fmt.Println(string(file[:2]), err)
	// Output: PK <nil>
}
