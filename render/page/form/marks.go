package form

import (
	"bytes"
	"regexp"
	"strconv"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// formParser reads blank forms. It is made for every form: parsers of goldmark are not documented as constant.
//
// It knows the marks that a page can show, and no others: every other one is text, so that nothing of a form gets lost. There is no
// emphasis but ** (an applicant writes 长*宽*高, and fills in ____), no line struck out, no heading by a line drawn under it, and no
// footnote or address that is defined elsewhere.
func formParser() goldmark.Markdown {
	p := parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewThematicBreakParser(), 200), util.Prioritized(shallow{parser.NewListParser()}, 300), util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500), util.Prioritized(parser.NewATXHeadingParser(), 600), util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(shallow{parser.NewBlockquoteParser()}, 800), util.Prioritized(parser.NewHTMLBlockParser(), 900), util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100), util.Prioritized(frugalLinks{parser.NewLinkParser()}, 200), util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewRawHTMLParser(), 400), util.Prioritized(boldParser{}, 500),
		),
		// What the extension does besides, about | in code in cells, takes the square of how often it stands there; see formWriter.
		parser.WithParagraphTransformers(util.Prioritized(oddTables{}, 100), util.Prioritized(extension.NewTableParagraphTransformer(), 200)),
	)
	return goldmark.New(goldmark.WithParser(p), goldmark.WithExtensions(extension.TaskList, extension.CJK))
}

// maxDepth is how many lists and quotations may stand within one another. goldmark looks at all that are open for every mark.
const maxDepth = 16

// shallow reads a list or a quotation where it stands within no more than maxDepth others. The mark of a deeper one is text.
type shallow struct{ parser.BlockParser }

// Open begins the block, if it is one.
func (s shallow) Open(parent ast.Node, reader gtext.Reader, pc parser.Context) (ast.Node, parser.State) {
	depth := 0
	for n := parent; n != nil; n = n.Parent() {
		if k := n.Kind(); k == ast.KindList || k == ast.KindBlockquote {
			depth++
		}
	}
	if depth >= maxDepth {
		return nil, parser.NoChildren
	}
	return s.BlockParser.Open(parent, reader, pc)
}

// maxSought is how many steps are taken in a form to find what its brackets belong to. An office's form takes some thousands.
const maxSought = 4 << 20

// frugalLinks reads links and pictures as long as that takes few steps: goldmark looks back from every ] to its [, from every ]( to the
// end of the paragraph, and from the bold words of every link to the beginning. Brackets behind those of a stranger who makes it do
// that for ever are text.
type frugalLinks struct{ parser.InlineParser }

// sought is how many steps have been taken in the form.
var sought = parser.NewContextKey()

// Parse reads a bracket.
func (l frugalLinks) Parse(parent ast.Node, block gtext.Reader, pc parser.Context) ast.Node {
	spent, _ := pc.Get(sought).(int)
	if spent > maxSought {
		return nil
	}
	line, at := block.PeekLine()
	if line[0] != ']' {
		return l.InlineParser.Parse(parent, block, pc)
	}
	for c := parent.LastChild(); c != nil; c = c.PreviousSibling() {
		if spent++; c.Kind().String() == "LinkLabelState" {
			spent += at.Start - c.Pos()
			break
		}
	}
	n := l.InlineParser.Parse(parent, undefined{block, at.Start}, pc)
	if rest := block.Source()[at.Start+1:]; n != nil {
		spent += parent.ChildCount()
	} else if len(line) > 1 && line[1] == '(' {
		spent += before(rest, "\n\n")
	} else if len(line) > 1 && line[1] == '[' {
		spent += before(rest, "]")
	}
	pc.Set(sought, spent)
	return n
}

// undefined is a form that says of no word in brackets where it leads. goldmark asks for the word before it knows that, and for a word
// its reader goes through all lines of the paragraph.
type undefined struct {
	gtext.Reader
	bracket int // where ] stands
}

// Value returns what is written behind the bracket.
func (u undefined) Value(s gtext.Segment) []byte {
	if s.Start < u.bracket {
		return nil
	}
	return s.Value(u.Source())
}

