package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/matterc/matterc/render/book"
	"github.com/matterc/matterc/render/verify"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/validate"
	"github.com/spf13/cobra"
)

func verifyCommand(a *app) *cobra.Command {
	var format string
	var asOf schema.Date
	c := &cobra.Command{
		Use:   "verify FILE|DIGEST [CATALOG]",
		Short: a.say("核对印好的文书是不是现行的，不是的说明改了什么", "Tell whether a printed document is current, and what has changed since"),
		Long: a.say(`读取 matterc 生成的文件（PDF、网页、Markdown、Word、Excel、JSON）里记载的版本、提交、摘要和文书，或者写印在页脚的摘要（至少前 8 位），也可以把整行“版本 … · 提交 … · 摘要 …”放在引号里，与现行目录（不写的，是当前文件夹所在的目录，或者文件夹 catalog）核对。

目录没有变，就是现行的。目录变了，就从 git 历史里找出印制时的目录，用现在的 matterc 把两边的文书各做一遍，逐节比较：内容没有变化的仍是现行的；有变化的，列出增加、删去和改动的内容，以状态 1 结束。文件只比较它自己的文书，汇编连同它的部门、联办和法律附录；Excel 表、整个目录的 JSON 和摘要比较全部。提交与摘要不相符的，说明并以状态 1 结束。判断不了的（历史里找不到、不是 matterc 生成的文件、当时或者现在的目录有错误）以状态 3 结束。

核对的是文件对自己的记载，不是纸上的字：被人改过内容的纸，这里看不出来。

--format json 的各项：current 是否现行，doubtful 提交与摘要是否不相符，paper 文件自己的记载、printed 印制依据、catalog 现行目录（各有 edition、commit、digest），documents 各份文书：path、title、state（same 没有变化、changed 已经改变、gone 已不在目录中、ended 事项已经停止办理（says 说明从哪天起、由什么代替）、new 当时没有、never 两边都没有）、sections 各节的 changes（about 说的是什么、old 原来、new 现在），unchanged 没有变化的份数，since 此后改动过目录的提交，more 是否还有更早的，uncommitted 是否有没提交的改动。`,
			`Read what a file made by matterc (PDF, web page, Markdown, Word, Excel, JSON) says of itself: edition, commit, digest and documents. Or take the digest printed in the footer (its first 8 digits at least), or the whole line "版本 … · 提交 … · 摘要 …" in quotes. Compare it with the catalog (the one around the working directory, or else the folder catalog, if none is named).

If the catalog is the same, the paper is current. If not, the catalog it was printed from is looked for in the history of git, and the documents of both are made with this matterc and compared, section by section. Those that say the same are current; else what was added, removed and changed is told, and the status is 1. Of a file its own documents are compared, of a book also what it says of departments, procedures and laws; of a workbook, the JSON of the whole catalog and a digest, all. A commit and a digest that do not agree are told, and the status is 1. If it cannot be told (not in the history, no file of matterc, a catalog with errors) the status is 3.

What is checked is what the file says of itself, not the words on the paper: this does not see that somebody has altered them.

In JSON: current; doubtful, the commit and the digest do not agree; paper, what it says of itself, printed, what it was printed from, catalog, what is there now (each edition, commit, digest); documents: path, title, state (same, changed, gone, ended with what it says, new, never) and sections with their changes (about, old, new); unchanged, how many are; since, the commits that have changed the catalog; more, there are earlier ones; uncommitted changes.`),
		Example: "matterc verify guides.pdf\nmatterc verify 0f3a9c2e71 my-catalog\nmatterc verify '版本 2026-11-01 · 提交 3f1c02ab9d · 摘要 0f3a9c2e71' --format json",
		Args:    a.arguments(1, 2, a.say("matterc 生成的文件，或者印在页脚的摘要", "a file made by matterc, or the digest printed in its footer")),
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) == 0 {
				return []string{"pdf", "html", "md", "docx", "xlsx", "json"}, cobra.ShellCompDirectiveFilterFileExt
			}
			return nil, cobra.ShellCompDirectiveFilterDirs
		},
		RunE: func(_ *cobra.Command, args []string) error {
			claim, err := readPaper(args[0])
			if err != nil {
				return err
			}
			v, err := a.verify(claim, first(args[1:], ""), asOf)
			if err != nil {
				return err
			}
			text := v.Text(a.lang)
			if format == "json" {
				if text, err = v.JSON(); err != nil {
					return err
				}
			}
			if err := a.result(format, text); err != nil {
				return err
			}
			if !v.Current {
				return errFindings
			}
			return nil
		},
	}
	chooseFlag(c, &format, "format", "FORMAT", "text", a.say("格式：text、json", "text or json"), []string{"text", "json"})
	a.asOfFlag(c, &asOf)
	return c
}

