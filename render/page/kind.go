package page

// Kind says what a document is, for style sheets and page templates..
type Kind string

// The kinds of documents.
const (
	GuidePage      Kind = "guide"      // 办事指南（完整版）
	BriefPage      Kind = "brief"      // 办事指南（简版）
	ProcedurePage  Kind = "procedure"  // 联办指南
	NoticePage     Kind = "notice"     // 一次性告知书
	PaperPage      Kind = "paper"      // 窗口文书
	PlanPage       Kind = "plan"       // 办理计划
	DepartmentPage Kind = "department" // 部门
	IndexPage      Kind = "index"      // 目录
	BookPage       Kind = "book"       // 汇编中办事指南以外的内容
	MovedPage      Kind = "moved"      // 原网址上的一页，引到现在的网址，或者说明停止办理
)

// Printing is where else the pages of a kind are, which are all on the web and in Markdown.
type Printing struct {
	Word bool  // a Word document
	Book Place // in the book
	PDF  Sheet // a PDF of its own
}

// Place is how a book has a page.
type Place string

// The places.
const (
	Nowhere Place = ""       // the book knows nothing of it
	Bound   Place = "bound"  // it stands in the book, as its Entry.InBook
	Summed  Place = "summed" // it does not stand there, but a book that has all it lists says that it holds it
)

// Sheet is how a page is set on sheets of its own.
type Sheet string

// The sheets. Each is its folder under print/.
const (
	NoSheet Sheet = ""
	Leaflet Sheet = "leaflets" // folded
	Handout Sheet = "notices"  // as a notice is handed out
)

// printings has every kind: Word, the book and the sheets ask it.
var printings = map[Kind]Printing{
	GuidePage:      {Word: true, Book: Bound},
	BriefPage:      {PDF: Leaflet},
	ProcedurePage:  {Word: true, Book: Bound},
	NoticePage:     {Word: true, Book: Bound, PDF: Handout},
	PaperPage:      {Word: true}, // the window fills it in
	PlanPage:       {},           // answers a question and is no part of what a catalog publishes
	DepartmentPage: {Book: Summed},
	IndexPage:      {Book: Summed},
	MovedPage:      {}, // what is printed is never at an old address
	BookPage:       {}, // what a book says besides the pages in it, to be compared
}

// Printing says where else pages of the kind are. A kind that it does not know is a mistake of whoever made it.
func (k Kind) Printing() Printing {
	p, ok := printings[k]
	if !ok {
		panic("page: nobody says where a page of kind " + string(k) + " is printed")
	}
	return p
}