// before is how many bytes stand before some text, or all if it is not there.
func before(b []byte, text string) int {
	if i := bytes.Index(b, []byte(text)); i >= 0 {
		return i
	}
	return len(b)
}

// CloseBlock makes text of brackets that belong to no link.
func (l frugalLinks) CloseBlock(parent ast.Node, block gtext.Reader, pc parser.Context) {
	l.InlineParser.(parser.CloseBlocker).CloseBlock(parent, block, pc)
}

// boldParser reads **, which opens before what is no blank and closes behind what is none. CommonMark asks for a blank or punctuation
// as well where punctuation follows, which Chinese does not have: 请勾选**“延续”**一项.
type boldParser struct{}

// Trigger is the character that it looks at.
func (boldParser) Trigger() []byte { return []byte{'*'} }

// Parse reads two asterisks, no fewer and no more.
func (boldParser) Parse(_ ast.Node, block gtext.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	length := len(line) - len(bytes.TrimLeft(line, "*"))
	if length != 2 || before == '*' {
		return nil
	}
	after := ' '
	if len(line) > length {
		after = util.ToRune(line, length)
	}
	power := isDigit(before) && isDigit(after) // 2**10
	d := parser.NewDelimiter(!power && !util.IsSpaceRune(after), !power && !util.IsSpaceRune(before), length, '*', bold{})
	d.Segment = segment.WithStop(segment.Start + length)
	block.Advance(length)
	pc.PushDelimiter(d)
	return d
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// bold pairs what boldParser finds.
type bold struct{}

// IsDelimiter reports whether a character is one of the mark.
func (bold) IsDelimiter(b byte) bool { return b == '*' }

// CanOpenCloser reports whether two marks go together: all do.
func (bold) CanOpenCloser(_, _ *parser.Delimiter) bool { return true }

// OnMatch is what stands between two marks.
func (bold) OnMatch(consumes int) ast.Node { return ast.NewEmphasis(consumes) }

// maxColumns is how many columns a table may have that is printed as one.
const maxColumns = 64

// oddTables leaves the lines of a table as they are where a row has more cells than there are columns, for a table would lose them,
// where no page has room for the columns, and where rows are so short that most of the table would be cells that nobody wrote.
type oddTables struct{}

// delimiterRow is the row below the header of a table.
var delimiterRow = regexp.MustCompile(`^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$`)

// Transform makes preformatted lines of such a table.
func (oddTables) Transform(n *ast.Paragraph, reader gtext.Reader, _ parser.Context) {
	columns, rows, bytes := 0, 0, 0
	odd := false
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		row := line.Value(reader.Source())
		bytes += len(row)
		switch {
		case columns == 0 && i > 0 && delimiterRow.Match(row):
			columns = cells(row)
		case columns > 0:
			rows++
			odd = odd || cells(row) > columns
		}
	}
	if odd || columns > maxColumns || rows*columns > 4*bytes {
		block := ast.NewCodeBlock()
		block.SetLines(n.Lines())
		n.Parent().ReplaceChild(n.Parent(), n, block)
	}
}

// cells counts the cells of a row of a table up to the last that has something in it.
func cells(row []byte) int {
	row = bytes.TrimSpace(row)
	row = bytes.TrimPrefix(row, []byte("|"))
	count, last := 1, 0
	for i, b := range row {
		switch {
		case b == '|' && (i == 0 || row[i-1] != '\\'):
			count++
		case b != ' ' && b != '\t':
			last = count
		}
	}
	return last
}

// itemNumber finds the mark of a numbered item.
var itemNumber = regexp.MustCompile(`^[ \t>]*(([0-9]{1,9})[.)])`)

// number returns the mark of an item of a list as the source has it, and its number; "" if it has none.
func (f formReader) number(item ast.Node) (mark string, n int) {
	found := itemNumber.FindSubmatch(f.source[min(max(item.Pos(), 0), len(f.source)):])
	if found == nil {
		return "", 0
	}
	n, _ = strconv.Atoi(string(found[2])) // of nine digits at most
	return string(found[1]), n
}
