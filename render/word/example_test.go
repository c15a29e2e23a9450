package word_test

import (
	"fmt"

	"github.com/matterc/matterc/render/word"
)

// head is what is in a cell of a header row.
func head(s string) []word.Block {
	return []word.Block{word.Paragraph{Style: word.CellHead, Runs: []word.Run{{Text: s}}}}
}

// cell is what is in any other cell.
func cell(s string) []word.Block {
	return []word.Block{word.Paragraph{Style: word.Cell, Runs: []word.Run{{Text: s}}}}
}

// The document of README.md.
func ExampleDocument() {
	file, err := word.Document{
		Title:  "食品经营许可办事指南",
		Header: [2]string{"食品经营许可", "办事指南"},
		Footer: "版本 2026-11-01",
		Blocks: []word.Block{
			word.Paragraph{Style: word.Title, Runs: []word.Run{{Text: "食品经营许可办事指南"}}},
			word.Contents{Title: "目　录"},
			word.Paragraph{Style: word.Heading1, Runs: []word.Run{{Text: "一、申请材料"}}},
			word.Table{Header: 1, Widths: []int{10, 0}, Rows: [][]word.TableCell{
				{{Blocks: head("序号")}, {Blocks: head("材料名称")}},
				{{Blocks: cell("1")}, {Blocks: cell("食品经营许可申请书")}},
			}},
		},
	}.Bytes()
	fmt.Println(string(file[:2]), err)
	// Output: PK <nil>
}
