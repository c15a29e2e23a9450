package render

import (
	"fmt"
	"strings"

	"github.com/matterc/matterc/render/output"
)

// readmeFile is out/README.md. It says what a reader finds whatever was built, so that the file committed to git is the
// one every build writes.
func readmeFile() output.File {
	var b strings.Builder
	b.WriteString(readmeHead)
	b.WriteString("\n| `--only` | 内容 | content |\n|---|---|---|\n")
	for _, f := range Formats() {
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", f.Name, f.About().ZH, f.About().EN)
	}
	return output.File{Path: "README.md", Data: []byte(b.String())}
}

// readmeHead is what readmeFile says before the table of formats. A test wants a row for everything that is built.
const readmeHead = `# out/

` + "`matterc build`" + ` 生成的全部成果。这个文件夹整个归 ` + "`build`" + ` 所有：每次生成都整体替换，手工改动会丢失；
要改内容，请改目录源文件（CUE）再生成。除本文件外不提交到 git。同一个目录总是生成同样的字节，文件里没有生成时间。

Everything ` + "`matterc build`" + ` generates. The folder belongs to ` + "`build`" + ` and is replaced as a whole each time; edits made
here are lost: change the catalog (CUE) and build again. Only this file is committed to git. The same catalog always
gives the same bytes; no file holds the time it was built.

| 位置 where | 内容 | content |
|---|---|---|
| ` + "`index.html`" + `、` + "`index.md`" + ` | 办事指南目录 | index of the guides |
| ` + "`guides/<事项 matter>`" + ` | 办事指南，完整版和简版（` + "`.brief`" + `），网页和 Markdown | guides, full and short (` + "`.brief`" + `), as web page and Markdown |
| ` + "`procedures/<联办 procedure>`" + ` | 联办（一件事）指南，网页和 Markdown | guides of combined procedures, as web page and Markdown |
| ` + "`notices/<联办 procedure>`" + ` | 联办的一次性告知书，网页和 Markdown | one-time notices of combined procedures, as web page and Markdown |
| ` + "`papers/<事项 matter>`" + ` | 窗口文书：受理、补正告知、不予受理、不予办理，由窗口填写，网页和 Markdown | papers that the window fills in: accepted, to be put right, not accepted, refused, as web page and Markdown |
| ` + "`departments/<部门 department>`" + ` | 部门办事目录：地址、电话、事项、先后关系，网页和 Markdown | pages of departments: address, telephone, matters and what comes before what, as web page and Markdown |
| ` + "`guides/*.svg`、`procedures/*.svg`、`notices/*.svg`、`departments/*.svg`" + ` | 其中的流程图、时间安排和先后关系图 | their flow charts, timetables and dependency graphs |
| ` + "`sheets/`" + ` | 公开表，Excel | disclosure sheets, Excel |
| ` + "`print/办事指南汇编.pdf`" + ` | 办事指南汇编，PDF，可以直接付印 | the bound book of guides, PDF, ready for the printer |
| ` + "`print/leaflets/`、`print/notices/`" + ` | 折页（简版）和一次性告知书，PDF | folded sheets and one-time notices, PDF |
| ` + "`docx/`" + ` | 完整版办事指南、联办指南、一次性告知书和窗口文书，Word，供需要改动副本的单位使用；不写明就不生成 | full guides, procedure guides, one-time notices and papers of windows, Word, for offices that must edit a copy; made only when asked for |
| ` + "`json/catalog.json`" + ` | 整个目录 | the whole catalog |
| ` + "`json/matters/<id>.json`" + `、` + "`json/procedures/<id>.json`" + ` | 单个事项、单个联办 | one matter, one procedure |
| ` + "`json/graph.json`" + ` | 事项、证照批文之间的依赖关系 | which matter depends on which, by which document |
| ` + "`json/schema/`" + ` | 以上各 JSON 文件、清单，以及 plan、explain、due 的回答的 JSON Schema（2020-12） | the JSON Schema of each of these, of the manifest, and of what plan, explain and due answer |
| ` + "`manifest.json`" + ` | 清单：全部文件的大小和 SHA-256，目录的版本、摘要和 git 提交 | size and SHA-256 of every file; edition, digest and git commit of the catalog |
| ` + "`README.md`" + ` | 本文件 | this file |

只生成一部分时，用 ` + "`matterc build --only guide,json`" + `，没有列出的就不在这里。要 Word 文档，用 ` + "`matterc build --only docx`" + `。

With ` + "`matterc build --only guide,json`" + ` only those are here. ` + "`matterc build --only docx`" + ` makes the Word documents.
`