// maxPrinted is the largest file that is read.
const maxPrinted = 512 << 20

// readPaper reads what a paper says of itself, from a file or from what somebody has typed off it. What is written decides
// which of them it is, not what is on the disk.
func readPaper(arg string) (verify.Imprint, error) {
	imprint, err := verify.ReadStamp(arg)
	switch {
	case err == nil:
		return imprint, nil
	case errors.Is(err, verify.ErrNoDay):
		return imprint, usage("“%s”里的版本不是一个日期", "the edition in %q is no day", arg)
	case errors.Is(err, verify.ErrShortDigest):
		return imprint, usage("摘要“%s”太短：至少写前 %d 位", "the digest %q is too short: write %d digits at least", arg, verify.LeastDigest)
	case errors.Is(err, verify.ErrLongDigest):
		return imprint, usage("摘要“%s”太长", "the digest %q is too long", arg)
	}
	if !strings.ContainsAny(arg, `./\`) {
		return verify.Imprint{}, usage("“%s”既不是文件，也不是摘要；整行“版本 … · 摘要 …”要放在引号里", "%q is neither a file nor a digest; put the whole line of the footer in quotes", arg)
	}
	data, err := readPrinted(arg)
	if err != nil {
		return verify.Imprint{}, err
	}
	imprint, err = verify.Read(data)
	switch {
	case errors.Is(err, verify.ErrNoPaper):
		return imprint, cannot("“%s”不是 matterc 生成的文件：PDF、网页、Markdown、Word、Excel 和 JSON 都可以核对，图片和说明文件不记载版本", "%s is no file that matterc writes. It reads PDFs, web pages, Markdown, Word, Excel and JSON; pictures name no edition", arg)
	case errors.Is(err, verify.ErrNoImprint):
		return imprint, cannot("“%s”里没有 matterc 的记载：它不是 matterc 生成的，或者被别的软件去掉了。可以写印在页脚的摘要", "%s says nothing of matterc: it was not made by matterc, or another program has taken that out. The digest printed in the footer will do", arg)
	case errors.Is(err, verify.ErrTwoImprints):
		return imprint, cannot("“%s”里有几份 matterc 的记载，互不相同：它可能是几个文件拼成的，请分开核对", "%s has several marks of matterc that differ: it may be put together of several files; verify each", arg)
	case err != nil:
		return imprint, cannot("“%s”里 matterc 的记载是坏的", "the mark of matterc in %s is broken", arg)
	}
	return imprint, nil
}

// readPrinted reads a file that may be a stranger's.
func readPrinted(name string) ([]byte, error) {
	info, err := os.Stat(name)
	if err == nil && !info.Mode().IsRegular() {
		return nil, cannot("“%s”不是普通文件", "%s is not a plain file", name)
	}
	var f *os.File
	if err == nil {
		f, err = os.Open(name)
	}
	if err != nil {
		return nil, fileError("文件“%s”打不开：%s", "file %s cannot be opened: %s", name, err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxPrinted+1))
	if err != nil {
		return nil, fileError("文件“%s”读不了：%s", "file %s cannot be read: %s", name, err)
	}
	if len(data) > maxPrinted {
		return nil, cannot("“%s”超过 %d MB", "%s is larger than %d MB", name, maxPrinted>>20)
	}
	return data, nil
}

// verify compares a paper with the catalog of a folder.
func (a *app) verify(paper verify.Imprint, arg string, asOf schema.Date) (verify.Report, error) {
	p := a.progress()
	defer p.stop()
	p.stage("检查现行目录", "checking the catalog")
	l, err := a.load(arg, asOf)
	if err != nil {
		return verify.Report{}, err
	}
	program, found := validate.Run(l.Catalog, l.found, validate.Options{})
	if program == nil {
		p.stop()
		if err := a.printFindings(a.err, l, found, diag.FormatText); err != nil {
			return verify.Report{}, err
		}
		return verify.Report{}, cannot("现行目录有错误，判断不了；改正后再核对", "the catalog has errors, so nothing can be told; mend it first")
	}
	now := verify.Catalog{Edition: editionOf(program, paper.Documents), Digest: program.Digest()}
	if days := l.EditionDays(); paper.Edition.IsZero() && strings.HasPrefix(now.Digest, paper.Digest) && len(days) > 0 {
		return verify.Report{}, cannot("摘要 %[1]s 是现行目录的，但不说明印的是哪一天的版本，而目录在 %[2]s 有变化：请把页脚整行“版本 … · 摘要 …”放在引号里核对",
			"the digest %[1]s is that of the catalog, but says not of which day, and the catalog changes on %[2]s: give the whole line of the footer in quotes", paper.Digest, days[0])
	}
	now.Commit, now.Changed = a.commitOf(l.dir, l.Catalog)
	past := &past{app: a, site: l.site, documents: paper.Documents, watch: p}
	defer past.close()
	v, err := paper.Verify(now, past)
	if errors.Is(err, verify.ErrUnknownCatalog) {
		err = cannot("git 历史里没有摘要以 %s 开头的目录：它可能印自没有提交的改动、别的仓库，或者没有取全的历史（git fetch --unshallow）",
			"no catalog in the history of git has a digest that begins with %s: the paper may be from changes that were never committed, another repository, or a history that is not all here (git fetch --unshallow)", paper.Digest)
	}
	return v, err
}

// editionOf returns the pages of a program, those that a paper of these documents can have.
func editionOf(p *validate.Program, documents []string) verify.Edition {
	return verify.Edition{AsOf: p.AsOf(), Pages: book.Pages(p, documents), Ended: book.Endings(p)}
}

// past is the verify.Past of the catalog of a site. Its history is opened when it is first asked for; close closes it.
type past struct {
	app       *app
	site      site
	documents []string // of the paper
	watch     *progress
	history   *history
}

// open opens the history.
func (p *past) open() (*history, error) {
	if p.history == nil {
		p.watch.stage("在 git 历史里找印制时的目录", "looking for the catalog it was printed from")
		h, err := p.app.openHistory(p.site.dir)
		if err != nil {
			return nil, err
		}
		p.history = h
	}
	return p.history, nil
}

// close closes the history, if it was opened.
func (p *past) close() {
	if p.history != nil {
		p.history.close()
	}
}

func (p *past) On(day schema.Date) (verify.Edition, error) {
	l, err := p.app.loadAt(p.site, day)
	if err != nil {
		return verify.Edition{}, err
	}
	program, _ := validate.Run(l.Catalog, l.found, validate.Options{})
	if program == nil {
		return verify.Edition{}, cannot("目录在 %s 那一天有错误，无法比较", "the catalog of %s has errors, so nothing can be compared", day)
	}
	return editionOf(program, p.documents), nil
}

func (p *past) Named(commit string) (id, digest string, err error) {
	h, err := p.open()
	if err == nil {
		id, digest, err = h.named(commit)
	}
	return id, digest, historyError(err)
}

func (p *past) Find(digest string) (id, whole string, err error) {
	h, err := p.open()
	if err == nil {
		id, whole, err = h.find(digest)
	}
	return id, whole, historyError(err)
}

func (p *past) At(commit string, day schema.Date) (verify.Edition, error) {
	h, err := p.open()
	if err != nil {
		return verify.Edition{}, historyError(err)
	}
	p.watch.stage("检查印制时的目录", "checking the catalog it was printed from")
	files, err := h.catalog(commit)
	if err != nil {
		return verify.Edition{}, historyError(err)
	}
	cat, found, err := schema.Load(files, schema.Options{AsOf: day})
	if err != nil {
		return verify.Edition{}, historyError(err)
	}
	program, _ := validate.Run(cat, found, validate.Options{})
	if program == nil {
		return verify.Edition{}, cannot("印制时的目录（提交 %s）用这个版本的 matterc 检查有错误，无法比较", "the catalog it was printed from (commit %s) has errors for this version of matterc, so nothing can be compared", commit[:10])
	}
	return editionOf(program, p.documents), nil
}

func (p *past) Since(commit string) (list []verify.Revision, more bool) {
	h, err := p.open()
	if err != nil {
		return nil, false
	}
	return h.since(commit)
}

// historyError says why a history could not be read, nil if it could.
func historyError(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, errNoHistory):
		return cannot("目录已经改动，又不在 git 仓库里，找不到印制时的目录", "the catalog has changed, and is in no repository of git to find the one it was printed from")
	case errors.Is(err, errTooMuch):
		return cannot("印制时的目录超过限度", "the catalog it was printed from is beyond the limits")
	case errors.Is(err, fs.ErrNotExist):
		return cannot("git 仓库不完整，缺少印制时的文件", "the repository of git is not complete: files of that time are missing")
	}
	return cannot("git 历史读不了：%[1]s", "the history of git cannot be read: %[2]s", reason(err).ZH, reason(err).EN)
}
